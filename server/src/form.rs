//! A file that holds a form, read all the way to the instrument that it makes. Nothing is stored here.

use serde_json::Value;
use shared::xlsform::convert::{self, Conversion};
use shared::xlsform::{self, Options, Read};
use shared::{Flaw, Instrument};

use crate::spreadsheet::{self, SpreadsheetError};

/// What a file holds.
pub struct Reading {
    pub form: Read,
    pub conversion: Conversion,
    /// The instrument's source, as it would be stored.
    pub source: String,
    /// What is wrong with the instrument, which a form that is fine can still make.
    pub flaws: Vec<Flaw>,
}

/// Reads a file in bounded time and memory.
///
/// # Errors
/// When no tables can be read from it.
pub fn read(bytes: &[u8], name: &str) -> Result<Reading, SpreadsheetError> {
    let book = spreadsheet::read(bytes, name)?;
    let identifier = name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned();
    let form = xlsform::read(&book, &Options { root: None, identifier: Some(identifier) });
    let conversion = convert::instrument(&form.form);
    let source = pretty(&conversion.source);
    let flaws = Instrument::parse(&source).err().unwrap_or_default();
    Ok(Reading { form, conversion, source, flaws })
}

fn pretty(value: &Value) -> String {
    format!("{value:#}")
}
