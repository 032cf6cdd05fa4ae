// Loads the XForm of standard input several times and answers its first question; prints one JSON object with milliseconds.
// The engine asks for a browser: its own tests on Node give it jsdom, and so does this.
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!doctype html>", { url: "http://localhost/" });
for (const name of Object.getOwnPropertyNames(window)) if (!(name in globalThis)) globalThis[name] = window[name];
Object.assign(globalThis, { window, document: window.document });
// What its parser, built for CommonJS, looks for on Node; nothing is read from there.
globalThis.__dirname = "/";
const { createInstance } = await import("@getodk/xforms-engine");

const [loads, answers, farthest] = process.argv.slice(2).map(Number);
const xform = readFileSync(0, "utf8");
const times = { load: [], answer: [], value: null };
for (let load = 0; load <= loads; load += 1) {
    const start = performance.now();
    const { root } = await createInstance(xform, { instance: { stateFactory: (state) => state } });
    // The first load, which warms up, is not counted.
    if (load > 0) times.load.push(performance.now() - start);
    const find = (name) => root.currentState.children.find((node) => node.currentState.reference === `/data/${name}`);
    const [question, calculation] = [find("q1"), find(`c${farthest}`)];
    for (let answer = 0; answer < answers; answer += 1) {
        const start = performance.now();
        question.setValue(BigInt(2 + (answer % 2)));
        times.answer.push(performance.now() - start);
    }
    times.value = calculation.currentState.value;
}
console.log(JSON.stringify(times));
