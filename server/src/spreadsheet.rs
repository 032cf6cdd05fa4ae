//! Files that hold a form as tables: Excel (new and old), OpenDocument, comma-separated texts and tables in Markdown, told apart by
//! their content and never by their names. The result is plain texts; what they mean is read in `shared::xlsform`.
//!
//! Files come from strangers: nothing is unpacked before its size is known, and everything that grows is bounded.

mod old_excel;
mod open_document;
mod text;
mod write;

use std::io::{Cursor, Read, Seek};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, DataRef, ExcelDateTime, Ods, Range, Reader, Xls, Xlsx};
use shared::xlsform::tables;
use shared::xlsform::workbook::{Cell, Row, Sheet, Source, Workbook};
pub use write::{WriteError, write};

/// No file may be larger than this.
pub const LARGEST_FILE: usize = 16 * 1024 * 1024;
/// What is packed in a file may not be larger than this when unpacked.
pub const LARGEST_CONTENT: u64 = 128 * 1024 * 1024;
/// A form has hundreds of rows, its lists may have thousands.
pub const MOST_ROWS: u32 = 20_000;
pub const MOST_COLUMNS: usize = 500;
const MOST_SHEETS: usize = 100;
const MOST_CELLS: usize = 1_000_000;
/// All texts together; a text that is shared by many cells counts for each.
const MOST_BYTES: usize = 64 * 1024 * 1024;
/// A sheet ends after this many empty columns or rows in a row.
const EMPTY_COLUMNS: usize = 20;
const EMPTY_ROWS: u32 = 60;

const FORM_SHEETS: [&str; 6] = ["survey", "choices", "settings", "external_choices", "osm", "entities"];

/// Why a file is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SpreadsheetError {
    #[error("The file is empty.")]
    Empty,
    #[error("The file is larger than 16 MB. A form is much smaller; perhaps pictures were pasted into it.")]
    TooLarge,
    #[error("The file unpacks to more than a form can need. Copy the sheets into a new, empty spreadsheet and send that.")]
    Inflated,
    #[error("A sheet has more than 20,000 rows.")]
    TooManyRows,
    #[error("A sheet has more than 500 columns.")]
    TooManyColumns,
    #[error("The file holds more cells or text than a form can need.")]
    TooMuchText,
    #[error("The file is protected by a password. Save it without one and send it again.")]
    Encrypted,
    #[error(
        "This is the lock file that Excel keeps while a spreadsheet is open. Send the spreadsheet itself; its name has no ~$ in front."
    )]
    LockFile,
    #[error("The file is cut off or damaged. Perhaps it was not copied to its end; send it again.")]
    Damaged,
    #[error("This is not a spreadsheet. Forms are read from .xlsx, .xls, .ods, .csv and .md files.")]
    NotASpreadsheet,
}

/// Reads a file into the sheets of a form.
pub fn read(bytes: &[u8], file_name: &str) -> Result<Workbook, SpreadsheetError> {
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
    if name.starts_with("~$") || name.starts_with(".~lock.") {
        return Err(SpreadsheetError::LockFile);
    }
    if bytes.is_empty() {
        return Err(SpreadsheetError::Empty);
    }
    if bytes.len() > LARGEST_FILE {
        return Err(SpreadsheetError::TooLarge);
    }
    // The library that takes the formats apart is written for files that were written properly.
    catch_unwind(AssertUnwindSafe(|| by_content(bytes))).unwrap_or(Err(SpreadsheetError::Damaged))
}

fn by_content(bytes: &[u8]) -> Result<Workbook, SpreadsheetError> {
    match bytes {
        [b'P', b'K', 3, 4, ..] => packed(bytes),
        [b'P', b'K', ..] => Err(SpreadsheetError::NotASpreadsheet),
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ..] => old_excel(bytes),
        _ => text::read(bytes),
    }
}

/// The two formats that are packed with zip.
fn packed(bytes: &[u8]) -> Result<Workbook, SpreadsheetError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| SpreadsheetError::Damaged)?;
    check_sizes(&mut archive)?;
    // Written documents, slides and the binary workbooks of Excel are packed in the same way.
    if ["word/document.xml", "ppt/presentation.xml", "xl/workbook.bin"].iter().any(|part| archive.index_for_name(part).is_some())
    {
        return Err(SpreadsheetError::NotASpreadsheet);
    }
    if archive.index_for_name("xl/workbook.xml").is_some() || archive.index_for_name("_rels/.rels").is_some() {
        return excel(bytes);
    }
    if archive.index_for_name("content.xml").is_some() {
        open_document::check(&mut archive)?;
        let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(|_| SpreadsheetError::Damaged)?;
        return ranges(&mut book);
    }
    Err(SpreadsheetError::NotASpreadsheet)
}

