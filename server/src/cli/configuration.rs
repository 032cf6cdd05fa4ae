//! Configuration: flags and `PORCHLIGHT_*` variables, checked once at the start with a sentence for each mistake.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;
use clap::{Args, ValueEnum};

use crate::application::{App, Application};
use crate::auth::SignInLimit;
use crate::clock::SystemClock;
use crate::entropy::SystemEntropy;
use crate::publication::Bundles;
use crate::receipt::{ReceiptKey, ReceiptLimit};
use crate::records::Shelf;
use crate::store::{Receiver, Store};
use crate::witness::Witness;

/// Options of every command.
#[derive(Debug, Args)]
pub struct Options {
    /// Folder for the SQLite database, the receipt key and the memory of published ledger entries.
    #[arg(long, global = true, env = "PORCHLIGHT_DATA", default_value = "data")]
    data: PathBuf,
    /// Address of the database: sqlite://FILE or postgres://USER:PASSWORD@HOST/NAME. [default: porchlight.db in the data folder]
    #[arg(long, global = true, env = "PORCHLIGHT_DATABASE", hide_env_values = true)]
    database: Option<String>,
    /// Where to listen.
    #[arg(long, global = true, env = "PORCHLIGHT_LISTEN", default_value = "127.0.0.1:3000")]
    listen: String,
    /// How people reach this server, without a slash at the end. With https:// cookies are kept to encrypted connections.
    /// [default: http:// and the listening address]
    #[arg(long, global = true, env = "PORCHLIGHT_ADDRESS")]
    address: Option<String>,
    /// Where people are led who leave a survey quickly: a page of another site that is the same for everybody.
    #[arg(long, global = true, env = "PORCHLIGHT_EXIT_ADDRESS", default_value = "https://www.weather.gov/")]
    exit_address: String,
    /// How much to tell on the standard error. No line names anybody or a time of day, however much is told.
    #[arg(long, global = true, env = "PORCHLIGHT_LOG", default_value = "warn")]
    pub(super) log: LogLevel,
    /// 64 hexadecimal digits shared by all servers of one installation. [default: made once, in the data folder]
    #[arg(long, global = true, env = "PORCHLIGHT_RECEIPT_KEY", hide_env_values = true)]
    receipt_key: Option<String>,
    /// Where people are asked, as a time zone such as America/Chicago: what day it is there is `today()`.
    #[arg(long, global = true, env = "PORCHLIGHT_TIME_ZONE", default_value = "UTC")]
    time_zone: String,
}

/// How much is told of what the program itself does. What it is built on is never asked for more than its warnings: parts of it
/// would name the addresses of residents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogLevel {
    Error,
    Warn,
    Info,
    Debug,
}

impl LogLevel {
    pub(super) fn filter(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warn => "warn",
            Self::Info => "warn,server=info",
            Self::Debug => "warn,server=debug",
        }
    }
}

/// Options that were found to make sense.
pub struct Configuration {
    pub data: PathBuf,
    pub database: String,
    pub listen: SocketAddr,
    pub address: String,
    pub exit_address: String,
    receipt_key: Option<[u8; 32]>,
    clock: SystemClock,
}

/// What is wrong with an option.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfigurationError {
    #[error("--listen (PORCHLIGHT_LISTEN) must be an IP address and a port, such as 127.0.0.1:3000, not “{0}”")]
    Listen(String),
    #[error("--database (PORCHLIGHT_DATABASE) must begin with sqlite:// or postgres://")]
    Database,
    #[error("--address (PORCHLIGHT_ADDRESS) must begin with http:// or https:// and name a host without a path, not “{0}”")]
    Address(String),
    #[error(
        "--exit-address (PORCHLIGHT_EXIT_ADDRESS) must begin with https:// or http:// and be an address in plain letters, not “{0}”"
    )]
    ExitAddress(String),
    #[error("--receipt-key (PORCHLIGHT_RECEIPT_KEY) must be 64 hexadecimal digits")]
    ReceiptKey,
    #[error("--time-zone (PORCHLIGHT_TIME_ZONE) must be a place of the time zone database, such as America/Chicago, not “{0}”")]
    TimeZone(String),
    #[error("--data (PORCHLIGHT_DATA) must be text this system's databases can be addressed with")]
    Data,
}

impl Configuration {
    /// Names of files in the data folder.
    pub const RECEIPT_KEY: &str = "receipt.key";
    pub const WITNESS: &str = "published-ledger-entries";
    /// Synthetic records that somebody asked for; they can be made again.
    const RECORDS: &str = "records";

