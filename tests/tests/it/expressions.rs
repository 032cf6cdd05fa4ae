//! The expression language against cases recorded from ODK's own engines: what it can read it must evaluate as they do. What it cannot
//! read yet is counted, not hidden.

use std::borrow::Cow;
use std::io::Write;
use std::path::PathBuf;

use serde_json::Value as Json;
use shared::Expression;
use shared::expression::{Context, Slot, Value};
use tests::kit::today;
use time::Date;

/// Nobody's answers: the cases that are run here read none.
struct Nothing;

impl Context for Nothing {
    fn text_of(&self, _: Slot) -> Cow<'_, str> {
        Cow::Borrowed("")
    }

    fn current(&self) -> Cow<'_, str> {
        Cow::Borrowed("")
    }

    fn today(&self) -> Date {
        today()
    }
}

/// Cases of the corpus that stand on their own; `None` where there is no corpus.
fn cases() -> Option<Vec<Json>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus/xpath-cases.json");
    let Ok(text) = std::fs::read_to_string(path) else {
        assert!(std::env::var_os("CI").is_none(), "the corpus is missing, and CI skips no test");
        let _ = writeln!(std::io::stderr(), "the corpus of expressions is missing: tests that need it are skipped");
        return None;
    };
    let all: Vec<Json> = serde_json::from_str(&text).unwrap();
    Some(all.into_iter().filter(|case| ["xml", "context", "root"].iter().all(|field| case[*field].is_null())).collect())
}

fn number_of(expected: &Json) -> f64 {
    match expected.as_str() {
        Some("NaN") => f64::NAN,
        Some("Infinity") => f64::INFINITY,
        Some("-Infinity") => f64::NEG_INFINITY,
        Some(other) => panic!("{other} is no number"),
        None => expected.as_f64().unwrap(),
    }
}

/// As the corpus compares: JavaRosa's numbers within 1e-12, and rounded where the case says so.
fn is_as_expected(value: &Value, case: &Json) -> bool {
    let expected = &case["expected"];
    match (expected["type"].as_str().unwrap(), value) {
        ("number", Value::Number(number)) => {
            let wanted = number_of(&expected["value"]);
            let factor = case["expected"]["round_factor"].as_f64().or(case["round_factor"].as_f64());
            let number = factor.map_or(*number, |factor| (number * factor).round() / factor);
            number == wanted || number.is_nan() && wanted.is_nan() || (number - wanted).abs() < 1e-12 * wanted.abs().max(1.0)
        }
        ("string", Value::Text(text)) => Some(text.as_str()) == expected["value"].as_str(),
        ("boolean", Value::Boolean(boolean)) => Some(*boolean) == expected["value"].as_bool(),
        ("date", Value::Date(date)) => expected["value"].as_str().is_some_and(|wanted| wanted.starts_with(&date.to_string())),
        _ => false,
    }
}

/// Where we differ on purpose: a comma is no decimal sign here, in `round` as little as anywhere else. Numbers that people write with
/// one are understood before they get into the model.
const ON_PURPOSE: [&str; 2] = ["round('4,6')", "round('14,6')"];

#[test]
fn what_is_understood_is_evaluated_as_elsewhere() {
    let Some(cases) = cases() else { return };
    let (mut right, mut not_read, mut wrong) = (0, 0, Vec::new());
    for case in &cases {
        let source = case["expr"].as_str().unwrap();
        let is_error = case["expected"]["type"] == "error";
        match Expression::parse(source, |_| None) {
            Err(_) if is_error => right += 1,
            Err(_) => not_read += 1,
            Ok(expression) => {
                let value = expression.evaluate(&Nothing);
                // The language is total: where others stop with an error, it has a value that no person has to see.
                if is_error || ON_PURPOSE.contains(&source) || is_as_expected(&value, case) {
                    right += 1;
                } else {
                    wrong.push(format!("{source} = {value:?}, not {}", case["expected"]));
                }
            }
        }
    }
    println!("{} cases: {right} as elsewhere, {not_read} not read yet, {} otherwise", cases.len(), wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
