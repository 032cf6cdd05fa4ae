//! What is looked at in an old Excel file before it is taken apart: how large it would become in memory.
//!
//! The library makes a full table of each sheet, as large as its farthest cell or as the file says, and copies a shared text for each
//! cell that shows it. Two cells far apart, or one long text shown often, can stand for gigabytes. Records are those of [MS-XLS].

use std::io::{Cursor, Read};

use cfb::CompoundFile;

use super::{LARGEST_CONTENT, MOST_BYTES, SpreadsheetError};

/// Cells of all sheets, with the empty ones between those that hold something.
const MOST_CELLS: u64 = 2_000_000;

// Types of records ([MS-XLS], section 2.3.2).
const BEGIN: u16 = 0x0809;
const CONTINUE: u16 = 0x003C;
const SHARED_TEXTS: u16 = 0x00FC;
const SHARED_TEXT: u16 = 0x00FD;
const DIMENSIONS: u16 = 0x0200;
/// Of several cells in a row, of which the last column stands at the end.
const SEVERAL: [u16; 2] = [0x00BD, 0x00BE];
const ONE: [u16; 9] = [SHARED_TEXT, 0x0201, 0x0203, 0x0204, 0x0205, 0x0006, 0x027E, 0x00D6, 0x0406];

/// Refuses a file that would become too large. One that cannot be read so far is left to the library, which refuses it.
pub fn check(bytes: &[u8]) -> Result<(), SpreadsheetError> {
    let Ok(mut file) = CompoundFile::open(Cursor::new(bytes)) else { return Ok(()) };
    let stream = ["/Workbook", "/Book"].into_iter().find(|name| file.is_stream(name));
    let Some(Ok(stream)) = stream.map(|name| file.open_stream(name)) else { return Ok(()) };
    let mut book = Vec::new();
    if stream.take(LARGEST_CONTENT).read_to_end(&mut book).is_err() {
        return Ok(());
    }
    let mut size = Size::default();
    let mut records = Records { rest: &book }.peekable();
    while let Some((kind, data)) = records.next() {
        if kind == SHARED_TEXTS {
            let mut parts = vec![data];
            while let Some((_, more)) = records.next_if(|(kind, _)| *kind == CONTINUE) {
                parts.push(more);
            }
            size.texts = Texts { parts, at: 0 }.lengths();
        } else {
            size.add(kind, data)?;
        }
    }
    size.end_sheet()
}

/// The records of a book, up to the first that is cut off.
struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (kind, length) = (number(self.rest, 0)?, number(self.rest, 2)?);
        let data = self.rest.get(4..4 + usize::from(length))?;
        self.rest = &self.rest[4 + data.len()..];
        Some((kind, data))
    }
}

fn number(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
}

#[derive(Default)]
struct Size {
    /// Characters of each shared text.
    texts: Vec<usize>,
    /// Of the sheet that is walked through: as many rows and columns as its table will have.
    rows: u64,
    columns: u64,
    cells: u64,
    characters: usize,
}

impl Size {
    fn add(&mut self, kind: u16, data: &[u8]) -> Result<(), SpreadsheetError> {
        if kind == BEGIN {
            return self.end_sheet();
        }
        let (row, column) = (number(data, 0).unwrap_or(0), number(data, 2).unwrap_or(0));
        let last = if ONE.contains(&kind) {
            (row, column)
        } else if SEVERAL.contains(&kind) {
            (row, data.len().checked_sub(2).and_then(|at| number(data, at)).unwrap_or(column))
        } else if kind == DIMENSIONS {
            // One row and one column further than the last; rows in 4 bytes since Excel 97.
            let new = data.len() >= 14;
            let (row, column) = if new { (number(data, 4), number(data, 10)) } else { (number(data, 2), number(data, 6)) };
            let far = if new && number(data, 6) != Some(0) { u16::MAX } else { 0 };
            (row.unwrap_or(0).max(far), column.unwrap_or(0))
        } else {
            return Ok(());
        };
        self.rows = self.rows.max(u64::from(last.0) + 1);
        self.columns = self.columns.max(u64::from(last.1) + 1);
        if kind == SHARED_TEXT {
            let place = number(data, 6).zip(number(data, 8)).map(|(low, high)| usize::from(low) + (usize::from(high) << 16));
            self.characters += place.and_then(|place| self.texts.get(place)).copied().unwrap_or(0);
        }
        if self.characters > MOST_BYTES { Err(SpreadsheetError::TooMuchText) } else { Ok(()) }
    }

    fn end_sheet(&mut self) -> Result<(), SpreadsheetError> {
        self.cells += self.rows * self.columns;
        (self.rows, self.columns) = (0, 0);
        if self.cells > MOST_CELLS { Err(SpreadsheetError::TooMuchText) } else { Ok(()) }
    }
}

