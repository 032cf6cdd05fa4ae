//! Drawn releases: noisy numbers only, written once and read by everybody.

use shared::id::{ReleaseId, SurveyCode};
use shared::{Instrument, NanoRho, Release};
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

    /// What the releases of a survey have cost together.
    pub async fn spent_by(connection: &mut Connection, survey: &SurveyCode) -> Result<NanoRho, StoreError> {
        let charges: Vec<(i64,)> = sqlx::query_as(
            "SELECT ledger_entry.charge_nanorho FROM ledger_entry \
             JOIN release ON release.id = ledger_entry.release_id WHERE release.survey = $1",
        )
        .bind(survey.as_str())
        .fetch_all(connection)
        .await?;
        charges.into_iter().try_fold(NanoRho::ZERO, |sum, (charge,)| {
            let charge = u64::try_from(charge).map_err(|error| StoreError::corrupt("ledger_entry", error))?;
            sum.checked_add(NanoRho::new(charge)).ok_or_else(|| StoreError::corrupt("ledger_entry", "a sum beyond all budgets"))
        })
    }

    /// The first day on which readers see it. Long past where the day it was drawn is not known.
    #[must_use]
    pub fn shown_from(&self, instrument: &Instrument) -> Date {
        self.drawn.map_or(Date::MIN, |drawn| instrument.publication.shown_from(drawn))
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
