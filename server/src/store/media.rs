//! Pictures and sounds of surveys. What they are is read with the survey; their bytes only when somebody asks for them.

use std::collections::BTreeMap;

use shared::id::SurveyCode;
use sqlx::Row;

use super::{Connection, StoreError};
use crate::media::Ready;

/// What is known of a file besides its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredMedium {
    pub hash: String,
    pub ending: String,
    /// Width and height of a picture.
    pub size: Option<(u32, u32)>,
}

impl StoredMedium {
    /// The last part of its address: other bytes, another address.
    #[must_use]
    pub fn address(&self) -> String {
        format!("{}.{}", self.hash, self.ending)
    }
}

/// The files of a survey by the names that its instrument calls them.
pub type StoredMedia = BTreeMap<String, StoredMedium>;

pub(super) async fn of_survey(connection: &mut Connection, code: &SurveyCode) -> Result<StoredMedia, StoreError> {
    let rows = sqlx::query("SELECT file, hash, ending, width, height FROM media WHERE survey = $1")
        .bind(code.as_str())
        .fetch_all(connection)
        .await?;
    let mut media = BTreeMap::new();
    for row in &rows {
        let side = |column: &str| -> Result<Option<u32>, StoreError> {
            let value: Option<i64> = row.try_get(column)?;
            value.map(u32::try_from).transpose().map_err(|error| StoreError::corrupt("media", error))
        };
        let size = side("width")?.zip(side("height")?);
        let stored = StoredMedium { hash: row.try_get("hash")?, ending: row.try_get("ending")?, size };
        media.insert(row.try_get("file")?, stored);
    }
    Ok(media)
}

/// Adds a file to a draft, in the place of what had its name before.
///
/// The caller holds the draft (`Survey::hold_draft`) in the same transaction.
pub async fn put(connection: &mut Connection, code: &SurveyCode, file: &str, ready: &Ready) -> Result<(), StoreError> {
    let (width, height) = ready.size.map(|(width, height)| (i64::from(width), i64::from(height))).unzip();
    sqlx::query(
        "INSERT INTO media (survey, file, hash, ending, width, height, content) VALUES ($1, $2, $3, $4, $5, $6, $7) \
         ON CONFLICT (survey, file) DO UPDATE SET hash = excluded.hash, ending = excluded.ending, width = excluded.width, \
         height = excluded.height, content = excluded.content",
    )
    .bind(code.as_str())
    .bind(file)
    .bind(ready.hash())
    .bind(ready.ending)
    .bind(width)
    .bind(height)
    .bind(ready.bytes.as_slice())
    .execute(connection)
    .await?;
    Ok(())
}

/// The bytes of a file, if they are still those of the hash.
pub async fn content(
    connection: &mut Connection,
    code: &SurveyCode,
    file: &str,
    hash: &str,
) -> Result<Option<Vec<u8>>, StoreError> {
    let row: Option<(Vec<u8>,)> = sqlx::query_as("SELECT content FROM media WHERE survey = $1 AND file = $2 AND hash = $3")
        .bind(code.as_str())
        .bind(file)
        .bind(hash)
        .fetch_optional(connection)
        .await?;
    Ok(row.map(|(bytes,)| bytes))
}
