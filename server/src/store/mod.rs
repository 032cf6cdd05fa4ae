//! The only SQL. One set of statements for SQLite and PostgreSQL through `sqlx::Any`: `$1` parameters, TEXT identifiers, whole
//! numbers as BIGINT, payloads as bytes.
//!
//! Functions here read and write single facts; what belongs together is decided by the callers, who begin and end transactions.
//! To add a table: both files under `migrations/`, one file here.

pub mod account;
mod error;
pub mod instrument;
pub mod ledger;
pub mod media;
mod paper;
mod receive;
pub mod record;
mod release;
mod response;
pub mod study;
mod survey;
pub mod withdrawal;

use std::str::FromStr;

use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::migrate::Migrator;
use sqlx::{Any, AnyConnection, AnyPool, ConnectOptions, Executor, Transaction};

pub use account::{CoResearcher, Invitation, SignInToken};
pub use error::StoreError;
pub use media::StoredMedia;
pub use paper::PaperForm;
pub use receive::{NotReceived, Received, Receiver, Submission};
pub use release::StoredRelease;
pub use survey::{Survey, SurveyState, Transition};

static SQLITE: Migrator = sqlx::migrate!("../migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("../migrations/postgres");

/// Which database is behind the store. Only locking and set-up differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    Sqlite,
    Postgres,
}

/// A pool of connections to the one database.
#[derive(Clone)]
pub struct Store {
    pool: AnyPool,
    backend: Backend,
    instruments: instrument::Instruments,
}

impl Store {
    /// Connects to `sqlite://path` (made if it is missing) or `postgres://…`.
    ///
    /// # Errors
    /// When the address is of neither kind or nobody answers there.
    pub async fn connect(address: &str) -> Result<Self, StoreError> {
        sqlx::any::install_default_drivers();
        let (backend, address, connections) = if let Some(path) = address.strip_prefix("sqlite://") {
            (Backend::Sqlite, format!("sqlite://{path}?mode=rwc"), 4)
        } else if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            (Backend::Postgres, address.to_owned(), 8)
        } else {
            return Err(StoreError::Address);
        };
        // Statements are not logged: their parameters are answers.
        let options = AnyConnectOptions::from_str(&address)?.disable_statement_logging();
        let pool = AnyPoolOptions::new()
            .max_connections(connections)
            .after_connect(move |connection, _| {
                Box::pin(async move {
                    match backend {
                        // FULL makes the write-ahead log durable at each commit; deleted rows are overwritten, not just unlinked.
                        Backend::Sqlite => {
                            connection
                                .execute(
                                    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
                                     PRAGMA busy_timeout = 10000; PRAGMA secure_delete = ON; PRAGMA cache_size = -8000;",
                                )
                                .await?;
                        }
                        Backend::Postgres => {}
                    }
                    Ok(())
                })
            })
            .connect_with(options)
            .await?;
        Ok(Self { pool, backend, instruments: instrument::Instruments::default() })
    }

    /// Brings the schema up to date.
    ///
    /// # Errors
    /// When the database is newer than this program, was changed by hand, or cannot be written.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        match self.backend {
            Backend::Sqlite => SQLITE.run(&self.pool).await?,
            Backend::Postgres => POSTGRES.run(&self.pool).await?,
        }
        Ok(())
    }

    #[must_use]
    pub fn backend(&self) -> Backend {
        self.backend
    }

    /// A transaction that will write. On SQLite it takes the write lock at once, so that two writers wait for each other instead of
    /// failing half-way.
    ///
    /// # Errors
    /// When the database does not answer or stays locked.
    pub async fn begin(&self) -> Result<Transaction<'static, Any>, StoreError> {
        let statement = match self.backend {
            Backend::Sqlite => "BEGIN IMMEDIATE",
            Backend::Postgres => "BEGIN",
        };
        Ok(self.pool.begin_with(statement).await?)
    }

    /// A connection for reading.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn read(&self) -> Result<sqlx::pool::PoolConnection<Any>, StoreError> {
        Ok(self.pool.acquire().await?)
    }

    /// Writes a copy of an SQLite database into a new file, consistent while the server runs.
    ///
    /// # Errors
    /// When the database is not SQLite or the file cannot be made.
    pub async fn copy_into(&self, path: &str) -> Result<(), StoreError> {
        match self.backend {
            Backend::Sqlite => {
                sqlx::query("VACUUM INTO $1").bind(path).execute(&self.pool).await?;
                Ok(())
            }
            Backend::Postgres => Err(StoreError::NotSqlite),
        }
    }

    /// Asks the database to check itself; empty when all is well.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn integrity_problems(&self) -> Result<Vec<String>, StoreError> {
        match self.backend {
            Backend::Sqlite => {
                let rows: Vec<(String,)> = sqlx::query_as("PRAGMA integrity_check").fetch_all(&self.pool).await?;
                Ok(rows.into_iter().map(|(row,)| row).filter(|row| row != "ok").collect())
            }
            // PostgreSQL checks pages as it reads them; there is no statement that asks for more.
            Backend::Postgres => Ok(Vec::new()),
        }
    }

    /// Waits for connections to end and closes them.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

/// What functions of the store run on: a connection, alone or inside a transaction.
pub type Connection = AnyConnection;
