//! A picture or a sound of an open survey. Its address holds the hash of its bytes, so that a browser never has to ask twice.

use axum::extract::{Path, State};
use axum::http::header::{ACCEPT_RANGES, CACHE_CONTROL, CONTENT_RANGE, CONTENT_TYPE, RANGE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use super::{find_open, notice};
use crate::application::{App, Application};
use crate::media::content_type;
use crate::page::failed;
use crate::routes::Language;
use crate::store::{StoreError, Survey, media};

use app::page::notice::Notice;
use shared::Locale;

pub async fn serve(
    State(app): State<App>,
    Path((code, address)): Path<(String, String)>,
    language: Language,
    headers: HeaderMap,
) -> Result<Response, Response> {
    let survey = find_open(&app, &code, language.locale()).await?;
    medium(&app, &survey, &address, &headers, language.locale(), "public, max-age=31536000, immutable").await
}

/// The file of a survey at an address, to be kept as the policy says.
pub async fn medium(
    app: &Application,
    survey: &Survey,
    address: &str,
    headers: &HeaderMap,
    locale: Locale,
    policy: &'static str,
) -> Result<Response, Response> {
    let unknown = || notice(StatusCode::NOT_FOUND, locale, Notice::NotFound);
    let (file, medium) = survey.media.iter().find(|(_, medium)| medium.address() == address).ok_or_else(unknown)?;
    let kind = content_type(&medium.ending).ok_or_else(unknown)?;
    let loaded = async { media::content(&mut *app.store.read().await?, &survey.code, file, &medium.hash).await };
    let bytes = loaded.await.map_err(|error: StoreError| failed(locale, &error))?.ok_or_else(unknown)?;
    let range = headers.get(RANGE).and_then(|range| range.to_str().ok());
    let kept = [(CONTENT_TYPE, kind), (CACHE_CONTROL, policy), (ACCEPT_RANGES, "bytes")];
    Ok((kept, part(bytes, range)).into_response())
}

/// The part that is asked for: Safari plays no sound from a server that does not give parts. Several parts at once, and what is no
/// range of bytes, are answered with the whole, which is always right.
fn part(bytes: Vec<u8>, range: Option<&str>) -> Response {
    let whole = bytes.len();
    let Some(asked) = range.and_then(|range| http_range_header::parse_range_header(range).ok()) else {
        return bytes.into_response();
    };
    let ranges = asked.validate(whole as u64).unwrap_or_default();
    match ranges.as_slice() {
        [] => (StatusCode::RANGE_NOT_SATISFIABLE, [(CONTENT_RANGE, format!("bytes */{whole}"))]).into_response(),
        [range] => {
            let (first, last) = (*range.start(), *range.end());
            let end = |at: u64| usize::try_from(at).unwrap_or(whole);
            let part = bytes.get(end(first)..=end(last)).unwrap_or_default().to_vec();
            let range = [(CONTENT_RANGE, format!("bytes {first}-{last}/{whole}"))];
            (StatusCode::PARTIAL_CONTENT, range, part).into_response()
        }
        _ => bytes.into_response(),
    }
}
