//! How near published tables come to the truth, beside other engines at the same rho, on real surveys and a generated one.
//!
//! `cargo bench -p tests --bench accuracy [-- RUNS PEER_RUNS]` draws RUNS releases (20) of all one- and two-way tables of each data
//! set of the shared corpus and of a generated survey, and has OpenDP and MST do the same, MST only PEER_RUNS times (3), since it
//! takes minutes. Prints the mean total variation between tables and truth. Needs `python3` and its registry the first time.

#![allow(
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    reason = "a measurement fails by panicking; counts of people are small"
)]
#![expect(clippy::disallowed_methods, reason = "a benchmark measures time")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use rand::SeedableRng;
use rand::rngs::StdRng;
use serde_json::Value;
use shared::estimate::{Smooth, Table};
use shared::id::ItemName;
use shared::plan::carried;
use shared::synthetic::Synthetic;
use shared::{NanoRho, Plan, Publishable, Response, TableKey};
use tests::coded::Coded;
use tests::kit::today;

/// Data set, rows of it, nano-rho, and the epsilon that is at the delta of the literature.
const CASES: [(&str, usize, u64, &str); 15] = [
    ("survey15", 10_000, 14_973_057, "1"),
    ("survey15", 2_000, 24_355_970, "1"),
    ("survey15", 500, 24_355_970, "1"),
    ("survey15", 500, 311_064_955, "4"),
    ("survey15", 80, 311_064_955, "4"),
    ("bfi_personality", usize::MAX, 24_355_970, "1"),
    ("bfi_personality", usize::MAX, 311_064_955, "4"),
    ("gss2018_spending", usize::MAX, 24_355_970, "1"),
    ("gss2018_spending", usize::MAX, 311_064_955, "4"),
    ("ces2011_canada", usize::MAX, 24_355_970, "1"),
    ("ces2011_canada", usize::MAX, 311_064_955, "4"),
    ("chile_1988_plebiscite", usize::MAX, 24_355_970, "1"),
    ("chile_1988_plebiscite", usize::MAX, 311_064_955, "4"),
    ("yrbss_youth_risk", usize::MAX, 24_355_970, "1"),
    ("yrbss_youth_risk", usize::MAX, 311_064_955, "4"),
];

/// Total variation between two tables as shares.
fn distance(counts: &[f64], exact: &[f64]) -> f64 {
    let (sum, people): (f64, f64) = (counts.iter().map(|count| count.max(0.0)).sum(), exact.iter().sum());
    let away = counts.iter().zip(exact).map(|(count, exact)| (count.max(0.0) / sum.max(1e-9) - exact / people).abs());
    0.5 * away.sum::<f64>()
}

fn mean(numbers: impl Iterator<Item = f64>) -> f64 {
    let (count, sum) = numbers.fold((0.0, 0.0), |(count, sum), number| (count + 1.0, sum + number));
    sum / count
}

/// What came of all runs.
struct Ours {
    /// Mean distances of one-way and two-way tables.
    raw: [f64; 2],
    smooth: [f64; 2],
    records: [f64; 2],
    pairs: usize,
    planning_seconds: f64,
    /// To make the records of one release.
    records_seconds: f64,
}

/// A two-way or one-way table of records, whose codes are places.
fn counted(survey: &Coded, rows: &[Vec<usize>], columns: &[usize]) -> Vec<f64> {
    let mut counts = vec![0.0; columns.iter().map(|&column| survey.sizes[column]).product()];
    for row in rows {
        counts[columns.iter().fold(0, |place, &column| place * survey.sizes[column] + row[column])] += 1.0;
    }
    counts
}

fn ours(survey: &Coded, budget: NanoRho, runs: u64) -> Ours {
    let items = Publishable::all(&survey.instrument);
    let everything = survey.everything(budget);
    let start = Instant::now();
    let people = u32::try_from(survey.rows.len()).unwrap();
    let carried = carried(&items, &everything, people).unwrap();
    let plan = Plan::of(&survey.instrument, &carried.request).unwrap();
    let whole = Plan::of(&survey.instrument, &everything).unwrap();
    let planning = start.elapsed().as_secs_f64();
    let place = |name: &ItemName| name.as_str()[1..].parse::<usize>().unwrap();
    let columns_of = |key: &TableKey| match key {
        TableKey::OneWay(item) => vec![place(item)],
        TableKey::TwoWay(first, second) => vec![place(first), place(second)],
        TableKey::Total => unreachable!("the total comes first"),
    };
    let truths: Vec<(Vec<usize>, Vec<f64>)> = whole.tables()[1..]
        .iter()
        .map(|table| {
            let columns = columns_of(&table.key);
            let exact = counted(survey, &survey.rows, &columns);
            (columns, exact)
        })
        .collect();
    let (mut raw, mut smooth, mut records) = ([vec![], vec![]], [vec![], vec![]], [vec![], vec![]]);
    let responses: Vec<Response> = survey.rows.iter().map(|row| survey.response(row)).collect();
    let mut seconds = 0.0;
    for seed in 0..runs {
        let release = survey.release(plan.clone(), responses.clone(), budget, &mut StdRng::seed_from_u64(seed));
        let smoothed = Smooth::of(&release);
        let begun = Instant::now();
        let synthetic = Synthetic::of(&survey.instrument, &release, None, today(), &mut StdRng::seed_from_u64(seed));
        seconds += begun.elapsed().as_secs_f64();
        let synthetic = synthetic.unwrap();
        let coded = |record| synthetic.row(record).map(|code| code.parse().unwrap()).collect();
        let rows: Vec<Vec<usize>> = (0..synthetic.len()).map(coded).collect();
        for (table, (columns, truth)) in whole.tables()[1..].iter().zip(&truths) {
            let ways = columns.len();
            raw[ways - 1].push(distance(Table::of(&release, table).values(), truth));
            smooth[ways - 1].push(distance(&smoothed.table(table), truth));
            records[ways - 1].push(distance(&counted(survey, &rows, columns), truth));
        }
    }
    let means = |distances: [Vec<f64>; 2]| distances.map(|distances| mean(distances.into_iter()));
    Ours {
        raw: means(raw),
        smooth: means(smooth),
        records: means(records),
        pairs: carried.request.crosses.len(),
        planning_seconds: planning,
        records_seconds: seconds / runs as f64,
    }
}

