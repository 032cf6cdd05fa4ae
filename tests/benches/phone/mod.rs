//! The phone engine on the real page in headless Chromium, its processor slowed down.

use std::time::Duration;

use fantoccini::Locator;
use serde_json::{Value, json};
use tests::browser::{Options, open};
use tests::kit::TestApp;

use crate::thousand::{QUESTIONS, Shape};

/// How much slower than this machine the phone is made.
const SLOWDOWN: u32 = 6;

/// Answers every question with 1, which nobody listens to, then the first one again and again, which the engine does. Times each
/// event from before it is dispatched until all listeners are done, and what the browser then needs to lay the page out.
const ANSWER: &str = r"
    const times = arguments[0];
    const controls = [...document.querySelectorAll('#survey section input')];
    for (const control of controls) control.value = '1';
    const [first] = controls;
    const handled = [], drawn = [];
    for (let time = 0; time < times; time += 1) {
        first.value = String(2 + time % 2);
        const start = performance.now();
        first.dispatchEvent(new Event('input', { bubbles: true }));
        const end = performance.now();
        document.body.getBoundingClientRect();
        handled.push(end - start);
        drawn.push(performance.now() - end);
    }
    return { controls: controls.length, handled, drawn };
";

/// The same work each time, to see how much the browser is slowed down.
const SPIN: &str = r"
    const start = performance.now();
    let sum = 0;
    for (let turn = 0; turn < 30_000_000; turn += 1) sum = (sum + turn * turn) % 1_000_003;
    return performance.now() - start;
";

/// Milliseconds of each event.
pub struct Answered {
    pub handled: Vec<f64>,
    pub drawn: Vec<f64>,
    /// How much slower the browser was made, as measured.
    pub slowdown: f64,
}

/// `None` where there is no browser.
pub async fn answer(shape: Shape, times: usize) -> Option<Answered> {
    let browser = open(Options::default()).await?;
    let app = TestApp::on_sqlite().await;
    app.field("thousand", &shape.instrument()).await;
    let page = &browser.client;
    let click = async |selector| page.wait().for_element(Locator::Css(selector)).await.unwrap().click().await.unwrap();
    page.goto(&format!("{}/s/thousand", app.serve().await)).await.unwrap();
    click("#consent").await;
    click("button[value=next]:not(.default)").await;
    // The engine puts all other pages into the document.
    let last = format!("#item-q{QUESTIONS}");
    page.wait().at_most(Duration::from_secs(60)).for_element(Locator::Css(&last)).await.expect("the engine");

    let fast = page.execute(SPIN, vec![]).await.unwrap().as_f64().unwrap();
    browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWDOWN })).await.unwrap();
    let slow = page.execute(SPIN, vec![]).await.unwrap().as_f64().unwrap();
    let times = page.execute(ANSWER, vec![json!(times)]).await.unwrap();
    browser.close().await.unwrap();
    assert_eq!(times["controls"], json!(QUESTIONS), "all questions are in the page");
    let numbers = |name: &str| times[name].as_array().unwrap().iter().filter_map(Value::as_f64).collect();
    Some(Answered { handled: numbers("handled"), drawn: numbers("drawn"), slowdown: slow / fast })
}
