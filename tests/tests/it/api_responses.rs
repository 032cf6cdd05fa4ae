//! `POST /api/v1/surveys/{code}/responses`.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use proptest::prelude::*;
use serde_json::{Value, json};
use server::store::StoreError;
use shared::Response;
use tests::kit::TestApp;
use tests::samples::{instrument, response};

const PATH: &str = "/api/v1/surveys/block/responses";

async fn stored(app: &TestApp) -> Vec<Response> {
    use futures_util::TryStreamExt;
    let survey = app.survey("block").await;
    let rows: Result<Vec<Response>, StoreError> = app.app.store.responses(&survey.code).try_collect().await;
    rows.unwrap()
}

fn good() -> Value {
    json!({ "safe": "no", "wants": ["light", "bus"], "why": "dark", "age": 30, "trust": "4", "moved": "2026-05-31" })
}

#[tokio::test]
async fn an_answer_is_stored_once_however_often_it_is_sent() {
    for app in TestApp::on_each_database().await {
        let version = app.field("block", &instrument()).await.instrument.version.to_string();
        let first = app.post_json(PATH, response(1, &version, &good())).await;
        assert_eq!(first.status, StatusCode::CREATED, "{}: {}", app.database, first.body);
        let again = app.post_json(PATH, response(1, &version, &json!({ "safe": "yes" }))).await;
        assert_eq!(again.status, StatusCode::OK);
        assert_eq!(again.json()["receipt"], first.json()["receipt"]);
        assert_eq!((first.json()["new"].clone(), again.json()["new"].clone()), (json!(true), json!(false)));
        assert_eq!(stored(&app).await.len(), 1);
        // Closing changes nothing about what was received.
        app.close("block").await;
        assert_eq!(app.post_json(PATH, response(1, &version, &good())).await.status, StatusCode::OK);
        assert_eq!(app.post_json(PATH, response(2, &version, &good())).await.status, StatusCode::GONE);
        assert_eq!(stored(&app).await.len(), 1, "{}", app.database);
    }
}

