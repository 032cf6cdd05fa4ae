//! Instruments by the hash of their text: written once, so a parsed one can be kept in memory and never be stale.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use shared::Instrument;
use shared::id::Version;

use super::{Connection, StoreError};

/// Parsed instruments that were asked for since the start. A host fields a few dozen; none is ever dropped.
#[derive(Clone, Default)]
pub(super) struct Instruments {
    parsed: Arc<Mutex<HashMap<Version, Arc<Instrument>>>>,
}

impl Instruments {
    pub(super) async fn get(&self, connection: &mut Connection, version: &Version) -> Result<Arc<Instrument>, StoreError> {
        let known = self.parsed.lock().unwrap_or_else(PoisonError::into_inner).get(version).cloned();
        if let Some(instrument) = known {
            return Ok(instrument);
        }
        let source = source(connection, version).await?;
        let instrument = Instrument::parse(&source).map_err(|flaws| {
            StoreError::corrupt("instrument", flaws.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))
        })?;
        if instrument.version != *version {
            return Err(StoreError::corrupt("instrument", format!("the text of {version} was changed")));
        }
        let instrument = Arc::new(instrument);
        self.parsed.lock().unwrap_or_else(PoisonError::into_inner).insert(version.clone(), Arc::clone(&instrument));
        Ok(instrument)
    }
}

/// The text of a version; nothing where there never was one.
pub async fn find(connection: &mut Connection, version: &Version) -> Result<Option<String>, StoreError> {
    let statement = "SELECT source FROM instrument WHERE version = $1";
    let row: Option<(String,)> = sqlx::query_as(statement).bind(version.as_str()).fetch_optional(connection).await?;
    Ok(row.map(|(source,)| source))
}

/// The instrument's own text.
pub async fn source(connection: &mut Connection, version: &Version) -> Result<String, StoreError> {
    let (source,): (String,) =
        sqlx::query_as("SELECT source FROM instrument WHERE version = $1").bind(version.as_str()).fetch_one(connection).await?;
    Ok(source)
}

/// Adds an instrument's text under its hash; one that is there is left as it is.
pub async fn add(connection: &mut Connection, version: &Version, source: &str) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO instrument (version, source) VALUES ($1, $2) ON CONFLICT (version) DO NOTHING")
        .bind(version.as_str())
        .bind(source)
        .execute(connection)
        .await?;
    Ok(())
}
