//! The way out, without script too: the browser is told to forget what this site kept in it, and led to a page of another site that
//! says nothing about anybody.

use axum::extract::{RawQuery, State};
use axum::http::header::{CACHE_CONTROL, LOCATION, REFERRER_POLICY};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::application::App;

const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");

/// `?keep` leaves what is kept: on a phone that is handed on, it is the answers of others.
pub async fn leave(State(app): State<App>, RawQuery(query): RawQuery, headers: HeaderMap) -> Response {
    let away = [(LOCATION, app.exit_address.as_str()), (CACHE_CONTROL, "no-store"), (REFERRER_POLICY, "no-referrer")];
    if query.as_deref() != Some("keep") && is_wanted(&headers) {
        (StatusCode::SEE_OTHER, away, [(CLEAR_SITE_DATA, r#""cache", "storage""#)]).into_response()
    } else {
        (StatusCode::SEE_OTHER, away).into_response()
    }
}

/// Whether a person asks for the page: a picture on a page of another site must not erase answers that wait to be sent. Browsers
/// say so themselves (Fetch Metadata); those that do not yet say it are believed.
fn is_wanted(headers: &HeaderMap) -> bool {
    let says = |name: &str, expected: &[&str]| {
        headers.get(name).is_none_or(|value| value.to_str().is_ok_and(|value| expected.contains(&value)))
    };
    says("sec-fetch-site", &["same-origin", "none"]) && says("sec-fetch-mode", &["navigate"])
}
