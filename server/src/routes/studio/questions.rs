//! Writing the questions of a draft: a form into one change, and the change into a new version of the instrument, or nothing at all.

use app::page::studio::{NEW_KINDS, NewWords, QuestionsOutcome, QuestionsPage};
use app::page::survey::Device;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use serde_json::{Map, Value, json};
use shared::Instrument;
use shared::id::Version;
use shared::instrument::{Edit, EditError, Wording};

use super::consent::{source_of, store};
use super::{FormToken, field, own_survey, shown_in, viewer};
use crate::application::{App, Application};
use crate::auth::SignedIn;
use crate::library;
use crate::page::{failed, respond};
use crate::routes::survey::face;
use crate::routes::{Language, ReadForm, unreadable};
use crate::store::{StoreError, Survey, SurveyState, instrument};

/// Longest text that a field takes, in characters; an instrument has a limit of its own.
const TEXT_CHARACTERS_AT_MOST: usize = 5_000;

pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(code): Path<String>,
    language: Language,
) -> Result<Response, Response> {
    let survey = draft(&app, &signed_in, &code, &language).await?;
    draw(&app, &signed_in, &language, &survey, None).await
}

pub async fn change(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(code): Path<String>,
    language: Language,
    ReadForm(fields): ReadForm<Vec<(String, String)>>,
) -> Result<Response, Response> {
    let locale = language.locale();
    FormToken { csrf: field(&fields, "csrf").to_owned() }.check(&signed_in, locale)?;
    let unreadable = || unreadable(StatusCode::BAD_REQUEST, locale);
    let seen = Version::parse(field(&fields, "version")).map_err(|_| unreadable())?;
    let survey = draft(&app, &signed_in, &code, &language).await?;
    let outcome = if field(&fields, "action") == "undo" {
        let before = Version::parse(field(&fields, "before")).map_err(|_| unreadable())?;
        undo(&app, &survey, &seen, &before).await
    } else {
        let edit = edit(&fields, &survey.instrument).ok_or_else(unreadable)?;
        apply(&app, &survey, &seen, &edit).await
    };
    let outcome = outcome.map_err(|error| failed(locale, &error))?;
    let survey = draft(&app, &signed_in, &code, &language).await?;
    draw(&app, &signed_in, &language, &survey, Some(outcome)).await
}

/// A survey of one's own team that can still be written.
async fn draft(app: &Application, signed_in: &SignedIn, code: &str, language: &Language) -> Result<Survey, Response> {
    let survey = own_survey(app, signed_in, code, language.locale()).await?;
    if survey.state == SurveyState::Draft {
        return Ok(survey);
    }
    Err(Redirect::to(&format!("/studio/surveys/{}", survey.code)).into_response())
}

/// The change that a form asks for; nothing where it asks for none that there is.
fn edit(fields: &[(String, String)], instrument: &Instrument) -> Option<Edit> {
    let (name, page) = (field(fields, "name").to_owned(), field(fields, "page").to_owned());
    Some(match field(fields, "action") {
        "reword" => Edit::Reword { name, wordings: wordings(fields)? },
        "reword_list" => Edit::RewordList { list: name, wordings: wordings(fields)? },
        "up" => Edit::Move { name, down: false },
        "down" => Edit::Move { name, down: true },
        "copy" => Edit::Duplicate { name },
        "remove" => Edit::Remove { name },
        "add" => match field(fields, "kind").split_once('/') {
            Some((template, name)) => {
                let (mut element, mut lists) = library::find(template)?.1.source_element(name)?;
                let known: Vec<&str> = instrument.languages.all().into_iter().map(shared::Locale::tag).collect();
                keep_languages(&mut element, &known);
                lists.values_mut().for_each(|list| keep_languages(list, &known));
                Edit::Insert { page, element, lists }
            }
            None => Edit::Insert { page, element: empty(field(fields, "kind"), instrument)?, lists: Map::new() },
        },
        _ => return None,
    })
}

/// Texts by place and language, from fields such as `t/options/yes/en`.
fn wordings(fields: &[(String, String)]) -> Option<Vec<Wording>> {
    let written = fields.iter().filter_map(|(name, text)| {
        let (place, language) = name.strip_prefix("t/")?.rsplit_once('/')?;
        Some(Wording { place: place.to_owned(), language: language.to_owned(), text: text.clone() })
    });
    let written: Vec<_> = written.collect();
    let fits = |wording: &Wording| wording.text.chars().count() <= TEXT_CHARACTERS_AT_MOST;
    (!written.is_empty() && written.iter().all(fits)).then_some(written)
}

