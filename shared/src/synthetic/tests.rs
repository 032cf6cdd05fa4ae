//! Records of releases that are known.

use rand::SeedableRng;
use rand::rngs::StdRng;
use serde_json::{Value, json};

use super::*;
use crate::id::{PopulationName, SurveyCode};
use crate::{Ledger, NanoRho, Plan, PlanRequest, Publishable, Response, Subject, Tally};

fn name(item: &str) -> ItemName {
    ItemName::parse(item).unwrap()
}

fn today() -> Date {
    Date::from_calendar_date(2026, time::Month::May, 31).unwrap()
}

/// Work, asked of grown people only, and what they want, of which they can choose two.
fn instrument() -> Instrument {
    let choices = |names: &[&str]| -> Value { names.iter().map(|name| json!({ "name": name, "label": name })).collect() };
    let source = json!({
        "porchlight": 1, "name": "s", "languages": ["en"], "title": "T", "introduction": "I", "consent": "C",
        "pages": [{ "name": "p", "elements": [
            { "kind": "number", "name": "age", "label": "A", "minimum": 0, "maximum": 99, "bins": [18, 65], "required": true },
            { "kind": "choose_one", "name": "work", "label": "W", "choices": choices(&["yes", "no"]), "relevant": "${age} >= 18" },
            { "kind": "choose_one", "name": "hours", "label": "H", "choices": choices(&["few", "many"]), "relevant": "${work} = 'yes'" },
            { "kind": "choose_one", "name": "hit", "label": "X", "choices": choices(&["yes", "no"]), "protected_by": "coin" },
            { "kind": "choose_some", "name": "wants", "label": "L", "maximum": 2, "choices": choices(&["light", "bench", "bus"]) },
        ] }]
    });
    Instrument::parse(&source.to_string()).unwrap()
}

fn responses(instrument: &Instrument, people: usize) -> Vec<Response> {
    (0..people)
        .map(|person| {
            let mut draft = Draft::default();
            let age = [10, 30, 40, 70, 20][person % 5];
            draft.give(name("age"), age.to_string());
            if age >= 18 {
                let works = person % 3 == 0;
                draft.give(name("work"), if works { "yes" } else { "no" });
                if works {
                    draft.give(name("hours"), if person % 2 == 0 { "few" } else { "many" });
                }
            }
            if person % 7 != 0 {
                draft.give(name("wants"), ["light", "bench", "bus"][person % 3]);
                if person % 4 == 0 {
                    draft.give(name("wants"), ["bench", "bus", "light"][person % 3]);
                }
            }
            Response::check(&instrument.logic, &draft, today()).unwrap()
        })
        .collect()
}

fn release(instrument: &Instrument, people: usize, rho: &str) -> Release {
    let items: Vec<ItemName> = Publishable::all(instrument).into_iter().map(|item| item.name).collect();
    let crosses = vec![(name("age"), name("work")), (name("age"), name("wants")), (name("work"), name("hours"))];
    let crosses = crosses.into_iter().filter(|(first, second)| items.contains(first) && items.contains(second)).collect();
    let budget = NanoRho::parse(rho).unwrap();
    let plan = Plan::of(instrument, &PlanRequest { records: true, items, crosses, budget }).unwrap();
    let tally = Tally::count(instrument, plan, responses(instrument, people));
    let mut ledger = Ledger::replay(PopulationName::parse("elm").unwrap(), budget, vec![]).unwrap();
    let subject = Subject { survey: SurveyCode::parse("elm").unwrap(), instrument: instrument.version.clone(), freeze: 1 };
    Release::draw(tally, subject, &mut ledger, &mut StdRng::seed_from_u64(3)).unwrap()
}

fn made(people: usize, rho: &str, records: Option<usize>) -> Result<Synthetic, NoRecords> {
    let instrument = instrument();
    Synthetic::of(&instrument, &release(&instrument, people, rho), records, today(), &mut StdRng::seed_from_u64(5))
}

