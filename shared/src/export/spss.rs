//! A frame as a system file of SPSS (.sav), uncompressed and in UTF-8: labels, coded values and user-missing codes in place.
//!
//! The format is the one that the developers of GNU PSPP describe (“System File Format”). We write it ourselves because the libraries that
//! can carry all of Apache Arrow along for it; independent readers open every file in the gate.

use std::io;

use crate::dataset::{Column, Frame, Measure, Values, shortened};

/// Longest string that is one variable, in bytes.
const STRING_BYTES_AT_MOST: usize = 255;
/// Longest label of a variable, in bytes.
const LABEL_BYTES_AT_MOST: usize = 255;
/// Longest label of a value, in bytes.
const VALUE_LABEL_BYTES_AT_MOST: usize = 120;
/// Bytes of an element: a number, or eight bytes of a string.
const ELEMENT: usize = 8;

const UTF_8: i32 = 65_001;

/// Bytes of a string, none for a number.
struct Width(Option<usize>);

impl Width {
    fn of(column: &Column) -> Self {
        Self(match &column.values {
            Values::Number(_) => None,
            Values::Text(texts) => Some(texts.iter().map(String::len).max().unwrap_or(0).clamp(1, STRING_BYTES_AT_MOST)),
        })
    }

    fn elements(&self) -> usize {
        self.0.map_or(1, |bytes| bytes.div_ceil(ELEMENT))
    }

    /// Format F16.4 for numbers that have digits behind the point, F8.0 for codes, A for strings.
    fn format(&self, column: &Column) -> i32 {
        let packed = |kind: usize, width: usize, decimals: usize| i32::try_from(kind << 16 | width << 8 | decimals).unwrap_or(0);
        match self.0 {
            Some(bytes) => packed(1, bytes, 0),
            None if column.measure == Measure::Scale => packed(5, 16, 4),
            None => packed(5, 8, 0),
        }
    }
}

pub fn write(frame: &Frame, mut out: impl io::Write) -> io::Result<()> {
    let widths: Vec<Width> = frame.columns.iter().map(Width::of).collect();
    let mut file = Vec::new();
    header(&mut file, frame, widths.iter().map(Width::elements).sum());
    for (place, (column, width)) in frame.columns.iter().zip(&widths).enumerate() {
        variable(&mut file, place, column, width);
    }
    let mut index = 1;
    for (column, width) in frame.columns.iter().zip(&widths) {
        value_labels(&mut file, column, index);
        index += width.elements();
    }
    extensions(&mut file, frame, &widths);
    integers(&mut file, &[999, 0]);
    for row in 0..frame.rows {
        for (column, width) in frame.columns.iter().zip(&widths) {
            match &column.values {
                Values::Number(numbers) => file.extend(numbers[row].to_le_bytes()),
                Values::Text(texts) => {
                    padded(&mut file, &shortened(&texts[row], STRING_BYTES_AT_MOST), width.elements() * ELEMENT)
                }
            }
        }
    }
    out.write_all(&file)
}

fn header(file: &mut Vec<u8>, frame: &Frame, elements: usize) {
    file.extend(b"$FL2");
    padded(file, concat!("@(#) SPSS DATA FILE Porchlight ", env!("CARGO_PKG_VERSION")), 60);
    // Layout, elements of a case, no compression, no weight, cases.
    integers(file, &[2, count(elements), 0, 0, count(frame.rows)]);
    file.extend(100.0_f64.to_le_bytes());
    // When it was made is no part of it: the same release is the same file.
    padded(file, "01 Jan 70", 9);
    padded(file, "00:00:00", 8);
    padded(file, &shortened(&frame.title, 64), 64);
    file.extend([0; 3]);
}

fn variable(file: &mut Vec<u8>, place: usize, column: &Column, width: &Width) {
    let missing = if width.0.is_some() { &[] } else { &column.missing[..] };
    let format = width.format(column);
    integers(file, &[2, width.0.map_or(0, count), 1, count(missing.len()), format, format]);
    padded(file, &short_name(place), ELEMENT);
    let label = shortened(&column.label, LABEL_BYTES_AT_MOST);
    integers(file, &[count(label.len())]);
    padded(file, &label, label.len().next_multiple_of(4));
    for (code, _) in missing {
        file.extend(code.to_le_bytes());
    }
    for _ in 1..width.elements() {
        integers(file, &[2, -1, 0, 0, 0, 0]);
        padded(file, "", ELEMENT);
    }
}

fn value_labels(file: &mut Vec<u8>, column: &Column, index: usize) {
    let labels: Vec<_> = column.codes.iter().chain(&column.missing).collect();
    if labels.is_empty() || matches!(column.values, Values::Text(_)) {
        return;
    }
    integers(file, &[3, count(labels.len())]);
    for (code, label) in labels {
        let label = shortened(label, VALUE_LABEL_BYTES_AT_MOST);
        file.extend(code.to_le_bytes());
        file.push(u8::try_from(label.len()).unwrap_or(u8::MAX));
        padded(file, &label, (label.len() + 1).next_multiple_of(ELEMENT) - 1);
    }
    integers(file, &[4, 1, count(index)]);
}

fn extensions(file: &mut Vec<u8>, frame: &Frame, widths: &[Width]) {
    // Version of SPSS that it is written for, machine, IEEE 754, compression, little end first, encoding.
    extension(file, 3, 4, &[20, 0, 0, -1, 1, 1, 2, UTF_8].map(i32::to_le_bytes).concat());
    // The least number stands for what is missing without a reason; then the bounds of “highest” and “lowest”.
    extension(file, 4, 8, &[-f64::MAX, f64::MAX, f64::from_bits((-f64::MAX).to_bits() - 1)].map(f64::to_le_bytes).concat());
    let shown = frame.columns.iter().zip(widths).flat_map(|(column, width)| {
        let measure = match column.measure {
            Measure::Nominal => 1,
            Measure::Ordinal => 2,
            Measure::Scale => 3,
        };
        [measure, width.0.map_or(8, |bytes| count(bytes.min(40))), i32::from(width.0.is_none())]
    });
    extension(file, 11, 4, &shown.flat_map(i32::to_le_bytes).collect::<Vec<_>>());
    let names = frame.columns.iter().enumerate().map(|(place, column)| format!("{}={}", short_name(place), column.name));
    extension(file, 13, 1, names.collect::<Vec<_>>().join("\t").as_bytes());
    extension(file, 20, 1, b"UTF-8");
}

fn extension(file: &mut Vec<u8>, kind: i32, size: usize, content: &[u8]) {
    integers(file, &[7, kind, count(size), count(content.len() / size)]);
    file.extend(content);
}

/// The name that programs see which know eight letters only.
fn short_name(place: usize) -> String {
    format!("V{}", place + 1)
}

fn integers(file: &mut Vec<u8>, numbers: &[i32]) {
    file.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
}

fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// A text with spaces behind it.
fn padded(file: &mut Vec<u8>, text: &str, bytes: usize) {
    let text = &text.as_bytes()[..text.len().min(bytes)];
    file.extend(text);
    file.extend(std::iter::repeat_n(b' ', bytes - text.len()));
}
