//! Surveys: which instrument, whose, and where in their life.

use std::sync::Arc;

use shared::Instrument;
use shared::id::{PopulationName, SurveyCode, Version};
use sqlx::Row;
use sqlx::any::AnyRow;
use time::Date;

use super::{Connection, Store, StoreError, StoredMedia, media};
use shared::day::{date_of, days_of};

/// Where a survey is in its life. It never goes back: closing freezes the answers that releases are drawn from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SurveyState {
    Draft,
    Open,
    Closed,
}

impl SurveyState {
    fn parse(text: &str) -> Result<Self, StoreError> {
        match text {
            "draft" => Ok(Self::Draft),
            "open" => Ok(Self::Open),
            "closed" => Ok(Self::Closed),
            other => Err(StoreError::corrupt("survey", other)),
        }
    }
}

/// A step in a survey's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transition {
    Open,
    Close,
}

/// A survey with its instrument, parsed.
#[derive(Clone, Debug)]
pub struct Survey {
    pub code: SurveyCode,
    pub team: String,
    pub population: PopulationName,
    pub instrument: Arc<Instrument>,
    pub state: SurveyState,
    pub opened: Option<Date>,
    pub closed: Option<Date>,
    /// 0 until closed.
    pub freeze: u32,
    /// What the team says it gave out.
    pub handed_out: u64,
    /// Files that its prompts name, as far as they are there.
    pub media: StoredMedia,
}

impl Survey {
    pub async fn find(store: &Store, connection: &mut Connection, code: &SurveyCode) -> Result<Option<Self>, StoreError> {
        let row =
            sqlx::query("SELECT * FROM survey WHERE code = $1").bind(code.as_str()).fetch_optional(&mut *connection).await?;
        match row {
            Some(row) => Ok(Some(from_row(store, connection, &row).await?)),
            None => Ok(None),
        }
    }

    pub async fn all(store: &Store, connection: &mut Connection) -> Result<Vec<Self>, StoreError> {
        let rows = sqlx::query("SELECT * FROM survey ORDER BY code").fetch_all(&mut *connection).await?;
        let mut surveys = Vec::with_capacity(rows.len());
        for row in &rows {
            surveys.push(from_row(store, connection, row).await?);
        }
        Ok(surveys)
    }

    /// Adds a survey as a draft, of an instrument that is in the store; `false` when the code is taken.
    pub async fn add(
        connection: &mut Connection,
        code: &SurveyCode,
        team: &str,
        population: &PopulationName,
        version: &Version,
    ) -> Result<bool, StoreError> {
        let done = sqlx::query(
            "INSERT INTO survey (code, team, population, version, state) VALUES ($1, $2, $3, $4, 'draft') \
             ON CONFLICT (code) DO NOTHING",
        )
        .bind(code.as_str())
        .bind(team)
        .bind(population.as_str())
        .bind(version.as_str())
        .execute(connection)
        .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Takes a step; `false` when the survey is not where the step begins, so that doing it twice changes nothing.
    pub async fn advance(
        connection: &mut Connection,
        code: &SurveyCode,
        step: Transition,
        today: Date,
    ) -> Result<bool, StoreError> {
        let statement = match step {
            Transition::Open => "UPDATE survey SET state = 'open', opened_day = $2 WHERE code = $1 AND state = 'draft'",
            Transition::Close => {
                "UPDATE survey SET state = 'closed', closed_day = $2, freeze_number = freeze_number + 1 WHERE code = $1 AND state = 'open'"
            }
        };
        let done = sqlx::query(statement).bind(code.as_str()).bind(days_of(today)).execute(connection).await?;
        Ok(done.rows_affected() == 1)
    }

    pub async fn set_handed_out(connection: &mut Connection, code: &SurveyCode, handed_out: u32) -> Result<(), StoreError> {
        sqlx::query("UPDATE survey SET handed_out = $2 WHERE code = $1")
            .bind(code.as_str())
            .bind(i64::from(handed_out))
            .execute(connection)
            .await?;
        Ok(())
    }

    /// Files that prompts name and that are not there: it cannot be opened before they are.
    #[must_use]
    pub fn missing_media(&self) -> Vec<&str> {
        let files = self.instrument.media_files().into_iter().map(|(file, _)| file);
        files.filter(|file| !self.media.contains_key(*file)).collect()
    }

    /// Gives a draft another version of its instrument, which is in the store; `false` when it is no draft, or not of the version
    /// that was changed.
    pub async fn revise(
        connection: &mut Connection,
        code: &SurveyCode,
        from: &Version,
        to: &Version,
    ) -> Result<bool, StoreError> {
        let done = sqlx::query("UPDATE survey SET version = $3 WHERE code = $1 AND version = $2 AND state = 'draft'")
            .bind(code.as_str())
            .bind(from.as_str())
            .bind(to.as_str())
            .execute(connection)
            .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Keeps the survey a draft until the transaction ends; `false` when it is none. The update changes nothing but locks the row.
    pub async fn hold_draft(connection: &mut Connection, code: &SurveyCode) -> Result<bool, StoreError> {
        let done = sqlx::query("UPDATE survey SET state = state WHERE code = $1 AND state = 'draft'")
            .bind(code.as_str())
            .execute(connection)
            .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Keeps the survey open, in this version, until the transaction ends; `false` when it is not open in it.
    ///
    /// The update changes nothing but locks the row, so that no answer can slip in behind a closing.
    pub async fn hold_open(connection: &mut Connection, code: &SurveyCode, version: &Version) -> Result<bool, StoreError> {
        let done = sqlx::query("UPDATE survey SET state = state WHERE code = $1 AND version = $2 AND state = 'open'")
            .bind(code.as_str())
            .bind(version.as_str())
            .execute(connection)
            .await?;
        Ok(done.rows_affected() == 1)
    }
}

async fn from_row(store: &Store, connection: &mut Connection, row: &AnyRow) -> Result<Survey, StoreError> {
    let corrupt = |what: &dyn std::fmt::Display| StoreError::corrupt("survey", what);
    let version = Version::parse(row.try_get("version")?).map_err(|error| corrupt(&error))?;
    let instrument = store.instruments.get(connection, &version).await?;
    let day = |column: &str| -> Result<Option<Date>, StoreError> { Ok(row.try_get::<Option<i32>, _>(column)?.and_then(date_of)) };
    let whole = |column: &str| -> Result<u64, StoreError> {
        let value: i64 = row.try_get(column)?;
        u64::try_from(value).map_err(|_| corrupt(&format!("{column} = {value}")))
    };
    let code = SurveyCode::parse(row.try_get("code")?).map_err(|error| corrupt(&error))?;
    let names_files = !instrument.media_files().is_empty();
    Ok(Survey {
        media: if names_files { media::of_survey(connection, &code).await? } else { StoredMedia::new() },
        code,
        team: row.try_get("team")?,
        population: PopulationName::parse(row.try_get("population")?).map_err(|error| corrupt(&error))?,
        instrument,
        state: SurveyState::parse(row.try_get("state")?)?,
        opened: day("opened_day")?,
        closed: day("closed_day")?,
        freeze: u32::try_from(whole("freeze_number")?).map_err(|error| corrupt(&error))?,
        handed_out: whole("handed_out")?,
    })
}
