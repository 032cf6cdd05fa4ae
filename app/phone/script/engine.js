// Brings the phone engine to the form once the page is at rest. A browser that cannot run it, or that saves data, keeps the plain
// form; so does every browser when anything fails on the way, and where the survey asks for what only the server can do.
const loader = document.currentScript.src;
const { engine } = document.currentScript.dataset;
const form = document.getElementById("survey");
// Module, logic and pages, once they are here; and whether the engine has the form.
let prepared;
let isRunning = false;

// The smallest module with a reference type: one function type that takes an externref (WebAssembly 2.0, section 5.3).
const probe = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 1, 111, 0]);
const able = typeof WebAssembly === "object" && WebAssembly.validate(probe) && !navigator.connection?.saveData;

// What is needed both to run now and to open later is paid for once.
const fetching = new Map();
const fetchOnce = async (address) => {
    if (!fetching.has(address)) fetching.set(address, fetch(address));
    return (await fetching.get(address)).clone();
};
const fetchBody = async (address, kind) => {
    const response = await fetchOnce(address);
    if (!response.ok) throw response.status;
    return response[kind]();
};
const prepare = async () => {
    const [module, logic, pages] = await Promise.all([
        import(engine).then(async (module) => (await module.default(), module)),
        fetchBody(form.dataset.engine, "arrayBuffer"),
        fetchBody(form.dataset.pages, "text"),
    ]);
    if (!pages.includes("data-page")) throw pages;
    prepared = { module, logic: new Uint8Array(logic), pages };
};
// Takes over a form that shows a page of questions.
const run = () => {
    prepared.module.start(form, prepared.logic, prepared.pages);
    guard();
    form.addEventListener("click", repeat);
    form.addEventListener("click", leaveOut);
    form.addEventListener("change", show);
    // Other pages than the one that was drawn have a way back.
    if (start && !consent) setActions("page-actions");
    isRunning = true;
    show();
};
// Texts that show an answer to another question.
const show = () => {
    for (const place of form.querySelectorAll("[data-answer]")) {
        const given = [...form.querySelectorAll(`[name="a.${place.dataset.answer}"]`)].map((field) => {
            if (!/radio|box/.test(field.type)) return field.value;
            return field.checked && field.value && field.parentNode.textContent.trim();
        });
        place.textContent = given.filter(Boolean).join(", ") || "…";
    }
};
// Adds or removes one of several repetitions, which are all there already: how many of them show follows from their count.
const repeat = (event) => {
    const button = event.target.closest(".repeat button");
    if (!button) return;
    event.preventDefault();
    const parent = button.closest(".repeat");
    const [count, ...all] = parent.querySelectorAll(":scope > input, :scope > .repetition");
    const last = all.indexOf(button.parentNode) < 0 ? count.value++ : --count.value;
    const fields = (index) => all[index].querySelectorAll("input, select, textarea");
    // Those behind the one that goes move up.
    for (let index = all.indexOf(button.parentNode); index >= 0 && index <= last; index++) {
        fields(index).forEach((field, place) => {
            const next = index < last && fields(index + 1)[place];
            if (/radio|box/.test(field.type)) field.checked = next && next.checked;
            else field.value = next ? next.value : "";
        });
    }
    // Those in a repetition that moved up may be full now, or not any more.
    for (const one of form.querySelectorAll(".repeat")) {
        const [number, ...each] = one.querySelectorAll(":scope > input, :scope > .repetition");
        one.querySelector(":scope > button").hidden = number.value >= each.length;
    }
    form.dispatchEvent(new Event("change"));
    (all[last].hidden ? parent.querySelector(":scope > button") : all[last].querySelector("h3")).focus();
};
// Leaves out a page: nothing that was given on it stays.
const leaveOut = (event) => {
    const button = event.target.closest("button[value=skip]");
    if (!button) return;
    event.preventDefault();
    for (const field of button.closest(".page").querySelectorAll("input, select, textarea")) {
        if (/radio|box/.test(field.type)) field.checked = false;
        else field.value = "";
    }
    form.dispatchEvent(new Event("change"));
    form.requestSubmit(form.querySelector(".actions [value=next]"));
};
