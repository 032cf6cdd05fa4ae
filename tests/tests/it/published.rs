//! All files of a release: made of it alone, signed, and worked out again by whoever has them. Whether programs that are not ours open
//! them is asked in `tests/independent`.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use server::drawing::draw;
use server::routes::findings::{self, Published};
use server::store::StoredRelease;
use shared::governance::By;
use shared::id::ItemName;
use shared::manifest::{self, Verdict};
use shared::{Instrument, NanoRho, PlanRequest};
use tests::kit::TestApp;
use tests::samples::response;

type Files = BTreeMap<String, Vec<u8>>;

/// A survey with that label in front of everything, answered by so many people and published.
async fn publish(app: &TestApp, label: &str, people: u128) -> (Published, Instrument) {
    let source = json!({
        "porchlight": 1, "name": "odd", "languages": ["en", "ar"],
        "title": { "en": format!("{label} title"), "ar": "عنوان" }, "introduction": { "en": "I", "ar": "م" },
        "consent": { "en": "C", "ar": "أوافق" },
        "accepted": [], "pages": [{ "name": "p", "elements": [
            { "kind": "choose_one", "name": "if", "label": { "en": format!("{label} if?"), "ar": "هل تشعر بالأمان؟" },
              "choices": [{ "name": "yes", "label": { "en": format!("{label} yes"), "ar": "نعم" } }, { "name": "no", "label": { "en": "No", "ar": "لا" } }] },
            { "kind": "choose_one", "name": "a_very_long_name_of_an_item_abc", "label": { "en": "How safe?", "ar": "كم" },
              "choices": [{ "name": "1", "label": { "en": "Not", "ar": "لا" } }, { "name": "2", "label": { "en": "Very", "ar": "جدا" } }] },
        ] }]
    });
    let survey = app.field("odd", &tests::samples::as_it_is(&source.to_string())).await;
    let version = survey.instrument.version.to_string();
    for person in 0..people {
        let answers = json!({ "if": "yes", "a_very_long_name_of_an_item_abc": "2" });
        assert!(app.post_json("/api/v1/surveys/odd/responses", response(person, &version, &answers)).await.status.is_success());
    }
    let survey = app.close("odd").await;
    let name = |name| ItemName::parse(name).unwrap();
    let items = ["if", "a_very_long_name_of_an_item_abc"].map(name);
    let crosses = vec![(items[0].clone(), items[1].clone())];
    let request = PlanRequest { records: true, items: items.to_vec(), crosses, budget: NanoRho::new(150_000_000) };
    draw(&app.app, &survey, &request, By::HOST).await.unwrap();
    (published(app).await, Instrument::clone(&survey.instrument))
}

async fn published(app: &TestApp) -> Published {
    let survey = app.survey("odd").await;
    let stored = StoredRelease::of_survey(&mut app.app.store.read().await.unwrap(), &survey.code).await.unwrap().pop().unwrap();
    findings::published(&app.app, &survey, &stored).await.unwrap()
}

fn by_name(published: &Published) -> Files {
    published.files.iter().map(|file| (file.listed.name.clone(), file.content.clone())).collect()
}

fn json_of(files: &Files, name: &str) -> Value {
    serde_json::from_slice(&files[name]).unwrap()
}

fn assert_whole(verdict: &Verdict, files: &Files) {
    assert!(verdict.wrong.is_empty() && verdict.absent.is_empty(), "{verdict:?}");
    assert_eq!(verdict.intact.len(), files.len() - 1, "all but the list itself");
    assert!(verdict.key.is_some() && verdict.made_again.len() > 20);
}

#[tokio::test]
async fn odd_releases_have_whole_files() {
    let long = "word \u{1F3E0} ".repeat(700);
    for (label, people) in [("nobody", 0), ("one", 1), ("\u{1F3E0} \"<&'`$|\\ ={}", 3), (&long, 40)] {
        for app in TestApp::on_each_database().await {
            let (published, _) = publish(&app, label, people).await;
            let files = by_name(&published);
            assert_whole(&manifest::check(&files), &files);
            for name in ["datapackage.json", "croissant.json", "icpsr.json", "datacite.json", "schema-org.json"] {
                assert!(json_of(&files, name).is_object(), "{name}");
            }
            let described = json_of(&files, "schema-org.json")["description"].as_str().unwrap().chars().count();
            assert!((50..=5_000).contains(&described));
            assert!(files["tables.sav"].starts_with(b"$FL2") && files["tables.parquet"].ends_with(b"PAR1"));
        }
    }
}

#[tokio::test]
async fn whoever_changes_a_file_is_found_out() {
    let app = TestApp::on_sqlite().await;
    let files = by_name(&publish(&app, "plain", 120).await.0);
    let wrong = |change: &dyn Fn(&mut Files)| {
        let mut changed = files.clone();
        change(&mut changed);
        manifest::check(&changed).wrong
    };
    let edit = |name: &'static str, from: &'static str, to: &'static str| {
        move |files: &mut Files| {
            let text = String::from_utf8(files[name].clone()).unwrap();
            assert!(text.contains(from), "{name} has no {from}");
            files.insert(name.to_owned(), text.replacen(from, to, 1).into_bytes());
        }
    };
    assert_eq!(wrong(&edit("tables.csv", "one_way", "two_way")).len(), 2, "neither as listed, nor as it follows");
    assert!(!wrong(&edit("manifest.json", "\"cost\": 1", "\"cost\": 2")).is_empty());
    assert!(!wrong(&edit("release.json", "\"values\": [", "\"values\": [1,")).is_empty());
    assert!(!wrong(&edit("instrument.json", "plain if?", "other if?")).is_empty());
    assert!(!wrong(&edit("codebook.xml", "plain", "other")).is_empty());
    assert!(!wrong(&|files: &mut Files| drop(files.remove("manifest.json"))).is_empty());
    assert!(!wrong(&|files: &mut Files| drop(files.remove("instrument.json"))).is_empty());
    // Signed anew by somebody else it holds, but not under the key that the server publishes.
    let key = app.get("/api/v1/key").await.json()["key"].as_str().unwrap().to_owned();
    assert_eq!(manifest::check(&files).key, Some(key));
    // A file that nobody downloaded is no fault.
    let mut fewer = files.clone();
    fewer.remove("tables.dta");
    let verdict = manifest::check(&fewer);
    assert!(verdict.wrong.is_empty() && verdict.absent == ["tables.dta"], "{verdict:?}");
}

#[tokio::test]
async fn the_same_release_is_the_same_files_and_numbers_never_change() {
    let app = TestApp::on_sqlite().await;
    let first = by_name(&publish(&app, "plain", 60).await.0);
    let again = by_name(&published(&app.on_day(tests::kit::today().next_day().unwrap())).await);
    assert!(first == again);
}
