// The way out at once: the page is gone before anything else happens, then all that is kept here, then the history leads elsewhere.
// Without this the link does the same by the server, one request later.

// The page as it came, before anything is done to it: `offline.js` may keep it.
const drawn = document.documentElement.outerHTML;
const exit = document.getElementById("leave");
// How long wiping may hold up the way out; the server asks the browser to wipe once more.
const WIPING_MILLISECONDS_AT_MOST = 500;
const SHIFT_MILLISECONDS_AT_MOST = 5000;
const isPassedOn = !!exit?.dataset.start;
let isLeaving = false;

const wipe = async () => {
    sessionStorage.clear();
    localStorage.clear();
    if (await hasKept()) {
        if (isPassedOn) return dropDraft();
        // They were finished to be sent: that goes on behind the page that is left.
        for (const { survey, body } of await allKept("waiting")) {
            const headers = { "content-type": "application/json" };
            fetch(`/api/v1/surveys/${survey}/responses`, { method: "POST", headers, body, keepalive: true }).catch(() => {});
        }
        indexedDB.deleteDatabase(DATABASE);
    }
    for (const name of (await self.caches?.keys()) ?? []) await caches.delete(name);
    for (const worker of (await navigator.serviceWorker?.getRegistrations()) ?? []) await worker.unregister();
};
const leave = async () => {
    if (isLeaving) return;
    isLeaving = true;
    self.speechSynthesis?.cancel();
    document.documentElement.hidden = true;
    const patience = new Promise((done) => setTimeout(done, WIPING_MILLISECONDS_AT_MOST));
    await Promise.race([wipe().catch(() => {}), patience]);
    // Without a network the address would be an error page that names this site.
    location.replace(navigator.onLine || exit.getAttribute("href") === exit.dataset.start ? exit.href : "about:blank");
};
exit?.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
});
let presses = [];
document.addEventListener("keydown", ({ key, repeat, timeStamp }) => {
    if (!exit) return;
    // Who writes capital letters presses it too, but not by itself.
    if (key !== "Shift") presses = [];
    if (key !== "Shift" || repeat) return;
    presses = [...presses, timeStamp].filter((press) => timeStamp - press < SHIFT_MILLISECONDS_AT_MOST);
    if (presses.length === 3) leave();
});
// Nothing may ask whether to stay, where nothing is lost by leaving.
addEventListener("beforeunload", (event) => (isLeaving || isOver || isKeeping) && event.stopImmediatePropagation());
