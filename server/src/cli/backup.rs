//! `porchlight backup`.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::Args;

use super::{Configuration, Outcome};
use crate::store::Backend;
use crate::witness::Witness;

/// Copy everything that is needed to start again elsewhere.
#[derive(Debug, Args)]
pub struct Backup {
    /// New folder to write into.
    #[arg(long)]
    to: PathBuf,
}

impl Backup {
    pub(super) async fn run(self, configuration: Configuration) -> anyhow::Result<Outcome> {
        let store = configuration.open_store().await?;
        if store.backend() == Backend::Postgres {
            bail!("back a PostgreSQL database up with pg_dump; keep {} beside it", configuration.data.display());
        }
        if self.to.exists() {
            bail!("{} is there already; name a new folder", self.to.display());
        }
        fs::create_dir_all(&self.to).with_context(|| format!("{} could not be made", self.to.display()))?;
        // First the memory, then the database, which then knows at least as much.
        Witness::at(&configuration.witness_path()).copy_to(&self.to.join(Configuration::WITNESS))?;
        let copy = self.to.join("porchlight.db");
        store.copy_into(copy.to_str().context("the folder's name is not text a database can be addressed with")?).await?;
        let key = configuration.receipt_key_path();
        if key.exists() {
            fs::copy(&key, self.to.join(Configuration::RECEIPT_KEY))?;
        }
        println!("Copied into {}. It holds answers: keep it as safe as the server itself.", self.to.display());
        println!("Start from it with: porchlight --data {}", self.to.display());
        println!(
            "A server started from it publishes nothing until the original's file “{}” is put there.",
            Configuration::WITNESS
        );
        Ok(Outcome::Done)
    }
}
