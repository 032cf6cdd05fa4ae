//! Templates to begin with, and the draft that is made of one.

use app::page::notice::Notice;
use app::page::studio::{TemplateOutcome, TemplatePage, TemplatesPage};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use shared::id::SurveyCode;

use super::{FormToken, begin, viewer};
use crate::application::App;
use crate::auth::SignedIn;
use crate::library;
use crate::page::{failed, notice, respond};
use crate::routes::{Language, ReadForm};

pub async fn list(signed_in: SignedIn, language: Language) -> Response {
    let viewer = viewer(&signed_in, language.locale());
    respond(StatusCode::OK, TemplatesPage { viewer, templates: library::all() })
}

pub async fn page(signed_in: SignedIn, Path(name): Path<String>, language: Language) -> Result<Response, Response> {
    draw(&signed_in, &name, language, String::new(), None)
}

#[derive(Deserialize)]
pub struct BeginForm {
    #[serde(flatten)]
    token: FormToken,
    code: String,
}

pub async fn begin(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(name): Path<String>,
    language: Language,
    ReadForm(form): ReadForm<BeginForm>,
) -> Result<Response, Response> {
    let locale = language.locale();
    form.token.check(&signed_in, locale)?;
    let Some((_, template)) = library::find(&name) else { return Err(unknown(language)) };
    let Ok(code) = SurveyCode::parse(form.code.trim()) else {
        return draw(&signed_in, &name, language, form.code, Some(TemplateOutcome::CodeUnreadable));
    };
    let begun = begin::draft(&app, &signed_in, &code, &template.instrument.version, &template.source);
    if begun.await.map_err(|error| failed(locale, &error))? {
        return Ok(Redirect::to(&format!("/studio/surveys/{code}")).into_response());
    }
    draw(&signed_in, &name, language, form.code, Some(TemplateOutcome::CodeTaken))
}

fn draw(
    signed_in: &SignedIn,
    name: &str,
    language: Language,
    code: String,
    outcome: Option<TemplateOutcome>,
) -> Result<Response, Response> {
    let viewer = viewer(signed_in, language.locale());
    let Some((name, template)) = library::find(name) else { return Err(unknown(language)) };
    let status = if outcome.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(respond(status, TemplatePage { viewer, name, template, code, outcome }))
}

fn unknown(language: Language) -> Response {
    notice(StatusCode::NOT_FOUND, language.locale(), Notice::NotFound, Some("/studio/templates".to_owned()))
}
