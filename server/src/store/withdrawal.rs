//! Answers that their senders look for, and take back: found by what their ids begin with, deleted for good, and not taken again.

use shared::id::{ResponseId, SurveyCode};

use super::{Backend, Connection, Store, StoreError};

/// Where an answer is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traced {
    pub survey: SurveyCode,
    pub id: ResponseId,
    /// It was taken back, and is not stored any more.
    pub is_withdrawn: bool,
}

/// Finds the answer whose id begins so; `None` where there is none or, which chance hardly ever does, more than one.
pub async fn trace(connection: &mut Connection, survey: &SurveyCode, beginning: &str) -> Result<Option<Traced>, StoreError> {
    for (statement, is_withdrawn) in [
        ("SELECT id FROM response WHERE survey = $1 AND id >= $2 AND id <= $3 LIMIT 2", false),
        ("SELECT id FROM withdrawn WHERE survey = $1 AND id >= $2 AND id <= $3 LIMIT 2", true),
    ] {
        let rows: Vec<(String,)> = sqlx::query_as(statement)
            .bind(survey.as_str())
            .bind(format!("{beginning:0<32}"))
            .bind(format!("{beginning:f<32}"))
            .fetch_all(&mut *connection)
            .await?;
        if let [(id,)] = &rows[..] {
            let id = ResponseId::parse(id).map_err(|error| StoreError::corrupt("response", error))?;
            return Ok(Some(Traced { survey: survey.clone(), id, is_withdrawn }));
        }
    }
    Ok(None)
}

/// Deletes an answer and remembers that its id is used up; `false` where it was not there.
pub async fn withdraw(connection: &mut Connection, survey: &SurveyCode, id: &ResponseId) -> Result<bool, StoreError> {
    let done = sqlx::query("DELETE FROM response WHERE survey = $1 AND id = $2")
        .bind(survey.as_str())
        .bind(id.as_str())
        .execute(&mut *connection)
        .await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    sqlx::query("INSERT INTO withdrawn (survey, id) VALUES ($1, $2) ON CONFLICT (survey, id) DO NOTHING")
        .bind(survey.as_str())
        .bind(id.as_str())
        .execute(connection)
        .await?;
    Ok(true)
}

impl Store {
    /// Takes out of the write-ahead log what was deleted, as far as nobody is reading it just now. PostgreSQL does so by itself, later.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn forget_deleted(&self) -> Result<(), StoreError> {
        match self.backend {
            Backend::Sqlite => {
                sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").fetch_all(&mut *self.read().await?).await?;
                Ok(())
            }
            Backend::Postgres => Ok(()),
        }
    }
}
