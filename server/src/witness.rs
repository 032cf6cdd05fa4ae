//! A file beside the database that remembers every ledger entry behind a published release.
//!
//! A database restored from a backup may have forgotten what was spent after the backup was made, though the world has seen it.
//! The witness has not forgotten: nothing can be spent until the ledger knows every entry the witness knows. It holds hashes only.

use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

use shared::Ledger;
use shared::id::PopulationName;

/// Lines of `population sequence hash`, only ever appended.
pub struct Witness {
    path: PathBuf,
}

/// Why nothing can be spent.
#[derive(Debug, thiserror::Error)]
pub enum WitnessError {
    #[error(
        "entry {sequence} of the ledger of {population} was published but is not in this database: it looks restored from an older \
         backup. Nothing was spent. Restore the newest backup, or keep this database for reading only"
    )]
    Forgotten { population: PopulationName, sequence: u32 },
    #[error("the file that remembers published ledger entries cannot be used: {0}")]
    File(#[from] io::Error),
}

impl Witness {
    #[must_use]
    pub fn at(path: &Path) -> Self {
        Self { path: path.to_owned() }
    }

    /// # Errors
    /// When the ledger misses an entry that was published, or the file cannot be read.
    pub fn check(&self, ledger: &Ledger) -> Result<(), WitnessError> {
        let file = match File::open(&self.path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(error.into()),
        };
        for line in BufReader::new(file).lines() {
            let line = line?;
            let mut fields = line.split(' ');
            let (Some(population), Some(sequence), Some(hash)) = (fields.next(), fields.next(), fields.next()) else { continue };
            let Ok(sequence) = sequence.parse::<u32>() else { continue };
            let is_ours = population == ledger.population().as_str();
            let is_known = ledger.entries().iter().any(|entry| entry.sequence == sequence && entry.hash == hash);
            if is_ours && !is_known {
                return Err(WitnessError::Forgotten { population: ledger.population().clone(), sequence });
            }
        }
        Ok(())
    }

    /// Remembers the newest entry of a ledger whose release has been committed.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn remember(&self, ledger: &Ledger) -> Result<(), WitnessError> {
        let Some(entry) = ledger.entries().last() else { return Ok(()) };
        let mut file = OpenOptions::new().append(true).create(true).open(&self.path)?;
        file.write_all(format!("{} {} {}\n", ledger.population(), entry.sequence, entry.hash).as_bytes())?;
        file.sync_all()?;
        Ok(())
    }
}
