//! A downloaded `release.json`, read back.

use std::path::Path;

use anyhow::Context;
use serde::Deserialize;
use shared::Release;

/// The part of it that is the release.
#[derive(Deserialize)]
struct Downloaded {
    release: Release,
}

/// # Errors
/// When the file cannot be read or is something else.
pub(super) fn read(path: &Path) -> anyhow::Result<Release> {
    let text = std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let file: Downloaded = serde_json::from_str(&text).with_context(|| format!("{} is not a release.json", path.display()))?;
    Ok(file.release)
}
