//! `porchlight backup`.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::Args;

use super::{Configuration, Outcome};
use crate::store::Backend;

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
        let copy = self.to.join("porchlight.db");
        store.copy_into(copy.to_str().context("the folder's name is not text a database can be addressed with")?).await?;
        for path in [configuration.receipt_key_path(), configuration.witness_path()] {
            if let (true, Some(name)) = (path.exists(), path.file_name()) {
                fs::copy(&path, self.to.join(name))?;
            }
        }
        println!("Copied into {}. It holds answers: keep it as safe as the server itself.", self.to.display());
        println!("Start from it with: porchlight --data {}", self.to.display());
        Ok(Outcome::Done)
    }
}
