//! Weighted shares of a neighborhood that is known, of which the young answer far too rarely: ranges hold the truth, and those of the plain
//! shares do not.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use serde_json::json;
use shared::id::{ItemName, PopulationName, SurveyCode};
use shared::{
    Category, Counter, DataSet, Draft, Instrument, Ledger, NanoRho, Plan, PlanRequest, Release, Response, Subject, Summary,
};
use tests::kit::today;

use crate::coverage::chernoff;

const REPETITIONS: u32 = 2_000;
const AGES: [&str; 4] = ["young", "grown", "old", "eldest"];
/// Of everybody who lives there, and of those who answer.
const LIVE: [f64; 4] = [0.35, 0.3, 0.3, 0.05];
const ANSWER: [f64; 4] = [0.1, 0.3, 0.5, 0.1];
/// Who says yes.
const YES: [f64; 4] = [0.7, 0.5, 0.3, 0.1];

fn name(item: &str) -> ItemName {
    ItemName::parse(item).unwrap()
}

/// The question comes before the groups, so that their table is turned about.
fn instrument() -> Instrument {
    let options = |names: &[&str]| names.iter().map(|name| json!({ "name": name, "label": name })).collect::<Vec<_>>();
    let shares: serde_json::Map<_, _> = AGES.iter().zip(LIVE).map(|(age, share)| ((*age).to_owned(), share.into())).collect();
    let source = json!({
        "porchlight": 1, "name": "weights", "languages": ["en"], "title": "T", "introduction": "I", "consent": "C",
        "pages": [{ "name": "p", "elements": [
            { "kind": "choose_one", "name": "safe", "label": "Safe?", "choices": options(&["yes", "no"]) },
            { "kind": "choose_one", "name": "age", "label": "Age", "choices": options(&AGES) } ] }],
        "margins": [{ "item": "age", "shares": shares, "source": "Census" }],
    });
    Instrument::parse(&source.to_string()).unwrap()
}

fn response(instrument: &Instrument, age: usize, yes: bool) -> Response {
    let mut draft = Draft::default();
    draft.give(name("age"), AGES[age]);
    draft.give(name("safe"), if yes { "yes" } else { "no" });
    Response::check(&instrument.logic, &draft, today()).unwrap()
}

/// For both sizes 92 % must hold. With 250 people 92.1 % did: then the young are so few that they are often put together with the grown, and
/// weights can do less. A false alarm in at most one of 10,000 runs with other seeds.
#[test]
fn weighted_ranges_hold_the_truth_where_plain_ones_do_not() {
    let instrument = instrument();
    let truth: f64 = LIVE.iter().zip(YES).map(|(live, yes)| live * yes).sum();
    for (people, rho) in [(400, "0.5"), (1_500, "0.1")] {
        let budget = NanoRho::parse(rho).unwrap();
        let request =
            PlanRequest { records: true, items: vec![name("safe")], crosses: vec![(name("age"), name("safe"))], budget };
        let plan = Plan::of(&instrument, &request).unwrap();
        let mut rng = StdRng::seed_from_u64(12);
        let (mut weighted_held, mut plain_held, mut given, mut effect) = (0.0, 0.0, 0.0, 0.0);
        for _ in 0..REPETITIONS {
            let mut counter = Counter::new(&instrument, plan.clone());
            for _ in 0..people {
                let at: f64 = rng.random();
                let age = (0..4).find(|&age| at < ANSWER[..=age].iter().sum()).unwrap_or(3);
                counter.add(&response(&instrument, age, rng.random_bool(YES[age])));
            }
            let mut ledger = Ledger::replay(PopulationName::parse("known").unwrap(), budget, vec![]).unwrap();
            let subject =
                Subject { survey: SurveyCode::parse("known").unwrap(), instrument: instrument.version.clone(), freeze: 1 };
            let release = Release::draw(counter.finish(), subject, &mut ledger, &mut rng).unwrap();
            let question = &Summary::of(&instrument, &release).questions[0];
            let plain = question.rows.iter().find(|row| row.category == Category::Option(0)).unwrap().share.unwrap();
            let weighted = question.weighted.as_ref().unwrap().1[0].unwrap();
            let holds = |low: f64, high: f64| f64::from(u8::from(low <= truth && truth <= high));
            weighted_held += holds(weighted.share.likely.low, weighted.share.likely.high);
            plain_held += holds(plain.likely.low, plain.likely.high);
            effect += weighted.design_effect;
            given += 1.0;
            if given == 1.0 {
                let row = &DataSet::of(&instrument, &release).rows[1];
                assert_eq!((row.code.as_str(), row.weighted_share.is_some(), row.design_effect.is_some()), ("yes", true, true));
            }
        }
        let (weighted, plain, effect) = (weighted_held / given, plain_held / given, effect / given);
        println!("{people} people, rho {rho}: weighted {weighted:.3} hold, plain {plain:.3}; design effect {effect:.2}");
        assert!(chernoff(given, 0.92, 0.95) < 1e-4);
        assert!(weighted > 0.92 && weighted < 0.985, "{people}: {weighted}");
        assert!(plain < 0.6, "{people}: {plain}");
        assert!(effect > 1.2, "{effect}");
    }
}
