//! Never lost, never twice: a real browser answers on bad networks, is killed, and finds a server that fails; the store ends with
//! exactly one copy, and what cannot be sent stays on the phone and is said.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, AtomicUsize, Ordering};
use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{Method, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response as HttpResponse};
use fantoccini::{Client, Locator};
use futures_util::TryStreamExt;
use serde_json::{Value, json};
use server::store::StoreError;
use shared::Response;
use tests::browser::{Browser, Options, open};
use tests::kit::TestApp;
use tests::samples::instrument;

/// What happens to answers on their way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trouble {
    None,
    /// The request never arrives.
    NoRequest,
    /// It arrives and is stored, and the sender never learns.
    NoAnswer,
    /// The server fails.
    Failing,
    /// A network that wants a password first answers everything with a page of its own.
    Portal,
}

/// The program behind a network that can be troubled.
struct Network {
    app: TestApp,
    address: String,
    trouble: Arc<AtomicU8>,
    /// How many answers were sent, whatever became of them.
    tries: Arc<AtomicUsize>,
}

impl Network {
    async fn lay() -> Self {
        let app = TestApp::on_sqlite().await;
        app.field("block", &instrument()).await;
        let (trouble, tries) = (Arc::new(AtomicU8::new(0)), Arc::new(AtomicUsize::new(0)));
        let layer = from_fn({
            let (trouble, tries) = (trouble.clone(), tries.clone());
            move |request: Request, next: Next| pass(trouble.load(Ordering::SeqCst), tries.clone(), request, next)
        });
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let router = app.router.clone().layer(layer);
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { app, address, trouble, tries }
    }

    fn set(&self, trouble: Trouble) {
        self.trouble.store(trouble as u8, Ordering::SeqCst);
    }

