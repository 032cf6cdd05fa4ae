//! Names that are nearly right: the sheet `choice` for `choices`. A sheet whose name begins with an underscore is meant to be ignored.

use super::alias;
use super::report::{Place, Report};
use super::workbook::Workbook;

/// The names that are at most two letters off the wanted one.
pub fn near<'a>(wanted: &str, book: &'a Workbook) -> Vec<&'a str> {
    book.sheets
        .iter()
        .map(|sheet| sheet.name.as_str())
        .filter(|name| !alias::SHEETS.contains(name) && !name.starts_with('_'))
        .filter(|name| distance(&name.to_lowercase(), wanted) <= 2)
        .collect()
}

/// Warns about a sheet that is missing while another has nearly its name.
pub fn warn(wanted: &str, book: &Workbook, report: &mut Report) {
    let near = near(wanted, book);
    if !near.is_empty() {
        report.warning(
            "sheet.misspelt",
            Place::sheet(wanted),
            &near.join(", "),
            format!("There is no sheet \u{201c}{wanted}\u{201d}, but one whose name is nearly that."),
            "The sheet was not read; a name with an underscore in front says that it is not meant to be.",
        );
    }
}

/// The number of letters to insert, delete or replace, or 3 where that is more than 2.
///
/// Source: V. I. Levenshtein, "Binary codes capable of correcting deletions, insertions, and reversals", 1966.
pub fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(64).collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > 2 {
        return 3;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_counted() {
        assert_eq!(distance("choice", "choices"), 1);
        assert_eq!(distance("setings", "settings"), 1);
        assert_eq!(distance("survey", "survey"), 0);
        assert!(distance("notes", "survey") > 2);
    }
}
