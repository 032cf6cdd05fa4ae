// Answers that are made uncertain here, before anything is kept or sent. Until then an own answer stands in radio buttons that belong
// to a form that is never sent, so nothing reads it; a hidden field holds what chance made of it.
const guarded = () => form.querySelectorAll("[data-protected]");
const reported = (group) => group.querySelector("[type=hidden]");
const ownAnswers = (group) => [...group.querySelectorAll("[type=radio]")];
const repeatKey = (group) => `again ${group.dataset.again} ${ownAnswers(group).map(({ value }) => value)}`;

// Shows whether there is a report, and which.
const showReport = () => {
    for (const group of guarded()) {
        const { value } = reported(group);
        const [hand, phone, choices, report] = group.querySelectorAll(".by-hand, .by-phone, .choices, .report");
        const [fresh, again] = report.querySelectorAll("[data-when]");
        hand.hidden = true;
        phone.hidden = choices.hidden = value;
        report.hidden = !value;
        fresh.hidden = group.isRepeated;
        again.hidden = !group.isRepeated;
        const option = value && ownAnswers(group).find((answer) => answer.value === value);
        report.querySelector("b").textContent = option ? option.parentNode.textContent.trim() : "";
    }
};
// Takes over from the coin in the person's hand. What was chosen before is what that coin decided.
const guard = () => {
    for (const group of guarded()) {
        const answers = ownAnswers(group);
        const given = answers.find(({ checked }) => checked);
        const { name } = answers[0];
        const before = !isPassedOn && localStorage.getItem(repeatKey(group));
        group.isRepeated = !given && answers.some(({ value }) => value === before);
        const value = given?.value ?? (group.isRepeated ? before : "");
        group.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
        for (const answer of answers) {
            answer.setAttribute("form", "own");
            answer.checked = false;
        }
    }
    form.addEventListener("change", showReport);
    form.addEventListener("click", ({ target }) => {
        if (!target.closest(".report button")) return;
        const group = target.closest("[data-protected]");
        localStorage.removeItem(repeatKey(group));
        report(group, "");
        ownAnswers(group)[0].focus();
    });
    showReport();
};
const report = (group, value) => {
    group.isRepeated = false;
    reported(group).value = value;
    reported(group).dispatchEvent(new Event("change", { bubbles: true }));
};
// Whatever is pressed: from here on there is only the report.
form?.addEventListener("submit", () => {
    if (!isRunning) return;
    for (const group of guarded()) {
        const answers = ownAnswers(group);
        const own = answers.findIndex(({ checked }) => checked);
        if (own < 0) continue;
        answers[own].checked = false;
        // The last one is to skip the question, which is no secret.
        const options = answers.length - 1;
        const draw = () => prepared.module.respond(own, options, group.dataset.protected === "die");
        const value = own < options ? answers[draw()].value : "";
        report(group, value);
        if (value && isKeeping) localStorage.setItem(repeatKey(group), value);
    }
}, true);
