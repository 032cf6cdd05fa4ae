//! Populations and their ledgers.

use shared::id::{PopulationName, ReleaseId};
use shared::{Ledger, LedgerEntry, NanoRho};

use super::{Connection, StoreError};

/// Makes sure a population exists; the cap of one that does is left as it is.
pub async fn add_population(connection: &mut Connection, population: &PopulationName, cap: NanoRho) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO population (name, cap_nanorho) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING")
        .bind(population.as_str())
        .bind(to_stored(cap)?)
        .execute(connection)
        .await?;
    Ok(())
}

pub async fn populations(connection: &mut Connection) -> Result<Vec<PopulationName>, StoreError> {
    let rows: Vec<(String,)> = sqlx::query_as("SELECT name FROM population ORDER BY name").fetch_all(connection).await?;
    rows.into_iter()
        .map(|(name,)| PopulationName::parse(&name).map_err(|error| StoreError::corrupt("population", error)))
        .collect()
}

/// Locks the ledger until the transaction ends. Nobody else can read it for spending in between.
pub async fn lock(connection: &mut Connection, population: &PopulationName) -> Result<(), StoreError> {
    sqlx::query("UPDATE population SET charges = charges WHERE name = $1").bind(population.as_str()).execute(connection).await?;
    Ok(())
}

/// The whole ledger, its chain checked. To spend from it, `lock` it first in the same transaction.
pub async fn load(connection: &mut Connection, population: &PopulationName) -> Result<Ledger, StoreError> {
    let (cap, charges): (i64, i64) = sqlx::query_as("SELECT cap_nanorho, charges FROM population WHERE name = $1")
        .bind(population.as_str())
        .fetch_one(&mut *connection)
        .await?;
    let rows: Vec<(i64, String, i64, String)> = sqlx::query_as(
        "SELECT sequence, release_id, charge_nanorho, hash FROM ledger_entry WHERE population = $1 ORDER BY sequence",
    )
    .bind(population.as_str())
    .fetch_all(connection)
    .await?;
    if i64::try_from(rows.len()).ok() != Some(charges) {
        return Err(StoreError::corrupt("ledger_entry", format!("{} entries where {charges} were charged", rows.len())));
    }
    let entries = rows
        .into_iter()
        .map(|(sequence, release, charge, hash)| {
            Ok(LedgerEntry {
                sequence: u32::try_from(sequence).map_err(|error| StoreError::corrupt("ledger_entry", error))?,
                release: ReleaseId::parse(&release).map_err(|error| StoreError::corrupt("ledger_entry", error))?,
                charge: from_stored(charge)?,
                hash,
            })
        })
        .collect::<Result<_, StoreError>>()?;
    Ok(Ledger::replay(population.clone(), from_stored(cap)?, entries)?)
}

/// Writes the newest entry of a ledger that was locked and charged in this transaction.
pub async fn append(connection: &mut Connection, ledger: &Ledger) -> Result<(), StoreError> {
    let Some(entry) = ledger.entries().last() else { return Ok(()) };
    sqlx::query("INSERT INTO ledger_entry (population, sequence, release_id, charge_nanorho, hash) VALUES ($1, $2, $3, $4, $5)")
        .bind(ledger.population().as_str())
        .bind(i64::from(entry.sequence))
        .bind(entry.release.as_str())
        .bind(to_stored(entry.charge)?)
        .bind(entry.hash.as_str())
        .execute(&mut *connection)
        .await?;
    sqlx::query("UPDATE population SET charges = charges + 1 WHERE name = $1")
        .bind(ledger.population().as_str())
        .execute(connection)
        .await?;
    Ok(())
}

fn to_stored(amount: NanoRho) -> Result<i64, StoreError> {
    i64::try_from(amount.get()).map_err(|error| StoreError::corrupt("ledger_entry", error))
}

fn from_stored(amount: i64) -> Result<NanoRho, StoreError> {
    u64::try_from(amount).map(NanoRho::new).map_err(|error| StoreError::corrupt("ledger_entry", error))
}
