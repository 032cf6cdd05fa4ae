//! A frame as a data set of Stata (.dta, format 118: Stata 14 and later): labels, coded values, and reasons for what is missing as `.a`, `.b` …
//!
//! The format is the one that StataCorp documents (`help dta`). We write it ourselves because the library that writes it cannot make labels
//! of values; independent readers open every file in the gate.

use std::io;

use crate::dataset::{Column, Frame, Measure, Values, shortened};

/// Longest string that is not kept apart, in bytes.
const STRING_BYTES_AT_MOST: usize = 2_045;
const NAME_BYTES: usize = 129;
const FORMAT_BYTES: usize = 57;
const LABEL_BYTES: usize = 321;
/// Longest label of a variable, in signs, and bytes that hold as many of any.
const LABEL_SIGNS_AT_MOST: usize = 80;
const VALUE_LABEL_BYTES_AT_MOST: usize = 400;
const DOUBLE: u16 = 65_526;
/// `.`, the first of the missing numbers; each further letter is one step on.
const MISSING: u64 = 0x7fe0_0000_0000_0000;
const MISSING_STEP: u64 = 1 << 40;
/// `.` among the codes of value labels.
const MISSING_CODE: i32 = 2_147_483_621;

/// A file whose map tells where each section begins.
#[derive(Default)]
struct File {
    bytes: Vec<u8>,
    /// Beginnings of the sections.
    map: Vec<u64>,
}

impl File {
    fn section(&mut self, name: &str, content: &[u8]) {
        self.map.push(self.bytes.len() as u64);
        self.bytes.extend(format!("<{name}>").bytes());
        self.bytes.extend(content);
        self.bytes.extend(format!("</{name}>").bytes());
    }
}

/// Bytes of a string column, none of a number.
fn width(column: &Column) -> Option<usize> {
    match &column.values {
        Values::Number(_) => None,
        Values::Text(texts) => Some(texts.iter().map(String::len).max().unwrap_or(0).clamp(1, STRING_BYTES_AT_MOST)),
    }
}

pub fn write(frame: &Frame, mut out: impl io::Write) -> io::Result<()> {
    const SECTIONS: usize = 14;
    let columns = &frame.columns;
    let widths: Vec<Option<usize>> = columns.iter().map(width).collect();
    let mut file = File::default();
    file.map.push(0);
    file.bytes.extend(b"<stata_dta>");
    file.bytes.extend(header(frame));
    let at_map = file.bytes.len();
    file.section("map", &[0; SECTIONS * 8]);
    let types = widths.iter().map(|width| width.map_or(DOUBLE, |bytes| u16::try_from(bytes).unwrap_or(DOUBLE)));
    file.section("variable_types", &types.flat_map(u16::to_le_bytes).collect::<Vec<_>>());
    file.section("varnames", &each(columns, |column| padded(&column.name, NAME_BYTES)));
    file.section("sortlist", &vec![0; (columns.len() + 1) * 2]);
    file.section("formats", &formats(columns, &widths));
    file.section(
        "value_label_names",
        &each(columns, |column| padded(if is_labelled(column) { &column.name } else { "" }, NAME_BYTES)),
    );
    file.section("variable_labels", &each(columns, |column| padded(&short(&column.label), LABEL_BYTES)));
    file.section("characteristics", &each(columns, whole_label));
    file.section("data", &rows(frame, &widths));
    file.section("strls", &[]);
    file.section("value_labels", &each(columns, value_labels));
    file.map.push(file.bytes.len() as u64);
    file.bytes.extend(b"</stata_dta>");
    file.map.push(file.bytes.len() as u64);
    let map: Vec<u8> = file.map.iter().flat_map(|at| at.to_le_bytes()).collect();
    let content = at_map + "<map>".len();
    file.bytes[content..content + map.len()].copy_from_slice(&map);
    out.write_all(&file.bytes)
}

fn header(frame: &Frame) -> Vec<u8> {
    let label = short(&frame.title);
    let mut header = b"<header><release>118</release><byteorder>LSF</byteorder><K>".to_vec();
    header.extend(u16::try_from(frame.columns.len()).unwrap_or(u16::MAX).to_le_bytes());
    header.extend(b"</K><N>");
    header.extend((frame.rows as u64).to_le_bytes());
    header.extend(b"</N><label>");
    header.extend(u16::try_from(label.len()).unwrap_or_default().to_le_bytes());
    header.extend(label.bytes());
    // When it was made is no part of it: the same release is the same file.
    header.extend(b"</label><timestamp>\0</timestamp></header>");
    header
}

