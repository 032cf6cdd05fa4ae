// Reads a page aloud, each text in its own language, where the phone itself has a voice for it: what would be spoken by a service
// somewhere else is not offered. It reads what can be seen, from where the person is, and stops at any other step.
const speech = self.speechSynthesis;
const READ = "h1, h2, p, legend, label, dt, dd";
let toRead = [];
let heard;
let isReading = false;

const languageOf = (element) => (element.querySelector("[lang]") ?? element.closest("[lang]")).lang;
const voiceFor = (language) =>
    speech.getVoices().find(({ lang, localService }) => localService && lang.toLowerCase().split(/[-_]/)[0] === language);
const hush = () => {
    isReading = false;
    speech?.cancel();
    heard?.classList.remove("heard");
    listen.textContent = form.dataset.listen;
};
const isSeen = (element) => element.getClientRects().length && element.textContent.trim() && !element.closest(".aside, [aria-hidden]");
const readNext = () => {
    heard?.classList.remove("heard");
    const element = (heard = toRead.shift());
    if (!element) return hush();
    const words = new SpeechSynthesisUtterance(element.textContent.trim());
    words.lang = languageOf(element);
    words.voice = voiceFor(words.lang);
    words.onend = words.onerror = () => isReading && heard === element && readNext();
    element.classList.add("heard");
    element.scrollIntoView({ block: "nearest" });
    if (words.voice) speech.speak(words);
    else readNext();
};
const listen = Object.assign(document.createElement("button"), { type: "button", className: "listen" });
listen.addEventListener("click", () => {
    const wasReading = isReading;
    hush();
    if (wasReading) return;
    isReading = true;
    const all = [...form.querySelectorAll(READ)].filter(isSeen);
    // From the question that has the focus, or else from the first that is not above the screen.
    const current = document.activeElement.closest?.(".item");
    const first = all.findIndex((element) => (current ? current.contains(element) : element.getBoundingClientRect().bottom > 0));
    toRead = all.slice(Math.max(first, 0));
    listen.textContent = form.dataset.hush;
    readNext();
});
const offerVoice = () => {
    if (!form || listen.isConnected || !voiceFor(form.dataset.language)) return;
    listen.textContent = form.dataset.listen;
    form.after(listen);
};
if (form && speech) {
    offerVoice();
    speech.addEventListener?.("voiceschanged", offerVoice);
    form.addEventListener("submit", hush);
    addEventListener("popstate", hush);
    addEventListener("pagehide", hush);
}