/// Unpacks everything once without keeping it: what a file says about its own sizes need not be true.
fn check_sizes<R: Read + Seek>(archive: &mut zip::ZipArchive<R>) -> Result<(), SpreadsheetError> {
    let mut total = 0;
    for entry in 0..archive.len() {
        let file = archive.by_index(entry).map_err(|_| SpreadsheetError::Damaged)?;
        if file.encrypted() {
            return Err(SpreadsheetError::Encrypted);
        }
        total += file.size();
        if total > LARGEST_CONTENT {
            return Err(SpreadsheetError::Inflated);
        }
    }
    let mut unpacked = 0;
    for entry in 0..archive.len() {
        let file = archive.by_index(entry).map_err(|_| SpreadsheetError::Damaged)?;
        let name = file.name().map_err(|_| SpreadsheetError::Damaged)?.to_lowercase();
        let mut bounded = file.take(LARGEST_CONTENT + 1 - unpacked);
        if name.ends_with("sharedstrings.xml") {
            let mut texts = Vec::new();
            unpacked += bounded.read_to_end(&mut texts).map_err(|_| SpreadsheetError::Damaged)? as u64;
            check_count(&texts)?;
        } else {
            unpacked += std::io::copy(&mut bounded, &mut std::io::sink()).map_err(|_| SpreadsheetError::Damaged)?;
        }
        if unpacked > LARGEST_CONTENT {
            return Err(SpreadsheetError::Inflated);
        }
    }
    Ok(())
}

/// The library makes room for as many texts as the file says it holds; more than it has bytes would end the program.
fn check_count(texts: &[u8]) -> Result<(), SpreadsheetError> {
    const COUNT: &str = "uniqueCount";
    for at in memchr::memmem::find_iter(texts, COUNT) {
        let rest = texts.get(at + COUNT.len()..).unwrap_or_default();
        let rest = rest.iter().skip_while(|byte| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'"' | b'\''));
        let digits: String = rest.take_while(|byte| byte.is_ascii_digit()).map(|byte| char::from(*byte)).collect();
        if digits.parse::<usize>().map_or(!digits.is_empty(), |count| count > texts.len()) {
            return Err(SpreadsheetError::Damaged);
        }
    }
    Ok(())
}

fn excel(bytes: &[u8]) -> Result<Workbook, SpreadsheetError> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| SpreadsheetError::Damaged)?;
    let names = book.sheet_names();
    let mut bounds = Bounds::default();
    let mut sheets = Vec::new();
    for name in names.iter().take(MOST_SHEETS) {
        let mut grid = Grid::default();
        if is_wanted(name, names.len())
            // A chart has a name like a sheet, but no cells.
            && let Ok(mut cells) = book.worksheet_cells_reader(name)
        {
            while let Some(cell) = cells.next_cell().map_err(|_| SpreadsheetError::Damaged)? {
                let (row, column) = cell.get_position();
                // Some programs write a million empty rows with their colours.
                if row > grid.last_row() + EMPTY_ROWS + 1 {
                    break;
                }
                grid.put(row, column as usize, shared_text(cell.get_value()), &mut bounds)?;
            }
        }
        sheets.push(grid.sheet(name.clone()));
    }
    Ok(Workbook { source: Source::Spreadsheet, sheets })
}

fn old_excel(bytes: &[u8]) -> Result<Workbook, SpreadsheetError> {
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let holds = |needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
    if holds(&utf16("EncryptedPackage")) {
        return Err(SpreadsheetError::Encrypted);
    }
    if !holds(&utf16("Workbook")) && !holds(&utf16("Book")) {
        // The list of what is in the file usually stands at its end ([MS-CFB], section 2.2: where, in sectors of 512 bytes).
        let list = bytes.get(48..52).and_then(|place| place.try_into().ok()).map_or(u32::MAX, u32::from_le_bytes);
        let is_there = (u64::from(list) + 2) * 512 <= bytes.len() as u64;
        return Err(if is_there { SpreadsheetError::NotASpreadsheet } else { SpreadsheetError::Damaged });
    }
    old_excel::check(bytes)?;
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::XlsError::Password => SpreadsheetError::Encrypted,
        _ => SpreadsheetError::Damaged,
    })?;
    ranges(&mut book)
}

