//! The planner for programs: what each figure of a plan will be worth. Public numbers only; no answer is read and nothing is spent.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde_json::Value;
use shared::{Plan, Publishable};

use super::api::find;
use crate::application::App;
use crate::plan_file::{PlanSource, forecast_document};
use crate::problem::Problem;

pub async fn forecast(
    State(app): State<App>,
    Path(code): Path<String>,
    body: Result<Json<PlanSource>, JsonRejection>,
) -> Result<Json<Value>, Problem> {
    let refused = |detail: String| Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "No such plan", detail);
    let Json(source) = body.map_err(|rejection| Problem::new(rejection.status(), "Not a plan", rejection.body_text()))?;
    let survey = find(&app, &code).await?;
    let items = Publishable::all(&survey.instrument);
    let request = source.request(&items).map_err(|error| refused(error.to_string()))?;
    let plan = Plan::of_items(&items, &request).map_err(|error| refused(error.to_string()))?;
    Ok(Json(forecast_document(&plan, &items, source.people())))
}
