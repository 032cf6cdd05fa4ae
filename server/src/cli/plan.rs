//! `porchlight plan`: what each figure will be worth, before anybody is asked. `porchlight draw`: releases of a plan for auditors.

use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::Args;
use serde_json::json;
use shared::estimate::{Forecast, z};
use shared::id::{PopulationName, SurveyCode};
use shared::plan::carried;
use shared::privacy::promise::DELTA;
use shared::{Draft, Ledger, Plan, Release, Response, Subject, Tally};

use super::Outcome;
use crate::clock::{Clock, SystemClock};
use crate::entropy::{Entropy, SystemEntropy};
use crate::plan_file::{PlanFile, forecast_document, label};

/// Tell how precise each figure of a plan will be, from public numbers only. Reads no answers and needs no database.
///
/// A plan is a file such as {"instrument": "block.json", "rho": "0.1", "people": 400, "crosses": [["street", "safe"]]}; “items” names
/// what to publish, and everything that can be is published where it is left out. Ends with 1 where the budget cannot carry it.
#[derive(Debug, Args)]
pub struct PlanArguments {
    /// The plan, a JSON file.
    plan: PathBuf,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

/// Draw a plan from answers in a file, on ledgers that are thrown away: for auditors who look for leaks. Nothing here is a release.
///
/// Prints one line of JSON for each draw, after one with the plan. The first line of the CSV file names items; empty is no answer.
#[derive(Debug, Args)]
pub struct Draw {
    /// The plan, a JSON file as for “plan”.
    #[arg(long)]
    plan: PathBuf,
    /// Answers, a CSV file.
    #[arg(long)]
    data: PathBuf,
    /// How often to draw.
    #[arg(long, default_value_t = 1)]
    times: u32,
}

impl PlanArguments {
    pub(super) fn run(&self) -> anyhow::Result<Outcome> {
        let file = PlanFile::read(&self.plan)?;
        let plan = Plan::of_items(&file.items, &file.request)?;
        let forecasts = Forecast::of(&plan, &file.items, file.people);
        let verdict = Forecast::check(&forecasts, file.people);
        let dropped = carried(&file.items, &file.request, file.people)?.dropped;
        if self.json {
            println!("{:#}", forecast_document(&plan, &file.items, file.people));
        } else {
            print(&file, &plan, &forecasts);
            for (groups, answers) in &dropped {
                println!("Noise would drown the relation of {groups} and {answers}: leave it out.");
            }
            if let Err(error) = &verdict {
                println!("NOT READABLE: {error}.");
            }
        }
        Ok(if verdict.is_ok() { Outcome::Done } else { Outcome::Flawed })
    }
}

fn print(file: &PlanFile, plan: &Plan, forecasts: &[Forecast]) {
    println!("95 % ranges to expect around a share of 30 %, if {} people answer:\n", file.people);
    println!("{:<40} {:>6} {:>12} {:>10} {:>10} {:>10}", "table", "cells", "count +-", "sample +-", "privacy +-", "in all +-");
    for forecast in forecasts {
        let label = label(&forecast.key);
        print!("{label:<40} {:>6} {:>12.0}", forecast.cells, (z() * forecast.noise_deviation).ceil());
        match forecast.half_widths {
            None => println!(),
            Some(widths) => {
                let points = |width: f64| format!("{:.1} pt", (width * 1_000.0).ceil() / 10.0);
                println!(" {:>10} {:>10} {:>10}", points(widths.sampling), points(widths.noise), points(widths.total));
            }
        }
    }
    let cost = plan.cost();
    println!(
        "\nCosts rho {cost} (epsilon {:.2} at delta {DELTA:e}). Somebody who knows everything about a person but one answer, and",
        cost.epsilon(DELTA)
    );
    println!(
        "would toss a coin for it, would be right at most {:.0} times in 100 instead of 50.",
        (100.0 * cost.guess_accuracy_bound()).ceil()
    );
}

impl Draw {
    pub(super) fn run(&self) -> anyhow::Result<Outcome> {
        let file = PlanFile::read(&self.plan)?;
        let plan = Plan::of_items(&file.items, &file.request)?;
        let responses = self.responses(&file)?;
        let mut out = io::BufWriter::new(io::stdout().lock());
        writeln!(out, "{}", json!({ "plan": plan, "rho": plan.cost().to_string() }))?;
        for _ in 0..self.times {
            // Drawing uses up the exact counts, so they are counted anew.
            let tally = Tally::count(&file.instrument, plan.clone(), responses.iter().cloned());
            let mut ledger = Ledger::replay(PopulationName::parse("audit")?, plan.cost(), vec![])?;
            let subject = Subject { survey: SurveyCode::parse("audit")?, instrument: file.instrument.version.clone(), freeze: 1 };
            let release = Release::draw(tally, subject, &mut ledger, &mut SystemEntropy.generator()?)?;
            let values: Vec<_> = release.measurements.iter().map(|measurement| &measurement.values).collect();
            writeln!(out, "{}", serde_json::to_string(&values)?)?;
        }
        out.flush()?;
        Ok(Outcome::Done)
    }

    fn responses(&self, file: &PlanFile) -> anyhow::Result<Vec<Response>> {
        let mut reader = csv::Reader::from_path(&self.data).with_context(|| format!("{} cannot be read", self.data.display()))?;
        let names = reader.headers()?.iter().map(shared::id::ItemName::parse).collect::<Result<Vec<_>, _>>()?;
        let today = SystemClock::default().today();
        let mut responses = Vec::new();
        for (row, record) in (1..).zip(reader.records()) {
            let mut draft = Draft::default();
            for (name, given) in names.iter().zip(&record?) {
                given.split_whitespace().for_each(|given| draft.give(name.clone(), given));
            }
            match Response::check(&file.instrument.logic, &draft, today) {
                Ok(response) => responses.push(response),
                Err(faults) => bail!("row {row} cannot be taken: {faults:?}"),
            }
        }
        Ok(responses)
    }
}
