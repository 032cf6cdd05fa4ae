//! Audit F, the ledger under blows: processes that draw are killed at any moment, started again two at a time, and given an old backup.
//!
//! What counts is what left a process: each worker tells of a release as soon as the engine has handed it over. All charges that were ever
//! told must fit under the cap, the same plan must always be the same numbers, and beside a backup that forgot some nothing new may
//! be drawn.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use anyhow::{Context, bail};
use rand::RngExt;
use sha2::{Digest, Sha256};
use shared::governance::By;
use shared::id::{ItemName, PopulationName, ResponseId, SurveyCode};
use shared::{NanoRho, PlanRequest};

use super::world::{World, people};
use super::{BUDGET, Finding};
use crate::application::App;
use crate::drawing::{DrawError, draw};
use crate::store::{Submission, Survey, Transition, account, instrument, ledger};

const NAME: &str = "audit";
const CAP: NanoRho = NanoRho::new(2 * BUDGET.get());
/// Different plans a worker draws from.
const PLANS: u64 = 200;
const DATABASE: &str = "porchlight.db";
const BACKUP: &str = "old-backup.db";
const ROUNDS: u32 = 8;
/// After this round the backup is made, and before that one it is put in place of the database.
const BACKUP_AFTER: u32 = 2;
const RESTORE_BEFORE: u32 = 6;

/// What a worker told: release, charge in nano-rho, digest of the numbers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Told {
    release: String,
    charge: u64,
    digest: String,
}

/// A closed survey of known people in an empty database. For the real path of audit A too.
///
/// # Errors
/// When the database refuses.
pub async fn field(app: &App, world: &World) -> anyhow::Result<Survey> {
    let (code, population) = (SurveyCode::parse(NAME)?, PopulationName::parse(NAME)?);
    let mut transaction = app.store.begin().await?;
    account::add_team(&mut transaction, NAME, "Audit").await?;
    ledger::add_population(&mut transaction, &population, CAP).await?;
    instrument::add(&mut transaction, &world.instrument.version, &world.source).await?;
    Survey::add(&mut transaction, &code, NAME, &population, &world.instrument.version).await?;
    Survey::advance(&mut transaction, &code, Transition::Open, app.clock.today()).await?;
    transaction.commit().await?;
    for (place, response) in (1_u128..).zip(world.responses(&people(80))?) {
        let submission = Submission {
            survey: code.clone(),
            id: ResponseId::from_bits(place),
            version: world.instrument.version.clone(),
            received: app.clock.today(),
            payload: response.to_payload()?,
        };
        app.receiver.receive(submission).await?;
    }
    let mut transaction = app.store.begin().await?;
    Survey::advance(&mut transaction, &code, Transition::Close, app.clock.today()).await?;
    transaction.commit().await?;
    Survey::find(&app.store, &mut *app.store.read().await?, &code).await?.context("the audit's survey is gone")
}

/// Draws plans in any order for as long as it lives, and tells each release when it has it.
///
/// # Errors
/// When the database does not answer.
pub async fn work(app: &App) -> anyhow::Result<()> {
    let survey = Survey::find(&app.store, &mut *app.store.read().await?, &SurveyCode::parse(NAME)?).await?;
    let survey = survey.context("the audit's survey is gone")?;
    let mut rng = app.entropy.generator()?;
    loop {
        let plan = rng.random_range(0..PLANS);
        let item = ["street", "wish", "safe", "age"][usize::try_from(plan % 4)?];
        let budget = NanoRho::new(BUDGET.get() / 20 + plan * 1_000);
        let request = PlanRequest { records: true, items: vec![ItemName::parse(item)?], crosses: vec![], budget };
        match draw(app, &survey, &request, By::HOST).await {
            Ok(stored) => {
                let digest = Sha256::digest(serde_json::to_vec(&stored.release.measurements)?);
                let digest: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
                let mut out = std::io::stdout().lock();
                writeln!(out, "{} {} {digest}", stored.release.id, stored.release.cost.get())?;
                out.flush()?;
            }
            Err(DrawError::Refused(_) | DrawError::Witness(_)) => tokio::time::sleep(Duration::from_millis(5)).await,
            // Two processes and one file: whoever waits too long tries again.
            Err(DrawError::Store(_)) => tokio::time::sleep(Duration::from_millis(20)).await,
            Err(error) => bail!(error),
        }
    }
}

