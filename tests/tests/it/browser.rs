//! What people do, in a real browser: on a phone with and without script, in Spanish, without a network, and in the studio.

use std::path::Path;
use std::time::Duration;

use fantoccini::{Client, Locator};
use server::store::StoreError;
use shared::Response;
use tests::browser::{Browser, Options, Screen, open};
use tests::kit::TestApp;
use tests::samples::instrument;
use tests::studio::Session;

/// A survey that is open, its address, and a browser at its first page; `None` where there is no browser.
async fn at_the_survey(options: Options) -> Option<(TestApp, Browser)> {
    let browser = open(options).await?;
    let app = TestApp::on_sqlite().await;
    app.field("block", &instrument()).await;
    let address = app.serve().await;
    browser.client.goto(&format!("{address}/s/block")).await.unwrap();
    Some((app, browser))
}

async fn stored(app: &TestApp) -> Vec<Response> {
    use futures_util::TryStreamExt;
    let rows: Result<Vec<Response>, StoreError> = app.app.store.responses(&app.survey("block").await.code).try_collect().await;
    rows.unwrap()
}

async fn click(page: &Client, selector: &str) {
    page.wait().for_element(Locator::Css(selector)).await.unwrap().click().await.unwrap();
}

/// Presses a button that leads to another page, and waits for that page's heading.
async fn press(page: &Client, action: &str, heading: &str) {
    click(page, &format!("button[value={action}]:not(.default)")).await;
    wait_for_heading(page, heading).await;
}

async fn wait_for_heading(page: &Client, heading: &str) {
    let xpath = format!("//h1[normalize-space()='{heading}' and not(ancestor::*[@hidden])]");
    page.wait()
        .at_most(Duration::from_secs(10))
        .for_element(Locator::XPath(&xpath))
        .await
        .unwrap_or_else(|error| panic!("{heading}: {error}"));
}

async fn is_shown(page: &Client, selector: &str) -> bool {
    page.find(Locator::Css(selector)).await.unwrap().is_displayed().await.unwrap()
}

