//! How fast exact noise is drawn, and how long a plan takes: one core, beside OpenDP's Python on the same numbers.
//!
//! ```text
//! cargo bench -p tests --bench noise
//! ```
//!
//! Each standard deviation is drawn for seven times by both sides in turn; the median is printed. OpenDP is installed by name into a folder
//! under `target/tmp/noise`.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a benchmark fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "a benchmark measures time")]
#![expect(clippy::cast_precision_loss, reason = "rates are for showing")]

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use rand::SeedableRng;
use rand::rngs::StdRng;
use shared::estimate::Forecast;
use shared::id::ItemName;
use shared::plan::carried;
use shared::privacy::DiscreteGaussian;
use shared::{NanoRho, Plan, PlanRequest, Publishable, Shape};

const OURS: usize = 1_000_000;
const THEIRS: usize = 5_000;
const TIMES: usize = 7;
/// Nano-rho at sensitivity 1 for standard deviations of about 1, 3.7, 10 and 100.
const BUDGETS: [u64; 4] = [500_000_000, 36_523_009, 5_000_000, 50_000];

fn main() {
    // `cargo test --all-targets` runs benchmarks too, but does not say so.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let python = python();
    println!("exact discrete Gaussian draws a second, median of {TIMES}");
    let mut rng = StdRng::from_rng(&mut rand::rng());
    for budget in BUDGETS {
        let mechanism = DiscreteGaussian::affordable(1, NanoRho::new(budget)).unwrap();
        let deviation = mechanism.variance().sqrt();
        let exact = vec![0; OURS];
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for _ in 0..TIMES {
            let begun = Instant::now();
            std::hint::black_box(mechanism.noise_entries(&exact, &mut rng));
            ours.push(OURS as f64 / begun.elapsed().as_secs_f64());
            theirs.push(opendp(&python, deviation));
        }
        let (ours, theirs) = (median(ours), median(theirs));
        println!(
            "sd {deviation:>6.1}: ours {:>6.2} million, OpenDP {:>6.1} thousand, {:.0} times",
            ours / 1e6,
            theirs / 1e3,
            ours / theirs
        );
    }
    plan_everything();
}

/// Sixty questions of five answers and all their pairs: which can be carried, the plan, and its forecast.
fn plan_everything() {
    let name = |place: usize| ItemName::parse(&format!("q{place:02}")).unwrap();
    let shape = Shape::One { cells: 6, answers: 5, amounts: None };
    let items: Vec<_> = (0..60).map(|place| Publishable { name: name(place), shape, protected: None }).collect();
    let crosses = (0..60).flat_map(|second| (0..second).map(move |first| (name(first), name(second)))).collect();
    let request = PlanRequest { records: true, items: (0..60).map(name).collect(), crosses, budget: NanoRho::new(1_000_000_000) };
    for (people, what) in [(20_000, "many people"), (200, "few people")] {
        let begun = Instant::now();
        let carried = carried(&items, &request, people).unwrap();
        let kept = carried.request.crosses.len();
        let plan = Plan::of_items(&items, &carried.request).unwrap();
        let forecast = Forecast::of(&plan, &items, people);
        println!(
            "60 questions and 1,770 pairs, {people} people ({what}): {kept} pairs kept, {} tables planned and forecast in {:.0} ms",
            forecast.len(),
            begun.elapsed().as_secs_f64() * 1e3
        );
    }
}

fn median(mut rates: Vec<f64>) -> f64 {
    rates.sort_by(f64::total_cmp);
    rates[rates.len() / 2]
}

/// Draws a second, timed by itself after it was made and drawn from once.
fn opendp(python: &Path, deviation: f64) -> f64 {
    let script = format!(
        "import time, opendp.prelude as dp\n\
         dp.enable_features('contrib')\n\
         m = dp.m.make_gaussian(dp.vector_domain(dp.atom_domain(T='i64'), size={THEIRS}), dp.l2_distance(T=float), {deviation})\n\
         zeros = [0] * {THEIRS}\n\
         m(zeros)\n\
         begun = time.perf_counter()\n\
         m(zeros)\n\
         print({THEIRS} / (time.perf_counter() - begun))"
    );
    let output = Command::new(python).args(["-c", &script]).output().expect("python");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().parse().unwrap()
}

/// A Python with OpenDP, made once.
fn python() -> std::path::PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("noise");
    let python = folder.join("bin/python");
    if !python.exists() {
        assert!(Command::new("python3").args(["-m", "venv"]).arg(&folder).status().unwrap().success());
        let install = ["-m", "pip", "install", "--quiet", "opendp==0.16.0"];
        assert!(Command::new(&python).args(install).status().unwrap().success(), "OpenDP could not be installed");
    }
    python
}
