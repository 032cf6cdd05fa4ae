//! Handlers, one file a resource. Each is a paragraph: parse, load, decide, store, answer.

pub mod api;
pub mod findings;
pub mod leave;
pub mod planner;
pub mod public;
pub mod receipt;
pub mod studio;
pub mod survey;
pub mod templates;

use std::convert::Infallible;

use app::page::notice::Notice;
use app::page::survey::Device;
use axum::extract::{Form, FromRequest, FromRequestParts, Query, Request};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use shared::Locale;

use crate::page::notice;

/// Which language a person wants: what the address asks for (`?language=es`), or else what the browser prefers.
#[derive(Debug)]
pub struct Language {
    asked: Option<String>,
    preferred: String,
}

impl<S: Send + Sync> FromRequestParts<S> for Language {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        #[derive(Deserialize)]
        struct Asked {
            language: Option<String>,
        }
        let asked = Query::<Asked>::try_from_uri(&parts.uri).ok().and_then(|Query(asked)| asked.language);
        let preferred = parts.headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        Ok(Self { asked, preferred: preferred.unwrap_or_default().to_owned() })
    }
}

impl Language {
    /// The language to speak where nothing is translated by neighbors, and so every language is there.
    #[must_use]
    pub fn locale(&self) -> Locale {
        let asked = self.asked.as_deref().and_then(|tag| Locale::parse(tag).ok());
        asked.or_else(|| Locale::negotiate(&self.preferred, &Locale::ALL)).unwrap_or(Locale::English)
    }

    /// What keeps the language that was asked for when an address leads on to another.
    #[must_use]
    pub fn query(&self) -> String {
        self.asked.as_ref().map(|_| format!("?language={}", self.locale().tag())).unwrap_or_default()
    }

    /// The language among those a survey is offered in.
    ///
    /// # Errors
    /// A page that says so when the address asks for one that is not offered.
    pub fn among(&self, offered: &[Locale]) -> Result<Locale, Response> {
        let negotiated = Locale::negotiate(&self.preferred, offered).or(offered.first().copied()).unwrap_or(Locale::English);
        match self.asked.as_deref().map(Locale::parse) {
            None => Ok(negotiated),
            Some(Ok(locale)) if offered.contains(&locale) => Ok(locale),
            Some(Ok(_) | Err(_)) => Err(notice(StatusCode::BAD_REQUEST, negotiated, Notice::UnknownLanguage, None)),
        }
    }
}

/// Whose phone a page of a survey is shown on, by its address (`?from=poster`).
#[derive(Debug)]
pub struct Arrival(pub Device);

impl<S: Send + Sync> FromRequestParts<S> for Arrival {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        #[derive(Deserialize)]
        struct Asked {
            from: Option<String>,
        }
        let asked = Query::<Asked>::try_from_uri(&parts.uri).ok().and_then(|Query(asked)| asked.from);
        Ok(Self(Device::parse(&asked.unwrap_or_default())))
    }
}

/// The fields of a form. One that none of our pages made, or that is too large or of another type, is answered with a page.
pub struct ReadForm<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for ReadForm<T> {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let Ok(language) = Language::from_request_parts(&mut parts, state).await;
        let form = Form::from_request(Request::from_parts(parts, body), state).await;
        form.map(|Form(fields)| Self(fields))
            .map_err(|rejection| unreadable(rejection.into_response().status(), language.locale()))
    }
}

/// Says that a form could not be read.
fn unreadable(status: StatusCode, locale: Locale) -> Response {
    let is_too_large = status == StatusCode::PAYLOAD_TOO_LARGE;
    notice(status, locale, if is_too_large { Notice::TooLarge } else { Notice::UnreadableForm }, None)
}