/// Starts, kills and restores. `folder` holds the fielded survey, and this program is started anew to work on it.
///
/// # Errors
/// When processes or files cannot be handled.
pub fn audit(folder: &Path, rng: &mut impl rand::Rng) -> anyhow::Result<Vec<Finding>> {
    let program = std::env::current_exe()?;
    let told: Arc<Mutex<Vec<Told>>> = Arc::default();
    let mut known_before = 0;
    for round in 0..ROUNDS {
        if round == RESTORE_BEFORE {
            known_before = distinct(&told).len();
            put_in_place(folder, BACKUP, DATABASE)?;
        }
        let mut workers = Vec::new();
        for _ in 0..2 {
            let mut command = Command::new(&program);
            command.arg("--data").arg(folder).args(["audit", "--worker"]);
            workers.push(command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().context("a worker could not be started")?);
        }
        let listeners: Vec<_> = workers
            .iter_mut()
            .filter_map(|worker| worker.stdout.take())
            .map(|output| {
                let told = told.clone();
                std::thread::spawn(move || listen(BufReader::new(output), &told))
            })
            .collect();
        std::thread::sleep(Duration::from_millis(rng.random_range(300..900)));
        for worker in &mut workers {
            worker.kill()?;
            worker.wait()?;
        }
        for listener in listeners {
            let _ = listener.join();
        }
        if round == BACKUP_AFTER {
            put_in_place(folder, DATABASE, BACKUP)?;
        }
    }
    let distinct = distinct(&told);
    let new_after = distinct.len() - known_before;
    let spent: u64 = distinct.values().map(|charges| charges.first().map_or(0, |told| told.charge)).sum();
    let unlike = distinct.values().filter(|told| told.len() > 1).count();
    let all = told.lock().map_or(0, |told| told.len());
    Ok(vec![
        Finding::new(
            spent <= CAP.get(),
            format!(
                "{} releases left processes that were killed {ROUNDS} times, for rho {} of {CAP}",
                distinct.len(),
                NanoRho::new(spent)
            ),
        ),
        Finding::new(unlike == 0, format!("{unlike} of {all} answers for a plan differ from the first one")),
        Finding::new(new_after == 0, format!("{new_after} new releases were drawn beside a backup that had forgotten some")),
        Finding::new(
            known_before > 5,
            format!("the audit itself can see: {known_before} releases were drawn before the backup came back"),
        ),
    ])
}

/// Copies a database that nobody works on: its file, and the log beside it without which it is not whole.
fn put_in_place(folder: &Path, from: &str, to: &str) -> std::io::Result<()> {
    for suffix in ["", "-wal", "-shm"] {
        let [from, to] = [from, to].map(|name| folder.join(format!("{name}{suffix}")));
        if to.exists() {
            std::fs::remove_file(&to)?;
        }
        if from.exists() && suffix != "-shm" {
            std::fs::copy(from, to)?;
        }
    }
    Ok(())
}

fn listen(output: impl BufRead, told: &Mutex<Vec<Told>>) {
    // A line that a kill cut off was not told.
    for line in output.lines().map_while(Result::ok) {
        let mut words = line.split(' ');
        if let (Some(release), Some(Ok(charge)), Some(digest)) = (words.next(), words.next().map(str::parse), words.next())
            && digest.len() == 16
            && let Ok(mut told) = told.lock()
        {
            told.push(Told { release: release.to_owned(), charge, digest: digest.to_owned() });
        }
    }
}

/// What was told of each release, each telling once.
fn distinct(told: &Mutex<Vec<Told>>) -> BTreeMap<String, Vec<Told>> {
    let mut releases: BTreeMap<String, Vec<Told>> = BTreeMap::new();
    for one in told.lock().map(|told| told.clone()).unwrap_or_default() {
        let known = releases.entry(one.release.clone()).or_default();
        if !known.contains(&one) {
            known.push(one);
        }
    }
    releases
}
