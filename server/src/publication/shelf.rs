//! Files of releases that were asked for lately, kept in memory. They are made again at any time, so nothing is lost when they go.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use ed25519_dalek::SigningKey;
use shared::id::ReleaseId;
use tokio::sync::Semaphore;

use super::{File, Material, make};

/// Releases whose files are kept: some hundred kilobytes each.
const KEPT_AT_MOST: usize = 32;

/// All files of a release.
pub type Shelved = Arc<Vec<File>>;

/// What files were made of: a release, and how often its study was written.
type Made = (ReleaseId, usize);

/// Makes files, and keeps them for a while.
pub struct Bundles {
    key: SigningKey,
    address: String,
    /// The newest last.
    kept: Mutex<Vec<(Made, Shelved)>>,
    /// One at a time: answers come first.
    turn: Semaphore,
}

impl Bundles {
    #[must_use]
    pub fn new(key: SigningKey, address: String) -> Self {
        Self { key, address, kept: Mutex::default(), turn: Semaphore::new(1) }
    }

    /// The public half of the key, in hexadecimal.
    #[must_use]
    pub fn public_key(&self) -> String {
        shared::id::hex(self.key.verifying_key().as_bytes())
    }

    /// All files of a release.
    ///
    /// # Errors
    /// When they cannot be made.
    pub async fn of(&self, material: Material) -> io::Result<Shelved> {
        let made = (material.release.id.clone(), material.writings.len());
        if let Some(files) = self.find(&made) {
            return Ok(files);
        }
        let _turn = self.turn.acquire().await.map_err(io::Error::other)?;
        if let Some(files) = self.find(&made) {
            return Ok(files);
        }
        let (key, address) = (self.key.clone(), self.address.clone());
        let files = tokio::task::spawn_blocking(move || make(&material, &address, &key)).await.map_err(io::Error::other)??;
        let files = Arc::new(files);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        // What was said before is asked for no more.
        kept.retain(|((release, _), _)| *release != made.0);
        if kept.len() >= KEPT_AT_MOST {
            kept.remove(0);
        }
        kept.push((made, Arc::clone(&files)));
        Ok(files)
    }

    fn find(&self, made: &Made) -> Option<Shelved> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let place = kept.iter().position(|(known, _)| known == made)?;
        let found = kept.remove(place);
        let files = Arc::clone(&found.1);
        kept.push(found);
        Some(files)
    }
}
