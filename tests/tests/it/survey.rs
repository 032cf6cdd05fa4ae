//! `/s/{code}`: answering with forms alone, as a phone without script does.

use axum::http::{StatusCode, header};
use server::store::StoreError;
use shared::Response;
use tests::kit::{Answer, TestApp};
use tests::samples::instrument;

const PATH: &str = "/s/block";

/// Everything the form of a page would send, but for the button.
fn fields(page: &Answer) -> Vec<(String, String)> {
    let form = page.body.split("<form id=\"survey\"").nth(1).expect("the form").split("</form>").next().unwrap();
    let value = |tag: &str, name: &str| {
        tag.split(&format!("{name}=\""))
            .nth(1)
            .map(|rest| rest.split('"').next().unwrap().replace("&quot;", "\"").replace("&lt;", "<").replace("&amp;", "&"))
    };
    let is_off = |tag: &str| (tag.contains("type=\"radio\"") || tag.contains("type=\"checkbox\"")) && !tag.contains(" checked");
    let tags = form.split("<input").skip(1).map(|tag| tag.split('>').next().unwrap());
    tags.filter(|tag| !is_off(tag))
        .filter_map(|tag| Some((value(tag, "name")?, value(tag, "value").unwrap_or_default())))
        .collect()
}

/// Presses a button after typing.
async fn press(app: &TestApp, page: &Answer, typed: &[(&str, &str)], action: &str) -> Answer {
    let mut fields = fields(page);
    fields.retain(|(name, _)| !typed.iter().any(|(typed, _)| typed == name));
    let typed = typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    fields.extend(typed.chain([("action".to_owned(), action.to_owned())]));
    let borrowed: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    app.post_form(PATH, &borrowed).await
}

fn step(page: &Answer) -> String {
    page.field("step")
}

async fn stored(app: &TestApp) -> Vec<Response> {
    use futures_util::TryStreamExt;
    let rows: Result<Vec<Response>, StoreError> = app.app.store.responses(&app.survey("block").await.code).try_collect().await;
    rows.unwrap()
}

async fn fielded() -> TestApp {
    let app = TestApp::on_sqlite().await;
    app.field("block", &instrument()).await;
    app
}

/// Agrees, and is on the first page of questions.
async fn agreed(app: &TestApp) -> Answer {
    let start = app.get(PATH).await;
    press(app, &start, &[("consent", "yes")], "next").await
}

