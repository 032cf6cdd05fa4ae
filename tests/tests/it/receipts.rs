//! Receipts: what became of an answer, taking it back while the survey is open, and what no copy of the database tells.

use axum::http::{StatusCode, header};
use futures_util::TryStreamExt;
use serde_json::json;
use server::drawing::draw;
use server::store::StoreError;
use shared::governance::By;
use shared::id::ItemName;
use shared::{NanoRho, PlanRequest, Response};
use tests::kit::{Answer, TestApp};
use tests::samples::{instrument, response};

async fn send(app: &TestApp, person: u128) -> Answer {
    let version = app.survey("block").await.instrument.version.to_string();
    app.post_json("/api/v1/surveys/block/responses", response(person << 100 | 5, &version, &json!({ "safe": "yes" }))).await
}

async fn look(app: &TestApp, words: &str) -> Answer {
    app.post_form("/receipt", &[("words", words)]).await
}

async fn stored(app: &TestApp) -> usize {
    let rows: Result<Vec<Response>, StoreError> = app.app.store.responses(&app.survey("block").await.code).try_collect().await;
    rows.unwrap().len()
}

#[tokio::test]
async fn an_answer_is_found_taken_back_and_never_comes_again() {
    for app in TestApp::on_each_database().await {
        app.field("block", &instrument()).await;
        let words = send(&app, 1).await.json()["receipt"].as_str().unwrap().to_owned();
        let other = send(&app, 2).await.json()["receipt"].as_str().unwrap().to_owned();
        assert_eq!(words.split(' ').count(), 6, "{words}");
        let found = look(&app, &words.to_uppercase()).await;
        assert_eq!(
            (found.status, &found.headers[header::CACHE_CONTROL]),
            (StatusCode::OK, &header::HeaderValue::from_static("no-store"))
        );
        assert!(
            found.body.contains("They are not counted in any published numbers yet.") && !found.body.contains("Do you feel safe")
        );
        // Only a confirmed wish deletes.
        app.post_form("/receipt/withdraw", &[("words", &words)]).await;
        assert_eq!(stored(&app).await, 2, "{}", app.database);
        let gone = app.post_form("/receipt/withdraw?language=es", &[("words", &words), ("confirm", "yes")]).await;
        assert!(gone.body.contains("Estas respuestas se retiraron."), "{}", gone.body);
        assert_eq!(stored(&app).await, 1);
        // A phone that did not hear of it sends again: that is no new answer.
        let again = send(&app, 1).await;
        assert_eq!((again.status, &again.json()["new"]), (StatusCode::OK, &json!(false)));
        assert_eq!(stored(&app).await, 1);
        assert!(look(&app, &words).await.body.contains("They are deleted"));
        assert!(look(&app, &other).await.body.contains("not counted in any published"));
    }
}

#[tokio::test]
async fn after_the_closing_it_is_said_what_cannot_be_undone() {
    for app in TestApp::on_each_database().await {
        app.field("block", &instrument()).await;
        let words = send(&app, 1).await.json()["receipt"].as_str().unwrap().to_owned();
        app.answer("block", 100..180).await;
        let survey = app.close("block").await;
        assert!(look(&app, &words).await.body.contains("they will be counted in the numbers that are published next"));
        let late = app.post_form("/receipt/withdraw", &[("words", &words), ("confirm", "yes")]).await;
        assert!(late.body.contains("You cannot take them back any more."), "{}", late.body);
        assert_eq!(stored(&app).await, 81);
        let request = PlanRequest {
            records: true,
            items: vec![ItemName::parse("safe").unwrap()],
            crosses: vec![],
            budget: NanoRho::new(100_000_000),
        };
        let release = draw(&app.app, &survey, &request, By::HOST).await.unwrap().release;
        let counted = look(&app, &words).await.body;
        assert!(
            counted.contains(&format!("/findings/block/{}", release.id.short())) && counted.contains("May 31, 2026"),
            "{counted}"
        );
    }
}

#[tokio::test]
async fn what_is_no_receipt_finds_nothing_and_guessing_is_slowed() {
    let app = TestApp::on_sqlite().await;
    app.field("block", &instrument()).await;
    let words = send(&app, 1).await.json()["receipt"].as_str().unwrap().to_owned();
    let mut turned: Vec<&str> = words.split(' ').collect();
    turned.rotate_left(1);
    for wrong in ["", "apple", "<b>", &turned.join(" ")] {
        let page = look(&app, wrong).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{wrong}");
        assert!(page.body.contains("There are no answers with this receipt.") && !page.body.contains("<b></b>"));
    }
    let mut refused = false;
    for _ in 0..80 {
        refused |= look(&app, "apple apple apple apple apple apple").await.status == StatusCode::TOO_MANY_REQUESTS;
    }
    assert!(refused, "anybody may try as often as they like");
}

#[tokio::test]
async fn the_picture_says_the_words_and_its_name_nothing() {
    let app = TestApp::on_sqlite().await;
    app.field("block", &instrument()).await;
    let words = send(&app, 1).await.json()["receipt"].as_str().unwrap().to_owned();
    let picture = app.post_form("/receipt/picture", &[("words", &words)]).await;
    assert_eq!(picture.headers[header::CONTENT_TYPE], "image/svg+xml");
    assert_eq!(picture.headers[header::CONTENT_DISPOSITION], "attachment; filename=\"note.svg\"");
    assert!(words.split(' ').all(|word| picture.body.contains(&format!(">{word}</text>"))), "{}", picture.body);
}

#[tokio::test]
async fn a_copy_of_the_database_holds_no_word_of_a_receipt() {
    let app = TestApp::on_sqlite().await;
    app.field("block", &instrument()).await;
    let words = send(&app, 1).await.json()["receipt"].as_str().unwrap().to_owned();
    let copy = app.folder.path().join("copy.db");
    app.app.store.copy_into(copy.to_str().unwrap()).await.unwrap();
    let bytes = std::fs::read(&copy).unwrap();
    let words: Vec<&str> = words.split(' ').collect();
    for pair in words.windows(2).map(|pair| pair.join(" ")) {
        assert!(!bytes.windows(pair.len()).any(|part| part == pair.as_bytes()), "{pair}");
    }
}
