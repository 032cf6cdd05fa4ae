//! Handlers, one file a resource. Each is a paragraph: parse, load, decide, store, answer.

pub mod api;
pub mod findings;
pub mod public;
pub mod studio;
pub mod survey;

use axum::extract::Query;
use axum::http::{HeaderMap, StatusCode, header};
use serde::Deserialize;
use shared::Locale;

use crate::page::Notice;

/// `?language=es`.
#[derive(Debug, Default, Deserialize)]
pub struct LanguageQuery {
    language: Option<String>,
}

impl LanguageQuery {
    /// The language that was asked for, or the one the browser prefers, among those offered.
    ///
    /// # Errors
    /// A page that says so when a language was asked for that is not offered.
    pub fn among(query: &Query<Self>, headers: &HeaderMap, offered: &[Locale]) -> Result<Locale, Notice> {
        let preferred = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let negotiated = Locale::negotiate(preferred, offered).unwrap_or(Locale::English);
        match query.language.as_deref().map(Locale::parse) {
            None => Ok(negotiated),
            Some(Ok(locale)) if offered.contains(&locale) => Ok(locale),
            Some(Ok(_) | Err(_)) => {
                Err(Notice { status: StatusCode::BAD_REQUEST, locale: negotiated, key: "unknown-language", link: None })
            }
        }
    }
}
