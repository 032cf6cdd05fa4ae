// Finished surveys: on this phone first, then on their way, then received. Each state is said, for those of earlier visits too; none
// shows an answer or what the survey is about.
const place = document.getElementById("kept");
const RETRY_MILLISECONDS = 20_000;
let finished;
let isOver = false;
let retry;

const hasKept = async () => {
    const all = await indexedDB.databases?.();
    return !all || all.some(({ name }) => name === DATABASE);
};
const button = (text, act) => {
    const made = withText(document.createElement("button"), text);
    made.className = "quiet";
    made.addEventListener("click", act);
    return made;
};
// What can be carried to the team by hand.
const fileOf = ({ id, survey, body }) => {
    const text = JSON.stringify({ porchlight_answers: 1, survey, ...JSON.parse(body) });
    const link = withText(document.createElement("a"), place.dataset.save);
    link.className = "button";
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = `answers-${id.slice(0, 8)}.json`;
    return link;
};
// The form again, drawn by the server with what is wrong in it.
const mend = ({ survey, body }) => {
    const { id, version, answers } = JSON.parse(body);
    const again = Object.assign(document.createElement("form"), { method: "post", action: `/s/${survey}` });
    const add = (name, value) => again.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    const fields = { response: id, version, language: document.documentElement.lang, consent: "yes", step: "review", shown: "", action: "send" };
    Object.entries(fields).forEach(([name, value]) => add(name, value));
    for (const [name, given] of Object.entries(answers)) [given].flat().forEach((value) => add(`a.${name}`, value));
    document.body.append(again);
    isOver = true;
    again.submit();
};
const line = (text, ...actions) => {
    const made = withText(document.createElement("li"), "");
    made.append(withText(document.createElement("p"), text), ...actions);
    return made;
};
const erase = (one) => button(place.dataset.erase, () => dropValue("ended", one.id).then(() => showKept()));
const endedLine = (one) => {
    const { received, closed, refused } = place.dataset;
    if (one.receipt) return line(received.replace("\ufffc", one.receipt), erase(one));
    if (one.refusal === 422) return line(refused, button(place.dataset.mend, () => mend(one)), fileOf(one), erase(one));
    return line(one.refusal === 410 ? closed : refused, fileOf(one), erase(one));
};
const showKept = async (sending) => {
    const { waiting, sending: onItsWay, others } = place.dataset;
    const [wait, ended] = [await allKept("waiting"), await allKept("ended")];
    if (isPassedOn) {
        // Of others it is told that they are here, and nothing else; with their receipts somebody could take them back.
        for (const { id, receipt } of ended) if (receipt && id !== finished) await dropValue("ended", id);
        const isAny = wait.length || ended.some(({ receipt }) => !receipt);
        return place.querySelector("ul").replaceChildren(...(isAny ? [line(others)] : []));
    }
    const waitingLine = (one) => line(one.id === sending ? onItsWay : waiting, fileOf(one));
    place.querySelector("ul").replaceChildren(...wait.map(waitingLine), ...ended.map(endedLine));
};
// The server's own page, with the receipt; where it does not come, the receipt is said all the same.
const showReceipt = async ({ id, survey }) => {
    const fields = new URLSearchParams({ response: id, action: `language-${document.documentElement.lang}` });
    const answer = await fetch(`/s/${survey}/receipt${location.search}`, { method: "POST", body: fields });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.getElementById("receipt")) return;
    const heading = page.querySelector("h1");
    heading.tabIndex = -1;
    document.querySelector("main").replaceWith(page.querySelector("main"));
    document.title = page.title;
    heading.focus();
    await dropValue("ended", id);
    finished = undefined;
};
const sendWaiting = async () => {
    clearTimeout(retry);
    const left = await send(showKept);
    const own = finished && (await keptValue("ended", finished));
    if (own?.receipt) await showReceipt(own).catch(() => {});
    await showKept();
    if (left) retry = setTimeout(sendWaiting, RETRY_MILLISECONDS);
};
const sendIfAny = async () => {
    if (!(await hasKept())) return;
    await showKept();
    if ((await allKept("waiting")).length) await sendWaiting();
};
const bodyOf = (fields) => {
    const answers = Object.create(null);
    for (const [name, value] of fields) {
        if (name.startsWith("a.")) (answers[name.slice(2)] ??= []).push(value);
    }
    for (const [name, given] of Object.entries(answers)) {
        if (given.length === 1) [answers[name]] = given;
    }
    const { response, version } = form.elements;
    return JSON.stringify({ id: response.value, version: version.value, consent: true, answers });
};
const finish = async () => {
    const { survey, language } = form.dataset;
    const one = { id: form.elements.response.value, survey, language, body: bodyOf(new FormData(form)) };
    try {
        await keepValue("waiting", one);
    } catch {
        return finishUnkept(one);
    }
    finished = one.id;
    isOver = true;
    await dropDraft();
    const heading = withText(document.createElement("h1"), place.dataset.finished);
    heading.tabIndex = -1;
    document.querySelector("main").replaceChildren(heading, ...(isPassedOn ? [template("next")] : []));
    document.title = place.dataset.finished;
    status.textContent = "";
    heading.focus();
    navigator.storage?.persist?.().catch(() => {});
    const worker = await navigator.serviceWorker?.getRegistration("/s/");
    worker?.sync?.register("send").catch(() => {});
    await sendWaiting();
};
// Nothing can be kept here, so the form stays as it is until the answers are received.
const finishUnkept = async (one) => {
    status.textContent = place.dataset.sending;
    const end = await attempt(one).catch(() => {});
    if (end?.receipt) return showReceipt(one).catch(() => place.querySelector("ul").replaceChildren(endedLine(end)));
    if (end) return mend(one);
    status.textContent = place.dataset.full;
    place.querySelector("ul").replaceChildren(line(form.dataset.offline, fileOf(one)));
};
if (place) {
    sendIfAny().catch(() => {});
    addEventListener("online", () => sendIfAny().catch(() => {}));
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && sendIfAny().catch(() => {}));
}
