//! Drawn releases: noisy numbers only, written once and read by everybody.

use shared::Release;
use shared::id::{ReleaseId, SurveyCode};
use time::Date;

use super::{Connection, StoreError};
use shared::day::{date_of, days_of};

/// A release and the day it was drawn.
#[derive(Clone, Debug)]
pub struct StoredRelease {
    pub release: Release,
    pub drawn: Option<Date>,
}

impl StoredRelease {
    pub async fn find(connection: &mut Connection, id: &ReleaseId) -> Result<Option<Self>, StoreError> {
        let row: Option<(String, i32)> = sqlx::query_as("SELECT document, drawn_day FROM release WHERE id = $1")
            .bind(id.as_str())
            .fetch_optional(connection)
            .await?;
        row.map(from_row).transpose()
    }

    /// All releases of a survey in the order of the ledger that paid for them.
    pub async fn of_survey(connection: &mut Connection, survey: &SurveyCode) -> Result<Vec<Self>, StoreError> {
        let rows: Vec<(String, i32)> = sqlx::query_as(
            "SELECT release.document, release.drawn_day FROM release \
             JOIN ledger_entry ON ledger_entry.release_id = release.id WHERE release.survey = $1 ORDER BY ledger_entry.sequence",
        )
        .bind(survey.as_str())
        .fetch_all(connection)
        .await?;
        rows.into_iter().map(from_row).collect()
    }

    /// Writes a release whose ledger entry was appended in this transaction.
    pub async fn insert(connection: &mut Connection, release: &Release, drawn: Date) -> Result<(), StoreError> {
        let document = serde_json::to_string(release).map_err(|error| StoreError::corrupt("release", error))?;
        sqlx::query("INSERT INTO release (id, survey, drawn_day, document) VALUES ($1, $2, $3, $4)")
            .bind(release.id.as_str())
            .bind(release.survey.as_str())
            .bind(days_of(drawn))
            .bind(document)
            .execute(connection)
            .await?;
        Ok(())
    }
}

fn from_row((document, day): (String, i32)) -> Result<StoredRelease, StoreError> {
    let release = serde_json::from_str(&document).map_err(|error| StoreError::corrupt("release", error))?;
    Ok(StoredRelease { release, drawn: date_of(day) })
}
