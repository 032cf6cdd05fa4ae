//! Every address on one screen.

use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::from_fn;
use axum::routing::{get, post};
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;

use crate::application::App;
use crate::assets;
use crate::routes::{api, findings, leave, planner, public, receipt, studio, survey, templates};

/// Largest body: far more than any form of ours, far less than what could hurt.
const BODY_BYTES_AT_MOST: usize = 256 * 1024;
/// Of brotli, up to 11: a few milliseconds a page, which cost less than the bytes do.
const COMPRESSION: i32 = 9;
const REQUEST_SECONDS_AT_MOST: u64 = 60;

pub fn router(app: App) -> Router {
    let header =
        |name: HeaderName, value: &'static str| SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value));
    let pages = Router::new()
        .route("/", get(public::home))
        .route("/privacy", get(public::privacy))
        .route("/privacy/assessment", get(public::assessment))
        .route("/s/worker.js", get(assets::serve_worker))
        .route("/s/{code}", get(survey::start).post(survey::advance))
        .route("/s/{code}/leaving", get(survey::leaving))
        .route("/s/{code}/design", get(survey::design))
        .route("/s/{code}/receipt", post(survey::receipt))
        .route("/s/{code}/engine", get(survey::engine))
        .route("/s/{code}/pages", get(survey::pages))
        .route("/s/{code}/manifest", get(survey::manifest))
        .route("/receipt", get(receipt::ask).post(receipt::show))
        .route("/receipt/withdraw", post(receipt::withdraw))
        .route("/receipt/picture", post(receipt::picture))
        .route("/findings/{code}", get(findings::newest))
        .route("/findings/{code}/{release}", get(findings::summary))
        .route("/findings/{code}/{release}/{file}", get(findings::download))
        .merge(studio::routes())
        .route("/api/v1/surveys/{code}/instrument", get(api::fielded_instrument))
        .route("/api/v1/surveys/{code}/record", get(api::team_record))
        .route("/api/v1/surveys/{code}/plan", post(planner::forecast))
        .route("/api/v1/key", get(api::public_key))
        .route("/api/v1/templates", get(templates::list))
        .route("/api/v1/templates/{name}", get(templates::instrument))
        .route("/api/v1/instrument.schema.json", get(api::instrument_schema))
        .route("/api/v1/response.schema.json", get(api::response_schema_document))
        .layer(CompressionLayer::new().quality(CompressionLevel::Precise(COMPRESSION)));
    Router::new()
        .merge(pages)
        // Answered in a few hundred bytes: compressing those costs more than it saves.
        .route("/api/v1/surveys/{code}/responses", post(api::receive))
        .route("/assets/{file}", get(assets::serve))
        .route("/s/{code}/media/{file}", get(survey::serve_medium))
        .route("/icon/{edge}", get(survey::mark))
        .route("/leave", get(leave::leave))
        .route("/health", get(public::health))
        .fallback(public::not_found)
        .method_not_allowed_fallback(public::not_allowed)
        .layer(from_fn(public::refuse_unreadable_addresses))
        .layer(DefaultBodyLimit::max(BODY_BYTES_AT_MOST))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, Duration::from_secs(REQUEST_SECONDS_AT_MOST)))
        .layer(CatchPanicLayer::new())
        .layer(header(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(header(header::REFERRER_POLICY, "same-origin"))
        .layer(header(HeaderName::from_static("cross-origin-opener-policy"), "same-origin"))
        .layer(header(
            HeaderName::from_static("permissions-policy"),
            "camera=(), microphone=(), geolocation=(), interest-cohort=()",
        ))
        .with_state(app)
}
