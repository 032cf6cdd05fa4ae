// What happens when, on a page of a survey: the engine once the page is at rest, what was kept, and then what is needed to open it
// without a network.
const rest = window.requestIdleCallback ?? setTimeout;
const takeOver = async () => {
    await prepare();
    const { step } = document.getElementById("carried").dataset;
    // The worker handed back what could not be sent.
    if (/^page-/.test(form.elements.step.value)) run();
    if (step && start) resume({ fields: [], step });
    await putHere();
};
if (form) {
    offerDraft().catch(() => {});
    if (form.dataset.engine && able) addEventListener("load", () => rest(() => takeOver().catch(() => {})));
}
// A document sleeps in the history with all that was in it; who comes back must not find it on a phone that is handed on.
addEventListener("pageshow", ({ persisted }) => persisted && isLeaving && leave());
