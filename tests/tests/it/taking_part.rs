//! What stands before the first question: who may answer, what people are told, and how a team writes it; and screens and phones that
//! are handed on, in a real browser.

use std::time::Duration;

use axum::http::StatusCode;
use fantoccini::{Client, Locator};
use futures_util::TryStreamExt;
use serde_json::{Value, json};
use server::deciding::opening;
use tests::browser::{Browser, Options, open};
use tests::kit::{Answer, TestApp};
use tests::samples::{as_it_is, instrument};
use tests::studio::Session;

/// The sample survey with something told.
fn told(taking_part: &Value) -> String {
    let mut source: Value = serde_json::from_str(&instrument()).unwrap();
    source["taking_part"] = taking_part.clone();
    source.to_string()
}

async fn go_on(app: &TestApp, start: &Answer, said: &[(&str, &str)]) -> Answer {
    let own = ["response", "version", "language", "step", "shown"].map(|name| (name, start.field(name)));
    let own: Vec<(&str, &str)> = own.iter().map(|(name, value)| (*name, value.as_str())).collect();
    app.post_form("/s/block", &[&own[..], said, &[("action", "next")]].concat()).await
}

#[tokio::test]
async fn the_young_need_a_parent_and_themselves_and_children_are_sent_home() {
    let app = TestApp::on_sqlite().await;
    app.field("block", &told(&json!({ "ages": { "youngest": 13 } }))).await;
    let start = app.get("/s/block").await;
    for (said, words) in [
        (&[("consent", "yes")][..], "Say how old you are."),
        (&[("consent", "yes"), ("age", "child")], "Nothing was kept."),
        (&[("consent", "yes"), ("age", "young")], "A parent or guardian has to say yes first."),
        (&[("permission", "yes"), ("age", "young")], "To start, mark the box"),
    ] {
        let page = go_on(&app, &start, said).await;
        assert_eq!((page.status, page.field("step").as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "consent"), "{said:?}");
        assert!(page.body.contains(words), "{said:?}: {}", page.body);
    }
    for said in [&[("consent", "yes"), ("age", "adult")][..], &[("consent", "yes"), ("age", "young"), ("permission", "yes")]] {
        let page = go_on(&app, &start, said).await;
        assert_eq!((page.status, page.field("step").as_str()), (StatusCode::OK, "page-0"), "{said:?}");
        assert!(!page.body.contains(r#"name="age""#), "an age travels no further");
    }
    let forged = go_on(&app, &start, &[("age", "old")]).await;
    assert_eq!(forged.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn questions_below_the_consent_are_kept_until_the_person_agrees() {
    let app = TestApp::on_sqlite().await;
    app.field("block", &told(&json!({ "with_first_page": true }))).await;
    let start = app.get("/s/block").await;
    assert!(start.body.contains(r#"id="consent""#) && start.field("step") == "page-0", "{}", start.body);
    let typed = [("a.wants", "bench")];
    let page = go_on(&app, &start, &typed).await;
    assert_eq!((page.status, page.field("step").as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "page-0"));
    assert!(page.body.contains("To start, mark the box") && page.body.contains(r#"value="bench" checked"#), "{}", page.body);
    let agreed = go_on(&app, &page, &[("consent", "yes")]).await;
    assert_eq!(agreed.field("consent"), "agreed");
    assert!(!agreed.body.contains(r#"id="consent""#));
}

#[tokio::test]
async fn a_team_writes_what_people_agree_to() {
    for app in TestApp::on_each_database().await {
        app.staff("other").await;
        app.draft("block", &as_it_is(&instrument())).await;
        let studio = Session::of(&app, "ana").await;
        let page = studio.get("/studio/surveys/block/consent").await;
        assert!(!page.body.contains("34 USC 10231") && page.body.contains("inert"), "{}", page.body);
        let version = page.field("version");
        let fields = [
            ("version", version.as_str()),
            ("introduction.en", "We ask."),
            ("introduction.es", "Preguntamos."),
            ("consent.en", "I agree."),
            ("asks.en", "<script>alert(1)</script>"),
            ("funding", "justice"),
            ("setting", "community"),
            ("youngest", "13"),
            ("adult", ""),
            ("permission", "waived"),
        ];
        let saved = studio.post("/studio/surveys/block/consent", &fields).await;
        assert_eq!(saved.status, StatusCode::OK, "{}", saved.body);
        assert!(saved.body.contains("34 USC 10231") && !saved.body.contains("<script>alert"), "{}", saved.body);
        let survey = app.survey("block").await;
        assert_ne!(survey.instrument.version.as_str(), version, "a change is a new version");
        assert_eq!(survey.instrument.introduction.in_locale(shared::Locale::Spanish), "Preguntamos.");
        // Somebody who still sees the old text overwrites nothing.
        let late = studio.post("/studio/surveys/block/consent", &fields).await;
        assert_eq!((late.status, late.field("version")), (StatusCode::CONFLICT, version.clone()), "sent again it is no newer");
        assert_eq!(app.survey("block").await.instrument.version, survey.instrument.version);
        let newest = survey.instrument.version.to_string();
        for (field, value) in [("consent.en", "  "), ("youngest", "x"), ("setting", "prison")] {
            let mut wrong = fields.to_vec();
            wrong.retain(|(name, _)| *name != field && *name != "version");
            wrong.extend([(field, value), ("version", newest.as_str())]);
            let answer = studio.post("/studio/surveys/block/consent", &wrong).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
            assert!(answer.body.contains("Nothing was changed.") && answer.body.contains("We ask."), "{}", answer.body);
        }
        assert_eq!(app.survey("block").await.instrument.version, survey.instrument.version);
        app.agree(opening(&app.survey("block").await)).await;
        studio.post("/studio/surveys/block/open", &[]).await;
        let mut opened = fields.to_vec();
        opened[0].1 = &newest;
        assert_eq!(
            studio.post("/studio/surveys/block/consent", &opened).await.status,
            StatusCode::CONFLICT,
            "what is open is fixed"
        );
    }
}

#[tokio::test]
async fn a_survey_can_be_kept_among_programs_under_a_name_that_says_nothing() {
    let app = TestApp::on_sqlite().await;
    app.field("block", &instrument()).await;
    let page = app.get("/s/block?language=es&from=helper").await;
    let address = page.body.split(r#"rel="manifest" href=""#).nth(1).unwrap().split('"').next().unwrap().replace("&amp;", "&");
    let manifest = app.get(&address).await.json();
    assert_eq!((manifest["name"].as_str(), manifest["lang"].as_str()), (Some("Preguntas"), Some("es")));
    assert_eq!(manifest["start_url"], "/s/block?language=es&from=helper");
    for icon in manifest["icons"].as_array().unwrap() {
        let answer = app.get(icon["src"].as_str().unwrap()).await;
        assert_eq!((answer.status, &answer.bytes[1..4]), (StatusCode::OK, &b"PNG"[..]));
    }
    assert_eq!(app.get("/icon/100000").await.status, StatusCode::NOT_FOUND);
    for from in ["", "?from=poster"] {
        assert!(!app.get(&format!("/s/block{from}")).await.body.contains("rel=\"manifest\""), "not before it is of use: {from}");
    }
}

async fn see(page: &Client, selector: &str) {
    let found = page.wait().at_most(Duration::from_secs(20)).for_element(Locator::Css(selector)).await;
    assert!(found.is_ok(), "{selector} is not there: {}", page.source().await.unwrap());
}

async fn click(page: &Client, selector: &str) {
    page.wait().for_element(Locator::Css(selector)).await.unwrap().click().await.unwrap();
}

/// A browser at a survey, with a script that runs before those of the page.
async fn at(path: &str, before: &str) -> Option<(TestApp, Browser, String)> {
    let browser = open(Options::default()).await?;
    let app = TestApp::on_sqlite().await;
    app.field("block", &instrument()).await;
    let address = app.serve().await;
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": before })).await.unwrap();
    browser.client.goto(&format!("{address}{path}")).await.unwrap();
    Some((app, browser, address))
}

async fn answer(page: &Client) {
    see(page, "html[data-offline=ready]").await;
    click(page, "#consent").await;
    click(page, ".actions [value=next]").await;
    see(page, "section[data-page='0']:not([hidden])").await;
}

/// Two pages, the first below the consent, with what is hardest to put back: an order, and an answer that chance decided.
fn hard_to_put_back() -> String {
    let choices = json!([{ "name": "light", "label": "Light" }, { "name": "park", "label": "A park" }]);
    json!({
        "porchlight": 1, "name": "hard", "languages": ["en"], "title": "T", "introduction": "I", "consent": "C",
        "taking_part": { "with_first_page": true },
        "pages": [
            { "name": "first", "elements": [
                { "kind": "rank", "name": "order", "label": "What comes first?", "choices": choices },
                { "kind": "choose_one", "name": "coin", "label": "Which?", "protected_by": "coin", "choices": choices },
                { "kind": "text", "name": "why", "label": "Why?", "maximum_characters": 20 },
            ] },
            { "name": "second", "elements": [{ "kind": "number", "name": "years", "label": "Years?", "minimum": 0, "maximum": 99 }] },
        ],
    })
    .to_string()
}

/// What would be sent now.
async fn given(page: &Client) -> Value {
    let script = "return [...new FormData(document.getElementById('survey'))].filter(([name]) => name.startsWith('a.')).sort()";
    page.execute(script, vec![]).await.unwrap()
}

#[tokio::test]
async fn a_draft_that_began_below_the_consent_comes_back_whole_without_a_network() {
    let Some(browser) = open(Options::default()).await else { return };
    let app = TestApp::on_sqlite().await;
    app.field("hard", &hard_to_put_back()).await;
    let (page, address) = (&browser.client, app.serve().await);
    page.goto(&format!("{address}/s/hard")).await.unwrap();
    see(page, "html[data-offline=ready]").await;
    click(page, "#consent").await;
    let choose = "const [first, second] = document.querySelectorAll('select');
        first.selectedIndex = 2; second.selectedIndex = 1;
        document.getElementById('coin-0').click(); document.getElementById('why').value = 'so';
        document.getElementById('survey').dispatchEvent(new Event('change'));";
    page.execute(choose, vec![]).await.unwrap();
    click(page, ".actions [value=next]").await;
    see(page, "section[data-page='1']:not([hidden])").await;
    page.find(Locator::Id("years")).await.unwrap().send_keys("4").await.unwrap();
    see(page, "#kept p:not(:empty)").await;
    let kept = "const done = arguments[0]; indexedDB.open('kept').onsuccess = ({ target: { result } }) => {
        result.transaction('draft').objectStore('draft').getAll().onsuccess = ({ target }) => done(JSON.stringify(target.result)); };";
    while !page.execute_async(kept, vec![]).await.unwrap().to_string().contains("page-1") {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let before = given(page).await;
    assert_eq!(before.as_array().unwrap().len(), 5, "{before}");
    browser.set_offline(true).await.unwrap();
    page.goto(&format!("{address}/s/hard")).await.unwrap();
    see(page, "html[data-offline=ready]").await;
    click(page, "button[value=resume]").await;
    see(page, "section[data-page='1']:not([hidden])").await;
    assert_eq!(given(page).await, before, "what chance decided is not decided again");
    browser.close().await.unwrap();
}

/// Minutes pass in seconds.
const HURRY: &str =
    "const later = window.setTimeout; window.setTimeout = (act, wait) => later(act, wait > 9000 ? wait / 60 : wait);";

#[tokio::test]
async fn a_screen_that_is_left_alone_starts_over() {
    let Some((_app, browser, _)) = at("/s/block?from=kiosk", HURRY).await else { return };
    let page = &browser.client;
    answer(page).await;
    see(page, "dialog[open]").await;
    click(page, "dialog button").await;
    assert!(page.find(Locator::Css("dialog[open]")).await.is_err(), "who says so may go on");
    see(page, "dialog[open]").await;
    see(page, "input[name=step][value=consent]").await;
    assert!(!page.find(Locator::Css("#consent")).await.unwrap().is_selected().await.unwrap());
    browser.close().await.unwrap();
}

#[tokio::test]
async fn who_holds_the_phone_next_finds_nothing_of_the_one_before() {
    let Some((app, browser, address)) = at("/s/block?from=helper", "").await else { return };
    let page = &browser.client;
    answer(page).await;
    // Without a network the answers wait on the phone, and nobody can read or save them there.
    browser.set_offline(true).await.unwrap();
    click(page, "#safe-0").await;
    click(page, ".actions [value=next]").await;
    see(page, "section[data-page='1']:not([hidden])").await;
    click(page, ".actions [value=next]").await;
    see(page, ".review").await;
    click(page, ".actions [value=send]").await;
    see(page, "main [data-next]").await;
    see(page, "#kept li").await;
    assert!(page.find(Locator::Css("#kept a, #kept button")).await.is_err(), "a file of it would show the answers");
    click(page, "[data-next]").await;
    see(page, "input[name=step][value=consent]").await;
    browser.set_offline(false).await.unwrap();
    page.goto(&format!("{address}/s/block?from=helper")).await.unwrap();
    let code = app.survey("block").await.code;
    let stored = || async { app.app.store.responses(&code).try_collect::<Vec<_>>().await.unwrap().len() };
    for _ in 0..100 {
        if stored().await == 1 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(stored().await, 1);
    let source = page.source().await.unwrap();
    assert!(page.find(Locator::Css("#kept li")).await.is_err(), "with a receipt somebody else could take them back: {source}");
    browser.close().await.unwrap();
}

/// No voices come with the browser that tests run in, so what speaks is made up here; what is spoken is not.
const VOICES: &str = "window.spoken = [];
    window.SpeechSynthesisUtterance = function (text) { this.text = text; };
    Object.defineProperty(window, 'speechSynthesis', { value: {
        getVoices: () => [{ lang: 'en-US', localService: true }, { lang: 'es-MX', localService: false }],
        speak: (words) => { spoken.push(`${words.lang}: ${words.text}`); setTimeout(() => words.onend(), 1); },
        cancel: () => {}, addEventListener: () => {},
    } });";

#[tokio::test]
async fn a_page_is_read_aloud_by_the_phone_itself() {
    let Some((_app, browser, address)) = at("/s/block", VOICES).await else { return };
    let page = &browser.client;
    answer(page).await;
    see(page, "button.listen").await;
    click(page, "button.listen").await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let spoken = page.execute("return spoken", vec![]).await.unwrap();
    let spoken: Vec<&str> = spoken.as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let questions = page.find_all(Locator::Css("section[data-page='0'] legend")).await.unwrap();
    for question in questions {
        let words = question.text().await.unwrap();
        assert!(words.is_empty() || spoken.iter().any(|spoken| spoken.contains(&*words)), "{words} is not among {spoken:?}");
    }
    assert!(spoken.iter().all(|spoken| spoken.starts_with("en: ")), "{spoken:?}");
    // A voice that is somewhere else is none: what would be spoken is sent there.
    page.goto(&format!("{address}/s/block?language=es")).await.unwrap();
    see(page, "html[data-offline=ready]").await;
    assert!(page.find(Locator::Css("button.listen")).await.is_err());
    browser.close().await.unwrap();
}
