//! Stored answers: written once, read in bulk by the tally and by nothing else.

use futures_util::{Stream, StreamExt};
use shared::Response;
use shared::id::{ResponseId, SurveyCode, Version};
use time::Date;

use super::{Connection, Store, StoreError};
use shared::day::days_of;

/// Writes one response; `false` when its id was there before, or was taken back, and then nothing changes.
pub(super) async fn insert(
    connection: &mut Connection,
    survey: &SurveyCode,
    id: &ResponseId,
    version: &Version,
    received: Date,
    payload: &[u8],
) -> Result<bool, StoreError> {
    let done = sqlx::query(
        "INSERT INTO response (survey, id, version, received_day, payload) SELECT $1, $2, $3, $4, $5 \
         WHERE NOT EXISTS (SELECT 1 FROM withdrawn WHERE survey = $1 AND id = $2) ON CONFLICT (survey, id) DO NOTHING",
    )
    .bind(survey.as_str())
    .bind(id.as_str())
    .bind(version.as_str())
    .bind(days_of(received))
    .bind(payload)
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Whether a response is in the store.
pub(super) async fn exists(connection: &mut Connection, survey: &SurveyCode, id: &ResponseId) -> Result<bool, StoreError> {
    let row: Option<(i64,)> = sqlx::query_as("SELECT 1 FROM response WHERE survey = $1 AND id = $2")
        .bind(survey.as_str())
        .bind(id.as_str())
        .fetch_optional(connection)
        .await?;
    Ok(row.is_some())
}

impl Store {
    /// Whether somebody's answers are in the store.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn is_received(&self, survey: &SurveyCode, id: &ResponseId) -> Result<bool, StoreError> {
        exists(&mut *self.read().await?, survey, id).await
    }

    /// Every response of a survey, one by one, never all in memory.
    pub fn responses(&self, survey: &SurveyCode) -> impl Stream<Item = Result<Response, StoreError>> + use<'_> {
        let rows = sqlx::query_as::<_, (Vec<u8>,)>("SELECT payload FROM response WHERE survey = $1")
            .bind(survey.as_str().to_owned())
            .fetch(&self.pool);
        rows.map(|row| {
            let (payload,) = row?;
            Response::from_payload(&payload).map_err(|error| StoreError::corrupt("response", error))
        })
    }
}
