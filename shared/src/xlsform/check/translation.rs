//! Languages: which ones a form is written in, columns that one language lacks, and languages without a code that programs
//! understand.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::super::form::{Choice, Form, NO_LANGUAGE, Node};
use super::super::header::Table;
use super::super::report::{Place, Report};
use super::super::value::Value;

const SURVEY: [&str; 9] =
    ["label", "hint", "guidance_hint", "image", "big-image", "audio", "video", "jr:constraintMsg", "jr:requiredMsg"];
const CHOICES: [&str; 5] = ["label", "image", "big-image", "audio", "video"];

/// The languages that any text of the form is given in.
pub fn languages(form: &Form) -> Vec<String> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&Node> = form.survey.iter().chain(&form.meta).collect();
    while let Some(node) = open.pop() {
        for value in
            [&node.label, &node.hint, &node.guidance_hint, &node.constraint_message, &node.required_message].into_iter().flatten()
        {
            keys(value, &mut found);
        }
        media(node.media.as_ref(), &mut found);
        open.extend(&node.children);
    }
    for (_, choices) in form.choices.iter() {
        for Choice { label, media: pictures, .. } in choices {
            label.iter().for_each(|value| keys(value, &mut found));
            media(pictures.as_ref(), &mut found);
        }
    }
    found.into_iter().filter(|language| language != NO_LANGUAGE).collect()
}

fn keys(value: &Value, found: &mut BTreeSet<String>) {
    if let Value::Map(map) = value {
        found.extend(map.keys().map(str::to_owned));
    }
}

/// Media have one table of languages for each medium.
fn media(value: Option<&Value>, found: &mut BTreeSet<String>) {
    if let Some(Value::Map(map)) = value {
        map.iter().for_each(|(_, value)| keys(value, found));
    }
}

/// Warns about translatable columns that stand in one language and not in another. Gives back whether the sheet is in several.
pub fn check_columns(sheet: &str, table: &Table, report: &mut Report) -> bool {
    let translatable: &[&str] = if sheet == "survey" { &SURVEY } else { &CHOICES };
    let mut seen: BTreeMap<&str, HashSet<&str>> = BTreeMap::new();
    let mut columns: BTreeSet<&str> = BTreeSet::new();
    for path in table.paths() {
        let path = if path.len() > 1 && matches!(path[0].as_str(), "media" | "bind") { &path[1..] } else { &path[..] };
        let Some(column) = path.first().map(String::as_str).filter(|column| translatable.contains(column)) else { continue };
        let language = match path {
            [_] => NO_LANGUAGE,
            [_, language] => language.as_str(),
            _ => continue,
        };
        seen.entry(language).or_default().insert(column);
        columns.insert(column);
    }
    let translated = seen.keys().any(|language| *language != NO_LANGUAGE);
    if translated {
        for (language, own) in &seen {
            let missing: Vec<&str> = columns.iter().filter(|column| !own.contains(**column)).copied().collect();
            if !missing.is_empty() {
                report.warning(
                    "translation.columns",
                    Place::sheet(sheet).row(1),
                    language,
                    format!("The language lacks columns that others have: {}.", missing.join(", ")),
                    "Where a text is missing, none is shown.",
                );
            }
        }
    }
    translated
}

/// Warns about an untranslated "other" in a form of several languages.
pub fn check_or_other(or_other: bool, translated: bool, report: &mut Report) {
    if or_other && translated {
        report.warning(
            "translation.or_other",
            Place::sheet("survey"),
            "or_other",
            "The form is in several languages, but what \u{201c}or other\u{201d} adds is in English only.",
            "The English words were taken; a choice and a question of your own could be translated.",
        );
    }
}

/// Warns about languages without a code, such as `(es)`, at their end.
pub fn check_codes(languages: &[String], report: &mut Report) {
    for language in languages.iter().filter(|language| language.chars().nth(2).is_some() && !has_code(language)) {
        report.warning(
            "translation.code",
            Place::sheet("survey").row(1),
            language,
            "The name of the language does not end in a code in parentheses, as in \u{201c}Español (es)\u{201d}.",
            "The language was kept under this name.",
        );
    }
}

/// Does a code of two letters, or of three, stand at the end? Which of them are given to a language is not looked up.
///
/// Source: BCP 47, section 2.2.1.
fn has_code(language: &str) -> bool {
    let code = language.strip_suffix(')').and_then(|text| text.split_once('(')).map_or("", |(_, code)| code);
    matches!(code.len(), 2 | 3) && code.bytes().all(|b| b.is_ascii_lowercase())
}
