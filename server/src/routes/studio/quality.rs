//! What the team should look at in a draft, and the reason why something stays, which becomes part of the instrument.

use std::sync::Arc;

use app::page::studio::{QualityOutcome, QualityPage};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use shared::id::Version;
use shared::{Instrument, quality};

use super::consent::{source_of, store};
use super::survey::shown;
use super::{FormToken, own_survey, viewer};
use crate::application::App;
use crate::auth::SignedIn;
use crate::page::{failed, respond};
use crate::routes::{Language, ReadForm, unreadable};
use crate::store::{Survey, SurveyState};

pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(code): Path<String>,
    language: Language,
) -> Result<Response, Response> {
    let survey = own_survey(&app, &signed_in, &code, language.locale()).await?;
    Ok(draw(&signed_in, &language, survey, None))
}

#[derive(Deserialize)]
pub struct KeepForm {
    #[serde(flatten)]
    token: FormToken,
    version: String,
    finding: String,
    item: String,
    reason: String,
}

pub async fn keep(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(code): Path<String>,
    language: Language,
    ReadForm(form): ReadForm<KeepForm>,
) -> Result<Response, Response> {
    let locale = language.locale();
    form.token.check(&signed_in, locale)?;
    let version = Version::parse(&form.version).map_err(|_| unreadable(StatusCode::BAD_REQUEST, locale))?;
    let survey = own_survey(&app, &signed_in, &code, locale).await?;
    if survey.state != SurveyState::Draft || survey.instrument.version != version {
        return Ok(draw(&signed_in, &language, survey, Some(QualityOutcome::Changed)));
    }
    if form.reason.trim().is_empty() {
        return Ok(draw(&signed_in, &language, survey, Some(QualityOutcome::ReasonMissing)));
    }
    let source = source_of(&app, &version).await.map_err(|error| failed(locale, &error))?;
    let Some((revised, text)) = accepting(&source, &form) else { return Err(unreadable(StatusCode::BAD_REQUEST, locale)) };
    let stored = store(&app, &survey, &revised.version, &text).await.map_err(|error| failed(locale, &error))?;
    let outcome = if stored { QualityOutcome::Saved } else { QualityOutcome::Changed };
    let survey = own_survey(&app, &signed_in, &code, locale).await?;
    Ok(draw(&signed_in, &language, survey, Some(outcome)))
}

/// The instrument with one more reason; nothing where that does not make one.
fn accepting(source: &str, form: &KeepForm) -> Option<(Instrument, String)> {
    let mut whole: Map<String, Value> = serde_json::from_str(source).ok()?;
    let mut one = json!({ "finding": form.finding, "reason": form.reason.trim() });
    if !form.item.is_empty() {
        one["item"] = form.item.as_str().into();
    }
    whole.entry("accepted").or_insert_with(|| json!([])).as_array_mut()?.push(one);
    let text = serde_json::to_string_pretty(&whole).ok()?;
    Some((Instrument::parse(&text).ok()?, text))
}

/// Whether something is waited for before a survey is opened.
pub(super) fn is_waited_for(survey: &Survey) -> bool {
    quality::look(&survey.instrument).iter().any(|finding| finding.kind.is_waited_for() && finding.accepted.is_none())
}

fn draw(signed_in: &SignedIn, language: &Language, survey: Survey, outcome: Option<QualityOutcome>) -> Response {
    let status = match outcome {
        None | Some(QualityOutcome::Saved) => StatusCode::OK,
        Some(QualityOutcome::ReasonMissing) => StatusCode::UNPROCESSABLE_ENTITY,
        Some(QualityOutcome::Changed) => StatusCode::CONFLICT,
    };
    let page = QualityPage {
        viewer: viewer(signed_in, language.locale()),
        findings: quality::look(&survey.instrument),
        instrument: Arc::clone(&survey.instrument),
        state: shown(survey.state),
        code: survey.code,
        outcome,
    };
    respond(status, page)
}
