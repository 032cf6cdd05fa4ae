//! Questions that chance protects on the phone: in a real browser the own answer is in nothing that is kept or sent, the draw has the
//! odds that are told, and a later round sends the same; by hand it works without script.

use std::time::Duration;

use fantoccini::{Client, Locator};
use futures_util::TryStreamExt;
use serde_json::{Value, json};
use server::store::StoreError;
use shared::{Answer, Response};
use tests::browser::{Options, open};
use tests::kit::TestApp;

/// The second page holds a protected question too, so that both the page that the server drew and one that came later are tried.
fn protected() -> String {
    let choices = json!([{ "name": "yes", "label": "Yes" }, { "name": "no", "label": "No" }]);
    json!({ "porchlight": 1, "name": "home", "languages": ["en"], "title": "Home", "introduction": "I", "consent": "C", "pages": [
        { "name": "one", "elements": [
            { "kind": "choose_one", "name": "hit", "label": "Were you hit?", "choices": choices, "protected_by": "coin" }] },
        { "name": "two", "elements": [
            { "kind": "scale", "name": "fear", "label": "Afraid?", "from": 1, "to": 5, "labels": { "1": "No", "5": "Very" },
              "protected_by": "die" }] }] })
    .to_string()
}

async fn stored(app: &TestApp, code: &str) -> Vec<Response> {
    let rows: Result<Vec<Response>, StoreError> = app.app.store.responses(&app.survey(code).await.code).try_collect().await;
    rows.unwrap()
}

async fn click(page: &Client, selector: &str) {
    page.wait().at_most(Duration::from_secs(30)).for_element(Locator::Css(selector)).await.unwrap().click().await.unwrap();
}

async fn see(page: &Client, selector: &str) {
    let found = page.wait().at_most(Duration::from_secs(30)).for_element(Locator::Css(selector)).await;
    assert!(found.is_ok(), "{selector} is not there: {}", page.source().await.unwrap());
}

async fn run(page: &Client, script: &str) -> Value {
    page.execute_async(
        &format!("const done = arguments[0]; (async () => {{ {script} }})().then(done, (e) => done(String(e)))"),
        vec![],
    )
    .await
    .unwrap()
}

/// All that the form would send, and all that the phone keeps.
const SENT_AND_KEPT: &str = "
    const all = (store) => new Promise((ok) => { const r = store.getAll(); r.onsuccess = () => ok(r.result); });
    const db = await new Promise((ok) => { const r = indexedDB.open('kept'); r.onsuccess = () => ok(r.result); });
    const kept = [];
    for (const name of db.objectStoreNames) kept.push(await all(db.transaction(name).objectStore(name)));
    db.close();
    const sent = [...new FormData(document.getElementById('survey'))];
    return JSON.stringify({ sent: sent.filter(([name]) => name.startsWith('a.')), kept, local: { ...localStorage } });";

#[tokio::test]
async fn an_own_answer_is_in_nothing_that_a_phone_keeps_or_sends() {
    let app = TestApp::on_sqlite().await;
    app.field("home", &protected()).await;
    app.field("again", &protected()).await;
    let address = app.serve().await;
    let Some(browser) = open(Options::default()).await else { return };
    let page = &browser.client;
    page.goto(&format!("{address}/s/home")).await.unwrap();
    see(page, "html[data-offline=ready]").await;
    click(page, "#consent").await;
    click(page, ".actions button").await;
    see(page, "#item-hit .by-phone:not([hidden])").await;
    see(page, "#item-hit .by-hand[hidden]").await;

    // Chosen, and still nowhere.
    click(page, "#hit-0").await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    let before = run(page, SENT_AND_KEPT).await;
    assert!(!before.as_str().unwrap().contains("\"yes\""), "{before}");

    click(page, ".actions [value=next]").await;
    see(page, "section[data-page='1']:not([hidden])").await;
    let after = run(page, SENT_AND_KEPT).await;
    let after: Value = serde_json::from_str(after.as_str().unwrap()).unwrap();
    let report = after["sent"][0][1].as_str().unwrap().to_owned();
    assert!(["yes", "no"].contains(&report.as_str()), "{after}");
    assert_eq!(run(page, "return document.querySelectorAll('input[type=radio]:checked').length").await, 0);
    // The draft and the memory for later rounds hold the report, too.
    assert!(after["kept"].to_string().contains(&format!("[\"a.hit\",\"{report}\"]")), "{after}");
    assert_eq!(after["local"]["again home hit yes,no,"], report.as_str());

    // Back: the report is shown, and can be given up for another answer.
    click(page, ".actions [value=back]").await;
    see(page, "#item-hit .report:not([hidden]) [data-when=fresh]:not([hidden])").await;
    click(page, "#item-hit .report button").await;
    see(page, "#item-hit .choices:not([hidden])").await;
    click(page, "#hit-1").await;
    click(page, ".actions [value=next]").await;
    see(page, "section[data-page='1']:not([hidden])").await;
    click(page, "#fear-4").await;
    click(page, ".actions [value=next]").await;
    see(page, ".review").await;
    let last = run(page, SENT_AND_KEPT).await;
    let last: Value = serde_json::from_str(last.as_str().unwrap()).unwrap();
    let (hit, fear) = (last["sent"][0][1].as_str().unwrap(), last["sent"][1][1].as_str().unwrap());
    click(page, ".actions [value=send]").await;
    see(page, "#receipt").await;
    let [response] = &stored(&app, "home").await[..] else { panic!("one answer") };
    assert_eq!(response.answers()[0], Answer::One(u16::from(hit == "no")));
    assert_eq!(response.answers()[1], Answer::One(fear.parse::<u16>().unwrap() - 1));

    // A later round with the same question.
    page.goto(&format!("{address}/s/again")).await.unwrap();
    see(page, "html[data-offline=ready]").await;
    click(page, "#consent").await;
    click(page, ".actions button").await;
    see(page, "#item-hit .report:not([hidden]) [data-when=again]:not([hidden])").await;
    click(page, ".actions [value=next]").await;
    see(page, "section[data-page='1']:not([hidden])").await;
    click(page, ".actions [value=next]").await;
    click(page, ".actions [value=send]").await;
    see(page, "#receipt").await;
    let [again] = &stored(&app, "again").await[..] else { panic!("one answer") };
    assert_eq!(again.answers(), response.answers());
    browser.close().await.unwrap();
}

