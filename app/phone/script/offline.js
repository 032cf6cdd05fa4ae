// The page for somebody new: this one, where nothing was given before it was drawn, with the headers that it would have again.
const freshPage = async (address) => {
    if (!("fresh" in form.dataset)) return fetchOnce(address);
    const { ok, redirected, headers } = await fetch(address, { method: "HEAD" });
    return ok && !redirected ? new Response(`<!DOCTYPE html>${drawn}`, { headers }) : Response.error();
};
// Puts a survey on the phone so that it opens without a network: this page as it is for somebody new, the pages of questions, the
// logic, and the scripts, all of one version. The page comes last: where it is, all of it is.
const putHere = async () => {
    if (!self.caches || !navigator.serviceWorker) return;
    const { survey, language, device } = form.dataset;
    await navigator.serviceWorker.register("/s/worker.js", { scope: "/s/" });
    const address = `/s/${survey}?language=${language}${device ? `&from=${device}` : ""}`;
    const group = `survey ${survey} ${language} ${device ?? ""} `;
    const own = group + loader.split("/").pop();
    const cache = await caches.open(own);
    if (!(await cache.match(address, { ignoreVary: true }))) {
        const parts = [
            [form.dataset.pages, "text/html", "data-page"],
            [form.dataset.engine, "application/octet-stream"],
            [loader, "text/javascript"],
            [engine, "text/javascript"],
            [engine.replace(/js$/, "wasm"), "application/wasm"],
            [address, "text/html", 'id="survey"'],
        ];
        for (const [part, kind, mark] of parts) {
            const response = await (part === address ? freshPage(part) : fetchOnce(part));
            const fits = response.ok && !response.redirected && response.headers.get("content-type")?.startsWith(kind);
            // A network that wants a password first answers everything with a page of its own.
            if (!fits || (mark && !(await response.clone().text()).includes(mark))) return;
            await cache.put(part, response);
        }
        for (const name of await caches.keys()) {
            if (name !== own && name.startsWith(group)) await caches.delete(name);
        }
    }
    document.documentElement.dataset.offline = "ready";
};
