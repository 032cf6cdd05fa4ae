//! What teams say of their surveys: every writing of it, which nothing changes once it is there.

use shared::day::{date_of, days_of};
use shared::export::Writing;
use shared::id::SurveyCode;
use shared::study::Study;
use time::Date;

use super::{Connection, StoreError};

/// What is said now, with all writings so far; an empty study before the first.
///
/// # Errors
/// When the database does not answer or a writing cannot be read.
pub async fn load(connection: &mut Connection, survey: &SurveyCode) -> Result<(Study, Vec<Writing>), StoreError> {
    let rows: Vec<(i32, i32, String, String)> =
        sqlx::query_as("SELECT number, day, reason, document FROM study WHERE survey = $1 ORDER BY number")
            .bind(survey.as_str())
            .fetch_all(connection)
            .await?;
    let mut newest = Study::default();
    let mut writings = Vec::new();
    for (number, day, reason, document) in rows {
        let corrupt = |error: &dyn std::fmt::Display| StoreError::corrupt("study", error.to_string());
        newest = Study::parse(&document).map_err(|error| corrupt(&error))?;
        let number = u32::try_from(number).map_err(|error| corrupt(&error))?;
        let day = date_of(day).ok_or_else(|| corrupt(&"a number that is no day"))?;
        writings.push(Writing { number, day, reason, hash: newest.hash() });
    }
    Ok((newest, writings))
}

/// Writes what is said from now on. The key of the table refuses whoever writes on top of a writing that they have not seen.
///
/// # Errors
/// When the database does not answer.
pub async fn add(
    connection: &mut Connection,
    survey: &SurveyCode,
    number: u32,
    day: Date,
    reason: &str,
    study: &Study,
) -> Result<(), StoreError> {
    let document = serde_json::to_string(study).map_err(|error| StoreError::corrupt("study", error))?;
    sqlx::query("INSERT INTO study (survey, number, day, reason, document) VALUES ($1, $2, $3, $4, $5)")
        .bind(survey.as_str())
        .bind(i64::from(number))
        .bind(days_of(day))
        .bind(reason)
        .bind(document)
        .execute(connection)
        .await?;
    Ok(())
}
