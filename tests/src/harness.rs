//! The survey that pages are measured with, as one of our instruments: made from the file that other programs are given, so that all ask
//! the same. It lies beside the checkout and is no part of the project.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};
use shared::Locale;

/// Where the survey is; nothing in a clone without it.
pub fn file() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/harness/survey/surveyjs.json");
    path.exists().then_some(path)
}

/// The instrument in so many of our languages: its words are English in all of them.
pub fn instrument(survey: &Value, languages: &[Locale]) -> Value {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let pages: Vec<Value> = survey["pages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|page| json!({ "name": page["name"], "elements": page["elements"].as_array().unwrap().iter().map(element).collect::<Vec<_>>() }))
        .collect();
    json!({
        "porchlight": 1,
        "name": "residents",
        "languages": languages.iter().map(|locale| locale.tag()).collect::<Vec<_>>(),
        "title": text(&survey["title"]),
        "introduction": text(&survey["description"]),
        "consent": "You choose if you take part, and you can stop at any time before you send.",
        "taking_part": { "with_first_page": true },
        "pages": pages,
    })
}

fn element(source: &Value) -> Value {
    let options = |key: &str| -> Vec<Value> {
        let listed = source[key].as_array().unwrap().iter();
        listed.map(|option| json!({ "name": option["value"], "label": option["text"] })).collect()
    };
    let mut element = Map::new();
    let mut set = |key: &str, value: Value| element.insert(key.to_owned(), value);
    set("name", source["name"].clone());
    set("label", source["title"].as_str().unwrap().replace('{', "${").into());
    if source["isRequired"] == true {
        set("required", true.into());
    }
    if let Some(condition) = source["visibleIf"].as_str() {
        set("relevant", condition.replace('{', "${").into());
    }
    let kind = match (source["type"].as_str().unwrap(), source["inputType"].as_str()) {
        ("radiogroup", _) => {
            set("choices", options("choices").into());
            "choose_one"
        }
        ("checkbox", _) => {
            set("choices", options("choices").into());
            "choose_some"
        }
        ("matrix", _) => {
            let prefix = source["name"].as_str().unwrap();
            let rows = options("rows").into_iter().map(|mut row| {
                row["name"] = format!("{prefix}_{}", row["name"].as_str().unwrap()).into();
                row
            });
            set("rows", rows.collect());
            set("choices", options("columns").into());
            "matrix"
        }
        ("text", Some("number")) => {
            set("minimum", source["min"].clone());
            set("maximum", source["max"].clone());
            "number"
        }
        ("text", Some("date")) => {
            set("earliest", "1920-01-01".into());
            set("latest", "2030-12-31".into());
            set("by", "year".into());
            "date"
        }
        ("text" | "comment", _) => {
            set("maximum_characters", source["maxLength"].clone());
            "text"
        }
        (other, _) => panic!("the survey has a question of an unknown kind: {other}"),
    };
    set("kind", kind.into());
    element.into()
}
