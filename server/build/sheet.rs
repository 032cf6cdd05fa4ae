//! The style sheets, gathered from the `.css` files beside the pages and parts they belong to. What residents load to answer is
//! kept apart from what only readers of findings and co-researchers need, because residents pay for its bytes.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::asset::{Asset, PRINTED_SHEETS, name_hash};
use crate::compact::compact;
use crate::read;

/// The sheet of every file that belongs to no other.
const RESIDENT: &str = "resident";

/// The other sheets, and the folders whose files belong to them wherever they are below `app/src`; the first that fits wins.
/// A file elsewhere joins one of these sheets by beginning with `/* sheet: NAME */`.
const OTHERS: [(&str, &[&str]); 2] = [("studio", &["island", "studio"]), ("findings", &["findings"])];

/// Joins the files below `source` in the order of their paths, and makes one asset of each sheet. A sheet may be empty.
///
/// # Errors
/// If a file cannot be read, is not UTF-8, or could end the `style` element that its sheet is printed into.
pub fn collect(source: &Path) -> Result<Vec<Asset>> {
    let mut files = Vec::new();
    find(source, &mut files)?;
    files.sort();

    let mut sheets =
        [RESIDENT].into_iter().chain(OTHERS.map(|(name, _)| name)).map(|name| (name, String::new())).collect::<Vec<_>>();
    for file in files {
        let text = String::from_utf8(read(&file)?).with_context(|| format!("{} is not UTF-8", file.display()))?;
        let owner = sheet_of(file.strip_prefix(source)?, &text);
        ensure!(
            !PRINTED_SHEETS.contains(&owner) || !text.contains("</"),
            "{} contains \"</\", which could end the style element it is printed into",
            file.display()
        );
        for (_, sheet) in sheets.iter_mut().filter(|(name, _)| *name == owner) {
            sheet.push_str(&compact(&text));
        }
    }
    Ok(sheets.into_iter().map(|(name, sheet)| Asset::sheet(name, &name_hash(&[sheet.as_bytes()]), sheet.into_bytes())).collect())
}

/// The name of the sheet that the file at `path` below `app/src` belongs to.
fn sheet_of(path: &Path, text: &str) -> &'static str {
    let marked = |(name, _): &&(&str, _)| text.starts_with(&format!("/* sheet: {name} */"));
    let placed = |(_, folders): &&(_, &[&str])| path.iter().any(|part| folders.iter().any(|folder| part == *folder));
    OTHERS.iter().find(marked).or_else(|| OTHERS.iter().find(placed)).map_or(RESIDENT, |(name, _)| name)
}

fn find(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            find(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "css") {
            files.push(path);
        }
    }
    Ok(())
}
