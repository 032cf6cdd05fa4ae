//! Forms on paper: what is printed, and typing them in twice.

use axum::http::StatusCode;
use futures_util::TryStreamExt;
use server::store::PaperForm;
use shared::Response;
use tests::kit::TestApp;
use tests::studio::Session;

const ENTRY: &str = "/studio/surveys/block/entry";

async fn stored(app: &TestApp) -> Vec<Response> {
    app.app.store.responses(&app.survey("block").await.code).try_collect().await.unwrap()
}

#[tokio::test]
async fn a_form_is_stored_when_two_entries_in_a_row_are_the_same() {
    for app in TestApp::on_each_database().await {
        app.staff("block").await;
        let studio = Session::of(&app, "ana").await;
        let page = studio.get(ENTRY).await;
        let version = page.field("version");
        let typed = async |number: &str, answers: &[(&str, &str)]| {
            let own = [("version", version.as_str()), ("number", number), ("agreed", "yes")];
            studio.post(ENTRY, &[&own[..], answers].concat()).await
        };
        let (first, slip) = ([("a.safe", "yes"), ("a.age", "40")], [("a.safe", "yes"), ("a.age", "41")]);
        let once = typed("7", &first).await;
        assert!(once.status == StatusCode::OK && once.body.contains("Form 7 is typed in once."), "{}", once.body);
        assert!(!once.body.contains(r#"value="40""#), "nobody is shown what was typed before");
        assert!(stored(&app).await.is_empty());
        let differs = typed("7", &slip).await;
        assert_eq!(differs.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(differs.body.contains("at: “How old are you?”") && !differs.body.contains(r#"value="40""#), "{}", differs.body);
        assert!(stored(&app).await.is_empty(), "which of both is right is not known");
        let twice = typed("7", &slip).await;
        assert!(twice.body.contains("Form 7 was typed in twice"), "{}", twice.body);
        assert_eq!(stored(&app).await.len(), 1);
        let again = typed("7", &slip).await;
        assert!(again.status == StatusCode::CONFLICT && again.body.contains("Form 7 was stored before."), "{}", again.body);
        assert_eq!(stored(&app).await.len(), 1);
        // Another paper with the same answers is another person.
        typed("8", &slip).await;
        typed("8", &slip).await;
        assert_eq!(stored(&app).await.len(), 2);
    }
}

#[tokio::test]
async fn what_cannot_be_typed_in_changes_nothing() {
    let app = TestApp::on_sqlite().await;
    app.staff("block").await;
    let studio = Session::of(&app, "ana").await;
    let version = studio.get(ENTRY).await.field("version");
    for (fields, status, words) in [
        (&[("number", "0"), ("agreed", "yes")][..], StatusCode::UNPROCESSABLE_ENTITY, "Write the number"),
        (&[("number", "3")], StatusCode::UNPROCESSABLE_ENTITY, "A form without consent is not typed in."),
        (&[("number", "3"), ("agreed", "yes"), ("a.age", "old")], StatusCode::UNPROCESSABLE_ENTITY, "There is a problem"),
        (&[("number", "3"), ("agreed", "yes"), ("a.age", "<b>")], StatusCode::UNPROCESSABLE_ENTITY, "&lt;b&gt;"),
    ] {
        let answer = studio.post(ENTRY, &[&[("version", version.as_str())], fields].concat()).await;
        assert_eq!(answer.status, status, "{fields:?}");
        assert!(answer.body.contains(words), "{words}: {}", answer.body);
    }
    let other = Session::of(&app, "ben").await;
    assert_eq!(other.get(ENTRY).await.status, StatusCode::NOT_FOUND, "another team's");
    let forged = studio.post_from(ENTRY, &[("version", &version), ("number", "3")], "cross-site", "x").await;
    assert_eq!(forged.status, StatusCode::FORBIDDEN);
    typed_once_is_told_and_deleted(&app, &studio, &version).await;
    let late = studio.post(ENTRY, &[("version", &version), ("number", "3"), ("agreed", "yes"), ("a.safe", "yes")]).await;
    assert!(late.status == StatusCode::CONFLICT && late.body.contains("while the survey is open"), "{}", late.body);
    assert!(stored(&app).await.is_empty());
}

/// What waits for the second time is on the team's list, and gone when it can come no more.
async fn typed_once_is_told_and_deleted(app: &TestApp, studio: &Session<'_>, version: &str) {
    let survey = "/studio/surveys/block";
    let waiting = "Typed in only once so far: 4.";
    assert!(!studio.get(survey).await.body.contains(waiting));
    studio.post(ENTRY, &[("version", version), ("number", "4"), ("agreed", "yes"), ("a.safe", "yes")]).await;
    assert!(studio.get(survey).await.body.contains(waiting));
    studio.post("/studio/surveys/block/close", &[("confirm", "yes")]).await;
    let block = app.survey("block").await.code;
    let mut connection = app.app.store.read().await.unwrap();
    assert_eq!(PaperForm::find(&mut connection, &block, 4).await.unwrap(), None);
}

#[tokio::test]
async fn a_printed_form_has_every_question_and_every_answer() {
    let app = TestApp::on_sqlite().await;
    app.staff("block").await;
    let studio = Session::of(&app, "ana").await;
    let paper = studio.get("/studio/surveys/block/paper?language=es").await.body;
    let paper = paper.split("<article").nth(1).expect("the paper");
    for words in
        ["¿Se siente seguro?", "Sí", "Benches", "A bus", "Why not?", "How old are you?", "Full", "When did you move here?"]
    {
        assert!(paper.contains(words), "{words}: {paper}");
    }
    assert!(paper.starts_with(r#" lang="es" dir="ltr" class="paper">"#), "{paper}");
}
