//! How long one pass over a million stored answers takes, and how much memory.
//!
//! ```text
//! cargo bench -p tests --bench tally
//! ```
//!
//! A million people answer thirty questions; their checked responses are put into an SQLite file, which is not measured. Then
//! this program starts itself once more, bound to one core, and counts 200 two-way tables of them in that process, as drawing a
//! release does. What is printed is the time of that count alone, and the memory of the process before and after it.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a benchmark fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "a benchmark measures time")]

mod memory;
mod thirty;

use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use memory::Memory;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use server::application::Application;
use server::auth::SignInLimit;
use server::clock::SystemClock;
use server::drawing::count;
use server::entropy::SystemEntropy;
use server::publication::Bundles;
use server::receipt::{ReceiptKey, ReceiptLimit};
use server::records::Shelf;
use server::store::{Receiver, Store, Survey};
use server::witness::Witness;
use shared::day::days_of;
use shared::id::{ItemName, SurveyCode};
use shared::{Cells, Draft, Instrument, NanoRho, Plan, PlanRequest, Response};
use sqlx::{Connection, Executor, SqliteConnection};
use tests::kit::{TestApp, today};

const PEOPLE: u32 = 1_000_000;
const CROSSES: usize = 200;
const SURVEY: &str = "bench";
/// Set in the process that counts: the database's file.
const DATABASE: &str = "PORCHLIGHT_BENCH_TALLY_DATABASE";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    if let Some(file) = std::env::var_os(DATABASE) {
        return measure(Path::new(&file)).await;
    }
    // `cargo test --all-targets` runs benchmarks too, but does not say so.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let app = TestApp::on_sqlite().await;
    let survey = app.field(SURVEY, &thirty::source()).await;
    let file = app.folder.path().join("test.db");
    answer(&file, &survey.instrument).await;
    let mut counting = Command::new("taskset");
    counting.args(["--cpu-list", "0"]).arg(std::env::current_exe().unwrap()).env(DATABASE, &file);
    assert!(counting.status().expect("taskset, of util-linux").success());
}

/// Puts everybody's answers into the file.
async fn answer(file: &Path, instrument: &Instrument) {
    let mut connection = SqliteConnection::connect(file.to_str().unwrap()).await.unwrap();
    // Nothing here has to survive a crash.
    connection.execute("PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000").await.unwrap();
    let mut transaction = connection.begin().await.unwrap();
    let mut rng = StdRng::seed_from_u64(20_261_125);
    for _ in 0..PEOPLE {
        let mut draft = Draft::default();
        for (item, texts) in thirty::answers(instrument, &mut rng) {
            texts.into_iter().for_each(|text| draft.give(item.clone(), text));
        }
        let payload = Response::check(&instrument.logic, &draft, today()).unwrap().to_payload().unwrap();
        sqlx::query("INSERT INTO response (survey, id, version, received_day, payload) VALUES ($1, $2, $3, $4, $5)")
            .bind(SURVEY)
            .bind(format!("{:032x}", rng.random::<u128>()))
            .bind(instrument.version.as_str())
            .bind(days_of(today()))
            .bind(payload)
            .execute(&mut *transaction)
            .await
            .unwrap();
    }
    transaction.commit().await.unwrap();
    connection.close().await.unwrap();
}

/// The only thing the other process does.
async fn measure(file: &Path) {
    let store = Store::connect(&format!("sqlite://{}", file.display())).await.unwrap();
    let app = Application {
        receiver: Receiver::start(store.clone()),
        store,
        clock: Arc::new(SystemClock::default()),
        entropy: Arc::new(SystemEntropy),
        bundles: Bundles::new(ReceiptKey::new([0; 32]).signing_key(), String::new()),
        receipt_key: ReceiptKey::new([0; 32]),
        shelf: Shelf::at(&file.with_file_name("records")),
        witness: Witness::at(&file.with_file_name("published-ledger-entries")),
        sign_in_limit: SignInLimit::default(),
        receipt_limit: ReceiptLimit::default(),
        address: String::new(),
        exit_address: String::new(),
    };
    let code = SurveyCode::parse(SURVEY).unwrap();
    let survey = Survey::find(&app.store, &mut app.store.read().await.unwrap(), &code).await.unwrap().unwrap();
    let request =
        PlanRequest { records: true, items: vec![], crosses: crosses(&survey.instrument), budget: NanoRho::new(1_000_000_000) };
    let plan = Plan::of(&survey.instrument, &request).unwrap();
    assert_eq!(plan.tables().len(), 1 + CROSSES);

    let before = Memory::of("self");
    let start = Instant::now();
    let tally = count(&app, &survey, plan).await.unwrap();
    let seconds = start.elapsed().as_secs_f64();
    let after = Memory::of("self");
    drop(tally);
    println!("{PEOPLE} responses to 30 questions counted into {CROSSES} two-way tables on one core: {seconds:.2} seconds.");
    println!("Memory before: {before}");
    println!("Memory after:  {after}");
}

/// The first pairs of questions that can be crossed.
fn crosses(instrument: &Instrument) -> Vec<(ItemName, ItemName)> {
    let items: Vec<_> = instrument
        .logic
        .variables()
        .map(|(_, item)| item)
        .filter(|item| Cells::of(item).is_some_and(|cells| cells.is_partition()))
        .collect();
    let pairs = items
        .iter()
        .enumerate()
        .flat_map(|(place, first)| items[place + 1..].iter().map(|second| (first.name.clone(), second.name.clone())));
    pairs.take(CROSSES).collect()
}
