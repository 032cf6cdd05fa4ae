//! The audit, the planner and the auditors' draw from the command line; and that the audit sees what is wrong, shown by releases that
//! were tampered with.

use std::process::{Command, Output};

use axum::http::StatusCode;
use rand::SeedableRng;
use rand::rngs::StdRng;
use serde_json::{Value, json};
use server::audit::known::look;
use server::audit::world::{World, exact, people};
use shared::Release;
use tests::kit::{TestApp, today};

fn porchlight(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_porchlight-under-test")).args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// With 3,000 draws of each world; known answers, the database, and a ledger that is killed for real.
#[test]
fn the_audit_of_this_very_program_finds_nothing() {
    let audit = porchlight(&["audit", "--draws", "3000"]);
    assert!(audit.status.success(), "{}{}", text(&audit.stdout), text(&audit.stderr));
    assert!(text(&audit.stdout).contains("Nothing wrong was found."));
}

fn releases() -> (World, Vec<Release>) {
    let world = World::new(today()).unwrap();
    let responses = world.responses(&people(80)).unwrap();
    let mut rng = StdRng::seed_from_u64(9);
    let releases = (0..600).map(|_| world.draw(&responses, &mut rng).unwrap()).collect();
    (world, releases)
}

#[test]
fn the_audit_sees_noise_that_is_not_as_told() {
    type Fault = fn(usize, &mut [i64], &[i64]);
    let (world, releases) = releases();
    let truth: Vec<Vec<i64>> = world.plan.measurements().iter().map(|planned| exact(&people(80), planned)).collect();
    assert!(look(&releases, &people(80)).iter().all(|finding| finding.holds));
    let faults: [(&str, Fault); 6] = [
        ("none on the last number", |_, values, truth| values[truth.len() - 1] = truth[truth.len() - 1]),
        ("the same for all", |_, values, truth| {
            let noise = values[0] - truth[0];
            values.iter_mut().zip(truth).for_each(|(value, truth)| *value = truth + noise);
        }),
        ("a tenth too small", |_, values, truth| {
            values.iter_mut().zip(truth).for_each(|(value, truth)| *value = truth + (*value - truth) * 9 / 10);
        }),
        ("nothing below zero", |_, values, _| values.iter_mut().for_each(|value| *value = (*value).max(0))),
        ("off by a little", |_, values, _| values.iter_mut().for_each(|value| *value += 3)),
        ("one table without", |place, values, truth| {
            if place == 3 {
                values.copy_from_slice(truth)
            }
        }),
    ];
    for (name, fault) in faults {
        let mut wrong = releases.clone();
        for release in &mut wrong {
            for (place, (measurement, truth)) in release.measurements.iter_mut().zip(&truth).enumerate() {
                fault(place, &mut measurement.values, truth);
            }
        }
        assert!(look(&wrong, &people(80)).iter().any(|finding| !finding.holds), "{name}");
    }
    let mut again = releases.clone();
    again[7].measurements = again[6].measurements.clone();
    assert!(look(&again, &people(80)).iter().any(|finding| !finding.holds), "noise used twice");
}

/// A folder with an instrument, and a plan for it with these fields.
fn plan(folder: &std::path::Path, fields: &Value) -> String {
    let instrument = folder.join("block.json");
    std::fs::write(&instrument, tests::samples::instrument()).unwrap();
    let mut plan = json!({ "instrument": "block.json", "rho": "0.1", "people": 400 });
    for (key, value) in fields.as_object().unwrap() {
        plan[key] = value.clone();
    }
    let path = folder.join("plan.json");
    std::fs::write(&path, plan.to_string()).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_plan_tells_its_ranges_and_what_nobody_could_read() {
    let folder = tempfile::tempdir().unwrap();
    let told = porchlight(&["plan", &plan(folder.path(), &json!({})), "--json"]);
    assert_eq!(told.status.code(), Some(0), "{}", text(&told.stderr));
    let told: Value = serde_json::from_slice(&told.stdout).unwrap();
    let safe = told["tables"].as_array().unwrap().iter().find(|table| table["table"] == "safe").unwrap();
    let width = |key: &str| safe[key].as_f64().unwrap();
    assert!(width("half_width_total") > width("half_width_sampling") && width("half_width_total") < 0.2, "{safe}");
    let few = porchlight(&["plan", &plan(folder.path(), &json!({ "people": 20, "rho": "0.001" }))]);
    assert_eq!(few.status.code(), Some(1));
    assert!(text(&few.stdout).contains("no share could be read"), "{}", text(&few.stdout));
}

#[test]
fn a_bad_plan_is_refused_with_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    for (fields, sentence) in [
        (json!({ "rho": "0" }), "nothing can be published for a budget of zero"),
        (json!({ "rho": -1 }), "plain decimal digits"),
        (json!({ "rho": 1e-300 }), "plain decimal digits"),
        (json!({ "rho": 1e300 }), "plain decimal digits"),
        (json!({ "rho": "NaN" }), "plain decimal digits"),
        (json!({ "rho": "99999999999999" }), "cannot exceed"),
        (json!({ "people": 0 }), "nobody is expected"),
        (json!({ "people": -3 }), "not in the form of a plan"),
        (json!({ "items": ["nothing"] }), "no item “nothing”"),
        (json!({ "crosses": [["safe", "safe"]] }), "cannot be crossed with itself"),
        (json!({ "instrument": "missing.json" }), "missing.json cannot be read"),
        (json!({ "epsilon": 1 }), "unknown field"),
    ] {
        let refused = porchlight(&["plan", &plan(folder.path(), &fields)]);
        assert_eq!(refused.status.code(), Some(1), "{fields}");
        assert!(text(&refused.stderr).contains(sentence), "{fields}: {}", text(&refused.stderr));
    }
}

#[test]
fn auditors_draw_as_often_as_they_like_on_ledgers_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let plan = plan(folder.path(), &json!({ "items": ["safe"] }));
    let data = folder.path().join("answers.csv");
    std::fs::write(&data, "safe\nyes\nno\n").unwrap();
    let drawn = porchlight(&["draw", "--plan", &plan, "--data", data.to_str().unwrap(), "--times", "3"]);
    assert!(drawn.status.success(), "{}", text(&drawn.stderr));
    let lines: Vec<Value> = text(&drawn.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 4);
    let measured = lines[0]["plan"]["measurements"].as_array().unwrap().len();
    assert!(lines[1..].iter().all(|line| line.as_array().unwrap().len() == measured));
    assert_ne!(lines[1], lines[2]);
    std::fs::write(&data, "safe\nmaybe\n").unwrap();
    let refused = porchlight(&["draw", "--plan", &plan, "--data", data.to_str().unwrap()]);
    assert!(text(&refused.stderr).contains("row 1"), "{}", text(&refused.stderr));
}