#[test]
fn records_are_as_many_as_people_and_in_agreement_with_the_tables() {
    let synthetic = made(2_000, "5", None).unwrap();
    assert!((1_990..2_010).contains(&synthetic.len()), "{}", synthetic.len());
    assert!(synthetic.distance < 0.01, "{}", synthetic.distance);
    assert!(synthetic.columns.iter().all(|column| column.name != "hit"), "reports are no answers");
    let share = |column: &str, code: &str| {
        let place = synthetic.columns.iter().position(|known| known.name == column).unwrap();
        (0..synthetic.len()).filter(|&record| synthetic.row(record).nth(place) == Some(code)).count() as f64
            / synthetic.len() as f64
    };
    // A fifth is 10 years old; of the others a third works.
    assert!((share("age", "0–17") - 0.2).abs() < 0.01);
    assert!((share("work", "yes") - 0.8 / 3.0).abs() < 0.02, "{}", share("work", "yes"));
    assert!((share("wants", "skipped") - 1.0 / 7.0).abs() < 0.01, "{}", share("wants", "skipped"));
    let kept = synthetic.relations.iter().find(|relation| relation.second == name("work")).unwrap();
    assert!(kept.kept > 0.9, "{kept:?}");
}

#[test]
fn the_report_tells_rounding_apart_from_noise() {
    let instrument = instrument();
    let release = release(&instrument, 1_000, "0.5");
    let synthetic = Synthetic::of(&instrument, &release, None, today(), &mut StdRng::seed_from_u64(5)).unwrap();
    let quality = Quality::of(&instrument, &release, &synthetic, &[]);
    assert_eq!((quality.tables.len(), quality.relations.len(), quality.unmeasured_pairs), (7, 3, 3));
    for table in &quality.tables {
        assert!(table.from_smooth < 0.02, "{table:?}");
        assert!(table.from_noisy < 4.0 * table.expected_of_noise + 0.02, "{table:?}");
    }
}

/// No record has an answer that the instrument would not have asked for, lacks one that it would, or marks what cannot be marked.
#[test]
fn no_record_is_impossible() {
    for (people, rho) in [(2_000, "5"), (300, "0.05"), (30, "0.001")] {
        let synthetic = made(people, rho, Some(500)).unwrap();
        let place = |column: &str| synthetic.columns.iter().position(|known| known.name == column).unwrap();
        for record in 0..synthetic.len() {
            let row: Vec<&str> = synthetic.row(record).collect();
            let is_grown = row[place("age")] != "0–17";
            assert_eq!(row[place("work")] != "not_asked", is_grown, "{row:?}");
            assert_eq!(row[place("hours")] != "not_asked", row[place("work")] == "yes", "{row:?}");
            let marked = ["wants.light", "wants.bench", "wants.bus"].iter().filter(|option| row[place(option)] == "1").count();
            let has_answered = row[place("wants")] == "answered";
            assert!(if has_answered { (1..=2).contains(&marked) } else { marked == 0 }, "{row:?}");
        }
    }
}

#[test]
fn another_set_is_another_and_of_the_same_size() {
    let instrument = instrument();
    let release = release(&instrument, 400, "0.5");
    let mut rng = StdRng::seed_from_u64(8);
    let records = Synthetic::of(&instrument, &release, Some(400), today(), &mut rng).unwrap();
    let [first, second] = [0; 2].map(|_| {
        let other = records.again(&release, &mut rng);
        Synthetic::of(&instrument, &other, Some(400), today(), &mut rng).unwrap()
    });
    assert_eq!((first.len(), second.len()), (400, 400));
    assert!((0..400).any(|record| !first.row(record).eq(second.row(record))));
}

/// However many records are made, another survey asks as many people as answered this one: else ranges would be those of a larger survey.
#[test]
fn another_survey_asks_as_many_people_and_measures_the_records() {
    let instrument = instrument();
    let release = release(&instrument, 2_000, "5");
    let mut rng = StdRng::seed_from_u64(8);
    let records = Synthetic::of(&instrument, &release, Some(9_000), today(), &mut rng).unwrap();
    let share_of = |other: &Release, column: &str, code: &str| {
        let measured = records.measured(&instrument, other);
        let found = measured.iter().find(|cell| cell.codes == [Code { column, code }]).unwrap();
        (measured[0].people, found.people / measured[0].people)
    };
    let others: Vec<Release> = (0..40).map(|_| records.again(&release, &mut rng)).collect();
    let shares: Vec<f64> = others.iter().map(|other| share_of(other, "wants.light", "1").1).collect();
    assert!(others.iter().all(|other| (1_980.0..2_020.0).contains(&share_of(other, "age", "18–64").0)));
    let place = records.columns.iter().position(|column| column.name == "wants.light").unwrap();
    let of_records = (0..9_000).filter(|&record| records.row(record).nth(place) == Some("1")).count() as f64 / 9_000.0;
    let mean = shares.iter().sum::<f64>() / 40.0;
    let deviation = (shares.iter().map(|share| (share - mean).powi(2)).sum::<f64>() / 39.0).sqrt();
    // Sampling 2,000 people alone makes 0.0105.
    assert!((mean - of_records).abs() < 0.006, "{mean} {of_records}");
    assert!((0.007..0.015).contains(&deviation), "{deviation}");
}

