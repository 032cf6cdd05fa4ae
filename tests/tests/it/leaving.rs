//! Leaving quickly, help to turn to, and pages that can be left out whole: in a real browser with and without script.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use fantoccini::{Client, Locator};
use serde_json::{Value, json};
use tests::browser::{Browser, Options, Screen, open};
use tests::kit::{Answer, TestApp};
use tests::samples::careful;

/// A browser at the first page of a survey that has help and a page that can be left out; `None` where there is no browser.
async fn at_the_survey(options: Options) -> Option<(TestApp, Browser, String)> {
    let browser = open(options).await?;
    let app = TestApp::on_sqlite().await;
    app.field("block", &careful()).await;
    let address = app.serve().await;
    browser.client.goto(&format!("{address}/s/block")).await.unwrap();
    Some((app, browser, address))
}

async fn see(page: &Client, selector: &str) {
    let found = page.wait().at_most(Duration::from_secs(20)).for_element(Locator::Css(selector)).await;
    assert!(found.is_ok(), "{selector} is not there: {}", page.source().await.unwrap());
}

async fn click(page: &Client, selector: &str) {
    page.wait().for_element(Locator::Css(selector)).await.unwrap().click().await.unwrap();
}

/// Waits until the browser is where people are led who leave.
async fn is_away(page: &Client) -> bool {
    for _ in 0..100 {
        if page.current_url().await.is_ok_and(|url| url.path() == "/health") {
            return true;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    false
}

/// Names of all that this site keeps in the browser.
async fn kept(page: &Client) -> Value {
    let script = "const done = arguments[0];
        Promise.all([indexedDB.databases(), caches.keys(), navigator.serviceWorker.getRegistrations()])
            .then(([bases, names, workers]) => done([bases.map((base) => base.name), names, workers.length]))";
    page.execute_async(script, vec![]).await.unwrap()
}

async fn answer_and_keep(page: &Client) {
    see(page, "html[data-offline=ready]").await;
    click(page, "#consent").await;
    click(page, ".actions button").await;
    see(page, "section[data-page='0']:not([hidden])").await;
    click(page, "#safe-0").await;
    see(page, "#kept p:not(:empty)").await;
    let before = kept(page).await;
    assert_eq!((&before[0], &before[2]), (&json!(["kept"]), &json!(1)), "{before}");
}

#[tokio::test]
async fn leaving_hides_the_page_and_forgets_everything() {
    let Some((_app, browser, address)) = at_the_survey(Options::default()).await else { return };
    let page = &browser.client;
    answer_and_keep(page).await;
    click(page, "#leave").await;
    assert!(is_away(page).await);
    assert_eq!(kept(page).await, json!([[], [], 0]));
    // What is behind in the history shows no answer, and offers none to go on with.
    page.back().await.unwrap();
    see(page, "#consent").await;
    assert!(page.find(Locator::Css("#safe-0, button[value=resume]")).await.is_err(), "{}", page.source().await.unwrap());
    page.goto(&format!("{address}/s/block")).await.unwrap();
    see(page, "html[data-offline=ready]").await;
    assert!(page.find(Locator::Css("button[value=resume]")).await.is_err());
    browser.close().await.unwrap();
}

#[tokio::test]
async fn three_presses_of_shift_leave_and_two_do_not() {
    let Some((_app, browser, _)) = at_the_survey(Options { screen: Screen::Laptop, ..Options::default() }).await else { return };
    let page = &browser.client;
    answer_and_keep(page).await;
    let shift = async || {
        for kind in ["keyDown", "keyUp"] {
            browser
                .devtools("Input.dispatchKeyEvent", json!({ "type": kind, "key": "Shift", "code": "ShiftLeft" }))
                .await
                .unwrap();
        }
    };
    // Writing capital letters is no wish to leave.
    click(page, "#safe-1").await;
    page.find(Locator::Id("why")).await.unwrap().send_keys("NO LIGHT AT ALL").await.unwrap();
    assert_eq!(page.current_url().await.unwrap().path(), "/s/block");
    shift().await;
    shift().await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(page.current_url().await.unwrap().path(), "/s/block");
    shift().await;
    assert!(is_away(page).await);
    assert_eq!(kept(page).await, json!([[], [], 0]));
    browser.close().await.unwrap();
}

#[tokio::test]
async fn without_script_the_same_link_leads_away() {
    let Some((_app, browser, _)) = at_the_survey(Options { script: false, ..Options::default() }).await else { return };
    let page = &browser.client;
    click(page, "#consent").await;
    click(page, ".actions button").await;
    see(page, "section[data-page='0']").await;
    click(page, "#leave").await;
    assert!(is_away(page).await);
    browser.close().await.unwrap();
}

async fn leave(app: &TestApp, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::get(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    app.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn only_who_asks_to_leave_is_forgotten() {
    let app = TestApp::on_sqlite().await;
    let wipes = |answer: &Answer| answer.headers.contains_key("clear-site-data");
    let own = leave(&app, "/leave", &[("sec-fetch-site", "same-origin"), ("sec-fetch-mode", "navigate")]).await;
    assert_eq!(
        (own.status, &own.headers[header::LOCATION]),
        (StatusCode::SEE_OTHER, &header::HeaderValue::from_static("/health"))
    );
    assert!(
        wipes(&own) && own.headers[header::CACHE_CONTROL] == "no-store" && own.headers[header::REFERRER_POLICY] == "no-referrer"
    );
    assert!(wipes(&leave(&app, "/leave", &[]).await), "an old browser");
    for headers in [
        [("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")],
        [("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "no-cors")],
        [("sec-fetch-site", "same-origin"), ("sec-fetch-mode", "no-cors")],
    ] {
        assert!(!wipes(&leave(&app, "/leave", &headers).await), "{headers:?}");
    }
    // A phone that is handed on holds the answers of others.
    assert!(!wipes(&leave(&app, "/leave?keep", &[]).await));
}

#[tokio::test]
async fn every_page_says_where_help_is_and_nothing_in_its_title() {
    let app = TestApp::on_sqlite().await;
    app.field("block", &careful()).await;
    let start = app.get("/s/block?language=es").await;
    let (crisis, house) = (start.body.find("Línea de crisis").unwrap(), start.body.find("Elm Street house").unwrap());
    assert!(crisis < house, "who speaks the language of the page comes first");
    assert!(start.body.contains("href=\"tel:5550109900\"") && start.body.contains("Hablan: English, Español"));
    let fields = |step: &'static str, action: &'static str| {
        let (id, version) = (start.field("response"), start.field("version"));
        [("response", id), ("version", version), ("language", "en".into()), ("consent", "yes".into()), ("step", step.into())]
            .into_iter()
            .chain([("shown", String::new()), ("a.safe", "yes".into()), ("a.age", "30".into()), ("action", action.into())])
            .collect::<Vec<(&str, String)>>()
    };
    let post = async |step: &'static str, action: &'static str| {
        let fields = fields(step, action);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        app.post_form("/s/block", &fields).await
    };
    let pages =
        [app.get("/s/block").await, post("consent", "next").await, post("review", "next").await, post("review", "send").await];
    for page in pages.iter().chain([&app.get("/s/block/leaving").await]) {
        assert_eq!(page.headers[header::CACHE_CONTROL], "no-store");
        assert!(page.body.contains("id=\"help\"") && page.body.contains("href=\"/leave\""), "{}", page.body);
        let title = page.body.split("<title>").nth(1).unwrap().split("</title>").next().unwrap();
        assert!(!title.contains("block") && !title.contains("safe"), "{title}");
        assert!(page.body.contains("<link rel=\"icon\" href=\"data:,\">"));
    }
    // The page that may be left out is, with all that was given on it; other pages cannot be.
    let review = post("page-1", "skip").await;
    assert!(review.body.contains("Check your answers") && !review.body.contains("name=\"a.age\""), "{}", review.body);
    assert_eq!(post("page-0", "skip").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_hard_page_is_left_out_with_and_without_script() {
    for script in [true, false] {
        let Some((_app, browser, _)) = at_the_survey(Options { script, ..Options::default() }).await else { return };
        let page = &browser.client;
        if script {
            see(page, "html[data-offline=ready]").await;
        }
        click(page, "#consent").await;
        click(page, ".actions button").await;
        see(page, "section[data-page='0']:not([hidden])").await;
        click(page, "#safe-0").await;
        click(page, ".actions button").await;
        see(page, "section[data-page='1']:not([hidden])").await;
        page.find(Locator::Id("age")).await.unwrap().send_keys("300").await.unwrap();
        click(page, "section[data-page='1'] button[value=skip]").await;
        see(page, ".review").await;
        let html = page.source().await.unwrap();
        assert!(!html.contains("300"), "script: {script}: {html}");
        browser.close().await.unwrap();
    }
}