/// Programs get the same forecast as the command line, of the fielded instrument, and nothing depends on an answer.
#[tokio::test]
async fn programs_can_ask_for_a_forecast() {
    let app = TestApp::on_sqlite().await;
    app.field("block", &tests::samples::instrument()).await;
    let address = "/api/v1/surveys/block/plan";
    let wish = json!({ "rho": "0.1", "people": 400, "crosses": [["safe", "trust"]] });
    let before = app.post_json(address, wish.clone()).await;
    assert_eq!(before.status, StatusCode::OK, "{}", before.body);
    app.answer("block", 0..5).await;
    assert_eq!(app.post_json(address, wish).await.body, before.body);
    let folder = tempfile::tempdir().unwrap();
    let told = porchlight(&["plan", &plan(folder.path(), &json!({ "crosses": [["safe", "trust"]] })), "--json"]);
    assert_eq!(serde_json::from_slice::<Value>(&told.stdout).unwrap(), before.json());
    for (wrong, sentence) in [
        (json!({ "rho": "NaN", "people": 400 }), "plain decimal digits"),
        (json!({ "rho": "0.1", "people": 0 }), "nobody is expected"),
        (json!({ "rho": "0.1", "people": 4, "instrument": "/etc/passwd" }), "about the survey it is sent to"),
        (json!({ "rho": "0.1", "people": 4, "items": ["why"] }), "no item"),
        (json!({ "people": 4 }), "rho"),
    ] {
        let refused = app.post_json(address, wrong.clone()).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}: {}", refused.body);
        assert!(refused.body.contains(sentence), "{wrong}: {}", refused.body);
    }
    assert_eq!(
        app.post_json("/api/v1/surveys/nowhere/plan", json!({ "rho": "0.1", "people": 4 })).await.status,
        StatusCode::NOT_FOUND
    );
}
