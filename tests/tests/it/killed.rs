//! The program is killed in the middle of a load: what it acknowledged is there, and sending all of it again counts nobody twice.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use sqlx::AnyConnection;
use sqlx::Connection;
use tests::postgres::fresh_database;
use tests::process::{HttpClient, command, field_sample, free_port, http_client, wait_until_up};
use tests::samples::response;

const PROGRAM: &str = env!("CARGO_BIN_EXE_porchlight-under-test");
const SENDERS: u128 = 16;

/// Sends one answer; its status and body, or `None` when the connection broke.
async fn send(client: &HttpClient, address: &str, version: &str, person: u128) -> Option<(StatusCode, Value)> {
    let request = Request::builder()
        .method(Method::POST)
        .uri(format!("http://{address}/api/v1/surveys/block/responses"))
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(response(person, version, &json!({ "safe": "yes", "age": 30 })).to_string()))
        .unwrap();
    let answer = client.request(request).await.ok()?;
    let status = answer.status();
    let body = answer.into_body().collect().await.ok()?.to_bytes();
    Some((status, serde_json::from_slice(&body).ok()?))
}

fn start(data: &Path, database: Option<&str>, address: &str) -> Child {
    let mut serve = command(PROGRAM, data, database);
    serve.args(["--listen", address, "serve", "--no-demo"]).stdout(Stdio::null()).spawn().unwrap()
}

async fn stored_ids(database: &str) -> BTreeSet<String> {
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(database).await.unwrap();
    let rows: Vec<(String,)> = sqlx::query_as("SELECT id FROM response").fetch_all(&mut connection).await.unwrap();
    rows.into_iter().map(|(id,)| id).collect()
}

async fn nothing_acknowledged_is_lost(database: Option<&str>) {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let version = field_sample(PROGRAM, &data, database);
    let own_database = format!("sqlite://{}", data.join("porchlight.db").display());
    let address = format!("127.0.0.1:{}", free_port());

    let acknowledged = Arc::new(Mutex::new(BTreeSet::new()));
    for round in 0..3u128 {
        let mut server = start(&data, database, &address);
        let client = http_client();
        wait_until_up(&client, &address).await;
        let senders = (0..SENDERS).map(|sender| {
            let (client, address, version, acknowledged) =
                (client.clone(), address.clone(), version.clone(), acknowledged.clone());
            tokio::spawn(async move {
                for number in 0.. {
                    let person = (round * SENDERS + sender) * 1_000_000 + number;
                    let Some((status, body)) = send(&client, &address, &version, person).await else { return };
                    assert_eq!(status, StatusCode::CREATED, "{body}");
                    acknowledged.lock().unwrap().insert(body["id"].as_str().unwrap().to_owned());
                }
            })
        });
        let senders: Vec<_> = senders.collect();
        tokio::time::sleep(Duration::from_millis(700)).await;
        // SIGKILL: no chance to tidy up.
        server.kill().unwrap();
        server.wait().unwrap();
        for sender in senders {
            sender.await.unwrap();
        }
    }
    let acknowledged = acknowledged.lock().unwrap().clone();
    assert!(acknowledged.len() > 100, "only {} answers were acknowledged: too few to show anything", acknowledged.len());
    let stored = stored_ids(database.unwrap_or(&own_database)).await;
    let lost: Vec<_> = acknowledged.difference(&stored).collect();
    assert!(lost.is_empty(), "{} of {} acknowledged answers are gone", lost.len(), acknowledged.len());

    // A phone that did not hear the acknowledgement sends again.
    let mut server = start(&data, database, &address);
    let client = http_client();
    wait_until_up(&client, &address).await;
    for id in acknowledged.iter().take(200) {
        let (status, body) = send(&client, &address, &version, u128::from_str_radix(id, 16).unwrap()).await.unwrap();
        assert_eq!((status, &body["new"]), (StatusCode::OK, &json!(false)));
    }
    assert_eq!(stored_ids(database.unwrap_or(&own_database)).await.len(), stored.len());
    server.kill().unwrap();
    server.wait().unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_acknowledged_is_lost_on_sqlite() {
    nothing_acknowledged_is_lost(None).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_acknowledged_is_lost_on_postgres() {
    if let Some(database) = fresh_database().await {
        nothing_acknowledged_is_lost(Some(&database)).await;
    }
}
