//! The open interface for sending answers, for programs and for the phone.
//!
//! `POST /api/v1/surveys/{code}/responses` takes JSON described by `/api/v1/response.schema.json`. The sender makes the id; sending
//! the same id again changes nothing and gets the same receipt. The answer follows the commit.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response as HttpResponse};
use serde::{Deserialize, Serialize};
use shared::governance::Record;
use shared::id::{ItemName, ResponseId, SurveyCode, Version};
use shared::instrument::Logic;
use shared::{Draft, FaultKind, Response};

use super::Language;
use crate::application::{App, Application};
use crate::problem::{ItemFault, Problem};
use crate::store::{NotReceived, Received, StoreError, Submission, Survey, SurveyState, instrument, record};

/// One person's answers to one survey.
#[derive(Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResponseSource {
    /// 32 lowercase hexadecimal digits that the sender draws at random, once for each person.
    id: String,
    /// Version of the instrument that was answered, from `/api/v1/surveys/{code}/instrument`.
    version: String,
    /// Whether the person agreed to the instrument's consent text; nothing is taken without.
    consent: bool,
    /// Answers by item name.
    answers: BTreeMap<String, AnswerSource>,
}

/// An answer: an option's name, several of them, a number, a day as YYYY-MM-DD, a text, or nothing.
#[derive(Debug, Deserialize, schemars::JsonSchema)]
#[serde(untagged)]
enum AnswerSource {
    Text(String),
    Number(serde_json::Number),
    Several(Vec<String>),
    Nothing(()),
}

/// What the sender gets when the answers are on disk.
#[derive(Debug, Serialize)]
struct Acknowledgement {
    id: ResponseId,
    receipt: String,
    /// False when the same id had been received before; then nothing changed.
    new: bool,
}

/// JSON Schema of `ResponseSource`.
#[must_use]
pub fn response_schema() -> serde_json::Value {
    schemars::schema_for!(ResponseSource).to_value()
}

pub async fn receive(
    State(app): State<App>,
    Path(code): Path<String>,
    language: Language,
    body: Result<Json<ResponseSource>, JsonRejection>,
) -> Result<HttpResponse, Problem> {
    let Json(source) = body.map_err(unreadable)?;
    let survey = find(&app, &code).await?;
    let id = ResponseId::parse(&source.id).map_err(|error| bad_request(error.to_string()))?;
    // A closed survey says so before it looks at the answers, unless they are there already.
    if survey.state == SurveyState::Closed
        && !app.store.is_received(&survey.code, &id).await.map_err(|error| Problem::internal(&error))?
    {
        return Err(not_received(NotReceived::NotOpen));
    }
    let version = Version::parse(&source.version).map_err(|error| bad_request(error.to_string()))?;
    if !source.consent {
        return Err(Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "No consent",
            "Nothing is taken from a person who did not agree.",
        ));
    }
    if version != survey.instrument.version {
        return Err(Problem::new(
            StatusCode::CONFLICT,
            "Another version",
            "The answers are to another version of the instrument than the one that is fielded. Nothing was changed.",
        ));
    }
    let draft = draft_of(source.answers, &survey.instrument.logic)?;
    let response = Response::check(&survey.instrument.logic, &draft, app.clock.today()).map_err(|faults| {
        refused(
            faults.into_iter().map(|fault| ItemFault { item: fault.item.to_string(), problem: fault.kind.to_string() }).collect(),
        )
    })?;
    let payload = response.to_payload().map_err(|error| Problem::internal(&error))?;
    let submission = Submission { survey: survey.code.clone(), id: id.clone(), version, received: app.clock.today(), payload };
    let received = app.receiver.receive(submission).await.map_err(not_received)?;
    let is_new = received == Received::Now;
    let status = if is_new { StatusCode::CREATED } else { StatusCode::OK };
    let receipt = app.receipt_key.receipt(&id, language.locale());
    let cache = (header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok((status, [cache], Json(Acknowledgement { id, receipt, new: is_new })).into_response())
}

