//! The only door to Leptos' rendering: a page in, a response with its headers out.
//!
//! Pages are rendered whole. The content security policy allows a resident's page its own two script files, its own style by hash,
//! and nothing from anywhere else.

use app::document::{Links, Page, Sheet};
use app::page::notice::{Notice, NoticePage};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use shared::Locale;

use crate::assets;

fn links() -> Links {
    Links {
        resident_style: assets::RESIDENT_STYLE,
        findings_style: assets::FINDINGS_STYLE,
        studio_sheet: assets::STUDIO_SHEET.path,
        phone_loader: assets::PHONE_LOADER.path,
        phone_script: assets::PHONE_SCRIPT.path,
        studio_loader: assets::STUDIO_LOADER.path,
        studio_script: assets::STUDIO_SCRIPT.path,
    }
}

fn content_security_policy(sheet: Sheet) -> String {
    let style = match sheet {
        Sheet::Resident => format!("'{}'", assets::RESIDENT_STYLE_SHA256),
        Sheet::Findings => format!("'{}' '{}'", assets::RESIDENT_STYLE_SHA256, assets::FINDINGS_STYLE_SHA256),
        Sheet::Studio => format!("'self' '{}'", assets::RESIDENT_STYLE_SHA256),
    };
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src {style}; img-src 'self' data:; manifest-src 'self'; media-src 'self'; connect-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}

/// A page that nobody may keep a copy of: it may show what somebody typed.
pub fn respond(status: StatusCode, page: impl Page) -> Response {
    respond_with_cache(status, page, "no-store")
}

/// A page that says the same to everybody.
pub fn respond_public(page: impl Page) -> Response {
    respond_with_cache(StatusCode::OK, page, "no-cache")
}

fn respond_with_cache(status: StatusCode, page: impl Page, cache: &'static str) -> Response {
    let head = page.head();
    let policy =
        HeaderValue::from_str(&content_security_policy(head.sheet)).unwrap_or(HeaderValue::from_static("default-src 'none'"));
    let headers: [(HeaderName, HeaderValue); 4] = [
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::CACHE_CONTROL, HeaderValue::from_static(cache)),
        (header::CONTENT_LANGUAGE, HeaderValue::from_static(head.locale.tag())),
        (header::VARY, HeaderValue::from_static("accept-language")),
    ];
    (status, headers, Html(app::document::render(page, &links()))).into_response()
}

/// A page that says one thing, and where to go from there.
pub fn notice(status: StatusCode, locale: Locale, notice: Notice, onward: Option<String>) -> Response {
    respond(status, NoticePage { locale, notice, onward })
}

/// Something failed inside. The cause goes to the log, never into the page.
pub fn failed(locale: Locale, error: &dyn std::error::Error) -> Response {
    tracing::error!(%error, "a request failed");
    notice(StatusCode::INTERNAL_SERVER_ERROR, locale, Notice::Failed, None)
}
