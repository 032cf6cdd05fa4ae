//! A form from a spreadsheet: read, reported on and, where nothing is wrong with it, added as a draft.

use app::page::studio::{ImportOutcome, ImportPage};
use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{MethodRouter, get};
use shared::Instrument;
use shared::id::SurveyCode;
use shared::xlsform::Verdict;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use super::upload::{FIELD_BYTES_AT_MOST, Upload};
use super::{begin, viewer};
use crate::application::{App, Application};
use crate::auth::SignedIn;
use crate::form::{self, Reading};
use crate::page::{failed, respond};
use crate::routes::Language;
use crate::spreadsheet::LARGEST_FILE;
use crate::store::StoreError;

/// A spreadsheet can take many times its size while it is read, so they are read one after another.
static ONE_AT_A_TIME: Semaphore = Semaphore::const_new(1);

pub fn route() -> MethodRouter<App> {
    get(page).post(submit).layer(DefaultBodyLimit::max(LARGEST_FILE + FIELD_BYTES_AT_MOST))
}

async fn page(signed_in: SignedIn, language: Language) -> Response {
    let viewer = viewer(&signed_in, language.locale());
    respond(StatusCode::OK, ImportPage { viewer, code: String::new(), outcome: None })
}

async fn submit(
    State(app): State<App>,
    signed_in: SignedIn,
    language: Language,
    mut upload: Upload,
) -> Result<Response, Response> {
    let locale = language.locale();
    upload.token().check(&signed_in, locale)?;
    let (code, file, attached) = (upload.text("code"), upload.take_files("file").pop(), upload.take_files("choices"));
    let outcome = match (SurveyCode::parse(code.trim()), file) {
        (Err(_), _) => ImportOutcome::CodeUnreadable,
        (Ok(_), None) => ImportOutcome::NoFile,
        (Ok(code), Some((file_name, file))) => {
            let _turn = ONE_AT_A_TIME.acquire().await.map_err(|error| failed(locale, &error))?;
            let beside = move |wanted: &str| attached.iter().find(|(name, _)| name == wanted).map(|(_, bytes)| bytes.clone());
            let reading =
                spawn_blocking(move || form::read(&file, &file_name, beside)).await.map_err(|error| failed(locale, &error))?;
            match reading {
                Err(error) => ImportOutcome::Unreadable(error.to_string()),
                Ok(reading) => take(&app, &signed_in, &code, reading).await.map_err(|error| failed(locale, &error))?,
            }
        }
    };
    let status = if matches!(outcome, ImportOutcome::Added { .. }) { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(respond(status, ImportPage { viewer: viewer(&signed_in, locale), code, outcome: Some(outcome) }))
}

/// Adds what was read as a draft, unless something is wrong with it.
async fn take(app: &Application, signed_in: &SignedIn, code: &SurveyCode, reading: Reading) -> Result<ImportOutcome, StoreError> {
    let Reading { form, conversion, source, flaws } = reading;
    let findings = form.report.findings.iter().chain(&conversion.findings).cloned().collect();
    let parsed = match Instrument::parse(&source) {
        Ok(parsed) if form.report.verdict() == Verdict::Ok => parsed,
        Ok(_) | Err(_) => return Ok(ImportOutcome::Flawed { findings, flaws }),
    };
    let is_added = begin::draft(app, signed_in, code, &parsed.version, &source).await?;
    Ok(if is_added { ImportOutcome::Added { code: code.clone(), findings } } else { ImportOutcome::CodeTaken })
}
