//! `porchlight audit`: the privacy engine of this very program, looked at from outside.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Context;
use clap::Args;
use shared::PlanRequest;
use shared::governance::By;

use super::{Configuration, Outcome};
use crate::application::Application;
use crate::audit::world::{World, people};
use crate::audit::{BUDGET, Finding, known, ledger, neighbours};
use crate::clock::Clock;
use crate::drawing::draw;
use crate::entropy::{Entropy, SystemEntropy};
use crate::store::Store;

/// Look at the privacy engine of this program from outside: whether noise is as told, whether a release tells more about a person than
/// was charged, and whether the ledger holds when it is killed and restored. Works on made-up answers in a folder of its own.
#[derive(Debug, Args)]
pub struct Audit {
    /// How many releases of each of two neighbouring worlds to draw; more find smaller leaks.
    #[arg(long, default_value_t = 20_000)]
    draws: u32,
    /// Part of the audit of the ledger: draw releases in the data folder until killed.
    #[arg(long, hide = true)]
    worker: bool,
}

impl Audit {
    pub(super) async fn run(self, configuration: Configuration) -> anyhow::Result<Outcome> {
        if self.worker {
            ledger::work(&configuration.open().await?).await?;
            return Ok(Outcome::Done);
        }
        let folder = Folder::new()?;
        let world = World::new(crate::clock::SystemClock::default().today())?;
        let mut rng = SystemEntropy.generator()?;
        let mut found_wrong = false;
        let mut tell = |heading: &str, findings: Vec<Finding>| {
            println!("{heading}");
            for Finding { holds, told } in findings {
                println!("  {} {told}.", if holds { "ok   " } else { "WRONG" });
                found_wrong |= !holds;
            }
        };
        tell("Known answers, drawn 2,000 times:", known::audit(&world, &people(80), 2_000, &mut rng)?);
        tell("Known answers, through the database:", through_the_database(&folder, &world).await?);
        tell("Neighbouring worlds:", neighbours::audit(&world, &people(80), self.draws, &mut rng)?);
        tell("The ledger, killed and restored:", ledger::audit(&folder.0, &mut rng)?);
        println!("{}", if found_wrong { "The engine does not keep its promise." } else { "Nothing wrong was found." });
        Ok(if found_wrong { Outcome::FoundWrong } else { Outcome::Done })
    }
}

/// The same survey received, closed and drawn as every survey is. What is left in the folder is what the ledger's audit works on.
async fn through_the_database(folder: &Folder, world: &World) -> anyhow::Result<Vec<Finding>> {
    let app = folder.open().await?;
    let survey = ledger::field(&app, world).await?;
    let items = world.plan.tables().iter().filter_map(|table| match &table.key {
        shared::TableKey::OneWay(item) => Some(item.clone()),
        shared::TableKey::Total | shared::TableKey::TwoWay(..) => None,
    });
    let request =
        PlanRequest { records: true, items: items.collect(), crosses: vec![], budget: shared::NanoRho::new(BUDGET.get() / 2) };
    let stored = draw(&app, &survey, &request, By::HOST).await?;
    let again = draw(&app, &survey, &request, By::HOST).await?;
    let mut findings = known::look(std::slice::from_ref(&stored.release), &people(80));
    findings.push(Finding { holds: stored.release == again.release, told: "asked again, it is the same release".to_owned() });
    app.store.close().await;
    Ok(findings)
}

/// A folder in the system's place for such, taken away in the end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> anyhow::Result<Self> {
        let name = crate::entropy::half_bits(&SystemEntropy)?;
        let path = std::env::temp_dir().join(format!("porchlight-audit-{name:032x}"));
        std::fs::create_dir(&path).with_context(|| format!("{} could not be made", path.display()))?;
        Ok(Self(path))
    }

    async fn open(&self) -> anyhow::Result<Arc<Application>> {
        let store = Store::connect(&format!("sqlite://{}", self.0.join("porchlight.db").display())).await?;
        store.migrate().await?;
        Ok(Configuration::of_folder(&self.0, store)?)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
