//! How often ranges that researchers work out of synthetic records hold the truth, on the generated survey of 15 questions, by the
//! functions that come with the records.
//!
//! `cargo bench -p tests --bench coverage [-- RUNS PEOPLE_AT_MOST]`: each of RUNS times (100) draws people out of 500,000, releases all tables that
//! the plan carries and makes records; `estimate.py` then gives a range for each of 57 figures. Prints the part of ranges that hold the figure
//! of all 500,000, beside that of ranges worked out of the records as if they were real answers. Fails where one kind of figure is held by
//! fewer than 92 %: seeds are fixed, so the same number of runs always gives the same. Needs `python3` and its registry the first time.

#![allow(clippy::unwrap_used, clippy::cast_precision_loss, reason = "a measurement fails by panicking")]

use std::path::Path;
use std::process::Command;

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use server::records;
use shared::plan::carried;
use shared::synthetic::Synthetic;
use shared::{NanoRho, Plan, Publishable};
use tests::coded::Coded;
use tests::kit::today;

/// People, nano-rho, and the epsilon that is at the delta of the literature.
const CASES: [(usize, u64, &str); 4] =
    [(10_000, 14_973_057, "1"), (2_000, 311_064_955, "4"), (500, 311_064_955, "4"), (500, 24_355_970, "1")];

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    let runs: u64 = arguments.next().map_or(100, |runs| runs.parse().unwrap());
    let people_at_most: usize = arguments.next().map_or(usize::MAX, |people| people.parse().unwrap());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("coverage");
    std::fs::create_dir_all(&folder).unwrap();
    let script = folder.join("coverage.py");
    std::fs::write(&script, include_str!("coverage/coverage.py")).unwrap();
    std::fs::write(folder.join("estimate.py"), records::ESTIMATE_PYTHON).unwrap();
    let python = folder.join("venv/bin/python");
    if !python.exists() {
        run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(folder.join("venv")));
        run(Command::new(&python).args(["-m", "pip", "install", "--quiet", "numpy"]));
    }
    run(Command::new(&python).arg(&script).arg("prepare"));
    let survey = Coded::read(&folder.join("population.csv"), usize::MAX);
    for (people, nano_rho, epsilon) in CASES.into_iter().filter(|(people, ..)| *people <= people_at_most) {
        let budget = NanoRho::new(nano_rho);
        let items = Publishable::all(&survey.instrument);
        let plan = carried(&items, &survey.everything(budget), u32::try_from(people).unwrap()).unwrap();
        let pairs = plan.request.crosses.len();
        let plan = Plan::of(&survey.instrument, &plan.request).unwrap();
        let case = folder.join(format!("{people}-{epsilon}"));
        let _ = std::fs::remove_dir_all(&case);
        for seed in 0..runs {
            let mut rng = StdRng::seed_from_u64(seed);
            let asked = (0..people).map(|_| survey.response(&survey.rows[rng.random_range(0..survey.rows.len())])).collect();
            let release = survey.release(plan.clone(), asked, budget, &mut rng);
            let folder = case.join(seed.to_string());
            std::fs::create_dir_all(&folder).unwrap();
            let records = Synthetic::of(&survey.instrument, &release, None, today(), &mut rng).unwrap();
            records::write_records(&folder, &records).unwrap();
            // Sets as records are not needed: what was measured of them is.
            let others = (0..records::SETS).map(|_| records.again(&release, &mut rng)).collect::<Vec<_>>();
            records::write_measured(&folder, &survey.instrument, &records, &release, &others).unwrap();
        }
        println!("{people} people, epsilon {epsilon} (rho {budget}), {pairs} pairs measured");
        print!("{}", run(Command::new(&python).arg(&script).arg("cover").arg(&case)));
    }
}

fn run(command: &mut Command) -> String {
    let output = command.stderr(std::process::Stdio::inherit()).output().unwrap();
    assert!(output.status.success(), "{command:?}");
    String::from_utf8(output.stdout).unwrap()
}
