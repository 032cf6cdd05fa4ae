//! Scores and medians of a population that is known, all the way from answers to the file: how often their ranges hold the truth.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use serde_json::json;
use shared::id::{ItemName, PopulationName, SurveyCode};
use shared::{Counter, DataSet, Draft, Format, Instrument, Ledger, NanoRho, Plan, PlanRequest, Release, Response, Subject};
use tests::kit::today;

use crate::coverage::chernoff;

const REPETITIONS: u32 = 1_000;

fn instrument() -> Instrument {
    let scale = |name: &str| json!({ "kind": "scale", "name": name, "label": name, "from": 1, "to": 5, "labels": { "1": "l", "5": "h" } });
    let source = json!({
        "porchlight": 1, "name": "figures", "languages": ["en"], "title": "T", "introduction": "I", "consent": "C",
        "pages": [{ "name": "p", "elements": [
            scale("a"), scale("b"), scale("c"),
            { "kind": "number", "name": "age", "label": "Age", "minimum": 0, "maximum": 99, "bins": [18, 30, 45, 60] },
        ] }],
        "scores": [{ "name": "trust", "label": "Trust", "items": ["a", "b", "c"], "reversed": ["c"] }],
    });
    Instrument::parse(&source.to_string()).unwrap()
}

fn name(item: &str) -> ItemName {
    ItemName::parse(item).unwrap()
}

/// Somebody: ages 18 to 77 alike, and points around a mood, of which one in ten is left out.
fn person(rng: &mut StdRng) -> Draft {
    let mut draft = Draft::default();
    let mood = rng.random_range(1..=5_i32);
    for item in ["a", "b", "c"] {
        let point = (mood + rng.random_range(-1..=1)).clamp(1, 5);
        let point = if item == "c" { 6 - point } else { point };
        if !rng.random_bool(0.1) {
            draft.give(name(item), point.to_string());
        }
    }
    draft.give(name("age"), rng.random_range(18..78_i32).to_string());
    draft
}

/// By hand from the draft, in another way than the product: points as a list, the reversed one as 6 less it.
fn score_of(draft: &Draft) -> Option<f64> {
    let points: Vec<f64> = ["a", "b", "c"]
        .iter()
        .filter_map(|item| {
            let point: f64 = draft.given(&name(item)).first()?.parse().unwrap();
            Some(if *item == "c" { 6.0 - point } else { point })
        })
        .collect();
    (points.len() >= 2).then(|| points.iter().sum::<f64>() / f64::from(u32::try_from(points.len()).unwrap()))
}

/// The mean may be missed by 8 % of the ranges, and the median, whose range is whole bins, by 5 %; a false alarm is less likely than one in
/// a thousand.
#[test]
fn ranges_of_scores_and_medians_hold_the_truth() {
    let instrument = instrument();
    let mut rng = StdRng::seed_from_u64(11);
    let population: Vec<Draft> = (0..20_000).map(|_| person(&mut rng)).collect();
    let scores: Vec<f64> = population.iter().filter_map(score_of).collect();
    #[allow(clippy::cast_precision_loss, reason = "few")]
    let mean = scores.iter().sum::<f64>() / scores.len() as f64;
    let mut ages: Vec<f64> = population.iter().map(|draft| draft.given(&name("age"))[0].parse().unwrap()).collect();
    ages.sort_by(f64::total_cmp);
    let median = ages[ages.len() / 2];
    let responses: Vec<Response> =
        population.iter().map(|draft| Response::check(&instrument.logic, draft, today()).unwrap()).collect();

    let budget = NanoRho::parse("0.05").unwrap();
    let request = PlanRequest { records: true, items: vec![name("trust"), name("age")], crosses: vec![], budget };
    let plan = Plan::of(&instrument, &request).unwrap();
    let (mut mean_held, mut median_held) = (0.0, 0.0);
    let mut file = Vec::new();
    for _ in 0..REPETITIONS {
        let mut counter = Counter::new(&instrument, plan.clone());
        (0..300).for_each(|_| counter.add(&responses[rng.random_range(0..responses.len())]));
        let mut ledger = Ledger::replay(PopulationName::parse("known").unwrap(), budget, vec![]).unwrap();
        let subject = Subject { survey: SurveyCode::parse("known").unwrap(), instrument: instrument.version.clone(), freeze: 1 };
        let release = Release::draw(counter.finish(), subject, &mut ledger, &mut rng).unwrap();
        let data = DataSet::of(&instrument, &release);
        let holds = |figure: &str, item: &str, truth: f64| {
            let found = data.figures.iter().find(|row| row.figure == figure && row.item == item).unwrap();
            f64::from(u8::from(found.likely_low <= truth && truth <= found.likely_high))
        };
        mean_held += holds("mean", "trust", mean);
        median_held += holds("median", "age", median);
        file.clear();
        Format::FiguresCsv.write(&data, &release, &mut file).unwrap();
    }
    let (mean_rate, median_rate) = (mean_held / f64::from(REPETITIONS), median_held / f64::from(REPETITIONS));
    println!("mean {mean_rate:.3}, median {median_rate:.3}");
    assert!(chernoff(f64::from(REPETITIONS), 0.92, 0.95) + chernoff(f64::from(REPETITIONS), 0.93, 0.97) < 1e-3);
    assert!(mean_rate > 0.92 && median_rate > 0.93, "mean {mean_rate}, median {median_rate}");
    let text = String::from_utf8(file).unwrap();
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("figure,item,code,group_item,group_code,compared_to,value,likely_low,likely_high,reliability"));
    assert!(lines.any(|line| line.starts_with("quartile_3,age,")), "{text}");
}
