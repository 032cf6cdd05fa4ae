//! Questions asked several times, points shared and options that depend on an answer: in a real browser with and without script,
//! through the API, and as what is published of them.

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
use shared::{Answer, NanoRho, PlanRequest, Response, TableKey};
use tests::browser::{Options, open};
use tests::kit::TestApp;
use tests::samples::{household, response};

async fn see(page: &Client, xpath: &str) {
    let found = page.wait().at_most(Duration::from_secs(10)).for_element(Locator::XPath(xpath)).await;
    assert!(found.is_ok(), "{xpath} is not there: {}", page.source().await.unwrap());
}

async fn press(page: &Client, action: &str) {
    page.find(Locator::Css(&format!("button[value={action}]:not(.default)"))).await.unwrap().click().await.unwrap();
}

async fn fill(page: &Client, id: &str, text: &str) {
    let field = page.find(Locator::Css(&format!("[id='{id}']"))).await.unwrap();
    field.clear().await.unwrap();
    field.send_keys(text).await.unwrap();
}

/// Something that is on the page and not hidden.
fn visible(what: &str) -> String {
    format!("//*[{what}][not(ancestor-or-self::*[@hidden])]")
}

#[tokio::test]
async fn members_are_added_and_removed_with_and_without_script() {
    for (script, with_total) in [(true, false), (true, true), (false, true)] {
        let Some(browser) = open(Options { script, ..Options::default() }).await else { return };
        let app = TestApp::on_sqlite().await;
        let instrument = app.field("household", &household(with_total)).await.instrument;
        let page = &browser.client;
        page.goto(&format!("{}/s/household", app.serve().await)).await.unwrap();
        page.find(Locator::Id("consent")).await.unwrap().click().await.unwrap();
        press(page, "next").await;
        see(page, &visible("self::h1 and normalize-space()='Who lives here'")).await;
        // A total is computed by the server only, so there is no engine then.
        let is_live = script && !with_total;
        if is_live {
            let engine = Locator::Css("section[data-page='1'][hidden]");
            page.wait().at_most(Duration::from_secs(20)).for_element(engine).await.unwrap();
        }
        for (number, age) in [(1, "40"), (2, "7"), (3, "70")] {
            press(page, "add-0").await;
            see(page, &visible(&format!("self::h3 and normalize-space()='Household member {number}'"))).await;
            fill(page, &if number == 1 { "age".to_owned() } else { format!("age.{number}") }, age).await;
        }
        // Three is the most: there is no button for more.
        assert!(!page.find(Locator::Css("button[value=add-0]")).await.unwrap().is_displayed().await.unwrap());
        // The one in the middle goes; the last moves up.
        press(page, "remove-0-1").await;
        see(page, &visible("@value='add-0'")).await;
        see(page, "//*[@id='repeat-0-3'][ancestor-or-self::*[@hidden]]").await;
        let age = async |id: &str| {
            page.find(Locator::Css(&format!("[id='{id}']"))).await.unwrap().prop("value").await.unwrap().unwrap()
        };
        assert_eq!((age("age").await, age("age.2").await, age("age.3").await), ("7".to_owned(), "70".to_owned(), String::new()));
        // The Enter key goes on, and neither adds nor removes; what is missing is said.
        fill(page, "lamps", "30").await;
        fill(page, "games", "60\u{e007}").await;
        see(page, &visible("@id='summary' and contains(., 'The points have to add up to 100.')")).await;
        fill(page, "games", "70").await;
        // The first is a child now. Without the engine the question about school came up when the page was sent.
        see(page, &visible("@id='item-school'")).await;
        see(page, &visible("@data-answer='age' and normalize-space()='7'")).await;
        press(page, "next").await;
        see(page, &visible("normalize-space()='Where it is'")).await;
        page.find(Locator::Id("county-0")).await.unwrap().click().await.unwrap();
        if !is_live {
            // Nothing is offered before the page was sent, so nothing is asked and nothing is missing.
            assert!(!page.find(Locator::Id("item-town")).await.unwrap().is_displayed().await.unwrap());
            press(page, "next").await;
        }
        see(page, &visible("@id='town-0'")).await;
        assert!(!page.find(Locator::Id("town-2")).await.unwrap().is_displayed().await.unwrap());
        page.find(Locator::Id("town-1")).await.unwrap().click().await.unwrap();
        press(page, "next").await;
        see(page, &visible("normalize-space()='Check your answers'")).await;
        press(page, "send").await;
        see(page, &visible("normalize-space()='Thank you. We have your answers.'")).await;
        let stored: Result<Vec<Response>, StoreError> =
            app.app.store.responses(&app.survey("household").await.code).try_collect().await;
        let stored = stored.unwrap();
        let answer = |name: &str| stored[0].answer(instrument.logic.slot_of(&ItemName::parse(name).unwrap()).unwrap()).clone();
        let answers = ["member_count", "age", "age.2", "age.3", "lamps", "trees", "games", "town"].map(answer);
        let expected = [
            Answer::Number(2),
            Answer::Number(7),
            Answer::Number(70),
            Answer::NotAsked,
            Answer::Number(30),
            Answer::Skipped,
            Answer::Number(70),
            Answer::One(1),
        ];
        assert_eq!(answers, expected, "script: {script}, with total: {with_total}");
        browser.close().await.unwrap();
    }
}

#[tokio::test]
async fn households_are_published_by_whom_they_have_at_least_one_of() {
    let app = TestApp::on_sqlite().await;
    let version = app.field("household", &household(true)).await.instrument.version.to_string();
    for household in 0..80u128 {
        let answers = if household % 4 == 0 {
            json!({ "member_count": "3", "age": "40", "age.2": "41", "age.3": "7", "county": "south", "town": "cove" })
        } else {
            json!({ "member_count": "1", "age": "70", "county": "north", "town": "ash" })
        };
        let sent = app.post_json("/api/v1/surveys/household/responses", response(household, &version, &answers)).await;
        assert_eq!(sent.status, StatusCode::CREATED, "{}", sent.body);
    }
    let stranger = json!({ "member_count": "1", "age": "70", "age.4": "70", "county": "north", "town": "ash" });
    let refused = app.post_json("/api/v1/surveys/household/responses", response(99, &version, &stranger)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    let survey = app.close("household").await;
    let [age, later] = ["age", "age.2"].map(|name| ItemName::parse(name).unwrap());
    let request = |item: &ItemName| PlanRequest {
        records: true,
        items: vec![item.clone()],
        crosses: vec![],
        budget: NanoRho::new(200_000_000),
    };
    assert!(draw(&app.app, &survey, &request(&later), By::HOST).await.is_err());
    let release = draw(&app.app, &survey, &request(&age), By::HOST).await.unwrap().release;
    let table = Table::find(&release, &TableKey::OneWay(age)).unwrap();
    // Under 18, under 65, older, any, nobody to ask about: two adults of one household count once.
    let spread = table.noise.deviation();
    for (noisy, exact) in table.values().iter().zip([20.0, 20.0, 60.0, 80.0, 0.0]) {
        assert!((noisy - exact).abs() < 6.0 * spread, "{noisy} for {exact} with a spread of {spread}");
    }
    // Up to three of three bins: around one half each, a household moves three halves.
    let marks = release.measurements.iter().find(|one| one.planned.axes.iter().any(|axis| !axis.part.is_partition())).unwrap();
    assert_eq!((marks.planned.sensitivity_squared(), marks.planned.unit()), (3, 2.0));
}
