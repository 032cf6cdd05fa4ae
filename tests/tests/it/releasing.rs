//! Drawing releases: once, within the budget, whoever asks and however many at a time.

use serde_json::json;
use server::drawing::{DrawError, draw};
use server::store::{StoredRelease, Survey, ledger};
use shared::governance::By;
use shared::id::ItemName;
use shared::{NanoRho, PlanRequest, Refusal};
use sqlx::Connection;
use tests::kit::TestApp;
use tests::samples::{instrument, response};

fn request(item: &str, nano_rho: u64) -> PlanRequest {
    PlanRequest { records: true, items: vec![ItemName::parse(item).unwrap()], crosses: vec![], budget: NanoRho::new(nano_rho) }
}

async fn closed_survey(app: &TestApp) -> Survey {
    let version = app.field("block", &instrument()).await.instrument.version.to_string();
    for person in 0..60u128 {
        let safe = if person % 3 == 0 { "no" } else { "yes" };
        let answer = app.post_json("/api/v1/surveys/block/responses", response(person, &version, &json!({ "safe": safe }))).await;
        assert!(answer.status.is_success(), "{}", answer.body);
    }
    app.close("block").await
}

#[tokio::test]
async fn an_open_survey_releases_nothing() {
    let app = TestApp::on_sqlite().await;
    let survey = app.field("block", &instrument()).await;
    assert!(matches!(draw(&app.app, &survey, &request("safe", 1_000_000), By::HOST).await, Err(DrawError::NotClosed)));
}

#[tokio::test]
async fn the_same_plan_is_the_same_release() {
    for app in TestApp::on_each_database().await {
        let survey = closed_survey(&app).await;
        let first = draw(&app.app, &survey, &request("safe", 50_000_000), By::HOST).await.unwrap().release;
        let again = draw(&app.app, &survey, &request("safe", 50_000_000), By::HOST).await.unwrap().release;
        assert_eq!(first, again, "{}", app.database);
        let book = ledger::load(&mut app.app.store.read().await.unwrap(), &survey.population).await.unwrap();
        assert_eq!(book.entries().len(), 1);
        assert!(book.spent() <= NanoRho::new(50_000_000));
    }
}

#[tokio::test]
async fn a_plan_beyond_the_cap_is_told_what_is_left() {
    for app in TestApp::on_each_database().await {
        let survey = closed_survey(&app).await;
        draw(&app.app, &survey, &request("safe", 150_000_000), By::HOST).await.unwrap();
        let refused = draw(&app.app, &survey, &request("trust", 150_000_000), By::HOST).await.unwrap_err();
        let DrawError::Refused(Refusal::BeyondCap { left, .. }) = refused else { panic!("{refused}") };
        assert!(left >= NanoRho::new(50_000_000) && left < NanoRho::new(51_000_000), "{left}");
    }
}

/// Twelve different plans at once, each for a quarter of the budget: exactly four can be paid for.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn simultaneous_draws_cannot_overspend() {
    for app in TestApp::on_each_database().await {
        let survey = closed_survey(&app).await;
        let drawing = (0..12u64).map(|number| {
            let (app, survey) = (app.app.clone(), survey.clone());
            let item = ["safe", "trust", "age"][usize::try_from(number % 3).unwrap()];
            // A little less each, so that every plan is another one.
            tokio::spawn(async move { draw(&app, &survey, &request(item, 50_000_000 - 1_000 * number), By::HOST).await })
        });
        let outcomes = futures_util::future::join_all(drawing).await;
        let drawn = outcomes.iter().filter(|outcome| outcome.as_ref().unwrap().is_ok()).count();
        assert_eq!(drawn, 4, "{}", app.database);
        let mut connection = app.app.store.read().await.unwrap();
        let book = ledger::load(&mut connection, &survey.population).await.unwrap();
        let releases = StoredRelease::of_survey(&mut connection, &survey.code).await.unwrap();
        assert!(book.spent() <= book.cap());
        assert_eq!((book.entries().len(), releases.len()), (4, 4));
    }
}

/// The same plan from sixteen sides at once is drawn and paid for once.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn simultaneous_draws_of_one_plan_are_one_release() {
    for app in TestApp::on_each_database().await {
        let survey = closed_survey(&app).await;
        // Again and again with another plan: what goes wrong here goes wrong in a moment that is seldom hit.
        for round in 0..12 {
            let drawing = (0..16).map(|_| {
                let (app, survey) = (app.app.clone(), survey.clone());
                tokio::spawn(async move {
                    draw(&app, &survey, &request("safe", 15_000_000 - 10_000 * round), By::HOST).await.unwrap().release
                })
            });
            let releases: Vec<_> = futures_util::future::join_all(drawing).await.into_iter().map(Result::unwrap).collect();
            assert!(releases.windows(2).all(|pair| pair[0] == pair[1]), "{}", app.database);
        }
        let book = ledger::load(&mut app.app.store.read().await.unwrap(), &survey.population).await.unwrap();
        assert_eq!(book.entries().len(), 12, "{}", app.database);
    }
}

/// A survey with a budget of its own, a tenth of rho; that of its population is two tenths.
fn with_rules(rules: &serde_json::Value) -> String {
    let mut source: serde_json::Value = serde_json::from_str(&instrument()).unwrap();
    source["publication"] = rules.clone();
    source.to_string()
}

async fn closed_with(app: &TestApp, rules: &serde_json::Value) -> Survey {
    app.field("block", &with_rules(rules)).await;
    app.close("block").await
}