/// The odds that the page tells, drawn by the engine with the browser's randomness: 3 in 4 and 2/3 + 1/15. One false alarm in a million.
#[tokio::test]
async fn the_engine_draws_with_the_odds_it_tells() {
    let app = TestApp::on_sqlite().await;
    app.field("home", &protected()).await;
    let address = app.serve().await;
    let Some(browser) = open(Options::default()).await else { return };
    let page = &browser.client;
    page.goto(&format!("{address}/s/home")).await.unwrap();
    see(page, "#survey").await;
    let counted = run(
        page,
        "const module = await import(document.querySelector('script[data-engine]').dataset.engine);
         await module.default();
         const count = (own, options, die) => {
             const counts = Array(options).fill(0);
             for (let i = 0; i < 20000; i++) counts[module.respond(own, options, die)]++;
             return counts;
         };
         return [count(0, 2, false), count(3, 5, true)];",
    )
    .await;
    let counts =
        |place: usize| counted[place].as_array().unwrap().iter().map(|count| count.as_f64().unwrap()).collect::<Vec<_>>();
    let is_near = |count: f64, odds: f64| (count - 20_000.0 * odds).abs() < 5.0 * (20_000.0 * odds * (1.0 - odds)).sqrt();
    let (coin, die) = (counts(0), counts(1));
    assert!(is_near(coin[0], 0.75) && is_near(coin[1], 0.25), "{coin:?}");
    for (place, count) in die.iter().enumerate() {
        assert!(is_near(*count, if place == 3 { 2.0 / 3.0 + 1.0 / 15.0 } else { 1.0 / 15.0 }), "{die:?}");
    }
    browser.close().await.unwrap();
}

#[tokio::test]
async fn without_script_a_coin_in_the_hand_does_the_same() {
    let app = TestApp::on_sqlite().await;
    let survey = app.field("home", &protected()).await;
    let (version, id) = (survey.instrument.version.as_str(), "00000000000000000000000000000001");
    let fields =
        [("response", id), ("version", version), ("language", "en"), ("consent", "yes"), ("step", "consent"), ("action", "next")];
    let page = app.post_form("/s/home", &fields).await;
    for words in [
        "They guess right at most 75 times in 100.",
        "Toss a coin so that nobody sees it. Heads: give your own answer below. Tails: roll a die, and give the answer that it shows:",
        "1 to 3:",
        "4 to 6:",
    ] {
        assert!(page.body.contains(words), "{words}: {}", page.body);
    }
    assert!(page.body.contains("<p hidden class=\"by-phone\">"), "{}", page.body);
    let fields = [
        ("response", id),
        ("version", version),
        ("language", "en"),
        ("consent", "yes"),
        ("step", "review"),
        ("a.hit", "no"),
        ("a.fear", "3"),
        ("action", "send"),
    ];
    app.post_form("/s/home", &fields).await;
    let [response] = &stored(&app, "home").await[..] else { panic!("one answer") };
    assert_eq!(response.answers(), [Answer::One(1), Answer::One(2)]);
}