/// A score is what the rule makes of the answers beside it, in its bin and in points; and its table was measured like any other.
#[test]
fn scores_follow_from_the_answers_beside_them() {
    let scale =
        |name: &str| json!({ "kind": "scale", "name": name, "label": "Q", "from": 1, "to": 5, "labels": { "1": "l", "5": "h" } });
    let source = json!({
        "porchlight": 1, "name": "s", "languages": ["en"], "title": "T", "introduction": "I", "consent": "C",
        "pages": [{ "name": "p", "elements": [scale("a"), scale("b")] }],
        "scores": [{ "name": "trust", "label": "Trust", "items": ["a", "b"], "reversed": ["b"] }],
    });
    let instrument = Instrument::parse(&source.to_string()).unwrap();
    let items: Vec<ItemName> = ["a", "b", "trust"].map(name).to_vec();
    let budget = NanoRho::parse("5").unwrap();
    let plan =
        Plan::of(&instrument, &PlanRequest { records: true, items, crosses: vec![(name("a"), name("b"))], budget }).unwrap();
    let responses = (0..500).map(|person| {
        let mut draft = Draft::default();
        draft.give(name("a"), (1 + person % 5).to_string());
        if person % 10 != 0 {
            draft.give(name("b"), (5 - person % 5).to_string());
        }
        Response::check(&instrument.logic, &draft, today()).unwrap()
    });
    let tally = Tally::count(&instrument, plan, responses);
    let mut ledger = Ledger::replay(PopulationName::parse("elm").unwrap(), budget, vec![]).unwrap();
    let subject = Subject { survey: SurveyCode::parse("elm").unwrap(), instrument: instrument.version.clone(), freeze: 1 };
    let release = Release::draw(tally, subject, &mut ledger, &mut StdRng::seed_from_u64(3)).unwrap();
    let records = Synthetic::of(&instrument, &release, None, today(), &mut StdRng::seed_from_u64(4)).unwrap();
    let names: Vec<&str> = records.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(names, ["a", "b", "trust", "trust.points"]);
    let number = |code: &str| code.parse::<f64>().ok();
    for record in 0..records.len() {
        let row: Vec<&str> = records.row(record).collect();
        let expected = number(row[0]).zip(number(row[1])).map(|(a, b)| f64::midpoint(a, 6.0 - b));
        assert_eq!(number(row[3]), expected, "{row:?}");
        assert_eq!(row[2] == "skipped", expected.is_none(), "{row:?}");
    }
    let measured = records.measured(&instrument, &release);
    assert!(measured.iter().any(|cell| cell.codes.len() == 1 && cell.codes[0].column == "trust"));
    let quality = Quality::of(&instrument, &release, &records, &[]);
    let regression = &quality.regressions[0];
    assert!((regression.of_records - regression.of_tables).abs() < 0.05, "{regression:?}");
}