/// The table of shared texts, which goes on in further records ([MS-XLS], sections 2.4.265 and 2.5.293).
struct Texts<'a> {
    /// The record and those that continue it.
    parts: Vec<&'a [u8]>,
    /// Place in the first part that is left.
    at: usize,
}

impl Texts<'_> {
    fn lengths(mut self) -> Vec<usize> {
        self.parts.reverse();
        let mut lengths = Vec::new();
        // How many there are in all, and how many different ones: neither is believed.
        if self.pass(8).is_none() {
            return lengths;
        }
        while let Some(length) = self.text() {
            lengths.push(length);
        }
        lengths
    }

    /// Passes over one text. Returns its characters.
    fn text(&mut self) -> Option<usize> {
        let length = usize::from(self.byte()?) + (usize::from(self.byte()?) << 8);
        let flags = self.byte()?;
        let formats = if flags & 8 == 0 { 0 } else { usize::from(self.byte()?) + (usize::from(self.byte()?) << 8) };
        let mut more = 0;
        if flags & 4 != 0 {
            for place in 0..4 {
                more += usize::from(self.byte()?) << (8 * place);
            }
        }
        self.characters(length, flags & 1 != 0)?;
        self.pass(formats * 4)?;
        self.pass(more)?;
        Some(length)
    }

    /// Passes over characters of one byte or two. Where they go on in another record, that one says anew how wide they are.
    fn characters(&mut self, mut left: usize, mut wide: bool) -> Option<()> {
        loop {
            let width = if wide { 2 } else { 1 };
            let here = (self.parts.last()?.len() - self.at) / width;
            self.at += here.min(left) * width;
            left -= here.min(left);
            if left == 0 {
                return Some(());
            }
            self.next_part();
            wide = self.byte()? & 1 != 0;
        }
    }

    fn byte(&mut self) -> Option<u8> {
        while self.at >= self.parts.last()?.len() {
            self.next_part();
        }
        self.at += 1;
        self.parts.last()?.get(self.at - 1).copied()
    }

    fn pass(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            let here = (self.parts.last()?.len() - self.at).min(count);
            (self.at, count) = (self.at + here, count - here);
            if count > 0 {
                self.next_part();
            }
        }
        Some(())
    }

    fn next_part(&mut self) {
        self.parts.pop();
        self.at = 0;
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len()).unwrap();
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
    }

    fn checked(records: &[Vec<u8>]) -> Result<(), SpreadsheetError> {
        let mut file = CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        file.create_stream("/Workbook").unwrap().write_all(&records.concat()).unwrap();
        check(&file.into_inner().into_inner())
    }

    fn cell(row: u16, column: u16, text: u32) -> Vec<u8> {
        let place = [row, column, 0].map(u16::to_le_bytes).concat();
        record(SHARED_TEXT, &[&place[..], &text.to_le_bytes()].concat())
    }

    #[test]
    fn two_cells_far_apart_are_no_table() {
        let begin = || record(BEGIN, &[0; 16]);
        assert_eq!(checked(&[begin(), cell(0, 0, 0), cell(19_000, 60, 0)]), Ok(()));
        assert_eq!(checked(&[begin(), cell(0, 0, 0), cell(65_535, 255, 0)]), Err(SpreadsheetError::TooMuchText));
        let sheets: Vec<_> = (0..30).flat_map(|_| [begin(), cell(40_000, 20, 0)]).collect();
        assert_eq!(checked(&sheets), Err(SpreadsheetError::TooMuchText));
        let mut dimensions = [0; 14];
        dimensions[6] = 1;
        dimensions[10] = 200;
        assert_eq!(checked(&[begin(), record(DIMENSIONS, &dimensions)]), Err(SpreadsheetError::TooMuchText));
    }

    #[test]
    fn a_long_text_that_many_cells_show_counts_for_each() {
        // Half of the text in a record that goes on, in wide characters.
        let head = [&[0; 8][..], &[0x00, 0x70, 0x00], &vec![b'a'; 0x1000]].concat();
        let parts: Vec<Vec<u8>> = (0..6).map(|_| record(CONTINUE, &[&[1][..], &vec![b'a'; 0x2000]].concat())).collect();
        let texts = [vec![record(SHARED_TEXTS, &head)], parts].concat();
        let cells = |count: u16| (0..count).map(|row| cell(row, 0, 0)).collect::<Vec<_>>();
        assert_eq!(checked(&[texts.clone(), cells(2_000)].concat()), Ok(()));
        assert_eq!(checked(&[texts, cells(3_000)].concat()), Err(SpreadsheetError::TooMuchText));
    }

    #[test]
    fn what_is_no_such_file_is_left_to_the_library() {
        assert_eq!(check(b"nothing"), Ok(()));
        assert_eq!(checked(&[vec![0x09, 0x08, 0xff, 0xff]]), Ok(()));
    }
}
