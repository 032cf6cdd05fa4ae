//! The templates as an open interface: `GET /api/v1/templates` lists them, `GET /api/v1/templates/{name}` is the instrument of one.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::Path;
use axum::http::StatusCode;
use serde::Serialize;
use serde_json::Value;
use shared::instrument::{Handling, Sensitivity, Template, Text};
use shared::{Locale, Question, Slot};

use crate::library;
use crate::problem::Problem;

#[derive(Serialize)]
struct Listed {
    name: &'static str,
    program: Words,
    about: Words,
    /// What the team must see to.
    care: Vec<Words>,
    /// What the survey does by itself.
    handling: Vec<Handling>,
    languages: Vec<&'static str>,
    items: Vec<Item>,
    scores: Vec<String>,
    /// Where the instrument is.
    instrument: String,
}

#[derive(Serialize)]
struct Item {
    name: String,
    label: Words,
    /// The construct.
    measures: Option<String>,
    source: Option<String>,
    licence: Option<String>,
    adapted: bool,
    /// 0 nothing, 1 private, 2 may upset or harm, 3 may put in danger.
    sensitivity: Option<u8>,
    why: Option<Words>,
}

/// A text by language tag.
type Words = BTreeMap<&'static str, String>;

pub async fn list() -> Json<Value> {
    let listed: Vec<Listed> = library::all().iter().map(|(name, template)| of(name, template)).collect();
    Json(serde_json::json!({ "templates": listed }))
}

pub async fn instrument(Path(name): Path<String>) -> Result<Json<Value>, Problem> {
    let unknown = || Problem::new(StatusCode::NOT_FOUND, "No such template", "There is no template with this name.");
    let (_, template) = library::find(&name).ok_or_else(unknown)?;
    serde_json::from_str(&template.source).map(Json).map_err(|error| Problem::internal(&error))
}

fn of(name: &'static str, template: &Template) -> Listed {
    let instrument = &template.instrument;
    let locales = instrument.languages.all();
    let words = |text: &Text| locales.iter().map(|locale| (locale.tag(), text.in_locale(*locale).to_owned())).collect();
    let item = |slot: Slot| {
        let (logic, asked) = (instrument.logic.item(slot), instrument.words(slot));
        let about = asked.about.as_ref();
        Item {
            name: logic.name.to_string(),
            label: words(&asked.label),
            measures: about.map(|about| about.measures.clone()),
            source: about.and_then(|about| about.source.clone()),
            licence: about.and_then(|about| about.licence.clone()),
            adapted: about.is_some_and(|about| about.adapted),
            sensitivity: about.and_then(|about| about.sensitivity).map(Sensitivity::level),
            why: about.and_then(|about| about.why.as_ref()).map(words),
        }
    };
    let (scores, asked): (Vec<_>, Vec<_>) =
        instrument.logic.variables().partition(|(_, item)| matches!(item.question, Question::Score(_)));
    Listed {
        name,
        program: words(&template.program),
        about: words(&template.about),
        care: template.care.iter().map(words).collect(),
        handling: template.handling(),
        languages: locales.iter().map(|&locale| Locale::tag(locale)).collect(),
        items: asked.into_iter().filter(|(_, logic)| logic.question.takes_an_answer()).map(|(slot, _)| item(slot)).collect(),
        scores: scores.into_iter().map(|(_, score)| score.name.to_string()).collect(),
        instrument: format!("/api/v1/templates/{name}"),
    }
}
