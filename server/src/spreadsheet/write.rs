//! Writes tables as an .xlsx file: every cell a text, so that no program makes numbers or dates of codes. The same tables are
//! the same bytes. What the tables mean is not known here.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook as File, XlsxError};
use shared::xlsform::Workbook;

use super::{MOST_COLUMNS, MOST_ROWS};

/// Widths of columns, in characters.
const NARROW: f64 = 16.0;
const WIDE: f64 = 44.0;

/// Why tables are not written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    #[error("a text has more than the 32,767 characters that a cell of a spreadsheet can hold")]
    TooLong,
    #[error("there are more rows or columns than are read again")]
    TooMany,
    #[error("the spreadsheet cannot be written: {0}")]
    Failed(XlsxError),
}

impl From<XlsxError> for WriteError {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::MaxStringLengthExceeded => Self::TooLong,
            XlsxError::RowColumnLimitError => Self::TooMany,
            other => Self::Failed(other),
        }
    }
}

/// Writes the sheets of a form.
///
/// # Errors
/// When a text or a sheet is larger than spreadsheets, or our own reader, allow.
pub fn write(book: &Workbook) -> Result<Vec<u8>, WriteError> {
    let mut file = File::new();
    // The time of writing is nobody's business, and would make two files of one form.
    file.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let heading = Format::new().set_bold();
    for sheet in &book.sheets {
        let page = file.add_worksheet();
        page.set_name(&sheet.name)?;
        page.set_freeze_panes(1, 0)?;
        if sheet.columns.len() > MOST_COLUMNS {
            return Err(WriteError::TooMany);
        }
        for (column, header) in sheet.columns.iter().enumerate() {
            let column = place(column)?;
            page.write_string_with_format(0, column, header, &heading)?;
            page.set_column_width(column, if header.contains("::") { WIDE } else { NARROW })?;
        }
        for row in &sheet.rows {
            if row.number > MOST_ROWS {
                return Err(WriteError::TooMany);
            }
            for cell in &row.cells {
                page.write_string(row.number.saturating_sub(1), place(cell.column)?, &cell.text)?;
            }
        }
    }
    Ok(file.save_to_buffer()?)
}

fn place(column: usize) -> Result<u16, WriteError> {
    u16::try_from(column).map_err(|_| WriteError::TooMany)
}