fn ranges<R: Reader<Cursor<B>>, B: AsRef<[u8]>>(book: &mut R) -> Result<Workbook, SpreadsheetError> {
    let names = book.sheet_names();
    let mut bounds = Bounds::default();
    let mut sheets = Vec::new();
    for name in names.iter().take(MOST_SHEETS) {
        let mut grid = Grid::default();
        if is_wanted(name, names.len()) {
            let range: Range<Data> = book.worksheet_range(name).map_err(|_| SpreadsheetError::Damaged)?;
            let (first_row, first_column) = range.start().unwrap_or((0, 0));
            for (row, column, value) in range.used_cells() {
                let row = u32::try_from(row).ok().and_then(|row| row.checked_add(first_row));
                let row = row.ok_or(SpreadsheetError::TooManyRows)?;
                grid.put(row, column + first_column as usize, own_text(value), &mut bounds)?;
            }
        }
        sheets.push(grid.sheet(name.clone()));
    }
    Ok(Workbook { source: Source::Spreadsheet, sheets })
}

/// Sheets that mean nothing to a form keep their names, for nearly right ones, and are not read.
fn is_wanted(name: &str, sheets: usize) -> bool {
    sheets == 1 || name == tables::SHEET || FORM_SHEETS.contains(&name.to_lowercase().as_str())
}

/// What was read so far.
#[derive(Default)]
struct Bounds {
    cells: usize,
    bytes: usize,
}

impl Bounds {
    fn count(&mut self, row: u32, column: usize, text: &str) -> Result<(), SpreadsheetError> {
        self.cells += 1;
        self.bytes = self.bytes.saturating_add(text.len());
        if row > MOST_ROWS {
            Err(SpreadsheetError::TooManyRows)
        } else if column >= MOST_COLUMNS {
            Err(SpreadsheetError::TooManyColumns)
        } else if self.cells > MOST_CELLS || self.bytes > MOST_BYTES {
            Err(SpreadsheetError::TooMuchText)
        } else {
            Ok(())
        }
    }
}

/// The cells of a sheet that hold something, by rows, which come in order from nearly every program.
#[derive(Default)]
struct Grid(Vec<(u32, Vec<Cell>)>);

impl Grid {
    fn put(&mut self, row: u32, column: usize, text: Option<String>, bounds: &mut Bounds) -> Result<(), SpreadsheetError> {
        let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(()) };
        // Stray cells far to the right or below belong to no form; they are not worth a refusal.
        if column >= MOST_COLUMNS && row > 0 {
            return Ok(());
        }
        bounds.count(row + 1, column, &text)?;
        let cell = Cell { column, text };
        match self.0.last_mut() {
            Some((last, cells)) if *last == row => cells.push(cell),
            Some((last, _)) if *last > row => match self.0.binary_search_by_key(&row, |(row, _)| *row) {
                Ok(place) => self.0[place].1.push(cell),
                Err(place) => self.0.insert(place, (row, vec![cell])),
            },
            Some(_) | None => self.0.push((row, vec![cell])),
        }
        Ok(())
    }

    fn last_row(&self) -> u32 {
        self.0.last().map_or(0, |(row, _)| *row)
    }

    fn sheet(mut self, name: String) -> Sheet {
        let mut columns: Vec<String> = Vec::new();
        let headers = if self.0.first().is_some_and(|(row, _)| *row == 0) { self.0.remove(0).1 } else { Vec::new() };
        for cell in headers {
            if cell.column > columns.len() + EMPTY_COLUMNS {
                break;
            }
            columns.resize(columns.len().max(cell.column), String::new());
            columns.push(single_spaced(&cell.text));
        }
        let mut rows = Vec::new();
        let mut last = 0;
        for (row, mut cells) in self.0 {
            cells.retain(|cell| columns.get(cell.column).is_some_and(|header| !header.is_empty()));
            if cells.is_empty() {
                continue;
            }
            if row - last > EMPTY_ROWS + 1 {
                break;
            }
            last = row;
            rows.push(Row { number: row + 1, cells });
        }
        Sheet { name, columns, rows }
    }
}

