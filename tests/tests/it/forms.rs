//! Runs the reader over real forms of the field, as files: each must be read with a report that agrees with what is recorded of
//! it. Named by PORCHLIGHT_FORMS (a folder), otherwise looked for beside the workspace.
#![allow(clippy::disallowed_methods, reason = "how long a form takes is told beside the result")]
#![allow(clippy::unwrap_used, reason = "a runner that cannot read its records has failed")]

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use serde_json::{Value, json};
use server::spreadsheet;
use shared::Instrument;
use shared::xlsform::{self, Form, Node, Options, Verdict, Workbook, convert, write};

use crate::exported::assert_comes_back;
use crate::xlsform::corpus;

#[test]
fn forms_of_the_field_are_read_as_recorded() {
    let Some(files) = corpus::files("PORCHLIGHT_FORMS", "../shared/corpus/forms", "json") else { return };
    let (mut passed, mut failed) = (0, 0);
    for file in &files {
        let expected: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        let form = file.with_file_name(expected["file"].as_str().unwrap());
        match run(&form, &expected) {
            Ok(()) => passed += 1,
            Err(reason) => {
                failed += 1;
                println!("FAILED {}: {reason}", form.file_name().unwrap().display());
            }
        }
    }
    println!("forms: {passed} passed, {failed} failed, 0 excluded");
    assert_eq!(failed, 0);
}

/// How many of them become an instrument without a flaw: all.
const INSTRUMENTS: usize = 19;

#[test]
fn forms_of_the_field_become_instruments_and_leave_as_forms_again() {
    let Some(files) = corpus::files("PORCHLIGHT_FORMS", "../shared/corpus/forms", "json") else { return };
    let mut made = 0;
    for file in &files {
        let expected: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        let form = file.with_file_name(expected["file"].as_str().unwrap());
        let book = spreadsheet::read(&std::fs::read(&form).unwrap(), form.file_name().unwrap().to_str().unwrap()).unwrap();
        let conversion = convert::instrument(&xlsform::read(&book, &Options::default()).form);
        match Instrument::parse(&conversion.source.to_string()) {
            Ok(_) => {
                made += 1;
                assert_comes_back(&conversion.source.to_string());
            }
            Err(flaws) => println!("{}: {} flaws, the first: {}", form.file_name().unwrap().display(), flaws.len(), flaws[0]),
        }
    }
    println!("instruments: {made} of {}", files.len());
    // Other folders of forms are only reported on.
    assert!(made >= INSTRUMENTS || std::env::var_os("PORCHLIGHT_FORMS").is_some());
}

fn run(path: &Path, expected: &Value) -> Result<(), String> {
    let bytes = std::fs::read(path).unwrap();
    let started = Instant::now();
    let name = path.file_name().unwrap().to_str().unwrap();
    let book = spreadsheet::read(&bytes, name).map_err(|error| error.to_string())?;
    let opened = started.elapsed();
    // What was recorded of the structure alone was recorded without the name of the file.
    let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
    let identifier = expected.get("lenient").is_none().then_some(stem);
    let read = xlsform::read(&book, &Options { root: None, identifier });
    println!("{name}: opened in {opened:?}, read in {:?}", started.elapsed().saturating_sub(opened));

    // The old format under a new name is no fault of the form, and the record tells what it says when that is seen through.
    let verdict = expected.get("verdict_read_as_xls").unwrap_or(&expected["verdict"]).as_str().unwrap();
    let ours = if read.report.verdict() == Verdict::Ok { "ok" } else { "error" };
    if ours != verdict {
        return Err(format!("{ours} instead of {verdict}: {:?}", read.report.errors().next()));
    }
    same("raw_counts", &raw_counts(&book), &expected["raw_counts"])?;
    let record = expected.get("lenient").unwrap_or(expected);
    let form = serde_json::to_value(&read.form).unwrap();
    corpus::same_structure(&without_settings(&form, record), &without_settings(&record["structure"], record))?;
    same("questions_by_type", &by_type(&read.form), &record["questions_by_type"])?;
    let lists: BTreeMap<&str, usize> = read.form.choices.iter().map(|(list, choices)| (list, choices.len())).collect();
    same("choice_lists", &json!(lists), &record["choice_lists"])?;
    same("languages", &json!(read.form.languages), &record["languages"])?;
    same("expressions", &expressions(&read.form), &record["expressions"])?;
    let again = xlsform::read(&write::workbook(&read.form), &Options::default());
    let again = serde_json::to_value(&again.form).unwrap();
    same("when written and read again", &again, &form)
}

