//! Populations and their ledgers.

use shared::id::{PopulationName, ReleaseId};
use shared::{Ledger, LedgerEntry, NanoRho};

use super::{Connection, StoreError};

/// Makes sure a population exists; the cap of one that does is left as it is. Returns whether it is new.
pub async fn add_population(connection: &mut Connection, population: &PopulationName, cap: NanoRho) -> Result<bool, StoreError> {
    let done = sqlx::query("INSERT INTO population (name, cap_nanorho) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING")
        .bind(population.as_str())
        .bind(to_stored(cap)?)
        .execute(connection)
        .await?;
    Ok(done.rows_affected() == 1)
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
///
/// One statement, so that a charge that is committed meanwhile is seen whole or not at all, outside of a transaction too.
pub async fn load(connection: &mut Connection, population: &PopulationName) -> Result<Ledger, StoreError> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT cap_nanorho, charges, sequence, release_id, charge_nanorho, hash \
         FROM population LEFT JOIN ledger_entry ON ledger_entry.population = population.name \
         WHERE population.name = $1 ORDER BY sequence",
    )
    .bind(population.as_str())
    .fetch_all(connection)
    .await?;
    let &Row { cap_nanorho, charges, .. } = rows.first().ok_or(sqlx::Error::RowNotFound)?;
    let entries = rows.into_iter().filter_map(Row::entry).collect::<Result<Vec<_>, _>>()?;
    if i64::try_from(entries.len()).ok() != Some(charges) {
        return Err(StoreError::corrupt("ledger_entry", format!("{} entries where {charges} were charged", entries.len())));
    }
    Ok(Ledger::replay(population.clone(), from_stored(cap_nanorho)?, entries)?)
}

/// A population beside one of its entries; beside nothing where it has none.
#[derive(sqlx::FromRow)]
struct Row {
    cap_nanorho: i64,
    charges: i64,
    sequence: Option<i64>,
    release_id: Option<String>,
    charge_nanorho: Option<i64>,
    hash: Option<String>,
}

impl Row {
    fn entry(self) -> Option<Result<LedgerEntry, StoreError>> {
        let (sequence, release, charge, hash) = (self.sequence?, self.release_id?, self.charge_nanorho?, self.hash?);
        Some(parsed(sequence, &release, charge, hash))
    }
}

fn parsed(sequence: i64, release: &str, charge: i64, hash: String) -> Result<LedgerEntry, StoreError> {
    Ok(LedgerEntry {
        sequence: u32::try_from(sequence).map_err(|error| StoreError::corrupt("ledger_entry", error))?,
        release: ReleaseId::parse(release).map_err(|error| StoreError::corrupt("ledger_entry", error))?,
        charge: from_stored(charge)?,
        hash,
    })
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