#[tokio::test]
async fn a_whole_survey_is_answered_without_script() {
    for app in TestApp::on_each_database().await {
        app.field("block", &instrument()).await;
        let page = agreed(&app).await;
        assert_eq!((page.status, step(&page).as_str()), (StatusCode::OK, "page-0"), "{}", app.database);
        // "No" brings up a question on the same page, so the page comes again.
        let page = press(&app, &page, &[("a.safe", "no"), ("a.wants", "bus")], "next").await;
        assert_eq!((page.status, step(&page).as_str()), (StatusCode::OK, "page-0"));
        let page = press(&app, &page, &[("a.why", "dark & \"narrow\"")], "next").await;
        assert_eq!(step(&page), "page-1");
        let page = press(&app, &page, &[("a.age", "30"), ("a.trust", "4")], "next").await;
        assert_eq!(step(&page), "review");
        assert!(page.body.contains("dark &amp; &quot;narrow&quot;") || page.body.contains("dark &amp; \"narrow\""));
        let back = press(&app, &page, &[], "goto-0").await;
        assert!(back.body.contains(r#"name="a.safe" value="no" checked"#));
        assert!(stored(&app).await.is_empty(), "nothing is kept before it is sent");

        let receipt = press(&app, &page, &[], "send").await;
        assert_eq!(receipt.status, StatusCode::OK);
        assert_eq!(stored(&app).await.len(), 1);
        // Reloading the receipt sends the form again.
        let again = press(&app, &page, &[], "send").await;
        let code = |page: &Answer| page.body.split("<code").nth(1).map(|rest| rest.split("</code>").next().unwrap().to_owned());
        assert!(code(&receipt).is_some() && code(&receipt) == code(&again));
        assert_eq!(stored(&app).await.len(), 1, "{}", app.database);
    }
}

#[tokio::test]
async fn wrong_answers_come_back_with_everything_typed() {
    let app = fielded().await;
    let page = agreed(&app).await;
    let page = press(&app, &page, &[("a.safe", "yes")], "next").await;
    for age in ["121", "-1", "1e999", "abc", "\"<b"] {
        let page = press(&app, &page, &[("a.age", age), ("a.moved", "2026-06-01"), ("a.trust", "2")], "next").await;
        assert_eq!((page.status, step(&page).as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "page-1"), "{age}");
        let typed = fields(&page);
        for (name, value) in [("a.age", age), ("a.moved", "2026-06-01"), ("a.trust", "2"), ("a.safe", "yes")] {
            assert!(typed.contains(&(name.to_owned(), value.to_owned())), "{name} = {value}: {typed:?}");
        }
        assert!(page.body.contains("role=\"alert\" tabindex=\"-1\" autofocus") && page.body.contains("href=\"#age\""));
        assert!(page.body.contains("This day has not come yet.") && !page.body.contains("\"<b"));
    }
    // Sending from any page checks everything and leads to what is wrong.
    let sent = press(&app, &page, &[("a.age", "121")], "send").await;
    assert_eq!((sent.status, step(&sent).as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "page-1"));
    assert!(stored(&app).await.is_empty());
}

#[tokio::test]
async fn nothing_goes_on_without_consent() {
    let app = fielded().await;
    let start = app.get(PATH).await;
    for action in ["next", "send", "goto-1"] {
        let page = press(&app, &start, &[("a.safe", "yes")], action).await;
        assert_eq!((page.status, step(&page).as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "consent"), "{action}");
    }
    assert!(stored(&app).await.is_empty());
}

#[tokio::test]
async fn the_language_changes_on_every_step_and_answers_stay() {
    let app = fielded().await;
    let start = app.get(PATH).await;
    let start = press(&app, &start, &[], "language-es").await;
    assert!(start.body.contains("lang=\"es\"") && start.body.contains("Vecinos preguntan a vecinos."));
    let page = press(&app, &start, &[("consent", "yes")], "next").await;
    let page = press(&app, &page, &[("a.safe", "yes")], "language-en").await;
    assert!(page.body.contains("Do you feel safe?") && page.body.contains(r#"value="yes" checked"#));
    let page = press(&app, &page, &[], "next").await;
    let page = press(&app, &page, &[], "next").await;
    let review = press(&app, &page, &[], "language-es").await;
    assert_eq!(step(&review), "review");
    assert!(review.body.contains("<dd>Sí</dd>"));
    let receipt = press(&app, &review, &[], "send").await;
    assert_eq!(receipt.status, StatusCode::OK);
    assert!(receipt.body.contains("<html lang=\"es\""));
    let id = receipt.field("response");
    let english = app.post_form("/s/block/receipt", &[("response", &id), ("action", "language-en")]).await;
    assert!(english.body.contains("Thank you. We have your answers."));
    for (id, action, status) in [
        (&*"0".repeat(32), "language-en", StatusCode::NOT_FOUND),
        ("x", "language-en", StatusCode::BAD_REQUEST),
        (&id, "language-fr", StatusCode::BAD_REQUEST),
        (&id, "send", StatusCode::BAD_REQUEST),
    ] {
        let refused = app.post_form("/s/block/receipt", &[("response", id), ("action", action)]).await;
        assert_eq!(refused.status, status, "{id} {action}");
    }
    assert_eq!(stored(&app).await.len(), 1);
    let spanish = app.get_in(PATH, "es-MX,es;q=0.9,en;q=0.5").await;
    assert!(spanish.body.contains("<html lang=\"es\""));
}

#[tokio::test]
async fn pages_go_back_the_way_they_came() {
    let app = fielded().await;
    let page = agreed(&app).await;
    let page = press(&app, &page, &[("a.safe", "yes")], "next").await;
    let page = press(&app, &page, &[("a.age", "not yet a number")], "back").await;
    assert_eq!((page.status, step(&page).as_str()), (StatusCode::OK, "page-0"), "going back checks nothing");
    let page = press(&app, &page, &[], "back").await;
    assert_eq!(step(&page), "consent");
    assert!(fields(&page).contains(&("a.age".to_owned(), "not yet a number".to_owned())));
}

#[tokio::test]
async fn what_no_page_of_ours_sends_gets_a_clear_page_and_changes_nothing() {
    let app = fielded().await;
    let page = agreed(&app).await;
    let version = page.field("version");
    let stale = "0".repeat(64);
    let id = "0".repeat(31) + "1";
    let good = |changes: &[(&'static str, &str)]| {
        let mut form = vec![("response", id.as_str()), ("version", &version), ("language", "en"), ("consent", "yes")];
        form.extend([("step", "review"), ("shown", ""), ("a.safe", "yes"), ("action", "send")]);
        for (name, value) in changes {
            form.retain(|(known, _)| known != name);
            form.push((name, value));
        }
        form.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect::<Vec<_>>()
    };
    let cases = [
        (good(&[("version", &stale)]), StatusCode::CONFLICT, "This survey has changed"),
        (good(&[("language", "xx")]), StatusCode::BAD_REQUEST, "We do not have that language"),
        (good(&[("response", "not an id")]), StatusCode::BAD_REQUEST, "We could not read that"),
        (good(&[("step", "page-99")]), StatusCode::BAD_REQUEST, "We could not read that"),
        (good(&[("action", "erase")]), StatusCode::BAD_REQUEST, "We could not read that"),
        (good(&[("a.nothing", "x")]), StatusCode::BAD_REQUEST, "We could not read that"),
        (good(&[("a.safe", "maybe")]), StatusCode::UNPROCESSABLE_ENTITY, "There is a problem"),
        (good(&[("a.why", &"x".repeat(10 << 20))]), StatusCode::PAYLOAD_TOO_LARGE, "That was too much to send"),
    ];
    for (form, status, sentence) in cases {
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let answer = app.post_form(PATH, &form).await;
        assert_eq!(answer.status, status, "{sentence}: {}", answer.body);
        assert!(answer.body.contains(sentence), "{sentence}: {}", answer.body);
        assert!(answer.headers[header::CONTENT_TYPE].to_str().unwrap().starts_with("text/html"));
    }
    let json = app.post_json(PATH, "{}").await;
    assert_eq!(json.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert!(json.body.contains("We could not read that"));
    assert!(stored(&app).await.is_empty());
    assert_eq!(app.get("/s/nowhere").await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.get("/s/block?language=fr").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_closed_survey_takes_nothing_but_what_it_has_already() {
    let app = fielded().await;
    let page = agreed(&app).await;
    let review = press(&app, &page, &[("a.safe", "yes")], "next").await;
    let late = agreed(&app).await;
    assert_eq!(press(&app, &review, &[], "send").await.status, StatusCode::OK);
    app.close("block").await;
    let closed = press(&app, &late, &[("a.safe", "yes")], "send").await;
    assert_eq!(closed.status, StatusCode::GONE);
    assert!(closed.body.contains("This survey is closed"));
    assert_eq!(app.get(PATH).await.status, StatusCode::GONE);
    // Who was received before the closing still gets the receipt.
    assert_eq!(press(&app, &review, &[], "send").await.status, StatusCode::OK);
    assert_eq!(stored(&app).await.len(), 1);
}

#[tokio::test]
async fn pages_need_nothing_from_elsewhere_and_nobody_may_keep_them() {
    let app = fielded().await;
    let page = app.get(PATH).await;
    let policy = page.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe-inline"), "{policy}");
    assert_eq!(page.headers[header::CACHE_CONTROL], "no-store");
    assert_eq!(page.headers[header::REFERRER_POLICY], "same-origin");
    assert!(!page.headers.contains_key(header::SET_COOKIE), "residents are never followed");
    assert!(!page.body.contains("://"), "the page points elsewhere");
}

#[tokio::test]
async fn the_engine_gets_its_logic_and_its_pages() {
    let app = fielded().await;
    let pages = app.get("/s/block/pages?language=es").await;
    assert!(pages.body.contains("¿Se siente seguro?") && pages.body.contains("¿"));
    let engine = app.get("/s/block/engine?language=es").await;
    assert_eq!(
        (engine.status, engine.headers[header::CONTENT_TYPE].to_str().unwrap()),
        (StatusCode::OK, "application/octet-stream")
    );
    let packed = shared::Packed::from_bytes(&engine.bytes).unwrap();
    assert_eq!(packed.logic.items.len(), app.survey("block").await.instrument.logic.items.len());
}
