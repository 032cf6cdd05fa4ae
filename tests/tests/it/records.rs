//! Synthetic records as a researcher uses them: how often ranges from further sets hold the truth, for shares, means, differences and
//! regressions, and that those which one set alone leads to do not. And that a record tells no more of a person than its tables do.

#![allow(clippy::unwrap_used, clippy::cast_precision_loss, reason = "a test fails by panicking; counts of people are small")]

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use serde_json::json;
use shared::id::{ItemName, PopulationName, SurveyCode};
use shared::synthetic::Synthetic;
use shared::{Counter, Draft, Instrument, Ledger, NanoRho, Plan, PlanRequest, Release, Response, Subject};
use tests::kit::today;

const REPETITIONS: usize = 400;
const SETS: usize = 20;
const PEOPLE: usize = 500;
/// The 97.5 % point of Student's t with 19 degrees of freedom.
const T: f64 = 2.093_024;

fn name(item: &str) -> ItemName {
    ItemName::parse(item).unwrap()
}

fn instrument() -> Instrument {
    let options = |names: &[&str]| names.iter().map(|name| json!({ "name": name, "label": name })).collect::<Vec<_>>();
    let source = json!({
        "porchlight": 1, "name": "records", "languages": ["en"], "title": "T", "introduction": "I", "consent": "C",
        "pages": [{ "name": "p", "elements": [
            { "kind": "scale", "name": "age", "label": "A", "from": 1, "to": 3, "labels": { "1": "l", "3": "h" }, "required": true },
            { "kind": "choose_one", "name": "safe", "label": "S", "choices": options(&["1", "0"]), "required": true },
            { "kind": "scale", "name": "trust", "label": "T", "from": 1, "to": 5, "labels": { "1": "l", "5": "h" }, "required": true },
        ] }],
    });
    Instrument::parse(&source.to_string()).unwrap()
}

/// Age, whether somebody feels safe, and trust.
type Person = [f64; 3];

/// The older feel safer, and who feels safe trusts more.
fn person(rng: &mut StdRng) -> Person {
    let age = f64::from(rng.random_range(1..=3_u8));
    let safe = f64::from(u8::from(rng.random_bool(0.25 + 0.15 * age)));
    let trust = (1.5 + safe + 0.3 * age + rng.random_range(0.0..2.0_f64)).floor().clamp(1.0, 5.0);
    [age, safe, trust]
}

/// What is worked out: each figure, and the error that it has in a sample of this size by the usual formulas.
fn figures(people: &[Person]) -> Vec<(&'static str, f64, f64)> {
    let n = people.len() as f64;
    let mean = |of: &dyn Fn(&Person) -> f64, within: &dyn Fn(&Person) -> bool| {
        let values: Vec<f64> = people.iter().filter(|person| within(person)).map(of).collect();
        let count = values.len() as f64;
        let mean = values.iter().sum::<f64>() / count;
        let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (count - 1.0);
        (mean, (variance / count).sqrt())
    };
    let (share, share_error) = mean(&|person| person[1], &|_| true);
    let (trust, trust_error) = mean(&|person| person[2], &|_| true);
    let (with, with_error) = mean(&|person| person[2], &|person| person[1] > 0.5);
    let (without, without_error) = mean(&|person| person[2], &|person| person[1] < 0.5);
    let (slope, slope_error) = linear(people);
    let (logit, logit_error) = logistic(people);
    assert!(n > 0.0);
    vec![
        ("share", share, share_error),
        ("mean", trust, trust_error),
        ("difference", with - without, with_error.hypot(without_error)),
        ("linear", slope, slope_error),
        ("logistic", logit, logit_error),
    ]
}

/// Trust on feeling safe with age held: the slope of the first.
fn linear(people: &[Person]) -> (f64, f64) {
    let rows = || people.iter().map(|[age, safe, trust]| ([1.0, *safe, *age], *trust));
    let mut square = [[0.0; 3]; 3];
    let mut right = [0.0; 3];
    for (row, outcome) in rows() {
        for first in 0..3 {
            right[first] += row[first] * outcome;
            (0..3).for_each(|second| square[first][second] += row[first] * row[second]);
        }
    }
    let inverse = inverted(square);
    let slopes: Vec<f64> = inverse.iter().map(|row| row.iter().zip(right).map(|(entry, right)| entry * right).sum()).collect();
    let rest =
        |(row, outcome): ([f64; 3], f64)| outcome - row.iter().zip(&slopes).map(|(value, slope)| value * slope).sum::<f64>();
    let variance = rows().map(|row| rest(row).powi(2)).sum::<f64>() / (people.len() as f64 - 3.0);
    (slopes[1], (variance * inverse[1][1]).sqrt())
}

