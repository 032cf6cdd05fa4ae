//! Paper forms that were typed in once and wait for the second time.

use shared::id::{ResponseId, SurveyCode};

use super::{Connection, StoreError};

/// What is known of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaperForm {
    /// Typed in, and not yet twice the same.
    Waiting { id: ResponseId, payload: Vec<u8> },
    /// Its answer is stored; which it is, nothing tells any more.
    Stored,
}

impl PaperForm {
    /// # Errors
    /// When the database does not answer.
    pub async fn find(connection: &mut Connection, survey: &SurveyCode, number: u32) -> Result<Option<Self>, StoreError> {
        let row: Option<(Option<String>, Option<Vec<u8>>)> =
            sqlx::query_as("SELECT id, payload FROM paper_form WHERE survey = $1 AND number = $2")
                .bind(survey.as_str())
                .bind(i64::from(number))
                .fetch_optional(connection)
                .await?;
        let Some((id, payload)) = row else { return Ok(None) };
        let Some((id, payload)) = id.zip(payload) else { return Ok(Some(Self::Stored)) };
        let id = ResponseId::parse(&id).map_err(|error| StoreError::corrupt("paper_form", error))?;
        Ok(Some(Self::Waiting { id, payload }))
    }

    /// Keeps what was typed last; `false` when the answer was stored meanwhile. A form keeps the id that it had first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn keep(
        connection: &mut Connection,
        survey: &SurveyCode,
        number: u32,
        id: &ResponseId,
        payload: &[u8],
    ) -> Result<bool, StoreError> {
        let done = sqlx::query(
            "INSERT INTO paper_form (survey, number, id, payload) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (survey, number) DO UPDATE SET payload = excluded.payload WHERE paper_form.id IS NOT NULL",
        )
        .bind(survey.as_str())
        .bind(i64::from(number))
        .bind(id.as_str())
        .bind(payload)
        .execute(connection)
        .await?;
        Ok(done.rows_affected() == 1)
    }

    /// The numbers of forms that were typed in once.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn waiting(connection: &mut Connection, survey: &SurveyCode) -> Result<Vec<u32>, StoreError> {
        let rows: Vec<(i64,)> =
            sqlx::query_as("SELECT CAST(number AS BIGINT) FROM paper_form WHERE survey = $1 AND id IS NOT NULL ORDER BY number")
                .bind(survey.as_str())
                .fetch_all(connection)
                .await?;
        rows.into_iter()
            .map(|(number,)| u32::try_from(number).map_err(|error| StoreError::corrupt("paper_form", error)))
            .collect()
    }

    /// Deletes what was typed in once, for the survey takes no answers any more.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn drop_waiting(connection: &mut Connection, survey: &SurveyCode) -> Result<(), StoreError> {
        let statement = "DELETE FROM paper_form WHERE survey = $1 AND id IS NOT NULL";
        sqlx::query(statement).bind(survey.as_str()).execute(connection).await?;
        Ok(())
    }

    /// Forgets which answer it became.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn forget(connection: &mut Connection, survey: &SurveyCode, number: u32) -> Result<(), StoreError> {
        sqlx::query("UPDATE paper_form SET id = NULL, payload = NULL WHERE survey = $1 AND number = $2")
            .bind(survey.as_str())
            .bind(i64::from(number))
            .execute(connection)
            .await?;
        Ok(())
    }
}
