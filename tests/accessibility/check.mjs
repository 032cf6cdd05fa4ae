// Judges every page that people see by four engines, in every language and state: fresh, with errors, without a network, received.
// Any violation is a failure. `node check.mjs SERVER SIGN_IN_LINK CHROMIUM FOLDER_OF_ENGINES`
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createRequire } from "node:module";

const [server, signIn, chromium, engines] = process.argv.slice(2);
const require = createRequire(path.join(engines, "package.json"));
const { chromium: driver } = require("playwright-core");
const scripts = ["axe-core/axe.min.js", "accessibility-checker-engine/ace.js", "html_codesniffer/build/HTMLCS.js"];
const sources = scripts.map((script) => fs.readFileSync(path.join(engines, "node_modules", script), "utf8"));
const LANGUAGES = ["en", "es", "ar"];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const pages = fs.mkdtempSync(path.join(os.tmpdir(), "pages-"));
const browser = await driver.launch({ executablePath: chromium, args: ["--no-sandbox"] });
let judged = 0;
const found = [];

// What the page itself is asked to run in the browser.
const judge = async (tags) => {
    const problems = [];
    const { violations } = await axe.run(document, { runOnly: tags });
    for (const { id, nodes } of violations) for (const { html } of nodes) problems.push(`axe ${id}: ${html}`);
    const { results } = await new ace.Checker().check(document, ["WCAG_2_2"]);
    for (const { ruleId, value, snippet, message } of results) {
        if (value[0] === "VIOLATION" && value[1] === "FAIL") problems.push(`IBM ${ruleId}: ${message} ${snippet}`);
    }
    await new Promise((done) => HTMLCS.process("WCAG2AA", document, done));
    for (const { type, code, element } of HTMLCS.getMessages()) {
        if (type === HTMLCS.ERROR) problems.push(`HTMLCS ${code}: ${element.outerHTML?.slice(0, 200)}`);
    }
    return problems;
};
// What is reached with the Tab key comes in the order in which it is seen.
const order = () => {
    const reached = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")].filter(
        (one) => one.checkVisibility() && one.tabIndex >= 0 && !one.closest(".aside, .bar, .leave"),
    );
    const tops = reached.map((one) => (one.closest("label") ?? one).getBoundingClientRect());
    const isAbove = (one, index) => index > 0 && tops[index].bottom <= tops[index - 1].top;
    return reached.filter(isAbove).map((one) => `is reached after what stands below it: ${one.outerHTML.slice(0, 200)}`);
};
// Text at twice its size, as people set it in their browser (WCAG 1.4.4): nothing is cut off, nothing needs to be moved sideways.
const enlarged = () => {
    const problems = [];
    const needed = document.documentElement.scrollWidth;
    if (needed > innerWidth) problems.push(`needs ${needed} px of width at twice the size of text`);
    for (const one of document.querySelectorAll("body *")) {
        const { overflowX, overflowY } = getComputedStyle(one);
        if (![overflowX, overflowY].includes("hidden") || one.matches(".aside, .default, svg *, svg") || !one.checkVisibility()) continue;
        if (one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight) problems.push(`is cut off: ${one.outerHTML.slice(0, 200)}`);
    }
    return problems;
};
const look = async (page, name) => {
    // As it came: what engines and tools put into it is not ours.
    fs.writeFileSync(path.join(pages, `${name}.html`), `<!DOCTYPE html>${await page.evaluate(() => document.documentElement.outerHTML)}`);
    for (const source of sources) await page.evaluate(source);
    // What is folded away is judged too, where people write.
    if (name.startsWith("studio")) await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
    const problems = await page.evaluate(judge, TAGS);
    const small = await page.evaluate(() =>
        [...document.querySelectorAll("button, .option, summary, input:not([type=radio], [type=checkbox], [type=hidden]), select, textarea, .button")]
            .filter((one) => one.getClientRects().length && !one.closest(".aside, .default") && !one.classList.contains("default"))
            .filter((one) => one.getBoundingClientRect().height < 44)
            .map((one) => `smaller than 44 px: ${one.outerHTML.slice(0, 200)}`),
    );
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > 320) problems.push(`needs ${width} px of width where 320 are given`);
    problems.push(...(await page.evaluate(order)));
    // Half of the 1280 px that the rule is meant for.
    await page.setViewportSize({ width: 640, height: 640 });
    const setting = await page.context().newCDPSession(page);
    await setting.send("Page.setFontSizes", { fontSizes: { standard: 32 } });
    problems.push(...(await page.evaluate(enlarged)));
    await setting.send("Page.setFontSizes", { fontSizes: { standard: 16 } });
    await setting.detach();
    await page.setViewportSize({ width: 320, height: 640 });
    for (const problem of [...problems, ...small]) found.push(`${name}: ${problem}`);
    judged += 1;
};
const open = (more) => browser.newContext({ viewport: { width: 320, height: 640 }, bypassCSP: true, ...more });
const go = async (page, address) => {
    const response = await page.goto(`${server}${address}`);
    if (response.status() >= 500) throw new Error(`${address} answers ${response.status()}`);
};
const press = async (page, action) => {
    await Promise.all([page.waitForLoadState("load"), page.click(`button[value="${action}"]:not(.default):visible`)]);
    await page.waitForTimeout(300);
};
const answer = async (page) => {
    await page.check("#works-0");
    await page.fill("#years", "4");
};

