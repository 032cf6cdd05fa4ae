// Sends finished surveys that wait. Their ids were made before the first byte was sent, so that sending twice counts once; one of
// all tabs and workers sends at a time. What is no answer of ours (a page of a hotel's network, a failing server) changes nothing.
const SENDING_MILLISECONDS_AT_MOST = 30_000;
// The server understood, and says that it will not take them: not these words, not this version, not any more, too much.
const REFUSALS = [400, 409, 410, 413, 422];

// What became of one; nothing where it is not known.
const attempt = async ({ id, survey, language, body }) => {
    const response = await fetch(`/api/v1/surveys/${survey}/responses?language=${language}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body,
        redirect: "error",
        signal: AbortSignal.timeout?.(SENDING_MILLISECONDS_AT_MOST),
    });
    const answer = await response.json();
    if (response.ok && answer.id === id && answer.receipt) return { id, survey, receipt: answer.receipt };
    const isProblem = response.headers.get("content-type")?.startsWith("application/problem+json");
    if (isProblem && REFUSALS.includes(response.status)) return { id, survey, refusal: response.status, body };
};
const sendAll = async (say) => {
    for (const one of await allKept("waiting")) {
        say(one.id);
        const end = await attempt(one).catch(() => {});
        if (!end) continue;
        // In one transaction, so that it is in exactly one of both, whatever happens now.
        await inKept(["waiting", "ended"], "readwrite", (waiting, ended) => (ended.put(end), waiting.delete(one.id)));
    }
    return (await allKept("waiting")).length;
};
// How many still wait afterwards.
const send = (say = () => {}) => (navigator.locks ? navigator.locks.request("send", () => sendAll(say)) : sendAll(say));
