//! The kinds of question that need a control of their own, answered in a real browser with and without script, and through the API.

use std::time::Duration;

use axum::http::StatusCode;
use fantoccini::{Client, Locator};
use futures_util::TryStreamExt;
use serde_json::json;
use server::drawing::draw;
use server::store::StoreError;
use shared::estimate::Table;
use shared::governance::By;
use shared::id::ItemName;
use shared::{Answer, Category, NanoRho, PlanRequest, Response, Slot, TableKey};
use tests::browser::{Options, open};
use tests::kit::TestApp;
use tests::samples::{kinds, response};

async fn stored(app: &TestApp) -> Vec<Response> {
    let rows: Result<Vec<Response>, StoreError> = app.app.store.responses(&app.survey("kinds").await.code).try_collect().await;
    rows.unwrap()
}

async fn press(page: &Client, action: &str, heading: &str) {
    page.find(Locator::Css(&format!("button[value={action}]:not(.default)"))).await.unwrap().click().await.unwrap();
    let heading = format!("//h1[normalize-space()='{heading}' and not(ancestor::*[@hidden])]");
    page.wait().at_most(Duration::from_secs(10)).for_element(Locator::XPath(&heading)).await.unwrap();
}

/// Sets a control as picking does, and tells the page.
async fn pick(page: &Client, id: &str, value: &str) {
    let script = "const control = document.getElementById(arguments[0]); control.value = arguments[1]; \
                  control.dispatchEvent(new Event('change', { bubbles: true }));";
    page.execute(script, vec![json!(id), json!(value)]).await.unwrap();
}

async fn retype(page: &Client, id: &str, text: &str) {
    page.find(Locator::Id(id)).await.unwrap().clear().await.unwrap();
    page.find(Locator::Id(id)).await.unwrap().send_keys(text).await.unwrap();
}

const ORDER: [(&str, &str); 3] = [("order-0", "light 2"), ("order-1", "park 3"), ("order-2", "jobs 1")];

#[tokio::test]
async fn every_kind_is_answered_with_and_without_script() {
    for script in [true, false] {
        let Some(browser) = open(Options { script, ..Options::default() }).await else { return };
        let app = TestApp::on_sqlite().await;
        app.field("kinds", &kinds()).await;
        let page = &browser.client;
        page.goto(&format!("{}/s/kinds", app.serve().await)).await.unwrap();
        page.find(Locator::Id("consent")).await.unwrap().click().await.unwrap();
        press(page, "next", "First things").await;
        if script {
            let engine = Locator::Css("section[data-page='1'][hidden]");
            page.wait().at_most(Duration::from_secs(20)).for_element(engine).await.unwrap();
        }
        // One place twice, and a number between the steps: both are said, and everything typed is kept.
        page.find(Locator::Id("read")).await.unwrap().click().await.unwrap();
        for (id, place) in ORDER {
            pick(page, id, place).await;
        }
        pick(page, "order-1", "park 2").await;
        pick(page, "home", "18:30").await;
        pick(page, "call", "2026-05-30T09:15").await;
        page.find(Locator::Id("hours")).await.unwrap().send_keys("2.3").await.unwrap();
        page.find(Locator::Id("story")).await.unwrap().send_keys("One line\nand another").await.unwrap();
        page.find(Locator::Css("button[value=next]:not(.default)")).await.unwrap().click().await.unwrap();
        let summary = page.wait().at_most(Duration::from_secs(10)).for_element(Locator::Css("#summary li")).await.unwrap();
        assert!(summary.text().await.unwrap().contains("No place can be used twice."), "script: {script}");
        assert!(page.find(Locator::Id("error-hours")).await.unwrap().text().await.unwrap().contains("0, 0.5 and so on"));

        pick(page, "order-1", "park 3").await;
        // Whether more has to be said depends on the hours.
        retype(page, "hours", "11").await;
        press(page, "next", "Second things").await;
        page.find(Locator::Css("button[value=next]:not(.default)")).await.unwrap().click().await.unwrap();
        let summary = page.wait().at_most(Duration::from_secs(10)).for_element(Locator::Css("#summary li")).await.unwrap();
        assert!(summary.text().await.unwrap().contains("Choose an answer"), "script: {script}");
        press(page, "back", "First things").await;
        retype(page, "hours", "2.5").await;
        press(page, "next", "Second things").await;
        press(page, "next", "Check your answers").await;
        let look = page.source().await.unwrap();
        for words in ["1. Jobs", "2. Light", "Yes, I have read it", "May 30, 2026, 09:15"] {
            assert!(look.contains(words), "script: {script}: {words}");
        }
        press(page, "back", "Second things").await;
        press(page, "back", "First things").await;
        let place = page.find(Locator::Id("order-2")).await.unwrap().prop("value").await.unwrap();
        assert_eq!(place.as_deref(), Some("jobs 1"), "script: {script}");
        press(page, "next", "Second things").await;
        press(page, "next", "Check your answers").await;
        press(page, "send", "Thank you. We have your answers.").await;
        let answers = stored(&app).await;
        let [answer] = &answers[..] else { panic!("{} answers", answers.len()) };
        let minutes = i64::from(shared::day::days_of(shared::day::parse_day("2026-05-30").unwrap())) * 24 * 60 + 9 * 60 + 15;
        assert_eq!(
            answer.answers()[..6],
            [
                Answer::One(0),
                Answer::Order(vec![2, 0, 1]),
                Answer::Number(18 * 60 + 30),
                Answer::Number(minutes),
                Answer::Number(25),
                Answer::Text("One line\nand another".to_owned()),
            ],
            "script: {script}"
        );
        browser.close().await.unwrap();
    }
}

#[tokio::test]
async fn an_order_is_published_as_who_was_put_among_the_first() {
    let app = TestApp::on_sqlite().await;
    let survey = app.field("kinds", &kinds()).await;
    let version = survey.instrument.version.to_string();
    for person in 0..90u128 {
        let order = if person % 3 == 0 { json!(["light", "jobs", "park"]) } else { json!(["park 2", "jobs 1", "light 3"]) };
        let answers = json!({ "read": "OK", "order": order, "call": "2026-02-03T04:05" });
        let sent = app.post_json("/api/v1/surveys/kinds/responses", response(person, &version, &answers)).await;
        assert_eq!(sent.status, StatusCode::CREATED, "{}", sent.body);
    }
    let survey = app.close("kinds").await;
    let items = ["order", "call"].map(|name| ItemName::parse(name).unwrap());
    let request = PlanRequest { records: true, items: items.to_vec(), crosses: vec![], budget: NanoRho::new(200_000_000) };
    let release = draw(&app.app, &survey, &request, By::HOST).await.unwrap().release;
    let table = Table::find(&release, &TableKey::OneWay(items[0].clone())).unwrap();
    // Jobs, put first by sixty and second by thirty, is among the first two of everybody.
    let exact = [30.0, 60.0, 90.0, 90.0, 0.0];
    let spread = table.noise.deviation();
    for (noisy, exact) in table.values().iter().zip(exact) {
        assert!((noisy - exact).abs() < 6.0 * spread, "{noisy} for {exact} with a spread of {spread}");
    }
    // Two of three places: around one half each, a person moves three halves.
    let marks = release.measurements.iter().find(|one| one.planned.axes.iter().any(|axis| !axis.part.is_partition())).unwrap();
    assert_eq!((marks.planned.sensitivity_squared(), marks.planned.unit()), (3, 2.0));
    assert_eq!(survey.instrument.category_code(Slot(3), Category::Bin(1)), "2026-02");
}
