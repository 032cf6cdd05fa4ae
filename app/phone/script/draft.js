// Keeps what was answered on this phone until it is sent, if the person agreed. One tab at a time: two that write one draft would
// undo each other's answers.
const keepBox = document.getElementById("keep");
const status = document.querySelector("#kept p");
const words = document.getElementById("kept")?.dataset;
// How the form is a form of its own, not a part of the answers.
const OWN_FIELDS = ["response", "version", "language", "consent", "age", "permission", "step", "shown", "action"];
let isDraftAsked = false;
let isKeeping = false;
let isSaving = false;
let isChanged = false;

// Holds the only right to this survey's draft for as long as the page is open; whether it was to be had.
const holdDraft = () => new Promise((resolve) => {
    if (!navigator.locks) return resolve(true);
    navigator.locks.request(`draft ${form.dataset.survey}`, { ifAvailable: true }, (lock) => {
        resolve(!!lock);
        return lock && new Promise(() => {});
    });
});
const saveDraft = async () => {
    isChanged = true;
    if (!isKeeping || isSaving) return;
    isSaving = true;
    while (isChanged && isKeeping) {
        isChanged = false;
        const fields = [...new FormData(form)].filter(([name]) => !OWN_FIELDS.includes(name));
        const { survey, language } = form.dataset;
        const { response, version, step } = form.elements;
        const draft = { survey, language, id: response.value, version: version.value, step: step.value, fields };
        try {
            await keepValue("draft", draft);
            status.textContent = words.draft;
        } catch {
            status.textContent = words.full;
            break;
        }
    }
    isSaving = false;
};
const startDraft = async () => {
    isDraftAsked = true;
    isKeeping = await holdDraft();
    if (!isKeeping) return void (status.textContent = words.elsewhere);
    navigator.storage?.persist?.().catch(() => {});
    await saveDraft();
};
const dropDraft = async () => {
    isKeeping = false;
    if (await hasKept()) await dropValue("draft", form.dataset.survey);
};
// Puts an answer into a control that is there.
const fill = (name, value) => {
    const fits = ({ type, value: own, options }) => {
        if (/radio|box/.test(type)) return own === value;
        return !options || [...options].some((option) => option.value === value);
    };
    // Of this form alone: where chance decided, the buttons of the own answer are in another.
    const control = [...form.elements].find((one) => one.name === name && one.closest(".page") && fits(one));
    if (control) Object.assign(control, /radio|box/.test(control.type) ? { checked: true } : { value });
    return control;
};
// Puts answers into the form and goes to where they were given.
const resume = ({ fields, step }) => {
    for (const [name, value] of fields) {
        if (fill(name, value)) continue;
        const field = Object.assign(document.createElement("input"), { type: "hidden", name, value });
        document.getElementById("carried").append(field);
    }
    box.checked = true;
    const page = /^page-/.test(step) ? Number(step.slice(5)) : 0;
    if (prepared && consent) return begin(page);
    if (isRunning) {
        form.dispatchEvent(new Event("change"));
        return openPage(page);
    }
    const button = Object.assign(document.createElement("button"), { name: "action", value: `goto-${page}`, hidden: true });
    form.append(button);
    form.requestSubmit(button);
};
const offerDraft = async () => {
    const draft = (await hasKept()) && (await keptValue("draft", form.dataset.survey));
    if (!draft) return;
    const { response, version } = form.elements;
    if (!start) {
        // The same answers, on a page that the server drew.
        isKeeping = draft.id === response.value && (await holdDraft());
        return isKeeping && saveDraft();
    }
    // Questions that are not asked any more have no answers to go on with.
    if (draft.version !== version.value) return dropDraft();
    const offer = template("resume");
    start.prepend(offer);
    offer.addEventListener("click", async ({ target }) => {
        if (target.value === "forget") await dropDraft();
        else if (target.value === "resume") {
            isKeeping = await holdDraft();
            if (!isKeeping) return void (status.textContent = words.elsewhere);
            response.value = draft.id;
            resume(draft);
        } else return;
        offer.remove();
    });
};
if (form) {
    keepBox?.closest(".scripted").classList.add("here");
    form.addEventListener("input", saveDraft);
    form.addEventListener("change", saveDraft);
    form.addEventListener("submit", saveDraft);
}