/// The instrument's own JSON, with its version as entity tag.
pub async fn fielded_instrument(State(app): State<App>, Path(code): Path<String>) -> Result<HttpResponse, Problem> {
    #[derive(Serialize)]
    struct Fielded {
        version: Version,
        open: bool,
        instrument: serde_json::Value,
    }
    let survey = find(&app, &code).await?;
    let read = async { instrument::source(&mut *app.store.read().await?, &survey.instrument.version).await };
    let source = read.await.map_err(|error: StoreError| Problem::internal(&error))?;
    let instrument = serde_json::from_str(&source).map_err(|error| Problem::internal(&error))?;
    Ok(Json(Fielded { version: survey.instrument.version.clone(), open: survey.state == SurveyState::Open, instrument })
        .into_response())
}

/// What the team of a survey did and decided, as a chain that anybody can check.
pub async fn team_record(State(app): State<App>, Path(code): Path<String>) -> Result<Json<Record>, Problem> {
    let survey = find(&app, &code).await?;
    let loaded = async { record::load(&mut *app.store.read().await?, &survey.team).await };
    loaded.await.map(Json).map_err(|error: StoreError| Problem::internal(&error))
}

/// The key that lists of published files are signed with.
pub async fn public_key(State(app): State<App>) -> Json<serde_json::Value> {
    Json(serde_json::json!({ "algorithm": "Ed25519", "key": app.bundles.public_key() }))
}

pub async fn instrument_schema() -> Json<serde_json::Value> {
    Json(shared::instrument::schema())
}

pub async fn response_schema_document() -> Json<serde_json::Value> {
    Json(response_schema())
}

pub(super) async fn find(app: &Application, code: &str) -> Result<Survey, Problem> {
    let unknown = || Problem::new(StatusCode::NOT_FOUND, "No such survey", "There is no survey with this code.");
    let code = SurveyCode::parse(code).map_err(|_| unknown())?;
    let found = async { Survey::find(&app.store, &mut *app.store.read().await?, &code).await };
    let survey = found.await.map_err(|error: StoreError| Problem::internal(&error))?.ok_or_else(unknown)?;
    // A draft is its team's.
    if survey.state == SurveyState::Draft { Err(unknown()) } else { Ok(survey) }
}

fn draft_of(answers: BTreeMap<String, AnswerSource>, logic: &Logic) -> Result<Draft, Problem> {
    let mut draft = Draft::default();
    for (name, answer) in answers {
        let item = ItemName::parse(&name).map_err(|error| bad_request(error.to_string()))?;
        // Here and not with the other faults, because no answer to it is no answer either.
        if logic.slot_of(&item).is_none() {
            let fault = ItemFault { item: item.to_string(), problem: FaultKind::NothingToAnswer.to_string() };
            return Err(refused(vec![fault]));
        }
        match answer {
            AnswerSource::Text(text) => draft.give(item, text),
            AnswerSource::Number(number) => draft.give(item, number.to_string()),
            AnswerSource::Several(texts) => texts.into_iter().for_each(|text| draft.give(item.clone(), text)),
            AnswerSource::Nothing(()) => {}
        }
    }
    Ok(draft)
}

fn unreadable(rejection: JsonRejection) -> Problem {
    let status = rejection.status();
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => {
            Problem::new(status, "Too large", "A response is far smaller than this. Nothing was changed.")
        }
        StatusCode::UNSUPPORTED_MEDIA_TYPE => {
            Problem::new(status, "Not JSON", "Send the response with the content type application/json.")
        }
        _ => Problem::new(StatusCode::BAD_REQUEST, "Not a response", rejection.body_text()),
    }
}

fn refused(faults: Vec<ItemFault>) -> Problem {
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "Some answers cannot be taken", "Nothing was changed.").with_faults(faults)
}

fn bad_request(detail: String) -> Problem {
    Problem::new(StatusCode::BAD_REQUEST, "Not a response", detail)
}

fn not_received(reason: NotReceived) -> Problem {
    match reason {
        NotReceived::NotOpen => {
            Problem::new(StatusCode::GONE, "Not open", "The survey does not take answers now. Nothing was changed.")
        }
        NotReceived::Failed(error) => Problem::internal(&error),
        NotReceived::Stopping => Problem::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "Stopping",
            "The server is stopping. Nothing was changed; send it again.",
        ),
    }
}