/// A release of questions of so many options each, whose answers are what is said for each person.
fn of_choices(questions: usize, options: usize, people: usize, answer: impl Fn(usize, usize) -> usize) -> (Instrument, Release) {
    let choices: Vec<Value> = (0..options).map(|option| json!({ "name": format!("o{option}"), "label": "O" })).collect();
    let elements: Vec<Value> = (0..questions)
        .map(|place| json!({ "kind": "choose_one", "name": format!("q{place}"), "label": "Q", "choices": choices }))
        .collect();
    let source = json!({ "porchlight": 1, "name": "s", "languages": ["en"], "title": "T", "introduction": "I", "consent": "C",
        "pages": [{ "name": "p", "elements": elements }] });
    let instrument = Instrument::parse(&source.to_string()).unwrap();
    let items: Vec<ItemName> = Publishable::all(&instrument).into_iter().map(|item| item.name).collect();
    let crosses = items.windows(2).take(3).map(|pair| (pair[0].clone(), pair[1].clone())).collect();
    let budget = NanoRho::parse("0.5").unwrap();
    let plan = Plan::of(&instrument, &PlanRequest { records: true, items: items.clone(), crosses, budget }).unwrap();
    let responses = (0..people).map(|person| {
        let mut draft = Draft::default();
        items.iter().enumerate().for_each(|(place, item)| draft.give(item.clone(), format!("o{}", answer(person, place))));
        Response::check(&instrument.logic, &draft, today()).unwrap()
    });
    let tally = Tally::count(&instrument, plan, responses);
    let mut ledger = Ledger::replay(PopulationName::parse("elm").unwrap(), budget, vec![]).unwrap();
    let subject = Subject { survey: SurveyCode::parse("elm").unwrap(), instrument: instrument.version.clone(), freeze: 1 };
    let release = Release::draw(tally, subject, &mut ledger, &mut StdRng::seed_from_u64(3)).unwrap();
    (instrument, release)
}

#[test]
fn odd_surveys_give_records_too() {
    let mut rng = StdRng::seed_from_u64(9);
    // One question; all alike; eighty questions of 24 options; tables that noise has put far apart.
    let one = of_choices(1, 2, 50, |person, _| person % 2);
    let alike = of_choices(6, 3, 200, |_, _| 1);
    let many = of_choices(80, 24, 300, |person, place| (person * (place + 1)) % 24);
    let few = of_choices(4, 5, 3, |person, place| (person + place) % 5);
    for (instrument, release) in [one, alike, many, few] {
        let records = Synthetic::of(&instrument, &release, Some(200), today(), &mut rng).unwrap();
        assert_eq!(records.len(), 200);
        let other = records.again(&release, &mut rng);
        assert!(Synthetic::of(&instrument, &other, Some(200), today(), &mut rng).is_ok());
        let quality = Quality::of(&instrument, &release, &records, &[]);
        // Of two-way tables of hundreds of cells 200 records cannot even hold one each.
        let far = quality.tables.iter().find(|table| table.second.is_empty() && table.from_smooth > 0.05);
        assert_eq!(far, None);
    }
}

/// Noise a thousand times larger than the survey: tables that say there are less than nobody here and more than all there. What comes of them is
/// still records that could be people's.
#[test]
fn tables_that_contradict_each_other_give_possible_records() {
    let instrument = instrument();
    let mut release = release(&instrument, 200, "1");
    for (place, measurement) in release.measurements.iter_mut().enumerate() {
        for (entry, value) in measurement.values.iter_mut().enumerate() {
            *value += if (place + entry) % 2 == 0 { 400_000 } else { -300_000 };
        }
    }
    let records = Synthetic::of(&instrument, &release, Some(300), today(), &mut StdRng::seed_from_u64(5)).unwrap();
    assert_eq!(records.len(), 300);
    let place = |column: &str| records.columns.iter().position(|known| known.name == column).unwrap();
    for record in 0..300 {
        let row: Vec<&str> = records.row(record).collect();
        assert_eq!(row[place("work")] != "not_asked", row[place("age")] != "0–17", "{row:?}");
        assert_eq!(row[place("hours")] != "not_asked", row[place("work")] == "yes", "{row:?}");
    }
    let quality = Quality::of(&instrument, &release, &records, &[records.again(&release, &mut StdRng::seed_from_u64(6))]);
    let is_a_share = |distance: f64| (0.0..=1.0).contains(&distance);
    assert!(quality.tables.iter().all(|table| is_a_share(table.from_smooth) && is_a_share(table.from_noisy)), "{quality:?}");
}

#[test]
fn nobody_and_too_many_are_refused_and_one_is_not() {
    let noisy_nobody = made(0, "5", None);
    assert!(matches!(&noisy_nobody, Err(NoRecords::Nobody)) || noisy_nobody.unwrap().len() < 5);
    assert_eq!(made(0, "5", Some(0)).unwrap_err(), NoRecords::Nobody);
    assert_eq!(made(0, "5", Some(10)).unwrap().len(), 10);
    assert_eq!(made(1, "0.001", Some(1)).unwrap().len(), 1);
    assert!(matches!(made(1, "1", Some(6_000_000)), Err(NoRecords::TooMany { .. })));
}