    /// # Errors
    /// The first option that does not make sense.
    pub fn check(options: Options) -> Result<Self, ConfigurationError> {
        let listen = options.listen.parse().map_err(|_| ConfigurationError::Listen(options.listen.clone()))?;
        let database = match options.database {
            Some(address) if ["sqlite://", "postgres://", "postgresql://"].iter().any(|kind| address.starts_with(kind)) => {
                address
            }
            Some(_) => return Err(ConfigurationError::Database),
            None => format!("sqlite://{}", options.data.join("porchlight.db").to_str().ok_or(ConfigurationError::Data)?),
        };
        let address = match options.address {
            Some(address) => {
                let host = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
                let is_plain = host.is_some_and(|host| !host.is_empty() && !host.contains(['/', '?', '#', ' ']));
                if is_plain { address } else { return Err(ConfigurationError::Address(address)) }
            }
            None => format!("http://{listen}"),
        };
        let exit_address = options.exit_address;
        let leads_away = exit_address.starts_with("https://") || exit_address.starts_with("http://");
        if !leads_away || !exit_address.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(ConfigurationError::ExitAddress(exit_address));
        }
        let receipt_key = match options.receipt_key {
            Some(text) => {
                let bytes =
                    data_encoding::HEXLOWER_PERMISSIVE.decode(text.as_bytes()).map_err(|_| ConfigurationError::ReceiptKey)?;
                Some(<[u8; 32]>::try_from(bytes).map_err(|_| ConfigurationError::ReceiptKey)?)
            }
            None => None,
        };
        let clock = SystemClock::at_place(&options.time_zone).ok_or(ConfigurationError::TimeZone(options.time_zone))?;
        Ok(Self { data: options.data, database, listen, address, exit_address, receipt_key, clock })
    }

    /// With the port that the system chose where port 0 was asked for.
    #[must_use]
    pub fn listening_on(self, actual: SocketAddr) -> Self {
        let is_default = self.address == format!("http://{}", self.listen);
        let address = if is_default { format!("http://{actual}") } else { self.address };
        Self { listen: actual, address, ..self }
    }

    /// Opens the database and brings its schema up to date.
    ///
    /// # Errors
    /// When the data folder cannot be made or the database does not answer.
    pub async fn open_store(&self) -> anyhow::Result<Store> {
        self.make_folder()?;
        let store = Store::connect(&self.database).await.context("the database could not be opened")?;
        store.migrate().await?;
        Ok(store)
    }

    /// The whole program, ready to serve or to be worked on by a command.
    ///
    /// # Errors
    /// When the data folder, the key or the database cannot be used.
    pub async fn open(&self) -> anyhow::Result<App> {
        let store = self.open_store().await?;
        let entropy = SystemEntropy;
        let receipt_key = match self.receipt_key {
            Some(key) => ReceiptKey::new(key),
            None => ReceiptKey::load_or_make(&self.receipt_key_path(), &entropy)
                .context("the receipt key could not be read or made")?,
        };
        let (address, exit_address) = (self.address.clone(), self.exit_address.clone());
        Ok(Self::assemble(store, receipt_key, &self.witness_path(), address, exit_address, self.clock.clone()))
    }

    /// The program on a folder of its own, as the audit works on it.
    pub(super) fn of_folder(folder: &Path, store: Store) -> std::io::Result<App> {
        let receipt_key = ReceiptKey::load_or_make(&folder.join(Self::RECEIPT_KEY), &SystemEntropy)?;
        let (witness, clock) = (folder.join(Self::WITNESS), SystemClock::default());
        Ok(Self::assemble(store, receipt_key, &witness, String::new(), String::new(), clock))
    }

    fn assemble(
        store: Store,
        receipt_key: ReceiptKey,
        witness: &Path,
        address: String,
        exit_address: String,
        clock: SystemClock,
    ) -> App {
        Arc::new(Application {
            receiver: Receiver::start(store.clone()),
            store,
            clock: Arc::new(clock),
            entropy: Arc::new(SystemEntropy),
            bundles: Bundles::new(receipt_key.signing_key(), address.clone()),
            receipt_key,
            shelf: Shelf::at(&witness.with_file_name(Self::RECORDS)),
            witness: Witness::at(witness),
            sign_in_limit: SignInLimit::default(),
            receipt_limit: ReceiptLimit::default(),
            address,
            exit_address,
        })
    }

    pub fn receipt_key_path(&self) -> PathBuf {
        self.data.join(Self::RECEIPT_KEY)
    }

    pub fn witness_path(&self) -> PathBuf {
        self.data.join(Self::WITNESS)
    }

    /// Only its owner may look into the folder: it holds answers.
    fn make_folder(&self) -> anyhow::Result<()> {
        let mut builder = std::fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&self.data).with_context(|| format!("the data folder {} could not be made", self.data.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options() -> Options {
        Options {
            data: "data".into(),
            database: None,
            listen: "127.0.0.1:3000".into(),
            address: None,
            exit_address: "https://weather.example/".into(),
            log: LogLevel::Warn,
            receipt_key: None,
            time_zone: "UTC".into(),
        }
    }

    #[test]
    fn the_defaults_make_sense() {
        let configuration = Configuration::check(options()).unwrap();
        assert_eq!(configuration.database, "sqlite://data/porchlight.db");
        assert_eq!(configuration.address, "http://127.0.0.1:3000");
    }

    #[test]
    fn each_mistake_has_its_sentence() {
        let wrong = [
            Options { listen: "3000".into(), ..options() },
            Options { database: Some("mysql://x".into()), ..options() },
            Options { address: Some("porch.example.org".into()), ..options() },
            Options { address: Some("https://porch.example.org/".into()), ..options() },
            Options { exit_address: "weather.example".into(), ..options() },
            Options { exit_address: "https://weather.example/\r\nset-cookie: a=b".into(), ..options() },
            Options { receipt_key: Some("abc".into()), ..options() },
            Options { time_zone: "Chicago".into(), ..options() },
        ];
        let sentences: Vec<_> =
            wrong.into_iter().map(|options| Configuration::check(options).err().unwrap().to_string()).collect();
        assert!(sentences.iter().all(|sentence| sentence.starts_with("--")), "{sentences:?}");
    }
}
