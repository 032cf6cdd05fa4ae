//! Published findings: the summary page of a release and its files. Everything here reads releases only.

use std::sync::Arc;

use app::page::findings::{FindingsPage, ReleaseLink};
use app::page::notice::Notice;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use shared::day::day_text;
use shared::export::{Writing, known};
use shared::governance::{Deed, Review, Standing};
use shared::id::SurveyCode;
use shared::{Locale, Release, Study, Summary};

use super::Language;
use crate::application::{App, Application};
use crate::page::{failed, notice, respond_public};
use crate::publication::{Material, Shelved, mark};
use crate::records::{self, FILES, Order, SETS, file_of_name};
use crate::store::{StoreError, StoredRelease, Survey, instrument, record, study};

/// The newest release of a survey.
pub async fn newest(State(app): State<App>, Path(code): Path<String>, language: Language) -> Result<Response, Response> {
    let (survey, releases) = load(&app, &code, language.locale()).await?;
    let newest = releases.last().ok_or_else(|| nothing_published(language.locale()))?;
    Ok(Redirect::to(&format!("{}{}", address(&survey.code, &newest.release), language.query())).into_response())
}

/// The summary page.
pub async fn summary(
    State(app): State<App>,
    Path((code, release)): Path<(String, String)>,
    language: Language,
) -> Result<Response, Response> {
    let (survey, releases) = load(&app, &code, language.locale()).await?;
    let locale = language.among(&survey.instrument.languages.all())?;
    let stored = pick(&releases, &release).ok_or_else(|| nothing_published(language.locale()))?;
    let published = published(&app, &survey, stored).await.map_err(|error| failed(locale, &error))?;
    let files = published
        .files
        .iter()
        .map(|file| {
            let listed = &file.listed;
            (format!("{}/{}", address(&survey.code, &stored.release), listed.name), listed.name.clone(), listed.bytes)
        })
        .collect();
    let others = releases
        .iter()
        .filter(|other| other.release.id != stored.release.id)
        .map(|other| ReleaseLink { href: address(&survey.code, &other.release), short: other.release.id.short().to_owned() })
        .collect();
    let decided = decided(&app, &survey, stored).await.map_err(|error| failed(locale, &error))?;
    Ok(respond_public(FindingsPage {
        instrument: Arc::clone(&survey.instrument),
        locale,
        code: survey.code.clone(),
        summary: Summary::of(&survey.instrument, &stored.release),
        release: stored.release.clone(),
        files,
        records: FILES.map(|name| (format!("{}/{name}", address(&survey.code, &stored.release)), name)).to_vec(),
        opened: survey.opened.map(day_text),
        closed: survey.closed.map(day_text),
        others,
        decided,
    }))
}

/// What the team had said when the release was drawn; nothing where whoever runs the program had it drawn.
async fn decided(app: &Application, survey: &Survey, stored: &StoredRelease) -> Result<Option<(Review, Standing)>, StoreError> {
    let book = record::load(&mut *app.store.read().await?, &survey.team).await?;
    let drawn = Deed::Drawn { survey: survey.code.clone(), release: stored.release.id.clone() };
    Ok(book.decision_behind(&drawn))
}

/// One file of the data set.
pub async fn download(
    State(app): State<App>,
    Path((code, release, name)): Path<(String, String, String)>,
    language: Language,
) -> Result<Response, Response> {
    let (survey, releases) = load(&app, &code, language.locale()).await?;
    let stored = pick(&releases, &release).ok_or_else(|| nothing_published(language.locale()))?;
    if known(&name).is_none() {
        return records_file(&app, &survey, stored, &name, language.locale()).await;
    }
    let published = published(&app, &survey, stored).await.map_err(|error| failed(language.locale(), &error))?;
    let file =
        published.files.iter().find(|file| file.listed.name == name).ok_or_else(|| nothing_published(language.locale()))?;
    Ok(attachment(&survey, &stored.release, &name, file.listed.media_type, file.content.clone()))
}

