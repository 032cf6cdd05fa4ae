//! What can go wrong between the program and its database.

use shared::governance::BrokenRecord;
use shared::privacy::ledger::BrokenLedger;

/// Messages are for operators; people see a page that says nothing was lost.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("a database address begins with sqlite:// or postgres://")]
    Address,
    #[error("only an SQLite database can be copied this way; use pg_dump for PostgreSQL")]
    NotSqlite,
    #[error("the database did not do what was asked: {0}")]
    Database(#[from] sqlx::Error),
    #[error("the schema could not be brought up to date: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    #[error("{table} holds something this program did not write: {what}")]
    Corrupt { table: &'static str, what: String },
    #[error("the ledger is broken and nothing can be spent: {0}")]
    Ledger(#[from] BrokenLedger),
    #[error("a file could not be made: {0}")]
    File(#[from] std::io::Error),
    #[error(transparent)]
    Record(#[from] BrokenRecord),
}

impl StoreError {
    /// For rows that do not parse.
    pub(super) fn corrupt(table: &'static str, what: impl ToString) -> Self {
        Self::Corrupt { table, what: what.to_string() }
    }
}
