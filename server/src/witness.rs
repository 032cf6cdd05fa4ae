//! A file beside the database that remembers every ledger entry behind a published release.
//!
//! A database restored from a backup may have forgotten what was spent after the backup was made, though the world has seen it.
//! The witness has not forgotten: nothing can be spent until the ledger knows every entry the witness knows. It holds hashes only.
//!
//! A backup's own witness is as old as the backup, so it is marked as a copy, and nothing can be spent beside it either until somebody
//! brings the original or says that nothing was published since.

use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

use shared::id::PopulationName;
use shared::{Ledger, LedgerEntry};

/// The line that marks a copy.
const COPIED: &str = "copied";

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
    #[error(
        "this data folder is a backup or was put together anew, and what was published since is not known here. Nothing was spent. Put the file \
         “published-ledger-entries” of the original server in the place of the backup's, or, if that is lost, run \
         “porchlight verify --accept-backup” with every published release.json"
    )]
    Copied,
    #[error("the file that remembers published ledger entries cannot be used: {0}")]
    File(#[from] io::Error),
}

impl Witness {
    #[must_use]
    pub fn at(path: &Path) -> Self {
        Self { path: path.to_owned() }
    }

    /// What it remembers now. Recall first and load the ledger then: whatever is remembered was committed before, so a ledger that is
    /// loaded later knows it, however many publish at once.
    ///
    /// # Errors
    /// When the file is a backup's copy that nobody vouched for, or cannot be read.
    pub fn recall(&self) -> Result<Memory<'_>, WitnessError> {
        Ok(Memory { witness: self, lines: if self.path.exists() { Some(self.lines()?) } else { None } })
    }

    fn lines(&self) -> Result<Vec<(String, u32, String)>, WitnessError> {
        let mut lines = Vec::new();
        for line in BufReader::new(File::open(&self.path)?).lines() {
            let line = line?;
            if line == COPIED {
                return Err(WitnessError::Copied);
            }
            let damaged = || io::Error::new(io::ErrorKind::InvalidData, format!("“{line}” is not a line of it"));
            let mut fields = line.split(' ');
            let (Some(population), Some(sequence), Some(hash), None) =
                (fields.next(), fields.next(), fields.next(), fields.next())
            else {
                return Err(damaged().into());
            };
            lines.push((population.to_owned(), sequence.parse().map_err(|_| damaged())?, hash.to_owned()));
        }
        Ok(lines)
    }

    /// Writes a copy that is marked as one, for a backup.
    ///
    /// # Errors
    /// When a file cannot be read or written.
    pub fn copy_to(&self, path: &Path) -> io::Result<()> {
        let lines = if self.path.exists() { std::fs::read_to_string(&self.path)? } else { String::new() };
        std::fs::write(path, format!("{lines}{COPIED}\n"))
    }

    /// Takes the mark of a copy away: nothing was published after the copy was made.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub fn accept(&self) -> io::Result<()> {
        let lines = if self.path.exists() { std::fs::read_to_string(&self.path)? } else { String::new() };
        let kept: String = lines.lines().filter(|line| *line != COPIED).map(|line| format!("{line}\n")).collect();
        std::fs::write(&self.path, kept)
    }

    /// Remembers every entry of a ledger, all of which have been committed, that is not remembered yet: the last one, and those before
    /// it should a server have stopped between the commit and this. From then on a missing file means something.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub fn remember(&self, ledger: &Ledger) -> Result<(), WitnessError> {
        let known = self.recall()?.lines.unwrap_or_default();
        let is_new = |entry: &&LedgerEntry| !known.iter().any(|(_, _, hash)| *hash == entry.hash);
        let line = |entry: &LedgerEntry| format!("{} {} {}\n", ledger.population(), entry.sequence, entry.hash);
        let missing: String = ledger.entries().iter().filter(is_new).map(line).collect();
        let mut file = OpenOptions::new().append(true).create(true).open(&self.path)?;
        file.write_all(missing.as_bytes())?;
        file.sync_all()?;
        Ok(())
    }
}

/// What a witness remembered at one moment; `None` where there was no file.
pub struct Memory<'a> {
    witness: &'a Witness,
    lines: Option<Vec<(String, u32, String)>>,
}

impl Memory<'_> {
    /// Makes sure that a ledger that was loaded after the recall knows every entry that was remembered.
    ///
    /// # Errors
    /// When the ledger misses an entry that was published, or has entries and there is no memory of them.
    pub fn check(&self, ledger: &Ledger) -> Result<(), WitnessError> {
        let Some(lines) = &self.lines else {
            // A ledger with entries and no memory of them: one of the two is from elsewhere, unless the first were published just now.
            return if ledger.entries().is_empty() || self.witness.path.exists() { Ok(()) } else { Err(WitnessError::Copied) };
        };
        for (population, sequence, hash) in lines {
            let is_ours = population == ledger.population().as_str();
            let is_known = ledger.entries().iter().any(|entry| entry.sequence == *sequence && entry.hash == *hash);
            if is_ours && !is_known {
                return Err(WitnessError::Forgotten { population: ledger.population().clone(), sequence: *sequence });
            }
        }
        Ok(())
    }
}
