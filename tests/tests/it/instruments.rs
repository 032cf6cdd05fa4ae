//! Instruments from anybody: every text gets an instrument or its flaws, and nothing else happens. The demonstration's own are mended
//! and broken at random places, because random bytes alone never get past the first brace.

use proptest::prelude::*;
use serde_json::Value;
use shared::{Counter, Instrument, Plan, PlanRequest};
use shared::{Draft, Flow, NanoRho, Response};
use tests::kit::today;
use tests::samples::instrument;

const SOURCES: [&str; 2] =
    [include_str!("../../../server/demo/neighborhood.json"), include_str!("../../../server/demo/yrbs.json")];

/// Places of a JSON value, as ways to reach them.
fn places(value: &Value, at: &mut Vec<String>, found: &mut Vec<String>) {
    found.push(at.concat());
    let mut go = |step: String, inner: &Value| {
        at.push(format!("/{step}"));
        places(inner, at, found);
        at.pop();
    };
    match value {
        Value::Array(items) => items.iter().enumerate().for_each(|(index, item)| go(index.to_string(), item)),
        Value::Object(fields) => fields.iter().for_each(|(name, field)| go(name.clone(), field)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn odd_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        prop::num::f64::ANY.prop_map(Value::from),
        "\\PC{0,40}".prop_map(Value::from),
        prop::sample::select(vec!["${safe_day} = 1", "${nothing}", "((((((", "1 div 0", "yes", "9999-99-99", "today()"])
            .prop_map(Value::from),
        prop::collection::vec("[a-z_]{0,8}", 0..4).prop_map(Value::from),
        Just(serde_json::json!({})),
    ]
}

/// What a person could do with an instrument that was accepted: nothing of it may panic.
fn use_it(instrument: &Instrument) {
    let mut draft = Draft::default();
    for item in &instrument.logic.items {
        draft.give(item.name.clone(), "1");
    }
    for draft in [Draft::default(), draft] {
        let flow = Flow::of(&instrument.logic, &draft, today());
        let _ = flow.page_is_shown(0);
        let _ = Response::check(&instrument.logic, &draft, today());
    }
    let items = instrument.logic.items.iter().map(|item| item.name.clone()).collect();
    let request = PlanRequest { records: true, items, crosses: vec![], budget: NanoRho::new(100_000_000) };
    if let Ok(plan) = Plan::of(instrument, &request) {
        let _ = Counter::new(instrument, plan).finish();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_broken_instrument_is_told_its_flaws(which in 0..3usize, changes in prop::collection::vec((any::<prop::sample::Index>(), odd_value()), 1..4)) {
        let sample = instrument();
        let source = [SOURCES[0], SOURCES[1], &sample][which];
        let mut document: Value = serde_json::from_str(source).unwrap();
        for (place, value) in changes {
            let mut found = Vec::new();
            places(&document, &mut Vec::new(), &mut found);
            if let Some(target) = document.pointer_mut(&found[place.index(found.len())]) {
                *target = value;
            }
        }
        match Instrument::parse(&document.to_string()) {
            Ok(instrument) => use_it(&instrument),
            Err(flaws) => {
                prop_assert!(!flaws.is_empty());
                prop_assert!(flaws.iter().all(|flaw| !flaw.to_string().is_empty()));
            }
        }
    }

    #[test]
    fn any_text_is_refused_politely(text in "\\PC{0,200}") {
        prop_assert!(Instrument::parse(&text).is_err());
    }
}

#[test]
fn all_flaws_are_told_at_once_with_their_places() {
    let mut document: Value = serde_json::from_str(&instrument()).unwrap();
    document["pages"][0]["elements"][0]["name"] = Value::from("Not A Name");
    document["pages"][1]["elements"][1]["to"] = Value::from(-3);
    document["pages"][1]["relevant"] = Value::from("${nobody} = 1");
    let flaws = Instrument::parse(&document.to_string()).unwrap_err();
    let told: Vec<String> = flaws.iter().map(ToString::to_string).collect();
    for place in ["pages[0].elements[0].name", "pages[1].elements[1]", "pages[1].relevant"] {
        assert!(told.iter().any(|flaw| flaw.contains(place)), "{place}: {told:?}");
    }
}

#[test]
fn a_path_that_leads_nowhere_is_refused() {
    assert!(Instrument::parse(&instrument().replace("${safe} = 'no'", "../safe = 'no'")).is_ok());
    let flaws = Instrument::parse(&instrument().replace("${safe} = 'no'", "../save = 'no'")).unwrap_err();
    assert_eq!(flaws.len(), 1);
    let expected = "pages[0].elements[2].relevant: has a path that leads nowhere: there is no “save” where it looks";
    assert_eq!(flaws[0].to_string(), expected);
}
