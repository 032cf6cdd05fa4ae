//! What teams did: entries of their records, which nothing changes once they are written.

use shared::governance::{By, Deed, Entry, Record};
use time::Date;

use super::{Connection, StoreError};

/// The record of a team, its whole chain checked.
///
/// # Errors
/// When the database does not answer, or an entry is not as it was written.
pub async fn load(connection: &mut Connection, team: &str) -> Result<Record, StoreError> {
    let rows: Vec<(String,)> = sqlx::query_as("SELECT entry FROM record_entry WHERE team = $1 ORDER BY sequence")
        .bind(team)
        .fetch_all(connection)
        .await?;
    let read =
        |(row,): &(String,)| serde_json::from_str::<Entry>(row).map_err(|error| StoreError::corrupt("record_entry", error));
    let entries = rows.iter().map(read).collect::<Result<_, _>>()?;
    Ok(Record::replay(team.to_owned(), entries)?)
}

/// Writes down what is done in the same transaction. From here to its end nobody else writes into the record of this team.
///
/// # Errors
/// When the team must agree to it first and has not ([`StoreError::Record`]), or the database does not answer.
pub async fn add(connection: &mut Connection, team: &str, today: Date, by: By, deed: Deed) -> Result<(), StoreError> {
    lock(connection, team).await?;
    let mut record = load(connection, team).await?;
    let entry = record.add(today, by, deed)?;
    let text = serde_json::to_string(entry).map_err(|error| StoreError::corrupt("record_entry", error))?;
    sqlx::query("INSERT INTO record_entry (team, sequence, entry) VALUES ($1, $2, $3)")
        .bind(team)
        .bind(i64::from(entry.sequence))
        .bind(text)
        .execute(connection)
        .await?;
    Ok(())
}

/// Keeps everybody else from writing into the record of a team until the transaction ends. The update changes nothing.
///
/// # Errors
/// When the database does not answer.
pub async fn lock(connection: &mut Connection, team: &str) -> Result<(), StoreError> {
    sqlx::query("UPDATE team SET members = members WHERE name = $1").bind(team).execute(connection).await?;
    Ok(())
}

/// Names of all teams.
///
/// # Errors
/// When the database does not answer.
pub async fn teams(connection: &mut Connection) -> Result<Vec<String>, StoreError> {
    let rows: Vec<(String,)> = sqlx::query_as("SELECT name FROM team ORDER BY name").fetch_all(connection).await?;
    Ok(rows.into_iter().map(|(name,)| name).collect())
}
