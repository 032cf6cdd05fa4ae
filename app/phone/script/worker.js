// Opens a survey without a network. What it answers with was put there by the page (`offline.js`), complete and of one version; it
// fetches nothing ahead and keeps nothing of anybody, but hands a form that could not be sent back to its page.
const PAGE = /^\/s\/[^/]+$/;
const PART = /^(\/assets\/|\/s\/[^/]+\/(engine|pages)$)/;
// How long a slow network is waited for where the page is here.
const PATIENCE_MILLISECONDS = 4000;

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt()};`);
const newId = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

// The page as it was put here, for somebody new: two people must not answer under one id.
const keptPage = async (url, fields = []) => {
    const kept = (await caches.match(url, { ignoreVary: true })) ?? (await caches.match(url, { ignoreSearch: true, ignoreVary: true }));
    if (!kept) return;
    const given = Object.fromEntries(fields);
    const carried = fields.filter(([name]) => name.startsWith("a."));
    const inputs = carried.map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`);
    let html = await kept.text();
    html = html.replace(/(name="response" value=")[0-9a-f]+/, `$1${/^[0-9a-f]{32}$/.test(given.response) ? given.response : newId()}`);
    if (given.consent || carried.length) {
        const mark = given.consent ? ` data-step="${escaped(given.step)}"` : "";
        html = html.replace('<div id="carried">', () => `<div id="carried"${mark}>${inputs.join("")}`);
    }
    return new Response(html, { headers: kept.headers });
};
const answerPage = async ({ request }) => {
    const url = new URL(request.url);
    const fields = request.method === "POST" ? request.clone().formData().then((form) => [...form]) : [];
    const fromNetwork = fetch(request);
    const fromHere = async () => keptPage(url, await fields);
    if (request.method === "GET") {
        const patience = new Promise((done) => setTimeout(done, PATIENCE_MILLISECONDS));
        const first = await Promise.race([fromNetwork.catch(() => {}), patience]);
        return first ?? (await fromHere()) ?? fromNetwork;
    }
    return fromNetwork.catch(async (error) => (await fromHere()) ?? Promise.reject(error));
};
const answerPart = async ({ request }) => {
    // What is named by its content never changes.
    const kept = await caches.match(request, { ignoreVary: true });
    if (kept && request.url.includes("/assets/")) return kept;
    return fetch(request).catch((error) => kept ?? Promise.reject(error));
};

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
    const { request } = event;
    const { origin, pathname } = new URL(request.url);
    if (origin !== location.origin) return;
    if (request.mode === "navigate" && PAGE.test(pathname)) event.respondWith(answerPage(event));
    else if (request.method === "GET" && PART.test(pathname)) event.respondWith(answerPart(event));
});
addEventListener("sync", (event) => {
    event.waitUntil(send().then((left) => left && Promise.reject(new Error("no network yet"))));
});