fn each(columns: &[Column], of: impl Fn(&Column) -> Vec<u8>) -> Vec<u8> {
    columns.iter().flat_map(of).collect()
}

fn formats(columns: &[Column], widths: &[Option<usize>]) -> Vec<u8> {
    let format = |(column, width): (&Column, &Option<usize>)| match width {
        Some(bytes) => padded(&format!("%-{}s", (*bytes).min(40)), FORMAT_BYTES),
        None if column.measure == Measure::Scale => padded("%12.4f", FORMAT_BYTES),
        None => padded("%8.0g", FORMAT_BYTES),
    };
    columns.iter().zip(widths).flat_map(format).collect()
}

fn is_labelled(column: &Column) -> bool {
    matches!(column.values, Values::Number(_)) && !(column.codes.is_empty() && column.missing.is_empty())
}

fn short(text: &str) -> String {
    if text.chars().count() <= LABEL_SIGNS_AT_MOST {
        return shortened(text, LABEL_BYTES - 1);
    }
    let beginning: String = text.chars().take(LABEL_SIGNS_AT_MOST - 1).collect();
    format!("{}…", shortened(&beginning, LABEL_BYTES))
}

/// The whole wording as a note of the variable, where its label had to be cut.
fn whole_label(column: &Column) -> Vec<u8> {
    if short(&column.label) == column.label {
        return Vec::new();
    }
    let mut content = padded(&column.name, NAME_BYTES);
    content.extend(padded("note1", NAME_BYTES));
    content.extend(column.label.replace('\0', "").bytes().chain([0]));
    let mut note = b"<ch>".to_vec();
    note.extend(u32::try_from(content.len()).unwrap_or_default().to_le_bytes());
    note.extend(content);
    note.extend(b"</ch>");
    note
}

fn rows(frame: &Frame, widths: &[Option<usize>]) -> Vec<u8> {
    let mut data = Vec::new();
    for row in 0..frame.rows {
        for (column, width) in frame.columns.iter().zip(widths) {
            match &column.values {
                Values::Number(numbers) => data.extend(number(column, numbers[row]).to_le_bytes()),
                Values::Text(texts) => {
                    data.extend(padded(&shortened(&texts[row], STRING_BYTES_AT_MOST), width.unwrap_or(1)));
                }
            }
        }
    }
    data
}

/// The bits of a number, or of the letter that says why there is none.
fn number(column: &Column, value: f64) -> u64 {
    let reason = column.missing.iter().position(|(code, _)| code.to_bits() == value.to_bits());
    reason.map_or(value.to_bits(), |letter| MISSING + (letter as u64 + 1) * MISSING_STEP)
}

fn value_labels(column: &Column) -> Vec<u8> {
    if !is_labelled(column) {
        return Vec::new();
    }
    #[allow(clippy::cast_possible_truncation, reason = "codes are whole numbers of items, far below 2^31")]
    let codes = column.codes.iter().map(|(code, label)| (*code as i32, label));
    let reasons = (1..).map(|letter| MISSING_CODE + letter).zip(column.missing.iter().map(|(_, label)| label));
    let mut labels: Vec<(i32, String)> = codes
        .chain(reasons)
        .map(|(code, label)| (code, shortened(&label.replace('\0', ""), VALUE_LABEL_BYTES_AT_MOST)))
        .collect();
    labels.sort_by_key(|(code, _)| *code);
    let mut texts = Vec::new();
    let mut offsets = Vec::new();
    for (_, label) in &labels {
        offsets.push(texts.len());
        texts.extend(label.bytes().chain([0]));
    }
    let size = |number: usize| i32::try_from(number).unwrap_or(i32::MAX).to_le_bytes();
    let mut table = [size(labels.len()), size(texts.len())].concat();
    table.extend(offsets.into_iter().flat_map(size));
    table.extend(labels.iter().flat_map(|(code, _)| code.to_le_bytes()));
    table.extend(texts);
    let mut set = b"<lbl>".to_vec();
    set.extend(size(table.len()));
    set.extend(padded(&column.name, NAME_BYTES));
    set.extend([0; 3]);
    set.extend(table);
    set.extend(b"</lbl>");
    set
}

/// A text with zeros behind it.
fn padded(text: &str, bytes: usize) -> Vec<u8> {
    let text = &text.as_bytes()[..text.len().min(bytes)];
    text.iter().copied().chain(std::iter::repeat(0)).take(bytes).collect()
}
