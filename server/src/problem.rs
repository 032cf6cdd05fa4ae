//! Errors as `application/problem+json` (RFC 9457), from one small builder. What people see instead is a page (`page.rs`).

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// A problem told to a program.
#[derive(Debug, Serialize)]
pub struct Problem {
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'static str,
    status: u16,
    detail: String,
    /// Faults of single answers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    faults: Vec<ItemFault>,
}

/// What is wrong with the answer to one item.
#[derive(Debug, Serialize)]
pub struct ItemFault {
    pub item: String,
    pub problem: String,
}

impl Problem {
    pub fn new(status: StatusCode, title: &'static str, detail: impl Into<String>) -> Self {
        Self { kind: "about:blank", title, status: status.as_u16(), detail: detail.into(), faults: Vec::new() }
    }

    pub fn with_faults(mut self, faults: Vec<ItemFault>) -> Self {
        self.faults = faults;
        self
    }

    /// Something failed inside. The cause goes to the log, never to the caller.
    pub fn internal(error: &dyn std::error::Error) -> Self {
        tracing::error!(%error, "a request failed");
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "Something failed here",
            "Nothing was changed. Try again; it is safe to send the same thing twice.",
        )
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_vec(&self).unwrap_or_default();
        let kind = (header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        let store = (header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        (status, [kind, store], body).into_response()
    }
}
