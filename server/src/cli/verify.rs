//! `porchlight verify`: does what is stored agree with itself, and with what the world has seen?

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Args;
use shared::governance::{By, Deed, Record};
use shared::{Release, manifest};

use super::{Configuration, Outcome, released};
use crate::store::{Store, StoreError, StoredRelease, Survey, ledger, record};
use crate::witness::{Witness, WitnessError};

/// Check the database, the ledgers and the releases.
#[derive(Debug, Args)]
pub struct Verify {
    /// A folder with the files of a published release, as downloaded: checks the signature and the checksums, and works out again whatever
    /// follows from the protected tables, without any database.
    #[arg(conflicts_with_all = ["release_files", "accept_backup", "record"])]
    folder: Option<PathBuf>,
    /// Hexadecimal public key that the list must be signed with, as the server that published it says at /api/v1/key.
    #[arg(long, requires = "folder")]
    key: Option<String>,
    /// A downloaded release.json to check against the database as well; may be given several times.
    #[arg(long = "release-file")]
    release_files: Vec<PathBuf>,
    /// Say that nothing was published after the backup was made that this data folder was restored from. Done only if all is well.
    #[arg(long)]
    accept_backup: bool,
    /// A downloaded record of a team to check by itself, without any database: its chain, and that nothing was opened or drawn without
    /// a yes of the team.
    #[arg(long = "record", value_name = "FILE", conflicts_with_all = ["release_files", "accept_backup"])]
    record: Option<PathBuf>,
}

impl Verify {
    pub(super) async fn run(self, configuration: Configuration) -> anyhow::Result<Outcome> {
        if let Some(folder) = &self.folder {
            return check_folder(folder, self.key.as_deref());
        }
        if let Some(path) = &self.record {
            return check_record(path);
        }
        let store = configuration.open_store().await?;
        let witness = Witness::at(&configuration.witness_path());
        let mut problems = store.integrity_problems().await?;
        problems.extend(ledger_problems(&store, &witness, self.accept_backup).await?);
        let records = record_problems(&store, &mut problems).await?;
        let releases = release_problems(&store, &records, &mut problems).await?;
        for path in &self.release_files {
            let downloaded = released::read(path)?;
            match releases.iter().find(|release| release.id == downloaded.id) {
                Some(kept) if *kept == downloaded => println!("{}: as it was drawn.", path.display()),
                Some(_) => problems.push(format!("{} differs from the release that was drawn", path.display())),
                None => problems.push(format!("{} was published, but this database does not know it", path.display())),
            }
        }
        if problems.is_empty() {
            if self.accept_backup {
                witness.accept().context("the backup could not be accepted")?;
            }
            println!("All is well: {} releases, each paid for once, every ledger unbroken.", releases.len());
            return Ok(Outcome::Done);
        }
        for problem in &problems {
            println!("WRONG: {problem}");
        }
        Ok(Outcome::FoundWrong)
    }
}

async fn ledger_problems(store: &Store, witness: &Witness, accept_backup: bool) -> anyhow::Result<Vec<String>> {
    let mut problems = Vec::new();
    let mut connection = store.read().await?;
    for population in ledger::populations(&mut connection).await? {
        let memory = witness.recall();
        match ledger::load(&mut connection, &population).await {
            Ok(book) => {
                println!("{population}: {} of {} spent in {} releases.", book.spent(), book.cap(), book.entries().len());
                match memory.and_then(|memory| memory.check(&book)) {
                    Ok(()) => {}
                    Err(WitnessError::Copied) if accept_backup => {}
                    Err(error) => problems.push(error.to_string()),
                }
            }
            Err(error @ (StoreError::Ledger(_) | StoreError::Corrupt { .. })) => problems.push(error.to_string()),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(problems)
}

/// Checks published files by themselves.
fn check_folder(folder: &Path, key: Option<&str>) -> anyhow::Result<Outcome> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            files.insert(entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path())?);
        }
    }
    let mut verdict = manifest::check(&files);
    match (&verdict.key, key) {
        (Some(signer), Some(key)) if !signer.eq_ignore_ascii_case(key) => {
            verdict.wrong.push("manifest.json is signed, but by another key".to_owned());
        }
        (Some(signer), _) => println!("Signed by {signer}."),
        (None, _) => {}
    }
    println!("{} files are as they were listed.", verdict.intact.len());
    println!("Worked out again from the protected tables, the same to the last byte: {}.", verdict.made_again.join(", "));
    if !verdict.absent.is_empty() {
        println!("Listed, but not here: {}.", verdict.absent.join(", "));
    }
    for what in manifest::UNCHECKED {
        println!("Nobody outside can check {what}.");
    }
    for problem in &verdict.wrong {
        println!("WRONG: {problem}");
    }
    Ok(if verdict.wrong.is_empty() { Outcome::Done } else { Outcome::FoundWrong })
}

/// Checks a record that came as a file.
fn check_record(path: &Path) -> anyhow::Result<Outcome> {
    let text = fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let record: Record = serde_json::from_str(&text).with_context(|| format!("{} is no record of a team", path.display()))?;
    match record.checked() {
        Ok(record) => {
            let by_host = record.entries().iter().filter(|entry| entry.by == By::HOST).count();
            println!(
                "All is well: {} entries in an unbroken chain; nothing was opened or drawn by the team without its yes. \
                 {by_host} entries are by whoever runs the server. The newest hash is {}.",
                record.entries().len(),
                record.head().unwrap_or("none")
            );
            Ok(Outcome::Done)
        }
        Err(error) => {
            println!("WRONG: {error}");
            Ok(Outcome::FoundWrong)
        }
    }
}

/// The records of all teams; notes those that are not as they were written.
async fn record_problems(store: &Store, problems: &mut Vec<String>) -> anyhow::Result<Vec<Record>> {
    let mut connection = store.read().await?;
    let mut records = Vec::new();
    for team in record::teams(&mut connection).await? {
        match record::load(&mut connection, &team).await {
            Ok(record) => {
                println!("{team}: {} entries in its record.", record.entries().len());
                records.push(record);
            }
            Err(error @ (StoreError::Record(_) | StoreError::Corrupt { .. })) => problems.push(error.to_string()),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(records)
}

/// All releases; notes those that do not agree with the ledger entry that paid for them.
async fn release_problems(store: &Store, records: &[Record], problems: &mut Vec<String>) -> anyhow::Result<Vec<Release>> {
    let mut connection = store.read().await?;
    let mut releases = Vec::new();
    for survey in Survey::all(store, &mut connection).await? {
        let Ok(book) = ledger::load(&mut connection, &survey.population).await else { continue };
        for stored in StoredRelease::of_survey(&mut connection, &survey.code).await? {
            let release = stored.release;
            let is_paid = book
                .entries()
                .iter()
                .any(|entry| entry.release == release.id && entry.charge == release.cost && entry.hash == release.ledger_head);
            if !is_paid {
                problems.push(format!(
                    "release {} of {} is not the one its ledger entry paid for",
                    release.id.short(),
                    survey.code
                ));
            }
            let drawn = Deed::Drawn { survey: survey.code.clone(), release: release.id.clone() };
            let of_team = records.iter().find(|record| record.team == survey.team).map_or(&[][..], Record::entries);
            // Older releases than the record are in none.
            let is_kept = stored.drawn.zip(of_team.first()).is_some_and(|(drawn, first)| first.day < drawn);
            if is_kept && !of_team.iter().any(|entry| entry.deed == drawn) {
                problems.push(format!("release {} of {} is not in the record of its team", release.id.short(), survey.code));
            }
            releases.push(release);
        }
    }
    Ok(releases)
}