fn single_spaced(text: &str) -> String {
    text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn shared_text(value: &DataRef) -> Option<String> {
    match value {
        DataRef::Empty => None,
        DataRef::SharedString(text) => Some(plain(text)),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Some(plain(text)),
        DataRef::Int(number) => Some(number.to_string()),
        DataRef::Float(number) => Some(number_text(*number)),
        DataRef::Bool(truth) => Some(truth_text(*truth)),
        DataRef::DateTime(moment) => Some(moment_text(moment)),
        DataRef::Error(error) => Some(error.to_string()),
    }
}

fn own_text(value: &Data) -> Option<String> {
    match value {
        Data::Empty => None,
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => Some(plain(text)),
        Data::Int(number) => Some(number.to_string()),
        Data::Float(number) => Some(number_text(*number)),
        Data::Bool(truth) => Some(truth_text(*truth)),
        Data::DateTime(moment) => Some(moment_text(moment)),
        Data::Error(error) => Some(error.to_string()),
    }
}

/// A text without space around it; hard spaces, which nobody sees, become soft ones.
fn plain(text: &str) -> String {
    let text = text.trim();
    if text.is_ascii() { text.to_owned() } else { text.replace('\u{a0}', " ") }
}

fn truth_text(truth: bool) -> String {
    if truth { "TRUE" } else { "FALSE" }.to_owned()
}

/// Whole numbers without a decimal point, others as short as they can be written, small ones with an exponent.
fn number_text(number: f64) -> String {
    if number.fract() == 0.0 {
        return format!("{:.0}", if number == 0.0 { 0.0 } else { number });
    }
    if number.abs() < 1e-4 {
        let text = format!("{number:e}");
        if let Some((digits, exponent)) = text.split_once("e-") {
            return format!("{digits}e-{exponent:0>2}");
        }
        return text;
    }
    number.to_string()
}

fn moment_text(moment: &ExcelDateTime) -> String {
    if moment.is_duration() {
        let seconds = (moment.as_f64() * 86_400.0).round() as i64;
        return format!("{}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }
    let (year, month, day, hour, minute, second, millisecond) = moment.to_ymd_hms_milli();
    let fraction = if millisecond == 0 { String::new() } else { format!(".{millisecond:03}000") };
    let time = format!("{hour:02}:{minute:02}:{second:02}{fraction}");
    if (0.0..1.0).contains(&moment.as_f64()) { time } else { format!("{year:04}-{month:02}-{day:02} {time}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_a_form_is_refused_with_a_reason() {
        let refused = |bytes: &[u8], name: &str| read(bytes, name).unwrap_err();
        assert_eq!(refused(b"", "a.xlsx"), SpreadsheetError::Empty);
        assert_eq!(refused(b"x", "forms/~$a.xlsx"), SpreadsheetError::LockFile);
        assert_eq!(refused(b"PK\x03\x04 and then nothing", "a.xlsx"), SpreadsheetError::Damaged);
        assert_eq!(refused(b"\x89PNG\r\n\x1a\n\0\0", "a.xlsx"), SpreadsheetError::NotASpreadsheet);
        assert_eq!(refused(b"version https://git-lfs.github.com/spec/v1\noid x\n", "a.xlsx"), SpreadsheetError::NotASpreadsheet);
        assert_eq!(refused(&vec![b','; LARGEST_FILE + 1], "a.csv"), SpreadsheetError::TooLarge);
        let mut encrypted = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
        encrypted.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(refused(&encrypted, "a.xlsx"), SpreadsheetError::Encrypted);
    }

    #[test]
    fn a_packed_bomb_is_refused_before_it_is_read() {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
        writer.start_file("xl/workbook.xml", options).unwrap();
        let zeros = vec![b' '; 1024 * 1024];
        for _ in 0..=128 {
            std::io::Write::write_all(&mut writer, &zeros).unwrap();
        }
        let bytes = writer.finish().unwrap().into_inner();
        assert!(bytes.len() < 1024 * 1024);
        assert_eq!(read(&bytes, "a.xlsx").unwrap_err(), SpreadsheetError::Inflated);
    }

    #[test]
    fn numbers_are_written_as_people_typed_them() {
        for (number, text) in [(1.0, "1"), (-0.0, "0"), (2.5, "2.5"), (1e-5, "1e-05"), (1e17, "100000000000000000")] {
            assert_eq!(number_text(number), text);
        }
    }

    #[test]
    fn a_sheet_ends_after_many_empty_rows() {
        let mut grid = Grid::default();
        let mut bounds = Bounds::default();
        for (row, text) in [(0, "type"), (1, "text"), (62, "note"), (124, "lost")] {
            grid.put(row, 0, Some(text.to_owned()), &mut bounds).unwrap();
        }
        let numbers: Vec<u32> = grid.sheet("survey".to_owned()).rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [2, 63]);
    }
}