/// Feeling safe on age, by Newton's steps: the slope.
fn logistic(people: &[Person]) -> (f64, f64) {
    let mut slopes = [0.0_f64; 2];
    let mut inverse = [[0.0; 2]; 2];
    for _ in 0..25 {
        let (mut score, mut information) = ([0.0; 2], [[0.0; 2]; 2]);
        for [age, safe, _] in people {
            let row = [1.0, *age];
            let chance = 1.0 / (1.0 + (-(slopes[0] + slopes[1] * age)).exp());
            for first in 0..2 {
                score[first] += row[first] * (safe - chance);
                (0..2).for_each(|second| information[first][second] += row[first] * row[second] * chance * (1.0 - chance));
            }
        }
        let determinant = information[0][0] * information[1][1] - information[0][1] * information[1][0];
        inverse = [
            [information[1][1] / determinant, -information[0][1] / determinant],
            [-information[1][0] / determinant, information[0][0] / determinant],
        ];
        for (slope, row) in slopes.iter_mut().zip(inverse) {
            *slope += row[0] * score[0] + row[1] * score[1];
        }
    }
    (slopes[1], inverse[1][1].sqrt())
}

/// By cofactors.
fn inverted(m: [[f64; 3]; 3]) -> [[f64; 3]; 3] {
    let minor = |row: usize, column: usize| {
        let (a, b) = ((row + 1) % 3, (row + 2) % 3);
        let (c, d) = ((column + 1) % 3, (column + 2) % 3);
        m[a][c] * m[b][d] - m[a][d] * m[b][c]
    };
    let determinant: f64 = (0..3).map(|column| m[0][column] * minor(0, column)).sum();
    std::array::from_fn(|row| std::array::from_fn(|column| minor(column, row) / determinant))
}

fn release(instrument: &Instrument, people: &[Person], rho: &str, rng: &mut StdRng) -> Release {
    let items = ["age", "safe", "trust"];
    let crosses = [(0, 1), (0, 2), (1, 2)].map(|(first, second)| (name(items[first]), name(items[second])));
    let budget = NanoRho::parse(rho).unwrap();
    let plan =
        Plan::of(instrument, &PlanRequest { records: true, items: items.map(name).to_vec(), crosses: crosses.to_vec(), budget })
            .unwrap();
    let mut counter = Counter::new(instrument, plan);
    for person in people {
        let mut draft = Draft::default();
        items.iter().zip(person).for_each(|(item, value)| draft.give(name(item), value.to_string()));
        counter.add(&Response::check(&instrument.logic, &draft, today()).unwrap());
    }
    let mut ledger = Ledger::replay(PopulationName::parse("known").unwrap(), budget, vec![]).unwrap();
    let subject = Subject { survey: SurveyCode::parse("known").unwrap(), instrument: instrument.version.clone(), freeze: 1 };
    Release::draw(counter.finish(), subject, &mut ledger, rng).unwrap()
}

fn people_of(synthetic: &Synthetic) -> Vec<Person> {
    let person = |record| {
        let values: Vec<f64> = synthetic.row(record).map(|code| code.parse().unwrap()).collect();
        [values[0], values[1], values[2]]
    };
    (0..synthetic.len()).map(person).collect()
}

/// Of five figures each must be held by 92 % of 400 ranges, which a right range misses once in 300 runs with other seeds; a set taken for
/// real answers holds at least one of them in fewer than 85 %.
#[test]
fn ranges_from_further_sets_hold_the_truth_and_one_set_alone_does_not() {
    for rho in ["0.1", "0.03"] {
        let rates = coverage(rho);
        assert!(rates.iter().all(|(_, [sets, _])| *sets >= 0.92), "{rho}: {rates:?}");
        assert!(rates.iter().any(|(_, [_, alone])| *alone < 0.85), "{rho}: {rates:?}");
    }
}

