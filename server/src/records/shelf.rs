//! Records of published releases, kept in the data folder once somebody asked for them. They can be made again at any time, so a lost shelf
//! is no loss; servers that share a database have each their own, with the same bytes.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use shared::id::ReleaseId;
use shared::{Instrument, Release};
use tokio::sync::Semaphore;

use super::{Order, RecordsError};

/// Where files of records are kept, and which are being made.
pub struct Shelf {
    folder: PathBuf,
    being_made: Arc<Mutex<HashSet<ReleaseId>>>,
    /// One release at a time, however many are asked for: answers come first.
    turn: Arc<Semaphore>,
}

/// A file, or why it is not there.
pub enum Shelved {
    File(Vec<u8>),
    /// Come back in a while.
    BeingMade,
    /// There can be no records of this release.
    None,
}

/// Stands in the folder of a release of which there can be no records.
const NONE: &str = "none";

impl Shelf {
    #[must_use]
    pub fn at(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), being_made: Arc::default(), turn: Arc::new(Semaphore::new(1)) }
    }

    /// A file of a release by its name, one of [`super::FILES`]. Where it is not there yet, its making is begun.
    ///
    /// # Errors
    /// When a file that is there cannot be read.
    pub async fn file(
        &self,
        instrument: &Arc<Instrument>,
        release: &Release,
        order: Order,
        name: &'static str,
    ) -> io::Result<Shelved> {
        let folder = self.folder.join(format!("{}-{}", release.id, super::FORM));
        match tokio::fs::read(folder.join(name)).await {
            Ok(bytes) => return Ok(Shelved::File(bytes)),
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            Err(_) if tokio::fs::try_exists(folder.join(NONE)).await? => return Ok(Shelved::None),
            Err(_) => {}
        }
        let is_new = self.being_made.lock().unwrap_or_else(PoisonError::into_inner).insert(release.id.clone());
        if is_new {
            let (being_made, turn) = (Arc::clone(&self.being_made), Arc::clone(&self.turn));
            let (instrument, release) = (Arc::clone(instrument), release.clone());
            tokio::spawn(async move {
                let id = release.id.clone();
                let _turn = turn.acquire_owned().await;
                let made = tokio::task::spawn_blocking(move || make(&folder, &instrument, &release, order)).await;
                if let Ok(Err(error)) = made {
                    tracing::error!(%error, "records of a release could not be made");
                }
                being_made.lock().unwrap_or_else(PoisonError::into_inner).remove(&id);
            });
        }
        Ok(Shelved::BeingMade)
    }
}

/// All files at once: a folder that is there is complete.
fn make(folder: &Path, instrument: &Instrument, release: &Release, order: Order) -> io::Result<()> {
    let part = folder.with_extension("part");
    if part.exists() {
        // Of a process that was killed.
        std::fs::remove_dir_all(&part)?;
    }
    std::fs::create_dir_all(&part)?;
    match super::write(&part, instrument, release, order, &mut || {}) {
        Ok(_) => {}
        Err(RecordsError::None(_)) => std::fs::write(part.join(NONE), "")?,
        Err(RecordsError::Unwritable { error, .. }) => return Err(error),
    }
    if folder.exists() { std::fs::remove_dir_all(&part) } else { std::fs::rename(&part, folder) }
}
