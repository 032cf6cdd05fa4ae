//! `/findings/{code}`: what everybody may read and download.

use std::collections::BTreeMap;

use axum::http::{StatusCode, header};
use serde_json::json;
use server::drawing::draw;
use shared::estimate::Table;
use shared::governance::By;
use shared::id::ItemName;
use shared::{Format, NanoRho, PlanRequest, Release};
use tests::kit::TestApp;
use tests::samples::{instrument, response};

/// A published survey; the path of its newest findings.
async fn published(app: &TestApp) -> String {
    let version = app.field("block", &instrument()).await.instrument.version.to_string();
    for person in 0..240u128 {
        let answers = json!({ "safe": if person % 3 == 0 { "no" } else { "yes" }, "trust": (person % 5 + 1).to_string(), "why": if person % 3 == 0 { "SECRET WORDS" } else { "" } });
        let sent = app.post_json("/api/v1/surveys/block/responses", response(person, &version, &answers)).await;
        assert!(sent.status.is_success());
    }
    let survey = app.close("block").await;
    let name = |name| ItemName::parse(name).unwrap();
    let request = PlanRequest {
        records: true,
        items: ["safe", "wants", "trust", "age", "moved"].map(name).to_vec(),
        crosses: vec![(name("safe"), name("trust"))],
        budget: NanoRho::new(150_000_000),
    };
    draw(&app.app, &survey, &request, By::HOST).await.unwrap();
    let newest = app.get("/findings/block").await;
    assert_eq!(newest.status, StatusCode::SEE_OTHER);
    newest.headers[header::LOCATION].to_str().unwrap().to_owned()
}

#[tokio::test]
async fn nothing_is_shown_before_something_is_published() {
    let app = TestApp::on_sqlite().await;
    app.field("block", &instrument()).await;
    for path in ["/findings/block", "/findings/nowhere", "/findings/block/abc", "/findings/block/abc/tables.csv"] {
        let answer = app.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(answer.body.contains("Nothing is published here yet"));
    }
}

#[tokio::test]
async fn a_summary_says_findings_with_ranges_charts_tables_and_its_limits() {
    for app in TestApp::on_each_database().await {
        let path = published(&app).await;
        let page = app.get(&path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.body.matches("<svg role=\"img\"").count(), 2, "of the two questions that were answered");
        assert!(page.body.matches("<table").count() >= 5, "{}", app.database);
        assert!(!page.body.contains("SECRET WORDS") && !page.body.contains("Why not?"), "texts are never published");
        let spanish = app.get(&format!("{path}?language=es")).await;
        assert!(spanish.body.contains("<html lang=\"es\"") && spanish.body.contains("¿Se siente seguro?"));
        assert!(app.get("/").await.body.contains("/findings/block?language=en"));
        let newest = app.get("/findings/block?language=es").await;
        assert_eq!(newest.headers[header::LOCATION], format!("{path}?language=es"));
    }
}

/// The first who asks is told to come back; all files appear at once, are the same for everybody and after a restart, and hold no answer.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn records_are_made_for_the_first_who_asks() {
    let app = TestApp::on_sqlite().await;
    let path = published(&app).await;
    let page = app.get(&path).await;
    assert!(page.body.contains(&format!("{path}/records.csv")) && page.body.contains("Use them for one question at a time."));
    let first = app.get(&format!("{path}/sets.csv")).await;
    assert_eq!((first.status, first.headers[header::RETRY_AFTER].to_str().unwrap()), (StatusCode::SERVICE_UNAVAILABLE, "15"));
    assert!(first.body.contains("The records are being made"), "{}", first.body);
    let mut waited = 0;
    while app.get(&format!("{path}/records.csv")).await.status != StatusCode::OK {
        waited += 1;
        assert!(waited < 300, "they are never made");
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    let mut files = Vec::new();
    for name in server::records::FILES {
        let file = app.get(&format!("{path}/{name}")).await;
        assert_eq!(file.status, StatusCode::OK, "{name}");
        assert!(file.headers[header::CONTENT_DISPOSITION].to_str().unwrap().contains(name));
        assert!(!file.body.contains("SECRET WORDS"));
        files.push(file.bytes);
    }
    let header = String::from_utf8(files[0].clone()).unwrap().lines().next().unwrap().to_owned();
    assert_eq!(header, "synthetic,safe,wants,wants.light,wants.bench,wants.bus,age,trust,moved");
    // Another server would make the same.
    std::fs::remove_dir_all(app.folder.path().join("records")).unwrap();
    while app.get(&format!("{path}/records.csv")).await.status != StatusCode::OK {
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    for (name, before) in server::records::FILES.into_iter().zip(files) {
        assert!(app.get(&format!("{path}/{name}")).await.bytes == before, "{name}");
    }
}

#[tokio::test]
async fn files_agree_with_each_other_and_stay_the_same() {
    let app = TestApp::on_sqlite().await;
    let path = published(&app).await;
    for format in Format::ALL {
        let file = app.get(&format!("{path}/{}", format.file_name())).await;
        assert_eq!(file.status, StatusCode::OK, "{}", format.file_name());
        assert_eq!(file.headers[header::CONTENT_TYPE], format.content_type());
        assert!(file.headers[header::CONTENT_DISPOSITION].to_str().unwrap().contains("attachment"));
        assert_eq!(file.bytes, app.get(&format!("{path}/{}", format.file_name())).await.bytes);
        assert!(!file.body.contains("SECRET WORDS"));
    }
    assert_eq!(app.get(&format!("{path}/answers.csv")).await.status, StatusCode::NOT_FOUND);

    // Every cell is the same in the CSV, in the JSON's estimates and when built from the release itself.
    let csv = app.get(&format!("{path}/{}", Format::TablesCsv.file_name())).await;
    let json = app.get(&format!("{path}/{}", Format::ReleaseJson.file_name())).await.json();
    let release: Release = serde_json::from_value(json["release"].clone()).unwrap();
    let tables = release.tables.iter().flat_map(|planned| Table::of(&release, planned).values().to_vec());
    let built: Vec<f64> = tables.map(|count| (count * 10_000.0).round() / 10_000.0).collect();
    let estimated: Vec<f64> =
        json["estimates"].as_array().unwrap().iter().map(|row| row["noisy_count"].as_f64().unwrap()).collect();
    let mut reader = csv::Reader::from_reader(csv.body.as_bytes());
    let written: Vec<f64> = reader
        .deserialize()
        .map(|row: Result<BTreeMap<String, String>, _>| row.unwrap()["noisy_count"].parse().unwrap())
        .collect();
    assert!(written.len() > 20);
    assert_eq!(written, estimated);
    assert_eq!(written, built);
}

#[tokio::test]
async fn whoever_evaluates_the_promise_finds_it_answered_question_by_question() {
    let app = TestApp::on_sqlite().await;
    assert!(app.get("/privacy").await.body.contains("href=\"/privacy/assessment\""));
    let page = app.get("/privacy/assessment").await;
    assert_eq!(page.status, StatusCode::OK);
    let plain = page.body.replace("&#x27;", "'").replace("&#39;", "'");
    for told in ["What is the unit of privacy?", &shared::privacy::promise::NEIGHBOURS[1..], "delta 1e-6", "4000 tables"] {
        assert!(plain.contains(told), "{told} in {plain}");
    }
}
