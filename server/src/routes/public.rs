//! Pages that say the same to everybody: the list of surveys, the promise, whether the server lives.

use app::page::assessment::AssessmentPage;
use app::page::home::{HomeEntry, HomePage};
use app::page::notice::Notice;
use app::page::privacy::PrivacyPage;
use axum::extract::{Request, State};
use axum::http::{StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;
use shared::Locale;

use super::Language;
use crate::application::App;
use crate::page::{failed, notice, respond_public};
use crate::problem::Problem;
use crate::store::{StoreError, StoredRelease, Survey, SurveyState};

pub async fn home(State(app): State<App>, language: Language) -> Result<Response, Response> {
    let locale = language.among(&Locale::ALL)?;
    let surveys = entries(&app, locale).await.map_err(|error| failed(locale, &error))?;
    Ok(respond_public(HomePage { locale, surveys }))
}

async fn entries(app: &App, locale: Locale) -> Result<Vec<HomeEntry>, StoreError> {
    let mut connection = app.store.read().await?;
    let mut entries = Vec::new();
    for survey in Survey::all(&app.store, &mut connection).await? {
        let open = survey.state == SurveyState::Open;
        let releases = StoredRelease::of_survey(&mut connection, &survey.code).await?;
        let findings = releases.iter().any(|stored| stored.shown_from(&survey.instrument) <= app.clock.today());
        if open || findings {
            let title = survey.instrument.title.in_locale(locale).to_owned();
            entries.push(HomeEntry { code: survey.code, title, open, findings });
        }
    }
    Ok(entries)
}

pub async fn privacy(language: Language) -> Result<Response, Response> {
    Ok(respond_public(PrivacyPage { locale: language.among(&Locale::ALL)? }))
}

/// For whoever evaluates the promise.
pub async fn assessment() -> Response {
    respond_public(AssessmentPage)
}

/// For load balancers: 200 while the database answers.
pub async fn health(State(app): State<App>) -> StatusCode {
    match app.store.read().await {
        Ok(_) => StatusCode::OK,
        Err(_) => StatusCode::SERVICE_UNAVAILABLE,
    }
}

/// Programs get problems, people get pages.
pub async fn not_found(language: Language, address: Uri) -> Response {
    if is_for_programs(&address) {
        return Problem::new(StatusCode::NOT_FOUND, "Nothing here", "There is nothing at this address.").into_response();
    }
    notice(StatusCode::NOT_FOUND, language.locale(), Notice::NotFound, Some("/".to_owned()))
}

/// Forms are sent and pages are asked for, each at its own address.
pub async fn not_allowed(language: Language, address: Uri) -> Response {
    let status = StatusCode::METHOD_NOT_ALLOWED;
    if is_for_programs(&address) {
        return Problem::new(status, "Not this method", "This address does not take this method. Nothing was changed.")
            .into_response();
    }
    notice(status, language.locale(), Notice::UnreadableForm, Some("/".to_owned()))
}

/// Addresses are text; what is not leads nowhere.
pub async fn refuse_unreadable_addresses(language: Language, request: Request, next: Next) -> Response {
    match percent_decode_str(request.uri().path()).decode_utf8() {
        Ok(_) => next.run(request).await,
        Err(_) => not_found(language, request.uri().clone()).await,
    }
}

fn is_for_programs(address: &Uri) -> bool {
    address.path().starts_with("/api/")
}