    /// Waits until answers were sent once more.
    async fn wait_for_a_try(&self) {
        let before = self.tries.load(Ordering::SeqCst);
        for _ in 0..300 {
            if self.tries.load(Ordering::SeqCst) > before {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("nothing was sent");
    }

    async fn stored(&self) -> Vec<Response> {
        let rows: Result<Vec<Response>, StoreError> =
            self.app.app.store.responses(&self.app.survey("block").await.code).try_collect().await;
        rows.unwrap()
    }
}

async fn pass(trouble: u8, tries: Arc<AtomicUsize>, request: Request, next: Next) -> HttpResponse {
    let sends = request.method() == Method::POST;
    let broken = || Body::from_stream(futures_util::stream::iter([Err::<&'static [u8], _>(std::io::Error::other("cut off"))]));
    let answer = match trouble {
        _ if !sends => next.run(request).await,
        1 => broken().into_response(),
        2 => {
            next.run(request).await;
            broken().into_response()
        }
        3 => (StatusCode::INTERNAL_SERVER_ERROR, "{}").into_response(),
        4 => ([(header::CONTENT_TYPE, "text/html")], "<h1>Welcome to the hotel</h1>").into_response(),
        _ => next.run(request).await,
    };
    if sends {
        tries.fetch_add(1, Ordering::SeqCst);
    }
    answer
}

async fn browser_at(network: &Network, path: &str) -> Option<Browser> {
    let browser = open(Options::default()).await?;
    browser.client.goto(&format!("{}{path}", network.address)).await.unwrap();
    Some(browser)
}

async fn see(page: &Client, selector: &str) {
    let found = page.wait().at_most(Duration::from_secs(30)).for_element(Locator::Css(selector)).await;
    assert!(found.is_ok(), "{selector} is not there: {}", page.source().await.unwrap());
}

async fn read(page: &Client, words: &str) {
    let xpath = format!("//*[contains(normalize-space(), \"{words}\")][not(ancestor-or-self::*[@hidden])][not(self::script)]");
    let found = page.wait().at_most(Duration::from_secs(30)).for_element(Locator::XPath(&xpath)).await;
    assert!(found.is_ok(), "“{words}” is not there: {}", page.source().await.unwrap());
}

async fn click(page: &Client, selector: &str) {
    page.wait().for_element(Locator::Css(selector)).await.unwrap().click().await.unwrap();
}

async fn wait_until_ready(page: &Client) {
    see(page, "html[data-offline=ready]").await;
}

/// From consent to the last look.
async fn answer_all(page: &Client) {
    click(page, "#consent").await;
    click(page, ".actions button").await;
    see(page, "section[data-page='0']:not([hidden])").await;
    click(page, "#safe-0").await;
    click(page, ".actions [value=next]").await;
    see(page, "section[data-page='1']:not([hidden])").await;
    page.find(Locator::Id("age")).await.unwrap().send_keys("41").await.unwrap();
    click(page, "#trust-2").await;
    click(page, ".actions [value=next]").await;
    see(page, ".review").await;
}

/// The one JSON file that a folder will hold.
async fn downloaded(folder: &Path) -> Value {
    for _ in 0..100 {
        let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        if let Some(path) = files.into_iter().find(|path| path.extension().is_some_and(|extension| extension == "json")) {
            return serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("nothing was saved");
}

const THANKS: &str = "Thank you. We have your answers.";
const WAITING: &str = "Your answers are on this phone. They are not sent yet.";

#[tokio::test]
async fn a_survey_opens_and_is_answered_without_a_network_and_sends_itself_after_a_kill() {
    let network = Network::lay().await;
    let Some(browser) = browser_at(&network, "/s/block").await else { return };
    wait_until_ready(&browser.client).await;
    let first = browser.client.find(Locator::Css("[name=response]")).await.unwrap().attr("value").await.unwrap();
    // Gone, and opened again where there is no network.
    let browser = browser.killed().await;
    browser.set_offline(true).await.unwrap();
    let page = &browser.client;
    page.goto(&format!("{}/s/block", network.address)).await.unwrap();
    see(page, "#consent").await;
    let second = page.find(Locator::Css("[name=response]")).await.unwrap().attr("value").await.unwrap();
    assert_ne!(first, second, "two people would answer under one id");
    wait_until_ready(page).await;
    answer_all(page).await;
    assert!(page.source().await.unwrap().contains("<dd>41</dd>"));
    // Back to a page and on again, all without a network.
    click(page, "button[value=goto-0]").await;
    see(page, "section[data-page='0']:not([hidden])").await;
    click(page, ".actions [value=next]").await;
    see(page, "section[data-page='1']:not([hidden])").await;
    click(page, ".actions [value=next]").await;
    see(page, ".review").await;
    click(page, "button[value=send]").await;
    read(page, WAITING).await;
    assert!(!page.source().await.unwrap().contains("Do you feel safe"), "no answer stays in sight");
    assert!(network.stored().await.is_empty());
    let browser = browser.killed().await;
    browser.set_offline(false).await.unwrap();
    let page = &browser.client;
    page.goto(&format!("{}/s/block", network.address)).await.unwrap();
    read(page, "We have received your answers. Your receipt:").await;
    assert_eq!(network.stored().await.len(), 1);
    browser.close().await.unwrap();
}

#[tokio::test]
async fn whatever_happens_on_the_way_the_server_ends_with_one_copy() {
    for trouble in [Trouble::NoRequest, Trouble::NoAnswer, Trouble::Failing, Trouble::Portal] {
        let network = Network::lay().await;
        let Some(browser) = browser_at(&network, "/s/block").await else { return };
        let page = &browser.client;
        wait_until_ready(page).await;
        answer_all(page).await;
        network.set(trouble);
        click(page, "button[value=send]").await;
        read(page, WAITING).await;
        // Killed while it waits; the first try after the kill fails as well.
        let browser = browser.killed().await;
        let page = &browser.client;
        page.goto(&format!("{}/s/block", network.address)).await.unwrap();
        network.wait_for_a_try().await;
        read(page, WAITING).await;
        network.set(Trouble::None);
        browser.set_offline(true).await.unwrap();
        browser.set_offline(false).await.unwrap();
        read(page, "We have received your answers.").await;
        assert_eq!(network.stored().await.len(), 1, "{trouble:?}");
        assert!(network.tries.load(Ordering::SeqCst) >= 3, "{trouble:?}");
        browser.close().await.unwrap();
    }
}

#[tokio::test]
async fn a_network_that_is_there_shows_the_receipt() {
    let network = Network::lay().await;
    let Some(browser) = browser_at(&network, "/s/block").await else { return };
    let page = &browser.client;
    wait_until_ready(page).await;
    answer_all(page).await;
    click(page, "button[value=send]").await;
    read(page, THANKS).await;
    see(page, "#receipt").await;
    assert_eq!(network.stored().await.len(), 1);
    // Nothing of it stays on the phone.
    let left = page.execute_async("const done = arguments[0]; const open = indexedDB.open('kept'); open.onsuccess = () => {
        const stores = [...open.result.objectStoreNames]; const look = open.result.transaction(stores);
        Promise.all(stores.map((name) => new Promise((all) => (look.objectStore(name).count().onsuccess = (one) => all(one.target.result)))))
            .then(done); }", vec![]).await.unwrap();
    assert_eq!(left, json!([0, 0, 0]));
    browser.close().await.unwrap();
}

#[tokio::test]
async fn a_draft_is_kept_through_a_kill_if_the_person_agreed() {
    for (path, keeps) in [("/s/block", true), ("/s/block?from=poster", false), ("/s/block?from=kiosk", false)] {
        let network = Network::lay().await;
        let Some(browser) = browser_at(&network, path).await else { return };
        wait_until_ready(&browser.client).await;
        click(&browser.client, "#consent").await;
        click(&browser.client, ".actions button").await;
        see(&browser.client, "section[data-page='0']:not([hidden])").await;
        click(&browser.client, "#safe-1").await;
        browser.client.find(Locator::Id("why")).await.unwrap().send_keys("too dark").await.unwrap();
        if keeps {
            see(&browser.client, "#kept p:not(:empty)").await;
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
        let browser = browser.killed().await;
        browser.set_offline(true).await.unwrap();
        let page = &browser.client;
        page.goto(&format!("{}{path}", network.address)).await.unwrap();
        wait_until_ready(page).await;
        assert_eq!(page.find(Locator::Css("button[value=resume]")).await.is_ok(), keeps, "{path}");
        if keeps {
            click(page, "button[value=resume]").await;
            see(page, "section[data-page='0']:not([hidden])").await;
            assert_eq!(page.find(Locator::Id("why")).await.unwrap().prop("value").await.unwrap().unwrap(), "too dark");
            click(page, ".actions [value=next]").await;
            see(page, "section[data-page='1']:not([hidden])").await;
        }
        browser.close().await.unwrap();
    }
}

#[tokio::test]
async fn answers_to_a_survey_that_closed_stay_and_can_be_saved() {
    let network = Network::lay().await;
    let downloads = tempfile::tempdir().unwrap();
    let options = Options { downloads: Some(downloads.path().to_owned()), ..Options::default() };
    let Some(browser) = open(options).await else { return };
    let page = &browser.client;
    page.goto(&format!("{}/s/block", network.address)).await.unwrap();
    wait_until_ready(page).await;
    answer_all(page).await;
    browser.set_offline(true).await.unwrap();
    click(page, "button[value=send]").await;
    read(page, WAITING).await;
    network.app.close("block").await;
    browser.set_offline(false).await.unwrap();
    read(page, "This survey was closed before your answers arrived").await;
    click(page, "#kept a[download]").await;
    let file = downloaded(downloads.path()).await;
    assert_eq!(
        (&file["survey"], &file["answers"]["safe"], &file["answers"]["age"]),
        (&json!("block"), &json!("yes"), &json!("41"))
    );
    assert!(network.stored().await.is_empty());
    browser.close().await.unwrap();
}

#[tokio::test]
async fn answers_reach_the_server_where_the_phone_keeps_nothing() {
    let network = Network::lay().await;
    let Some(browser) = browser_at(&network, "/s/block").await else { return };
    let page = &browser.client;
    wait_until_ready(page).await;
    answer_all(page).await;
    // Full, or refused as in some private windows.
    page.execute("IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError') }", vec![])
        .await
        .unwrap();
    network.set(Trouble::Failing);
    click(page, "button[value=send]").await;
    read(page, "This phone cannot keep your answers.").await;
    see(page, ".review").await;
    network.set(Trouble::None);
    click(page, "button[value=send]").await;
    read(page, THANKS).await;
    assert_eq!(network.stored().await.len(), 1);
    browser.close().await.unwrap();
}

#[tokio::test]
async fn a_form_that_was_cut_off_comes_back_with_its_answers() {
    let network = Network::lay().await;
    let Some(browser) = browser_at(&network, "/s/block").await else { return };
    let page = &browser.client;
    wait_until_ready(page).await;
    click(page, "#consent").await;
    click(page, ".actions button").await;
    see(page, "section[data-page='0']:not([hidden])").await;
    click(page, "#safe-1").await;
    page.find(Locator::Id("why")).await.unwrap().send_keys("a \"<dark>\" & b").await.unwrap();
    // Another language is the server's work, and it does not answer.
    network.set(Trouble::NoRequest);
    page.execute("document.querySelector('button[value=language-es]').click()", vec![]).await.unwrap();
    see(page, "#carried[data-step]").await;
    see(page, "section[data-page='0']:not([hidden]) #why").await;
    assert_eq!(page.find(Locator::Id("why")).await.unwrap().prop("value").await.unwrap().unwrap(), "a \"<dark>\" & b");
    browser.close().await.unwrap();
}

#[tokio::test]
async fn two_tabs_do_not_write_one_draft() {
    let network = Network::lay().await;
    let Some(browser) = browser_at(&network, "/s/block").await else { return };
    let page = &browser.client;
    let first = page.window().await.unwrap();
    wait_until_ready(page).await;
    click(page, "#consent").await;
    click(page, ".actions button").await;
    see(page, "section[data-page='0']:not([hidden])").await;
    click(page, "#safe-1").await;
    see(page, "#kept p:not(:empty)").await;
    let second = page.new_window(true).await.unwrap().handle;
    page.switch_to_window(second).await.unwrap();
    page.goto(&format!("{}/s/block", network.address)).await.unwrap();
    wait_until_ready(page).await;
    click(page, "button[value=resume]").await;
    read(page, "This survey is open in another tab too.").await;
    page.switch_to_window(first).await.unwrap();
    assert!(page.find(Locator::Id("safe-1")).await.unwrap().is_selected().await.unwrap());
    browser.close().await.unwrap();
}

/// A clock that is a year ahead lets a day pass that has not come: the server says so, and the answers are there to be mended.
#[tokio::test]
async fn a_phone_whose_clock_is_a_year_ahead_loses_nothing() {
    let network = Network::lay().await;
    let Some(browser) = open(Options::default()).await else { return };
    let page = &browser.client;
    let ahead = "const Now = Date; globalThis.Date = class extends Now {
        constructor(...given) { super(...(given.length ? given : ['2027-05-31T12:00:00'])); }
        static now() { return new Now('2027-05-31T12:00:00').getTime(); }
    };";
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": ahead })).await.unwrap();
    page.goto(&format!("{}/s/block", network.address)).await.unwrap();
    wait_until_ready(page).await;
    click(page, "#consent").await;
    click(page, ".actions button").await;
    see(page, "section[data-page='0']:not([hidden])").await;
    click(page, "#safe-0").await;
    click(page, ".actions [value=next]").await;
    see(page, "section[data-page='1']:not([hidden])").await;
    page.execute("document.getElementById('moved').value = '2026-11-30'", vec![]).await.unwrap();
    click(page, ".actions [value=next]").await;
    see(page, ".review").await;
    click(page, ".actions [value=send]").await;
    read(page, "The server could not take your answers as they are.").await;
    assert!(network.stored().await.is_empty());
    page.find(Locator::XPath("//button[.='Look at them again']")).await.unwrap().click().await.unwrap();
    read(page, "This day has not come yet.").await;
    assert!(page.find(Locator::Id("moved")).await.unwrap().prop("value").await.unwrap().is_some_and(|day| day == "2026-11-30"));
    browser.close().await.unwrap();
}