/// Installs the other engines; where their Python is.
fn installed(folder: &Path) -> PathBuf {
    std::fs::create_dir_all(folder).unwrap();
    std::fs::write(folder.join("requirements.txt"), include_str!("accuracy/requirements.txt")).unwrap();
    std::fs::write(folder.join("peers.py"), include_str!("accuracy/peers.py")).unwrap();
    let python = folder.join("venv/bin/python");
    if !folder.join("installed").exists() {
        run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(folder.join("venv")));
        run(Command::new(&python)
            .args(["-m", "pip", "install", "--quiet", "--requirement"])
            .arg(folder.join("requirements.txt")));
        std::fs::write(folder.join("installed"), "").unwrap();
    }
    python
}

fn run(command: &mut Command) -> String {
    let output = command.stderr(std::process::Stdio::inherit()).output().unwrap();
    assert!(output.status.success(), "{command:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn main() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus/data");
    if !corpus.is_dir() {
        println!("The real surveys are not here: this needs the shared corpus.");
        return;
    }
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    let runs: u64 = arguments.next().map_or(20, |runs| runs.parse().unwrap());
    let peer_runs: u64 = arguments.next().map_or(3, |runs| runs.parse().unwrap());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("accuracy");
    let python = installed(&folder);
    run(Command::new(&python).arg(folder.join("peers.py")).arg("prepare").arg(&folder).arg(&corpus));
    println!("Mean total variation between tables and truth: one-way, two-way ({runs} runs; MST {peer_runs}).");
    println!(
        "| data | people | epsilon | rho | pairs measured | unbiased | smooth | records (seconds) | even split, OpenDP | MST (records) | MST seconds, MiB |"
    );
    for (data, rows, nano_rho, epsilon) in CASES {
        let path = folder.join(format!("{data}.csv"));
        let survey = Coded::read(&path, rows);
        let budget = NanoRho::new(nano_rho);
        let Ours { raw, smooth, records, pairs, planning_seconds, records_seconds } = ours(&survey, budget, runs);
        let peer = |engine: &str, runs: u64| -> Option<(String, f64, f64)> {
            let mut command = Command::new(&python);
            command
                .arg("-W")
                .arg("ignore")
                .arg(folder.join("peers.py"))
                .arg(engine)
                .arg(&path)
                .arg(survey.rows.len().to_string());
            let printed = (runs > 0).then(|| run(command.arg(budget.to_string()).arg(runs.to_string())))?;
            let told: Value = serde_json::from_str(printed.lines().last().unwrap()).unwrap();
            let mean = |key: &str| mean(told[key].as_array().unwrap().iter().filter_map(Value::as_f64));
            let figures = format!("{:.4}, {:.4}", mean("one_way"), mean("two_way"));
            Some((figures, told["seconds"].as_f64().unwrap(), told["mebibytes"].as_f64().unwrap()))
        };
        let (opendp, mst) = (peer("opendp", runs), peer("mst", peer_runs));
        let of = |peer: &Option<(String, f64, f64)>| peer.as_ref().map_or_else(String::new, |(figures, ..)| figures.clone());
        let load = mst.as_ref().map_or_else(String::new, |(_, seconds, mebibytes)| format!("{seconds:.0}, {mebibytes:.0}"));
        println!(
            "| {data} | {} | {epsilon} | {budget} | {pairs} of {} ({planning_seconds:.3} s) | {:.4}, {:.4} | {:.4}, {:.4} | {:.4}, {:.4} ({records_seconds:.2}) | {} | {} | {load} |",
            survey.rows.len(),
            survey.sizes.len() * (survey.sizes.len() - 1) / 2,
            raw[0],
            raw[1],
            smooth[0],
            smooth[1],
            records[0],
            records[1],
            of(&opendp),
            of(&mst),
        );
    }
}