/// Leaves texts in languages that the instrument does not have out.
fn keep_languages(value: &mut Value, known: &[&str]) {
    match value {
        Value::Object(fields) => {
            let is_text = fields.contains_key("en") && fields.values().all(Value::is_string);
            if is_text {
                let english = fields.get("en").cloned();
                fields.retain(|tag, _| known.contains(&tag.as_str()));
                // What is asked in no language of the two begins with the English words, to be translated.
                if let (Some(first), Some(english)) = (known.first(), english) {
                    fields.entry(*first).or_insert(english);
                }
            } else {
                fields.values_mut().for_each(|value| keep_languages(value, known));
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| keep_languages(value, known)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// A new question of a kind, with words to begin with in every language of the instrument.
fn empty(kind: &str, instrument: &Instrument) -> Option<Value> {
    NEW_KINDS.iter().find(|(known, _)| *known == kind)?;
    let words = |words: NewWords| -> Value {
        let languages = instrument.languages.all().into_iter();
        languages.map(|locale| (locale.tag().to_owned(), Value::from(words.in_locale(locale)))).collect::<Map<_, _>>().into()
    };
    let option = |name: &str, label: NewWords| json!({ "name": name, "label": words(label) });
    let choices = json!([option("no", NewWords::No), option("yes", NewWords::Yes), option("prefer_not", NewWords::PreferNot)]);
    let mut element = json!({ "kind": kind, "name": "question", "label": words(NewWords::Question) });
    let more = match kind {
        "choose_one" | "choose_some" => json!({ "choices": choices }),
        "scale" => {
            let labels = json!({ "1": words(NewWords::Low), "5": words(NewWords::High) });
            json!({ "from": 1, "to": 5, "labels": labels })
        }
        "number" => json!({ "minimum": 0, "maximum": 100, "bins": [1, 5, 10, 25, 50] }),
        "text" => json!({ "maximum_characters": 200 }),
        _ => json!({}),
    };
    element.as_object_mut()?.extend(more.as_object()?.clone());
    Some(element)
}

async fn apply(app: &Application, survey: &Survey, seen: &Version, edit: &Edit) -> Result<QuestionsOutcome, StoreError> {
    let newest = &survey.instrument.version;
    let source = source_of(app, newest).await?;
    // Whoever looked at an older version changes the newest one, if that question is still as they saw it.
    if seen != newest && !edit.fits(&source_of(app, seen).await?, &source) {
        return Ok(QuestionsOutcome::Conflict);
    }
    match edit.apply(&source) {
        Err(EditError::Gone) => Ok(QuestionsOutcome::Conflict),
        Err(EditError::Flawed(flaws)) => Ok(QuestionsOutcome::Flawed(flaws)),
        Ok((revised, text)) => put(app, survey, &revised.version, &text).await,
    }
}

async fn put(app: &Application, survey: &Survey, version: &Version, text: &str) -> Result<QuestionsOutcome, StoreError> {
    let is_stored = store(app, survey, version, text).await?;
    let before = survey.instrument.version.to_string();
    Ok(if is_stored { QuestionsOutcome::Saved(before) } else { QuestionsOutcome::Conflict })
}

/// Goes back to a version that the draft had, if nobody changed it since.
async fn undo(app: &Application, survey: &Survey, seen: &Version, before: &Version) -> Result<QuestionsOutcome, StoreError> {
    if *seen != survey.instrument.version {
        return Ok(QuestionsOutcome::Conflict);
    }
    let known = instrument::find(&mut *app.store.read().await?, before).await?;
    let Some(text) = known else { return Ok(QuestionsOutcome::Conflict) };
    put(app, survey, before, &text).await
}

async fn draw(
    app: &Application,
    signed_in: &SignedIn,
    language: &Language,
    survey: &Survey,
    outcome: Option<QuestionsOutcome>,
) -> Result<Response, Response> {
    let locale = language.locale();
    let status = match outcome {
        None | Some(QuestionsOutcome::Saved(_)) => StatusCode::OK,
        Some(QuestionsOutcome::Conflict) => StatusCode::CONFLICT,
        Some(QuestionsOutcome::Flawed(_)) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let source = source_of(app, &survey.instrument.version).await.map_err(|error| failed(locale, &error))?;
    let source = serde_json::from_str(&source).map_err(|error| failed(locale, &error))?;
    let face = face(survey, shown_in(survey, locale), Device::Own);
    let page = QuestionsPage { viewer: viewer(signed_in, locale), face, source, templates: library::all(), outcome };
    Ok(respond(status, page))
}