#[tokio::test]
async fn what_cannot_be_taken_is_refused_and_changes_nothing() {
    for app in TestApp::on_each_database().await {
        let version = app.field("block", &instrument()).await.instrument.version.to_string();
        let stale = "0".repeat(64);
        let mut no_consent = response(1, &version, &good());
        no_consent["consent"] = json!(false);
        let with = |answers: Value| response(1, &version, &answers).to_string();
        let huge = format!("{}{}", "[".repeat(10), "x".repeat(10 << 20));
        let cases: Vec<(&str, String, StatusCode)> = vec![
            ("/api/v1/surveys/nowhere/responses", with(good()), StatusCode::NOT_FOUND),
            ("/api/v1/surveys/NO%20CODE/responses", with(good()), StatusCode::NOT_FOUND),
            (PATH, response(1, &stale, &good()).to_string(), StatusCode::CONFLICT),
            (PATH, no_consent.to_string(), StatusCode::UNPROCESSABLE_ENTITY),
            (PATH, with(json!({ "safe": "maybe" })), StatusCode::UNPROCESSABLE_ENTITY),
            (PATH, with(json!({ "wants": ["light"] })), StatusCode::UNPROCESSABLE_ENTITY),
            (PATH, with(json!({ "safe": "no", "wants": ["light", "bench", "bus"] })), StatusCode::UNPROCESSABLE_ENTITY),
            (PATH, with(json!({ "safe": "no", "age": 121 })), StatusCode::UNPROCESSABLE_ENTITY),
            (PATH, with(json!({ "safe": "no", "age": "1e999" })), StatusCode::UNPROCESSABLE_ENTITY),
            (PATH, with(json!({ "safe": "no", "moved": "2026-06-01" })), StatusCode::UNPROCESSABLE_ENTITY),
            (PATH, with(json!({ "safe": "no", "unknown": "x" })), StatusCode::UNPROCESSABLE_ENTITY),
            (PATH, with(json!({ "safe": "no", "age": 1 })).replace("\"age\":1", "\"age\":1e999"), StatusCode::BAD_REQUEST),
            (PATH, with(json!({ "safe": "no", "unknown": null })), StatusCode::UNPROCESSABLE_ENTITY),
            (PATH, with(json!({ "safe": "no", "age": "1,000" })), StatusCode::UNPROCESSABLE_ENTITY),
            (PATH, "{".to_owned(), StatusCode::BAD_REQUEST),
            (PATH, "[]".to_owned(), StatusCode::BAD_REQUEST),
            (PATH, huge, StatusCode::PAYLOAD_TOO_LARGE),
        ];
        for (path, body, status) in cases {
            let answer = app.post_json(path, &body).await;
            let shown: String = body.chars().take(200).collect();
            assert_eq!(answer.status, status, "{}: {shown}\n{}", app.database, answer.body);
            assert_eq!(answer.headers[header::CONTENT_TYPE], "application/problem+json", "{shown}");
            assert!(!answer.json()["detail"].as_str().unwrap().is_empty());
        }
        let plain = Request::post(PATH).header(header::CONTENT_TYPE, "text/plain").body(Body::from(with(good()))).unwrap();
        assert_eq!(app.send(plain).await.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
        assert!(stored(&app).await.is_empty(), "{}", app.database);
    }
}

#[test]
fn no_body_makes_the_server_fail() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let app = runtime.block_on(TestApp::on_sqlite());
    let version = runtime.block_on(app.field("block", &instrument())).instrument.version.to_string();
    let name = prop::sample::select(vec!["safe", "wants", "why", "age", "trust", "moved", "other"]);
    let value = prop_oneof![
        any::<String>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        prop::collection::vec("[a-z]{0,6}", 0..5).prop_map(|texts| json!(texts)),
        Just(Value::Null),
        Just(json!({ "deep": [[[1]]] })),
    ];
    let answers = prop::collection::hash_map(name, value, 0..7);
    let mut runner =
        proptest::test_runner::TestRunner::new(ProptestConfig { cases: 200, failure_persistence: None, ..Default::default() });
    runner
        .run(&(answers, any::<u128>()), |(answers, id)| {
            let body = response(id, &version, &json!(answers));
            let status = runtime.block_on(app.post_json(PATH, body)).status;
            prop_assert!(!status.is_server_error(), "{}", status);
            Ok(())
        })
        .unwrap();
    runner
        .run(&prop::collection::vec(any::<u8>(), 0..200), |bytes| {
            let request = Request::post(PATH).header(header::CONTENT_TYPE, "application/json").body(Body::from(bytes)).unwrap();
            prop_assert!(runtime.block_on(app.send(request)).status.is_client_error());
            Ok(())
        })
        .unwrap();
}

#[tokio::test]
async fn programs_get_problems_whatever_they_ask() {
    let app = TestApp::on_sqlite().await;
    let version = app.field("block", &instrument()).await.instrument.version.to_string();
    app.close("block").await;
    let wrong = response(1, &version, &json!({ "safe": "maybe" }));
    assert_eq!(app.post_json(PATH, wrong).await.status, StatusCode::GONE, "closed comes before what is wrong");
    let put = app.send(Request::put(PATH).body(Body::empty()).unwrap()).await;
    assert_eq!(put.status, StatusCode::METHOD_NOT_ALLOWED);
    for (answer, status) in [
        (put, StatusCode::METHOD_NOT_ALLOWED),
        (app.get("/api/v1/nothing").await, StatusCode::NOT_FOUND),
        (app.get("/api/v1/surveys/%ff/instrument").await, StatusCode::NOT_FOUND),
        (app.get("/api/v1/surveys/nowhere/instrument").await, StatusCode::NOT_FOUND),
    ] {
        assert_eq!(answer.status, status);
        assert_eq!(answer.headers[header::CONTENT_TYPE], "application/problem+json", "{}", answer.body);
    }
}