/// Eight plans at once, each for a quarter of what the survey may cost: four of them can be paid for, and what the population has left
/// changes nothing in that.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_survey_cannot_overspend_its_own_budget() {
    for app in TestApp::on_each_database().await {
        let survey = closed_with(&app, &json!({ "budget": "0.1" })).await;
        let drawing = (0..8u64).map(|number| {
            let (app, survey) = (app.app.clone(), survey.clone());
            let item = ["safe", "trust"][usize::try_from(number % 2).unwrap()];
            tokio::spawn(async move { draw(&app, &survey, &request(item, 25_000_000 - 1_000 * number), By::HOST).await })
        });
        let outcomes: Vec<_> = futures_util::future::join_all(drawing).await.into_iter().map(Result::unwrap).collect();
        let drawn = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        assert_eq!(drawn, 4, "{}", app.database);
        let refused = outcomes.into_iter().filter_map(Result::err).map(|error| error.to_string()).next().unwrap();
        assert!(refused.contains("of what this survey may tell"), "{refused}");
        let mut connection = app.app.store.read().await.unwrap();
        let spent = StoredRelease::spent_by(&mut connection, &survey.code).await.unwrap();
        assert!(spent <= NanoRho::new(100_000_000) && spent > NanoRho::new(99_000_000), "{spent}");
        let book = ledger::load(&mut connection, &survey.population).await.unwrap();
        assert!(book.left() > NanoRho::new(99_000_000), "{}", book.left());
    }
}

/// Before its day a release is to readers as if it had not been drawn: the same bytes everywhere, by page, file and list.
#[tokio::test]
async fn a_release_is_shown_on_its_weekday() {
    for app in TestApp::on_each_database().await {
        let survey = closed_with(&app, &json!({ "weekday": "wednesday" })).await;
        let addresses = |id: &str| {
            [
                "/".to_owned(),
                "/findings/block".to_owned(),
                format!("/findings/block/{id}"),
                format!("/findings/block/{id}/tables.csv"),
            ]
        };
        let unknown = "ab".repeat(6);
        let mut before = Vec::new();
        for address in addresses(&unknown) {
            before.push(app.get(&address).await);
        }
        let release = draw(&app.app, &survey, &request("safe", 50_000_000), By::HOST).await.unwrap().release;
        let id = release.id.short().to_owned();
        // Drawn on Sunday the 31st of May; shown from Wednesday the 3rd of June on.
        let tuesday = app.on_day(time::Date::from_calendar_date(2026, time::Month::June, 2).unwrap());
        for (address, before) in addresses(&id).into_iter().zip(&before) {
            let now = tuesday.get(&address).await;
            assert_eq!((now.status, &now.bytes), (before.status, &before.bytes), "{address}");
        }
        let wednesday = tuesday.on_day(time::Date::from_calendar_date(2026, time::Month::June, 3).unwrap());
        let (page, file) = (
            wednesday.get(&format!("/findings/block/{id}")).await,
            wednesday.get(&format!("/findings/block/{id}/tables.csv")).await,
        );
        assert!(page.status.is_success() && file.status.is_success(), "{} {}", page.status, file.status);
    }
}

#[tokio::test]
async fn a_ledger_that_forgot_a_published_release_spends_nothing() {
    let app = TestApp::on_sqlite().await;
    let survey = closed_survey(&app).await;
    std::fs::write(app.folder.path().join("published-ledger-entries"), "elm-street 1 abc\n").unwrap();
    let refused = draw(&app.app, &survey, &request("safe", 1_000_000), By::HOST).await.unwrap_err();
    assert!(matches!(refused, DrawError::Witness(_)), "{refused}");
    let book = ledger::load(&mut app.app.store.read().await.unwrap(), &survey.population).await.unwrap();
    assert_eq!(book.spent(), NanoRho::ZERO);
}

/// How long a refusal takes must not tell how many answers there are: it comes before they are read. Shown by answers that cannot be
/// read at all.
#[tokio::test]
async fn a_refusal_reads_no_answer() {
    let app = TestApp::on_sqlite().await;
    let survey = closed_survey(&app).await;
    draw(&app.app, &survey, &request("safe", 150_000_000), By::HOST).await.unwrap();
    let mut connection =
        sqlx::AnyConnection::connect(&format!("sqlite://{}", app.folder.path().join("test.db").display())).await.unwrap();
    sqlx::query("UPDATE response SET payload = $1").bind(vec![255u8; 3]).execute(&mut connection).await.unwrap();
    let refused = draw(&app.app, &survey, &request("trust", 150_000_000), By::HOST).await.unwrap_err();
    assert!(matches!(refused, DrawError::Refused(Refusal::BeyondCap { .. })), "{refused}");
    let read = draw(&app.app, &survey, &request("trust", 10_000_000), By::HOST).await.unwrap_err();
    assert!(matches!(read, DrawError::Store(_)), "{read}");
}

#[tokio::test]
async fn a_ledger_without_its_memory_spends_nothing() {
    let app = TestApp::on_sqlite().await;
    let survey = closed_survey(&app).await;
    draw(&app.app, &survey, &request("safe", 10_000_000), By::HOST).await.unwrap();
    std::fs::remove_file(app.folder.path().join("published-ledger-entries")).unwrap();
    let refused = draw(&app.app, &survey, &request("trust", 10_000_000), By::HOST).await.unwrap_err();
    assert!(matches!(refused, DrawError::Witness(_)), "{refused}");
}
