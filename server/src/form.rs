//! A file that holds a form, read all the way to the instrument that it makes. Nothing is stored here.

use serde_json::Value;
use shared::xlsform::attached::{Table, attach, wanted};
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

/// Most rows of a file that are looked at: one more than an instrument can have, so that too many are told from all.
const ROWS_AT_MOST: usize = 10_001;

/// Reads a file in bounded time and memory. `attached` finds the files that come along with it, by their names.
///
/// # Errors
/// When no tables can be read from it.
pub fn read(bytes: &[u8], name: &str, attached: impl Fn(&str) -> Option<Vec<u8>>) -> Result<Reading, SpreadsheetError> {
    let book = spreadsheet::read(bytes, name)?;
    let identifier = name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned();
    let mut form = xlsform::read(&book, &Options { root: None, identifier: Some(identifier) });
    for file in wanted(&form.form) {
        if let Some(table) = attached(&file).and_then(|bytes| table(&bytes)) {
            attach(&mut form.form, &file, table);
        }
    }
    let conversion = convert::instrument(&form.form);
    let source = pretty(&conversion.source);
    let flaws = Instrument::parse(&source).err().unwrap_or_default();
    Ok(Reading { form, conversion, source, flaws })
}

/// A comma-separated table; nothing of bytes that are none.
fn table(bytes: &[u8]) -> Option<Table> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes));
    let cells = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect();
    let columns = cells(reader.headers().ok()?);
    let rows = reader.records().take(ROWS_AT_MOST).map(|record| record.map(|record| cells(&record)));
    Some(Table { columns, rows: rows.collect::<Result<_, _>>().ok()? })
}

fn pretty(value: &Value) -> String {
    format!("{value:#}")
}