for (const language of LANGUAGES) {
    // Without script: what the server draws.
    const plain = await (await open({ javaScriptEnabled: true, serviceWorkers: "block" })).newPage();
    await plain.route("**/assets/phone-*", (route) => route.abort());
    const start = `/s/everybody?language=${language}`;
    await go(plain, start);
    await look(plain, `${language}-start`);
    await press(plain, "next");
    await look(plain, `${language}-start-errors`);
    await plain.check("#age-young");
    await look(plain, `${language}-start-young`);
    await plain.check("#permission");
    await plain.check("#consent");
    await press(plain, "next");
    await look(plain, `${language}-page`);
    await press(plain, "next");
    await look(plain, `${language}-page-errors`);
    await answer(plain);
    await press(plain, "next");
    await look(plain, `${language}-second-page`);
    await press(plain, "next");
    await look(plain, `${language}-last-look`);
    await press(plain, "send");
    await look(plain, `${language}-receipt`);
    for (const from of ["poster", "kiosk", "helper"]) {
        await go(plain, `${start}&from=${from}`);
        await look(plain, `${language}-start-${from}`);
    }
    for (const address of ["/", "/privacy", "/receipt", "/s/everybody/leaving", "/s/everybody/design", "/findings/youth-2013", "/nowhere"]) {
        await go(plain, `${address}?language=${language}`);
        await look(plain, `${language}${address.replaceAll("/", "-")}`);
    }
    await plain.context().close();

    // With the engine, and without a network from the second page on.
    const phone = await (await open()).newPage();
    await go(phone, start);
    await phone.waitForSelector("html[data-offline=ready]");
    await phone.check("#age-adult");
    await phone.check("#consent");
    await press(phone, "next");
    await press(phone, "next");
    await look(phone, `${language}-engine-errors`);
    await phone.context().setOffline(true);
    await phone.reload();
    await look(phone, `${language}-offline`);
    await phone.waitForTimeout(500);
    await phone.check("#age-adult");
    await phone.check("#consent");
    await press(phone, "next");
    await answer(phone);
    await press(phone, "next");
    await look(phone, `${language}-offline-page`);
    await press(phone, "next");
    await look(phone, `${language}-offline-last-look`);
    await press(phone, "send");
    await look(phone, `${language}-waiting`);
    await phone.context().setOffline(false);
    await phone.evaluate(() => dispatchEvent(new Event("online")));
    await phone.waitForSelector("#receipt");
    await look(phone, `${language}-received`);
    await phone.context().close();
}
const studio = await (await open({ serviceWorkers: "block" })).newPage();
await go(studio, "/studio");
await look(studio, "studio-sign-in");
await studio.goto(signIn);
await look(studio, "studio-link");
await Promise.all([studio.waitForNavigation(), studio.click("main button")]);
await look(studio, "studio-surveys");
const links = await studio.$$eval("main a[href^='/studio']", (all) => all.map((one) => one.getAttribute("href")));
for (const link of [...new Set(links)]) {
    await go(studio, link);
    await look(studio, `studio${link.replace("/studio", "").replaceAll("/", "-")}`);
    for (const further of new Set(await studio.$$eval("main a[href^='/studio/']", (all) => all.map((one) => one.getAttribute("href"))))) {
        if (links.includes(further) || /\.(json|csv|xlsx|zip)$/.test(further)) continue;
        const response = await studio.request.get(`${server}${further}`);
        if (!response.headers()["content-type"]?.startsWith("text/html")) continue;
        await go(studio, further);
        await look(studio, `studio${further.replace("/studio", "").replaceAll("/", "-").replaceAll("?", "-")}`);
    }
}
await browser.close();

const files = fs.readdirSync(pages).map((file) => path.join(pages, file));
const jar = path.join(engines, "node_modules/vnu-jar/build/dist/vnu.jar");
const output = execFileSync("java", ["-jar", jar, "--format", "json", "--exit-zero-always", "--stdout", ...files], { maxBuffer: 1 << 28 });
for (const { type, url, message, extract } of JSON.parse(output).messages) {
    if (type === "error") found.push(`${path.basename(url, ".html")}: vnu: ${message} ${extract ?? ""}`);
}
console.log(`${judged} pages judged by axe-core, the IBM engine, HTML CodeSniffer and vnu: ${found.length} violations`);
const unique = new Map(found.map((one) => [one.replace(/^[^:]*: /, ""), one]));
for (const one of unique.values()) console.log(one.replaceAll("\n", " ").slice(0, 600));
process.exitCode = found.length ? 1 : 0;