/// For each figure how often its range held the truth: by further sets, and by one set taken for real.
fn coverage(rho: &str) -> Vec<(&'static str, [f64; 2])> {
    let instrument = instrument();
    let mut rng = StdRng::seed_from_u64(21);
    let population: Vec<Person> = (0..400_000).map(|_| person(&mut rng)).collect();
    let truth = figures(&population);
    let mut held = vec![[0.0_f64; 2]; truth.len()];
    for _ in 0..REPETITIONS {
        let asked: Vec<Person> = (0..PEOPLE).map(|_| population[rng.random_range(0..population.len())]).collect();
        let release = release(&instrument, &asked, rho, &mut rng);
        let records = Synthetic::of(&instrument, &release, None, today(), &mut rng).unwrap();
        let estimates = figures(&people_of(&records));
        let mut set = || {
            let other = records.again(&release, &mut rng);
            figures(&people_of(&Synthetic::of(&instrument, &other, Some(records.len()), today(), &mut rng).unwrap()))
        };
        let sets: Vec<_> = (0..SETS).map(|_| set()).collect();
        for (place, (_, estimate, error)) in estimates.iter().enumerate() {
            let values: Vec<f64> = sets.iter().map(|set| set[place].1).collect();
            let mean = values.iter().sum::<f64>() / SETS as f64;
            let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (SETS as f64 - 1.0);
            // Sets are to the records what those are to the people, so what they are off by on average is taken off;
            // and since that is known no better than it is large, it widens the range.
            let off = mean - estimate;
            let corrected = estimate - off;
            let half_width = T * (variance * (1.0 + 1.0 / SETS as f64) + off * off).sqrt();
            let is_held = |estimate: f64, half_width: f64| f64::from(u8::from((estimate - truth[place].1).abs() <= half_width));
            held[place][0] += is_held(corrected, half_width);
            held[place][1] += is_held(*estimate, 1.96 * error);
        }
    }
    let rate = |held: [f64; 2]| held.map(|held| held / REPETITIONS as f64);
    let rates: Vec<_> = truth.iter().zip(held).map(|((what, ..), held)| (*what, rate(held))).collect();
    for (what, [sets, alone]) in &rates {
        println!("rho {rho}, {what}: {sets:.3} with further sets, {alone:.3} with one taken for real");
    }
    rates
}

/// One person more, of a kind that is nowhere else, in a survey of few: whether they took part must be no easier to tell from records than the
/// budget allows. For a rule "so many of the kind or more" the rates of hits and of false alarms bound what it tells (Dong, Roth and Su 2022);
/// a false alarm once in 100,000 runs with other seeds.
#[test]
fn a_canary_is_not_found_in_records() {
    const TIMES: usize = 4_000;
    let instrument = instrument();
    let mut rng = StdRng::seed_from_u64(33);
    let others: Vec<Person> = (0..40).map(|place| [1.0, f64::from(u8::from(place % 2 == 0)), 2.0]).collect();
    let canary: Person = [3.0, 0.0, 5.0];
    let with: Vec<Person> = others.iter().copied().chain([canary]).collect();
    let found = |people: &[Person], rng: &mut StdRng| {
        let release = release(&instrument, people, "0.1", rng);
        let records = Synthetic::of(&instrument, &release, Some(41), today(), rng).unwrap();
        people_of(&records).iter().filter(|person| person[0] > 2.5 && person[2] > 4.5).count()
    };
    let counts = [&others, &with].map(|people| (0..TIMES).map(|_| found(people, &mut rng)).collect::<Vec<_>>());
    let normal = |share: f64| {
        use statrs::distribution::{ContinuousCDF, Normal};
        Normal::standard().inverse_cdf(share)
    };
    // 4.3 standard errors on either side.
    let bound = |share: f64, sign: f64| {
        (share + sign * 4.3 * (share * (1.0 - share) / TIMES as f64).sqrt() + sign * 1e-3).clamp(1e-4, 1.0 - 1e-4)
    };
    let limit = (2.0_f64 * 0.1).sqrt();
    for threshold in 1..10 {
        let rate = |counts: &[usize]| counts.iter().filter(|&&count| count >= threshold).count() as f64 / TIMES as f64;
        let (false_alarms, hits) = (rate(&counts[0]), rate(&counts[1]));
        let told = normal(bound(hits, -1.0)) - normal(bound(false_alarms, 1.0));
        assert!(told <= limit, "{threshold} or more: {hits} against {false_alarms} tell {told}, of {limit}");
    }
}
