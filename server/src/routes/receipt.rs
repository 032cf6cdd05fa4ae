//! What became of an answer, for whoever has its receipt, and taking it back while no release is prepared. The words of a receipt are
//! sent in forms only, so that they stand in no address, no history and no log.

use app::page::notice::Notice;
use app::page::receipt_state::{ReceiptAskPage, ReceiptState, ReceiptStatePage};
use app::page::survey::Device;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use shared::Locale;

use super::findings;
use super::survey::face;
use super::{Language, ReadForm};
use crate::application::{App, Application};
use crate::auth::is_from_our_pages;
use crate::page::{failed, notice, respond, respond_public};
use crate::store::withdrawal::{Traced, trace, withdraw as take_back};
use crate::store::{StoreError, StoredRelease, Survey, SurveyState};

/// What the forms send.
#[derive(Deserialize)]
pub struct Words {
    words: String,
    confirm: Option<String>,
}

pub async fn ask(language: Language) -> Result<Response, Response> {
    Ok(respond_public(ReceiptAskPage { locale: language.among(&Locale::ALL)?, unknown: None }))
}

pub async fn show(State(app): State<App>, language: Language, ReadForm(form): ReadForm<Words>) -> Result<Response, Response> {
    let locale = language.among(&Locale::ALL)?;
    let (survey, traced) = find(&app, locale, &form.words).await?;
    draw(&app, locale, &survey, &traced).await
}

pub async fn withdraw(
    State(app): State<App>,
    language: Language,
    headers: HeaderMap,
    ReadForm(form): ReadForm<Words>,
) -> Result<Response, Response> {
    let locale = language.among(&Locale::ALL)?;
    if !is_from_our_pages(&Method::POST, &headers) {
        return Err(notice(StatusCode::FORBIDDEN, locale, Notice::ForeignForm, None));
    }
    let (survey, traced) = find(&app, locale, &form.words).await?;
    if form.confirm.as_deref() == Some("yes") && !traced.is_withdrawn {
        let deleted = async {
            let mut transaction = app.store.begin().await?;
            // Held open, so that no release is being prepared meanwhile.
            if Survey::hold_open(&mut transaction, &survey.code, &survey.instrument.version).await? {
                take_back(&mut transaction, &traced.survey, &traced.id).await?;
            }
            transaction.commit().await?;
            app.store.forget_deleted().await
        };
        deleted.await.map_err(|error: StoreError| failed(locale, &error))?;
    }
    let (survey, traced) = find(&app, locale, &form.words).await?;
    draw(&app, locale, &survey, &traced).await
}

/// The receipt as a picture to keep. Its name says nothing.
pub async fn picture(State(app): State<App>, language: Language, ReadForm(form): ReadForm<Words>) -> Result<Response, Response> {
    let locale = language.among(&Locale::ALL)?;
    let (_, traced) = find(&app, locale, &form.words).await?;
    let receipt = app.receipt_key.receipt(&traced.id, locale);
    // Words of our own lists: letters and spaces only.
    let lines = receipt.split(' ').zip(1..).map(|(word, line)| format!(r#"<text x="40" y="{}">{word}</text>"#, 40 * line + 20));
    let lines: String = lines.collect();
    let svg = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 300" width="720" height="600"><rect width="360" height="300" fill="#fff"/><g font-family="sans-serif" font-size="30" fill="#1c2826">{lines}</g></svg>"##
    );
    let headers = [
        (CONTENT_TYPE, "image/svg+xml"),
        (CONTENT_DISPOSITION, "attachment; filename=\"note.svg\""),
        (CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, svg).into_response())
}

/// The answer that words are the receipt of.
async fn find(app: &Application, locale: Locale, words: &str) -> Result<(Survey, Traced), Response> {
    if !app.receipt_limit.allows() {
        return Err(notice(StatusCode::TOO_MANY_REQUESTS, locale, Notice::TooManyTries, None));
    }
    let found = search(app, words).await.map_err(|error| failed(locale, &error))?;
    let unknown = || {
        let typed = words.chars().take(200).collect();
        respond(StatusCode::NOT_FOUND, ReceiptAskPage { locale, unknown: Some(typed) })
    };
    found.ok_or_else(unknown)
}

async fn search(app: &Application, words: &str) -> Result<Option<(Survey, Traced)>, StoreError> {
    let beginnings = app.receipt_key.id_beginnings(words);
    if beginnings.is_empty() {
        return Ok(None);
    }
    let mut connection = app.store.read().await?;
    for survey in Survey::all(&app.store, &mut connection).await? {
        for beginning in &beginnings {
            if let Some(traced) = trace(&mut connection, &survey.code, beginning).await? {
                return Ok(Some((survey, traced)));
            }
        }
    }
    Ok(None)
}

async fn draw(app: &Application, locale: Locale, survey: &Survey, traced: &Traced) -> Result<Response, Response> {
    let state = state(app, locale, survey, traced).await.map_err(|error| failed(locale, &error))?;
    let receipt = app.receipt_key.receipt(&traced.id, locale);
    Ok(respond(StatusCode::OK, ReceiptStatePage { face: face(survey, locale, Device::Own), receipt, state }))
}

async fn state(app: &Application, locale: Locale, survey: &Survey, traced: &Traced) -> Result<ReceiptState, StoreError> {
    if traced.is_withdrawn {
        return Ok(ReceiptState::Withdrawn);
    }
    let mut releases = StoredRelease::of_survey(&mut *app.store.read().await?, &survey.code).await?;
    releases.retain(|stored| stored.shown_from(&survey.instrument) <= app.clock.today());
    Ok(match (survey.state, releases.is_empty()) {
        (SurveyState::Draft | SurveyState::Open, true) => ReceiptState::Received,
        (SurveyState::Closed, true) => ReceiptState::Fixed,
        (_, false) => {
            let address = |kept: &StoredRelease| {
                let address = findings::address(&survey.code, &kept.release);
                (format!("{address}?language={}", locale.tag()), kept.drawn.map(|day| day.to_string()).unwrap_or_default())
            };
            ReceiptState::Counted(releases.iter().map(address).collect())
        }
    })
}