/// A file of synthetic records; the first who asks for one of a release is told to come back.
async fn records_file(
    app: &Application,
    survey: &Survey,
    stored: &StoredRelease,
    name: &str,
    locale: Locale,
) -> Result<Response, Response> {
    let name = file_of_name(name).filter(|_| stored.release.records).ok_or_else(|| nothing_published(locale))?;
    let order = Order { records: None, sets: SETS, today: survey.closed.unwrap_or_else(|| app.clock.today()) };
    let shelved = app.shelf.file(&survey.instrument, &stored.release, order, name).await;
    match shelved.map_err(|error| failed(locale, &error))? {
        records::Shelved::File(bytes) => {
            let kind = match name.rsplit_once('.') {
                Some((_, "csv")) => "text/csv; charset=utf-8",
                Some((_, "json")) => "application/json",
                Some((_, "svg")) => "image/svg+xml",
                Some((_, "sav")) => "application/x-spss-sav",
                Some((_, "dta")) => "application/x-stata-dta",
                Some(_) | None => "text/plain; charset=utf-8",
            };
            Ok(attachment(survey, &stored.release, name, kind, bytes))
        }
        records::Shelved::BeingMade => {
            let back = Some(address(&survey.code, &stored.release));
            let mut response = notice(StatusCode::SERVICE_UNAVAILABLE, locale, Notice::RecordsBeingMade, back);
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("15"));
            Ok(response)
        }
        records::Shelved::None => Err(nothing_published(locale)),
    }
}

fn attachment(survey: &Survey, release: &Release, name: &str, kind: &str, bytes: Vec<u8>) -> Response {
    let saved_as = format!("attachment; filename=\"{}-{}-{name}\"", survey.code, release.id.short());
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_str(kind).unwrap_or(HeaderValue::from_static("application/octet-stream"))),
        (header::CONTENT_DISPOSITION, HeaderValue::from_str(&saved_as).unwrap_or(HeaderValue::from_static("attachment"))),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
    ];
    (headers, bytes).into_response()
}

/// A release with all its files, and what the team says.
pub struct Published {
    pub files: Shelved,
    pub study: Study,
    pub writings: Vec<Writing>,
}

/// Everything that is published of a release.
///
/// # Errors
/// When the store does not answer, or a file cannot be made.
pub async fn published(app: &Application, survey: &Survey, stored: &StoredRelease) -> Result<Published, StoreError> {
    let mut connection = app.store.read().await?;
    let (study, writings) = study::load(&mut connection, &survey.code).await?;
    let book = record::load(&mut connection, &survey.team).await?;
    let material = Material {
        instrument: Arc::clone(&survey.instrument),
        source: instrument::source(&mut connection, &survey.instrument.version).await?,
        release: stored.release.clone(),
        study: study.clone(),
        writings: writings.clone(),
        opened: survey.opened,
        closed: survey.closed,
        published: stored.drawn.map(|_| stored.shown_from(&survey.instrument)),
        record: mark(&book, &stored.release),
    };
    drop(connection);
    Ok(Published { files: app.bundles.of(material).await?, study, writings })
}

/// Path of a release's summary.
#[must_use]
pub fn address(code: &SurveyCode, release: &Release) -> String {
    format!("/findings/{code}/{}", release.id.short())
}

async fn load(app: &Application, code: &str, locale: Locale) -> Result<(Survey, Vec<StoredRelease>), Response> {
    let code = SurveyCode::parse(code).map_err(|_| nothing_published(locale))?;
    let loaded = async {
        let mut connection = app.store.read().await?;
        let Some(survey) = Survey::find(&app.store, &mut connection, &code).await? else { return Ok(None) };
        let mut releases = StoredRelease::of_survey(&mut connection, &code).await?;
        // Until its day comes a release is to readers as if it had not been drawn.
        releases.retain(|stored| stored.shown_from(&survey.instrument) <= app.clock.today());
        Ok::<_, StoreError>(Some((survey, releases)))
    };
    loaded.await.map_err(|error| failed(locale, &error))?.ok_or_else(|| nothing_published(locale))
}

/// By the whole id or its short form.
fn pick<'a>(releases: &'a [StoredRelease], id: &str) -> Option<&'a StoredRelease> {
    releases.iter().find(|stored| stored.release.id.as_str() == id || stored.release.id.short() == id)
}

fn nothing_published(locale: Locale) -> Response {
    notice(StatusCode::NOT_FOUND, locale, Notice::NothingPublished, Some("/".to_owned()))
}
