//! The co-researchers' side: signing in, the surveys of one's own team, planning and drawing releases.
//!
//! No count of answers is shown anywhere here: the team sees the public schedule and what it handed out itself (guide: hazards 4
//! and 5). Every request that changes something must come from our own pages and carry the session's form token.

mod plan;
mod session;
mod survey;

use app::page::studio::Viewer;
use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use shared::Locale;
use shared::id::SurveyCode;

use crate::application::{App, Application};
use crate::auth::{SignedIn, is_from_our_pages};
use crate::page::Notice;
use crate::problem::Problem;
use crate::store::Survey;

/// Every address of the studio.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/studio", get(survey::list))
        .route("/studio/sign-in", get(session::sign_in_page).post(session::sign_in))
        .route("/studio/enter/{token}", get(session::enter_page))
        .route("/studio/enter", post(session::enter))
        .route("/studio/sign-out", post(session::sign_out))
        .route("/studio/surveys/{code}", get(survey::overview))
        .route("/studio/surveys/{code}/open", post(survey::open))
        .route("/studio/surveys/{code}/close", post(survey::close))
        .route("/studio/surveys/{code}/handed-out", post(survey::handed_out))
        .route("/studio/surveys/{code}/plan", get(plan::page).post(plan::submit))
        .layer(from_fn(refuse_other_sites))
}

async fn refuse_other_sites(request: Request, next: Next) -> Response {
    if is_from_our_pages(request.method(), request.headers()) {
        next.run(request).await
    } else {
        forbidden(locale(request.headers()))
    }
}

/// The field every form of a signed-in person carries.
#[derive(Debug, Deserialize)]
struct FormToken {
    csrf: String,
}

impl FormToken {
    fn check(&self, signed_in: &SignedIn, headers: &HeaderMap) -> Result<(), Response> {
        if self.csrf == signed_in.form_token() { Ok(()) } else { Err(forbidden(locale(headers))) }
    }
}

fn viewer(signed_in: &SignedIn, headers: &HeaderMap) -> Viewer {
    Viewer { locale: locale(headers), name: signed_in.who.name.clone(), csrf: signed_in.form_token() }
}

/// A survey of one's own team; for anybody else's the same answer as for none.
async fn own_survey(app: &Application, signed_in: &SignedIn, code: &str, headers: &HeaderMap) -> Result<Survey, Response> {
    let unknown = || {
        let link = Some("/studio".to_owned());
        Notice { status: StatusCode::NOT_FOUND, locale: locale(headers), key: "unknown-survey", link }.into_response()
    };
    let code = SurveyCode::parse(code).map_err(|_| unknown())?;
    let found = async { Survey::find(&app.store, &mut *app.store.read().await?, &code).await };
    let survey = found.await.map_err(failed)?.ok_or_else(unknown)?;
    if survey.team == signed_in.who.team { Ok(survey) } else { Err(unknown()) }
}

fn locale(headers: &HeaderMap) -> Locale {
    let wish = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    Locale::negotiate(wish, &Locale::ALL).unwrap_or(Locale::English)
}

fn forbidden(locale: Locale) -> Response {
    Notice { status: StatusCode::FORBIDDEN, locale, key: "foreign-form", link: Some("/studio".to_owned()) }.into_response()
}

fn failed(error: impl std::error::Error) -> Response {
    Problem::internal(&error).into_response()
}
