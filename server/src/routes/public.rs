//! Pages that say the same to everybody: the list of surveys, the promise, whether the server lives.

use app::page::home::{HomeEntry, HomePage};
use app::page::privacy::PrivacyPage;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use shared::Locale;

use super::LanguageQuery;
use crate::application::App;
use crate::page::{Notice, respond_public};
use crate::problem::Problem;
use crate::store::{StoreError, StoredRelease, Survey, SurveyState};

pub async fn home(State(app): State<App>, query: Query<LanguageQuery>, headers: HeaderMap) -> Result<Response, Response> {
    let locale = LanguageQuery::among(&query, &headers, &Locale::ALL).map_err(IntoResponse::into_response)?;
    let surveys = entries(&app, locale).await.map_err(|error| Problem::internal(&error).into_response())?;
    Ok(respond_public(HomePage { locale, surveys }))
}

async fn entries(app: &App, locale: Locale) -> Result<Vec<HomeEntry>, StoreError> {
    let mut connection = app.store.read().await?;
    let mut entries = Vec::new();
    for survey in Survey::all(&app.store, &mut connection).await? {
        let open = survey.state == SurveyState::Open;
        let findings = !StoredRelease::of_survey(&mut connection, &survey.code).await?.is_empty();
        if open || findings {
            let title = survey.instrument.title.in_locale(locale).to_owned();
            entries.push(HomeEntry { code: survey.code, title, open, findings });
        }
    }
    Ok(entries)
}

pub async fn privacy(query: Query<LanguageQuery>, headers: HeaderMap) -> Result<Response, Response> {
    let locale = LanguageQuery::among(&query, &headers, &Locale::ALL).map_err(IntoResponse::into_response)?;
    Ok(respond_public(PrivacyPage { locale }))
}

/// For load balancers: 200 while the database answers.
pub async fn health(State(app): State<App>) -> StatusCode {
    match app.store.read().await {
        Ok(_) => StatusCode::OK,
        Err(_) => StatusCode::SERVICE_UNAVAILABLE,
    }
}

pub async fn not_found(headers: HeaderMap) -> Response {
    let locale = LanguageQuery::among(&Query(LanguageQuery::default()), &headers, &Locale::ALL).unwrap_or(Locale::English);
    Notice { status: StatusCode::NOT_FOUND, locale, key: "not-found", link: Some("/".to_owned()) }.into_response()
}