/// A title that only repeats the identifier is not recorded, and some records were made with a setting that the form lacks.
fn without_settings(form: &Value, record: &Value) -> Value {
    let mut form = form.clone();
    if let Some(settings) = form["settings"].as_object_mut() {
        if settings.get("title") == settings.get("id_string") {
            settings.remove("title");
        }
        if record["method"].as_str().is_some_and(|method| method.contains("allow_choice_duplicates")) {
            settings.remove("allow_choice_duplicates");
        }
    }
    form
}

fn same(what: &str, ours: &Value, expected: &Value) -> Result<(), String> {
    corpus::difference(ours, expected, what).map_or(Ok(()), Err)
}

/// Counts of cells, by the headers alone.
fn raw_counts(book: &Workbook) -> Value {
    let spelled =
        |header: &str| header.to_lowercase().replace(' ', "_").trim_start_matches("bind:").trim_start_matches(':').to_owned();
    let cells = |wanted: &str| -> Vec<String> {
        let Some(sheet) = book.sheet("survey") else { return Vec::new() };
        let of_column = |column: usize| spelled(sheet.header(column)) == wanted;
        sheet
            .rows
            .iter()
            .filter_map(|row| row.cells.iter().find(|cell| of_column(cell.column)))
            .map(|cell| cell.text.clone())
            .collect()
    };
    let kinds = cells("type");
    let opens_or_closes = |kind: &&String| {
        let kind = kind.to_lowercase();
        ["begin ", "begin_", "end ", "end_"].iter().any(|word| kind.starts_with(word))
    };
    let is_label = |header: &&String| spelled(header) == "label" || spelled(header).starts_with("label:");
    json!({
        "rows": kinds.len(),
        "questions": kinds.len() - kinds.iter().filter(opens_or_closes).count(),
        "choices": book.sheet("choices").map_or(0, |sheet| sheet.rows.len()),
        "languages": book.sheet("survey").map_or(0, |sheet| sheet.columns.iter().filter(is_label).count()),
        "relevants": cells("relevant").len(),
        "constraints": cells("constraint").len(),
    })
}

fn is_container(node: &Node) -> bool {
    matches!(node.kind.as_str(), "group" | "repeat" | "loop")
}

fn walk<'a>(nodes: &'a [Node], path: &str, visit: &mut impl FnMut(&'a Node, &str)) {
    for node in nodes {
        let path = format!("{path}/{}", node.name);
        visit(node, &path);
        walk(&node.children, &path, visit);
    }
}

fn by_type(form: &Form) -> Value {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    walk(&form.survey, "", &mut |node, _| {
        if !is_container(node) && !node.generated {
            *counts.entry(node.kind.clone()).or_default() += 1;
        }
    });
    json!(counts)
}

fn expressions(form: &Form) -> Value {
    let mut found = Vec::new();
    walk(&form.survey, "", &mut |node, path| {
        let mut entry = serde_json::Map::new();
        for (key, value) in [
            ("relevant", &node.relevant),
            ("constraint", &node.constraint),
            ("calculation", &node.calculation),
            ("required", &node.required),
            ("read_only", &node.read_only),
            ("choice_filter", &node.choice_filter),
            ("repeat_count", &node.repeat_count),
        ] {
            if let Some(value) = value {
                entry.insert(key.to_owned(), serde_json::to_value(value).unwrap());
            }
        }
        if !entry.is_empty() {
            entry.insert("path".to_owned(), json!(path));
            found.push(Value::Object(entry));
        }
    });
    Value::Array(found)
}
