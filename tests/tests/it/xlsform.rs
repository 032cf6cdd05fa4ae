//! Runs the reader of forms over recorded cases: tables, and what the reference converter made of them. The verdict and the
//! structure must be the same. Named by PORCHLIGHT_XLSFORM_CASES (a file or a folder of files), otherwise looked for beside the
//! workspace; where there are none, there is nothing to run, which only the gate does not accept.
#![allow(clippy::unwrap_used, reason = "a runner that cannot read its records has failed")]

pub mod corpus;

use std::collections::HashMap;

use serde_json::Value;
use shared::xlsform::{self, Options, Severity, Verdict, markdown, write};

/// The share of cases that must agree.
const FLOOR: f64 = 0.97;

/// Cases that are not scored, by a part of the text of what the converter answered, with the reason.
const EXCLUDED: [(&str, &str); 0] = [];

#[test]
fn forms_are_read_as_recorded() {
    let Some(files) = corpus::files("PORCHLIGHT_XLSFORM_CASES", "../shared/corpus/xlsform-cases.json", "json") else { return };
    let (mut passed, mut failed, mut excluded) = (0, 0, 0);
    let mut by_test: HashMap<String, (usize, usize)> = HashMap::new();
    let mut warnings = (0, 0);
    for file in files {
        let cases: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
        for case in &cases {
            if let Some(reason) = exclusion(case) {
                println!("excluded {} {}: {reason}", text(case, "id"), text(case, "test"));
                excluded += 1;
                continue;
            }
            warnings_agree(case, &mut warnings);
            let tally = by_test.entry(text(case, "test").to_owned()).or_default();
            match run(case) {
                Ok(()) => {
                    passed += 1;
                    tally.0 += 1;
                }
                Err(reason) => {
                    failed += 1;
                    tally.1 += 1;
                    println!("FAILED {} {}: {reason}", text(case, "id"), text(case, "test"));
                }
            }
        }
    }
    let clean = by_test.values().filter(|(_, failed)| *failed == 0).count();
    println!("xlsform tests: {clean} of {} without a failing case", by_test.len());
    println!("xlsform warnings: {} of {} kinds of warning expected or ruled out agree", warnings.0, warnings.1);
    println!("xlsform: {passed} passed, {failed} failed, {excluded} excluded");
    assert!(f64::from(passed) >= FLOOR * f64::from(passed + failed), "fewer cases agree than {FLOOR}");
}

fn text<'a>(case: &'a Value, key: &str) -> &'a str {
    case[key].as_str().unwrap_or("")
}

fn exclusion(case: &Value) -> Option<&'static str> {
    if case.get("error_type").is_some_and(|kind| !kind.is_null()) {
        return Some("the converter broke down instead of giving a verdict");
    }
    EXCLUDED.iter().find(|(part, _)| text(case, "error").contains(part)).map(|(_, reason)| *reason)
}

fn run(case: &Value) -> Result<(), String> {
    let book = markdown::read(text(case, "md"));
    let root = case.get("form_name").and_then(Value::as_str).unwrap_or("test_name");
    let options = Options { root: Some(root.to_owned()), identifier: None };
    let read = xlsform::read(&book, &options);
    let verdict = read.report.verdict();
    let errors: Vec<String> =
        read.report.errors().map(|f| format!("{} {:?} {}: {}", f.rule, f.row, f.found, f.problem)).collect();
    match (text(case, "outcome"), verdict) {
        ("error", Verdict::Error) => return Ok(()),
        ("error", Verdict::Ok) => return Err(format!("should be refused: {}", text(case, "error"))),
        (_, Verdict::Error) if text(case, "odk_validate") == "invalid" => return Ok(()),
        (_, Verdict::Error) => return Err(format!("should be accepted, but: {}", errors.join("; "))),
        (_, Verdict::Ok) => {}
    }
    let ours = serde_json::to_value(&read.form).unwrap();
    // Some cases record the verdict alone.
    if let Some(expected) = case.get("expected") {
        corpus::same_structure(&ours, expected)?;
    }
    let again = xlsform::read(&write::workbook(&read.form), &Options::default());
    if again.form != read.form {
        let again = serde_json::to_value(&again.form).unwrap();
        return Err(format!("differs when written and read again: {:?}", corpus::difference(&again, &ours, "form")));
    }
    if again.report.verdict() != Verdict::Ok {
        return Err(format!("is refused when written and read again: {:?}", again.report.errors().next()));
    }
    Ok(())
}

/// The kinds of warnings that the cases assert, by a part of their text, and our rules for them.
const KINDS: [(&str, &str); 10] = [
    ("is missing the", "translation.columns"),
    ("uses or_other and translations", "translation.or_other"),
    ("valid machine-readable codes", "translation.code"),
    ("case-insensitive match", "name.nearly_duplicate"),
    ("similar names were found", "sheet.misspelt"),
    ("Choices should have a label", "choices.label_missing"),
    ("max-pixels parameter", "photo.max_pixels_missing"),
    ("no longer supported on most devices", "type.deprecated"),
    ("has no label", "repeat.label"),
    ("form_id and id_string", "settings.two_identifiers"),
];

fn warnings_agree(case: &Value, agreeing: &mut (usize, usize)) {
    let read = xlsform::read(&markdown::read(text(case, "md")), &Options::default());
    let ours = |rule: &str| read.report.findings.iter().any(|f| f.severity == Severity::Warning && f.rule == rule);
    for (key, wanted) in [("warnings_contains", true), ("warnings_not_contains", false)] {
        for sentence in case[key].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if let Some((_, rule)) = KINDS.iter().find(|(part, _)| sentence.contains(part)) {
                agreeing.1 += 1;
                agreeing.0 += usize::from(ours(rule) == wanted);
            }
        }
    }
}
