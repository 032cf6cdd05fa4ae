//! `porchlight import saved`: answers that could not be sent from a phone and were carried to the team as a file.
//!
//! They go through the very door that phones send through, so the same checks hold and sending twice counts once.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow};
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use clap::Args;
use serde_json::Value;
use shared::id::SurveyCode;
use tower::ServiceExt;

use super::{Configuration, Outcome};
use crate::router::router;

/// Far more than any answer of ours.
const BYTES_AT_MOST: usize = 1 << 20;

/// Take in answers that somebody saved as a file on their phone. The survey must still be open; a file taken in twice counts once.
#[derive(Debug, Args)]
pub struct Saved {
    /// The files, as they were saved.
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

impl Saved {
    pub(super) async fn run(self, configuration: Configuration) -> anyhow::Result<Outcome> {
        let app = configuration.open().await?;
        let router = router(app.clone());
        let mut all_taken = true;
        for path in &self.files {
            match take(&router, path).await {
                Ok(told) => println!("{}: {told}", path.display()),
                Err(error) => {
                    all_taken = false;
                    println!("{}: NOT TAKEN: {error:#}. The file is as it was.", path.display());
                }
            }
        }
        Ok(if all_taken { Outcome::Done } else { Outcome::Flawed })
    }
}

async fn take(router: &axum::Router, path: &Path) -> anyhow::Result<&'static str> {
    let text = fs::read_to_string(path).context("it cannot be read")?;
    let mut file: Value = serde_json::from_str(&text).context("it is no file of saved answers")?;
    let fields = file.as_object_mut().ok_or_else(|| anyhow!("it is no file of saved answers"))?;
    if fields.remove("porchlight_answers") != Some(1.into()) {
        return Err(anyhow!("it is no file of saved answers of this version"));
    }
    let survey = fields.remove("survey");
    let survey = SurveyCode::parse(survey.as_ref().and_then(Value::as_str).unwrap_or_default())?;
    let request = Request::post(format!("/api/v1/surveys/{survey}/responses"))
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(file.to_string()))?;
    let Ok(answer) = router.clone().oneshot(request).await;
    let status = answer.status();
    let body: Value = serde_json::from_slice(&to_bytes(answer.into_body(), BYTES_AT_MOST).await?).unwrap_or_default();
    match status {
        StatusCode::CREATED => Ok("received"),
        StatusCode::OK => Ok("was received before"),
        _ => Err(anyhow!("{}", body["detail"].as_str().or(body["title"].as_str()).unwrap_or("it was refused"))),
    }
}
