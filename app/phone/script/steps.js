// The steps that the engine leaves to the server, taken here where it runs: from consent to the questions, and to a last look. What
// neither takes is sent as it would be without script, unless there is no network: the browser would put an error in its place.
const template = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);
const consent = form?.elements.step.value === "consent" ? form.querySelector(".page") : null;
// Where it is asked whether the person takes part: on a page of its own, or above the first questions.
const box = document.querySelector("#consent[type=checkbox]");
const start = box?.closest(".page");
const agrees = () => {
    const age = form.querySelector("[name=age]:checked")?.value;
    const permission = document.getElementById("permission");
    const mayAnswer = !document.querySelector("[name=age]") || age === "adult" || (age === "young" && permission?.checked !== false);
    return box.checked && mayAnswer;
};
const pages = () => [...form.querySelectorAll(".page[data-page]")];
let review;

const setActions = (id) => form.querySelector(".actions").replaceWith(template(id));
const arriveAt = (section, title) => {
    document.title = title;
    section.querySelector("h1").focus();
    scrollTo(0, 0);
};
const tell = (words) => {
    const summary = document.getElementById("summary");
    summary.textContent = words;
    summary.hidden = false;
    summary.focus();
};

// From consent to a page of questions, without the server.
const begin = (step) => {
    const all = document.createElement("template");
    all.innerHTML = prepared.pages;
    const page = all.content.querySelector(`[data-page="${step}"]`) ?? all.content.querySelector(".page");
    consent.after(page);
    consent.hidden = true;
    form.elements.step.value = `page-${page.dataset.page}`;
    setActions("page-actions");
    document.getElementById("summary").hidden = true;
    document.getElementById("help")?.removeAttribute("open");
    run();
    history.pushState(Number(page.dataset.page), "");
    arriveAt(page, form.dataset.title.replace("\ufffc", page.querySelector(".progress").textContent));
    // Nothing is asked on it.
    if (!page.querySelector(".item:not([hidden])")) form.requestSubmit(form.querySelector(".actions [value=next]"));
};
const openPage = (page) => {
    history.pushState(page, "");
    dispatchEvent(new PopStateEvent("popstate", { state: page }));
};
const showConsent = () => {
    for (const page of pages()) page.hidden = true;
    consent.hidden = false;
    arriveAt(consent, consent.querySelector("h1").textContent);
};

const dayIn = (day) => new Date(day).toLocaleDateString(form.dataset.language, { dateStyle: "long", timeZone: "UTC" });
const answersTo = (item) => {
    const words = (field) => {
        const option = () => field.closest(".option").textContent.trim();
        if (field.type === "checkbox" && !item.querySelector("legend")) return field.checked && review.dataset.acknowledged;
        if (field.type === "hidden") return item.querySelector(".report b").textContent;
        if (/radio|box/.test(field.type)) return field.checked && field.value && option();
        if (field.localName === "select") {
            return field.value && `${field.selectedOptions[0].text}. ${option().slice(field.textContent.trim().length).trim()}`;
        }
        const value = field.value.trim();
        const [day, time] = /^date/.test(field.type) ? value.split("T") : [];
        return day ? dayIn(day) + (time ? `, ${time}` : "") : value;
    };
    const given = [...item.querySelectorAll("input, select, textarea")].map(words).filter(Boolean);
    return item.querySelector("select") ? given.sort() : given;
};
const withText = (element, text) => ((element.textContent = text), element);
const reviewOf = (page, pattern) => {
    const block = pattern.cloneNode(true);
    const title = page.querySelector("h1").textContent;
    const [question, none] = block.querySelectorAll("dt, dd");
    const lines = [...page.querySelectorAll(".item[data-slot]:not(.note, .repeat)")].flatMap((item) => {
        if (item.hidden || item.closest(".group[hidden]")) return [];
        const words = item.querySelector("legend, label").cloneNode(true);
        words.querySelector(".needed")?.remove();
        const given = answersTo(item).map((answer) => withText(document.createElement("dd"), answer));
        return [withText(question.cloneNode(), words.textContent.trim()), ...(given.length ? given : [none.cloneNode(true)])];
    });
    block.querySelector("h2").textContent = title;
    block.querySelector("button").value = `goto-${page.dataset.page}`;
    block.querySelector(".aside").textContent = ` ${title}`;
    block.querySelector("dl").replaceChildren(...lines);
    return lines.length ? [block] : [];
};
const showReview = () => {
    leaveReview();
    review = template("review");
    const pattern = review.querySelector(".block");
    pattern.replaceWith(...pages().flatMap((page) => reviewOf(page, pattern)));
    for (const page of pages()) page.hidden = true;
    setActions("review-actions");
    form.querySelector(".actions").before(review);
    form.elements.step.value = "review";
    arriveAt(review, review.querySelector("h1").textContent);
};
const leaveReview = () => {
    if (!review) return;
    review.remove();
    review = undefined;
    setActions("page-actions");
};

// Before the engine sees it: what is pressed on consent and on the last look.
form?.addEventListener("submit", (event) => {
    const action = event.submitter?.value ?? "next";
    const take = (act) => {
        event.preventDefault();
        event.stopImmediatePropagation();
        act();
    };
    if (action === "send") return take(finish);
    if (start && !start.hidden && action === "next") {
        const agreed = agrees();
        // First kept, then gone on from.
        if (agreed && keepBox?.checked && !isDraftAsked) return take(() => startDraft().catch(() => {}).then(() => form.requestSubmit(event.submitter)));
        // What is missing of ages is said by the server, which knows the words, wherever it can be reached.
        if (!agreed && document.querySelector("[name=age]") && navigator.onLine) return event.stopImmediatePropagation();
        if (!agreed && (prepared || !navigator.onLine)) return take(() => tell(form.dataset.consentMissing));
        if (consent && prepared) return take(() => (isRunning ? openPage(Number(pages()[0].dataset.page)) : begin(0)));
    }
    if (review && action === "back") return take(() => history.back());
    if (review && action.startsWith("goto-")) return take(() => openPage(Number(action.slice(5))));
}, true);
// After it: what it left.
document.addEventListener("submit", (event) => {
    if (event.defaultPrevented || event.target !== form) return;
    const action = event.submitter?.value ?? "next";
    const isOnPage = isRunning && !review;
    if (isOnPage && (action === "next" || (action === "back" && start))) {
        event.preventDefault();
        // There is nothing before it.
        if (action === "back" && !consent) return;
        history.pushState(action === "next" ? "review" : "consent", "");
        if (action === "next") showReview();
        else showConsent();
    } else if (!navigator.onLine) {
        event.preventDefault();
        tell(form.dataset.offline);
    }
});
// The engine opens the page that the history leads to; this puts away what stands around pages, or brings it back.
addEventListener("popstate", ({ state }) => {
    if (!isRunning) return;
    const isConsent = consent && (state === null || state === "consent");
    if (consent) consent.hidden = true;
    leaveReview();
    // After the engine, which hears of it next.
    setTimeout(() => (state === "review" ? showReview() : isConsent && showConsent()));
});
