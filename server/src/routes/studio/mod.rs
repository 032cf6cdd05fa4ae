//! The co-researchers' side: signing in, the surveys of one's own team, planning and drawing releases.
//!
//! No count of answers is shown anywhere here: the team sees the public schedule and what it handed out itself (guide: hazards 4
//! and 5). Every request that changes something must come from our own pages and carry the session's form token.

mod begin;
mod consent;
mod decisions;
mod import;
mod join;
mod media;
mod paper;
mod plan;
mod quality;
mod questions;
mod session;
mod survey;
mod team;
mod template;
mod upload;

use app::page::notice::Notice;
use app::page::studio::Viewer;
use axum::Router;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use axum::routing::{get, post};
use serde::Deserialize;
use shared::Locale;
use shared::id::SurveyCode;

use crate::application::{App, Application};
use crate::auth::{SignedIn, is_from_our_pages};
use crate::page::{failed, notice};
use crate::routes::Language;
use crate::store::{StoreError, Survey};

/// Every address of the studio.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/studio", get(survey::list))
        .route("/studio/sign-in", get(session::sign_in_page).post(session::sign_in))
        .route("/studio/enter/{token}", get(session::enter_page))
        .route("/studio/enter", post(session::enter))
        .route("/studio/sign-out", post(session::sign_out))
        .route("/studio/import", import::route())
        .route("/studio/templates", get(template::list))
        .route("/studio/templates/{name}", get(template::page).post(template::begin))
        .route("/studio/join/{token}", get(join::page))
        .route("/studio/join", post(join::join))
        .route("/studio/team", get(team::page))
        .route("/studio/team/invite", post(team::invite))
        .route("/studio/team/role", post(team::role))
        .route("/studio/team/remove", post(team::remove))
        .route("/studio/team/rule", post(team::rule))
        .route("/studio/decisions", get(decisions::page))
        .route("/studio/decisions/vote", post(decisions::vote))
        .route("/studio/decisions/draw", post(decisions::draw_agreed))
        .route("/studio/record.json", get(decisions::file))
        .route("/studio/surveys/{code}", get(survey::overview))
        .route("/studio/surveys/{code}/review", post(decisions::ask))
        .route("/studio/surveys/{code}/open", post(survey::open))
        .route("/studio/surveys/{code}/close", post(survey::close))
        .route("/studio/surveys/{code}/handed-out", post(survey::handed_out))
        .route("/studio/surveys/{code}/consent", get(consent::page).post(consent::save))
        .route("/studio/surveys/{code}/quality", get(quality::page).post(quality::keep))
        .route("/studio/surveys/{code}/questions", get(questions::page).post(questions::change))
        .route("/studio/surveys/{code}/paper", get(paper::print))
        .route("/studio/surveys/{code}/entry", get(paper::entry).post(paper::enter))
        .route("/studio/surveys/{code}/media", media::route())
        .route("/studio/surveys/{code}/media/{address}", get(media::preview))
        .route("/studio/surveys/{code}/plan", get(plan::page).post(plan::submit))
        .layer(from_fn(refuse_other_sites))
}

async fn refuse_other_sites(language: Language, request: Request, next: Next) -> Response {
    if is_from_our_pages(request.method(), request.headers()) { next.run(request).await } else { forbidden(language.locale()) }
}

/// What stands in a field of a form; nothing where it has no such field.
fn field<'a>(fields: &'a [(String, String)], name: &str) -> &'a str {
    fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str()).unwrap_or_default()
}

/// The language that a survey is shown in to somebody who works in another.
fn shown_in(survey: &Survey, locale: Locale) -> Locale {
    let languages = &survey.instrument.languages;
    if languages.all().contains(&locale) { locale } else { languages.first }
}

/// The field every form of a signed-in person carries.
#[derive(Debug, Deserialize)]
struct FormToken {
    csrf: String,
}

impl FormToken {
    fn check(&self, signed_in: &SignedIn, locale: Locale) -> Result<(), Response> {
        if self.csrf == signed_in.form_token() { Ok(()) } else { Err(forbidden(locale)) }
    }
}

fn viewer(signed_in: &SignedIn, locale: Locale) -> Viewer {
    Viewer { locale, name: signed_in.who.name.clone(), role: signed_in.who.role, csrf: signed_in.form_token() }
}

/// A survey of one's own team; for anybody else's the same answer as for none.
async fn own_survey(app: &Application, signed_in: &SignedIn, code: &str, locale: Locale) -> Result<Survey, Response> {
    let unknown = || notice(StatusCode::NOT_FOUND, locale, Notice::UnknownSurvey, Some("/studio".to_owned()));
    let code = SurveyCode::parse(code).map_err(|_| unknown())?;
    let found = async { Survey::find(&app.store, &mut *app.store.read().await?, &code).await };
    let survey = found.await.map_err(|error: StoreError| failed(locale, &error))?.ok_or_else(unknown)?;
    if survey.team == signed_in.who.team { Ok(survey) } else { Err(unknown()) }
}

fn forbidden(locale: Locale) -> Response {
    notice(StatusCode::FORBIDDEN, locale, Notice::ForeignForm, Some("/studio".to_owned()))
}
