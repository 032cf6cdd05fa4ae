//! How a survey can be kept among the programs of a phone (W3C Web Application Manifest), under a name and a mark that tell nobody what
//! it is about.

use app::page::survey::installed_name;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::{face, find};
use crate::application::App;
use crate::icon;
use crate::routes::{Arrival, Language};

/// The manifest of a survey in one language.
pub async fn manifest(
    State(app): State<App>,
    Path(code): Path<String>,
    language: Language,
    Arrival(device): Arrival,
) -> Result<Response, Response> {
    let survey = find(&app, &code, language.locale()).await?;
    let locale = language.among(&survey.instrument.languages.all())?;
    let icons = icon::SIZES_PIXELS.map(|edge| {
        json!({ "src": format!("/icon/{edge}"), "sizes": format!("{edge}x{edge}"), "type": "image/png", "purpose": "any maskable" })
    });
    let name = installed_name(locale);
    let manifest = json!({
        "id": format!("/s/{}", survey.code),
        "name": name,
        "short_name": name,
        "lang": locale.tag(),
        "dir": locale.direction().attribute(),
        "start_url": face(&survey, locale, device).address(""),
        "scope": "/s/",
        "display": "minimal-ui",
        "background_color": "#ffffff",
        "theme_color": "#0b5f56",
        "icons": icons,
    });
    let headers = [(header::CONTENT_TYPE, "application/manifest+json"), (header::CACHE_CONTROL, "no-cache")];
    Ok((headers, Json(manifest)).into_response())
}

/// Its mark, in one of the sizes.
pub async fn mark(Path(edge_pixels): Path<u32>) -> Response {
    match icon::SIZES_PIXELS.contains(&edge_pixels).then(|| icon::draw(edge_pixels)).flatten() {
        Some(bytes) => {
            let headers = [(header::CONTENT_TYPE, "image/png"), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
            (headers, bytes).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