/// Waits for something on a page that is drawn again under the same heading, which may not be there yet.
async fn comes_up(page: &Client, selector: &str) -> bool {
    for _ in 0..200 {
        if let Ok(found) = page.find(Locator::Css(selector)).await
            && found.is_displayed().await.is_ok_and(|displayed| displayed)
        {
            return true;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    false
}

/// Waits until the phone engine has put the other pages into the form.
async fn wait_for_engine(page: &Client) {
    page.wait()
        .at_most(Duration::from_secs(20))
        .for_element(Locator::Css("section[data-page='1'][hidden]"))
        .await
        .expect("the engine");
}

async fn focused(page: &Client) -> String {
    page.execute("return document.activeElement.id || document.activeElement.localName", vec![])
        .await
        .unwrap()
        .as_str()
        .unwrap()
        .to_owned()
}

#[tokio::test]
async fn a_phone_answers_with_the_engine_and_turns_pages_without_the_network() {
    let Some((app, browser)) = at_the_survey(Options::default()).await else { return };
    let page = &browser.client;
    click(page, "#consent").await;
    press(page, "next", "Feeling safe").await;
    wait_for_engine(page).await;
    browser.set_offline(true).await.unwrap();

    // What is needed is said, and where.
    click(page, "button[value=next]:not(.default)").await;
    assert_eq!(focused(page).await, "summary");
    assert!(
        page.find(Locator::Id("summary")).await.unwrap().text().await.unwrap().contains("Do you feel safe? Choose an answer.")
    );
    click(page, "#summary a").await;
    assert_eq!(focused(page).await, "safe-0");

    // Skip logic at once.
    assert!(!is_shown(page, "#item-why").await);
    click(page, "#safe-1").await;
    assert!(is_shown(page, "#item-why").await);
    click(page, "#safe-0").await;
    assert!(!is_shown(page, "#item-why").await);

    press(page, "next", "About you").await;
    assert_eq!(focused(page).await, "h1");
    // A field that was left is checked.
    page.find(Locator::Id("age")).await.unwrap().send_keys("300").await.unwrap();
    click(page, "#trust-2").await;
    assert!(is_shown(page, "#error-age").await);
    // Back by the browser's own button: nothing is lost, and no network was needed.
    page.back().await.unwrap();
    wait_for_heading(page, "Feeling safe").await;
    press(page, "next", "About you").await;
    assert_eq!(page.find(Locator::Id("age")).await.unwrap().prop("value").await.unwrap().unwrap(), "300");
    page.find(Locator::Id("age")).await.unwrap().clear().await.unwrap();
    page.find(Locator::Id("age")).await.unwrap().send_keys("30").await.unwrap();

    browser.set_offline(false).await.unwrap();
    press(page, "next", "Check your answers").await;
    assert!(page.source().await.unwrap().contains("<dd>30</dd>"));
    assert!(stored(&app).await.is_empty());
    // Without a network they wait on the phone, and go by themselves when it is back.
    browser.set_offline(true).await.unwrap();
    click(page, "button[value=send]").await;
    wait_for_heading(page, "You have answered everything").await;
    browser.set_offline(false).await.unwrap();
    wait_for_heading(page, "Thank you. We have your answers.").await;
    assert_eq!(stored(&app).await.len(), 1);
    browser.close().await.unwrap();
}

#[tokio::test]
async fn a_phone_answers_without_script() {
    let Some((app, browser)) = at_the_survey(Options { script: false, ..Options::default() }).await else { return };
    let page = &browser.client;
    press(page, "next", "Before you start").await;
    assert!(comes_up(page, "#summary a[href='#consent']").await);
    click(page, "#consent").await;
    press(page, "next", "Feeling safe").await;
    click(page, "#safe-1").await;
    press(page, "next", "Feeling safe").await;
    assert!(comes_up(page, "#item-why").await, "what the answer brought up");
    press(page, "next", "About you").await;
    page.find(Locator::Id("age")).await.unwrap().send_keys("300").await.unwrap();
    press(page, "next", "About you").await;
    assert!(comes_up(page, "#error-age").await);
    page.find(Locator::Id("age")).await.unwrap().clear().await.unwrap();
    press(page, "next", "Check your answers").await;
    press(page, "send", "Thank you. We have your answers.").await;
    assert_eq!(stored(&app).await.len(), 1);
    browser.close().await.unwrap();
}

#[tokio::test]
async fn a_phone_answers_in_spanish_and_changes_language_on_the_way() {
    let Some((app, browser)) = at_the_survey(Options { languages: "es-MX,es", ..Options::default() }).await else { return };
    let page = &browser.client;
    click(page, "#consent").await;
    press(page, "next", "Sentirse seguro").await;
    wait_for_engine(page).await;
    assert!(page.source().await.unwrap().contains("¿Se siente seguro?"));
    click(page, "#safe-0").await;
    press(page, "next", "Sobre usted").await;
    page.find(Locator::Id("age")).await.unwrap().send_keys("41").await.unwrap();
    press(page, "language-en", "About you").await;
    press(page, "back", "Feeling safe").await;
    assert!(page.find(Locator::Id("safe-0")).await.unwrap().is_selected().await.unwrap());
    press(page, "next", "About you").await;
    press(page, "language-es", "Sobre usted").await;
    assert_eq!(page.find(Locator::Id("age")).await.unwrap().prop("value").await.unwrap().unwrap(), "41");
    press(page, "next", "Revise sus respuestas").await;
    press(page, "send", "Gracias. Ya tenemos sus respuestas.").await;
    assert_eq!(stored(&app).await.len(), 1);
    browser.close().await.unwrap();
}

#[tokio::test]
async fn the_keyboard_alone_is_enough() {
    let Some((app, browser)) = at_the_survey(Options { screen: Screen::Laptop, ..Options::default() }).await else { return };
    let page = &browser.client;
    let keys = async |keys: &str| page.active_element().await.unwrap().send_keys(keys).await.unwrap();
    const TAB: &str = "\u{e004}";
    const ENTER: &str = "\u{e007}";
    // The language switch stands before the first field on the page and after it in the order of the keyboard.
    keys(TAB).await;
    while focused(page).await != "consent" {
        keys(TAB).await;
    }
    keys(" ").await;
    keys(ENTER).await;
    wait_for_heading(page, "Feeling safe").await;
    wait_for_engine(page).await;
    while focused(page).await != "safe-0" {
        keys(TAB).await;
    }
    keys(" ").await;
    keys(ENTER).await;
    wait_for_heading(page, "About you").await;
    while focused(page).await != "age" {
        keys(TAB).await;
    }
    keys("5").await;
    keys(ENTER).await;
    wait_for_heading(page, "Check your answers").await;
    while page.active_element().await.unwrap().attr("value").await.unwrap().as_deref() != Some("send") {
        keys(TAB).await;
    }
    keys(ENTER).await;
    wait_for_heading(page, "Thank you. We have your answers.").await;
    assert_eq!(stored(&app).await.len(), 1);
    browser.close().await.unwrap();
}

#[tokio::test]
async fn a_team_closes_plans_draws_and_a_reader_downloads() {
    let downloads = tempfile::tempdir().unwrap();
    let options = Options { screen: Screen::Laptop, downloads: Some(downloads.path().to_owned()), ..Options::default() };
    let Some(browser) = open(options).await else { return };
    let page = &browser.client;
    let app = TestApp::on_sqlite().await;
    app.staff("block").await;
    app.answer("block", 0..200).await;
    let address = app.serve().await;
    page.goto(&format!("{address}{}", app.sign_in_link("ana").await)).await.unwrap();
    click(page, "form[action='/studio/enter'] button").await;
    wait_for_heading(page, "Your surveys").await;
    click(page, "a[href='/studio/surveys/block']").await;
    click(page, "input[name=confirm]").await;
    click(page, "form[action$='/close'] button").await;
    click(page, "a[href='/studio/surveys/block/plan']").await;
    wait_for_heading(page, "Plan a release").await;
    // The island shows a price, and another one when a box is ticked.
    page.wait().for_element(Locator::Css(".planner table")).await.expect("the planner");
    let rows = async || page.find_all(Locator::Css(".planner tbody tr")).await.unwrap().len();
    let before = rows().await;
    click(page, "input[name=item][value=wants]").await;
    assert_eq!(rows().await, before - 1);
    click(page, "button[value=price]").await;
    click(page, "button[value=ask]").await;
    wait_for_heading(page, "Decisions").await;
    click(page, "input[name=voice][value=yes]").await;
    click(page, "form[action$='/vote'] button").await;
    page.wait().for_element(Locator::Css(".done")).await.expect("the vote");
    let rae = Session::of(&app, "rae").await;
    let review = rae.get("/studio/decisions").await.field("review");
    rae.post("/studio/decisions/vote", &[("review", &review), ("voice", "yes"), ("reason", "")]).await;
    click(page, "a[href='/studio/decisions']").await;
    click(page, "form[action$='/draw'] button").await;
    wait_for_heading(page, "Our block").await;
    let path = page.current_url().await.unwrap().path().to_owned();
    assert!(path.starts_with("/findings/block/"), "{path}");
    assert!(!page.source().await.unwrap().contains("What would help?"), "what was not ticked is not published");
    click(page, "a[href$='tables.csv']").await;
    let file = wait_for_file(downloads.path()).await;
    assert!(file.starts_with("table,group_item,"), "{file}");
    browser.close().await.unwrap();
}

/// The text of the one CSV file that a folder will hold.
async fn wait_for_file(folder: &Path) -> String {
    for _ in 0..100 {
        let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        if let Some(path) = files.into_iter().find(|path| path.extension().is_some_and(|extension| extension == "csv")) {
            return std::fs::read_to_string(path).unwrap();
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("nothing was downloaded");
}
