// A screen that stands somewhere, or a phone that is handed from one person to the next (`?from=kiosk`, `?from=helper`): what one did is
// not there for another. Receipts of others are forgotten, the way back leads to the start, and what was left alone starts over.
const IDLE_MILLISECONDS = 120_000;
const WARNING_MILLISECONDS = 30_000;
const warning = document.createElement("dialog");
let idle;

const startAgain = () => {
    isOver = true;
    document.documentElement.hidden = true;
    location.replace(exit.dataset.start);
};
const isTouched = ({ type, checked, value, defaultValue, selectedIndex }) =>
    checked || selectedIndex > 0 || (defaultValue !== undefined && !/hidden|radio|box/.test(type) && value !== defaultValue);
const isUntouched = () => start && !start.hidden && ![...form.elements].some(isTouched);
const watch = () => {
    clearTimeout(idle);
    warning.close();
    idle = setTimeout(warn, IDLE_MILLISECONDS);
};
const warn = () => {
    if (isUntouched()) return watch();
    warning.showModal();
    idle = setTimeout(startAgain, WARNING_MILLISECONDS);
};
if (isPassedOn) {
    addEventListener("pagehide", () => (document.documentElement.hidden = true));
    addEventListener("pageshow", ({ persisted }) => {
        const [{ type } = {}] = performance.getEntriesByType("navigation");
        if (persisted || (type === "back_forward" && !isUntouched())) startAgain();
    });
    document.addEventListener("click", (event) => {
        if (!event.target.closest("[data-next]")) return;
        event.preventDefault();
        startAgain();
    });
    if (exit.dataset.idle) {
        warning.append(withText(document.createElement("p"), exit.dataset.idle), button(exit.dataset.stay, watch));
        document.body.append(warning);
        for (const sign of ["pointerdown", "keydown", "input", "scroll"]) addEventListener(sign, watch, { capture: true, passive: true });
        watch();
    }
}
