//! A data set as statistical programs hold it: columns with names that all of them take, labels, coded values and codes for what is
//! missing. Writers of .sav, .dta, Parquet, set-up syntax and schemas see frames only, so that all say the same.

use std::collections::HashSet;

use sha2::{Digest, Sha256};

use super::{DataRow, DataSet, Figure, Variable};
use crate::id::hex;
use crate::synthetic::Synthetic;

/// One file of data.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// Of the file, without its ending.
    pub name: &'static str,
    pub title: String,
    pub columns: Vec<Column>,
    pub rows: usize,
}

/// One column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// At most 31 letters, digits and underscores, beginning with a letter; no two alike in any case of letters (ICPSR, SPSS and Stata).
    pub name: String,
    /// What it is, at whatever length; writers shorten it to what their format takes.
    pub label: String,
    pub values: Values,
    /// Codes and what they mean.
    pub codes: Vec<(f64, String)>,
    /// Codes that say why there is no value.
    pub missing: Vec<(f64, String)>,
    pub measure: Measure,
}

/// What stands in the rows.
#[derive(Clone, Debug, PartialEq)]
pub enum Values {
    Text(Vec<String>),
    /// Never empty: a code of `missing` stands where there is no number.
    Number(Vec<f64>),
}

/// Level of measurement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    Nominal,
    Ordinal,
    Scale,
}

/// Stands where a row has no such number: only valid answers have shares, only some of them are weighted.
pub const NONE: f64 = -9.0;
/// Stands where somebody was asked and gave no answer.
pub const SKIPPED: f64 = -8.0;

const LONGEST_NAME: usize = 31;

/// Words that SPSS or Stata keep to themselves.
const RESERVED: [&str; 31] = [
    "all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with", "if", "in", "using", "byte", "int",
    "long", "float", "double", "strl", "_n", "_all", "_b", "_coef", "_cons", "_pi", "_pred", "_rc", "_skip",
];

/// What each column of `tables.csv` is.
const TABLES: [(&str, &str, Measure); 22] = [
    ("table", "What the row is a cell of: total, one_way or two_way", Measure::Nominal),
    ("group_item", "Of a two-way table: the variable whose groups are compared", Measure::Nominal),
    ("group_code", "Code of the group", Measure::Nominal),
    ("group_label", "Meaning of the group's code", Measure::Nominal),
    ("item", "The variable that the row tells of", Measure::Nominal),
    ("code", "Code of the answer", Measure::Nominal),
    ("label", "Meaning of the answer's code", Measure::Nominal),
    ("noisy_count", "People in this cell, with the noise that protects them; unbiased, and may be negative", Measure::Scale),
    ("noise_standard_deviation", "Standard deviation of that noise, in people", Measure::Scale),
    ("smooth_count", "People in this cell after smoothing: never negative, but biased; for charts and models", Measure::Scale),
    ("share", "Share of the valid answers, within the group where there is one", Measure::Scale),
    ("likely_low", "Lower end of the 95 percent range of the share, sampling and noise together", Measure::Scale),
    ("likely_high", "Upper end of the 95 percent range of the share, sampling and noise together", Measure::Scale),
    ("sampling_low", "Lower end of the range that sampling alone would give", Measure::Scale),
    ("sampling_high", "Upper end of the range that sampling alone would give", Measure::Scale),
    ("privacy_low", "Lower end of the range that the noise alone would give", Measure::Scale),
    ("privacy_high", "Upper end of the range that the noise alone would give", Measure::Scale),
    ("reliability", "Whether the share is shown, shown with caution, or suppressed in the summary", Measure::Ordinal),
    ("weighted_share", "Share weighted to a margin of the population", Measure::Scale),
    ("weighted_low", "Lower end of the 95 percent range of the weighted share", Measure::Scale),
    ("weighted_high", "Upper end of the 95 percent range of the weighted share", Measure::Scale),
    ("design_effect", "How much wider weighting made the sampling variance", Measure::Scale),
];

/// What each column of `figures.csv` is.
const FIGURES: [(&str, &str, Measure); 10] = [
    ("figure", "mean, quartile_1, median, quartile_3, two_highest or difference", Measure::Nominal),
    ("item", "The variable that the figure tells of", Measure::Nominal),
    ("code", "Of a difference: the answer whose share is compared", Measure::Nominal),
    ("group_item", "Of a difference: the variable whose groups are compared", Measure::Nominal),
    ("group_code", "Of a difference: the group", Measure::Nominal),
    ("compared_to", "Of a difference: the group that is taken off", Measure::Nominal),
    ("value", "The figure; shares and their differences from -1 to 1", Measure::Scale),
    ("likely_low", "Lower end of its 95 percent range, sampling and noise together", Measure::Scale),
    ("likely_high", "Upper end of its 95 percent range, sampling and noise together", Measure::Scale),
    ("reliability", "Whether the figure is shown, shown with caution, or suppressed in the summary", Measure::Ordinal),
];

impl Frame {
    /// The noisy tables: one row a cell, the columns of `tables.csv`.
    #[must_use]
    pub fn tables(data: &DataSet) -> Self {
        let text = |of: fn(&DataRow) -> &str| Values::Text(data.rows.iter().map(|row| of(row).to_owned()).collect());
        let number =
            |of: fn(&DataRow) -> Option<f64>| Values::Number(data.rows.iter().map(|row| of(row).unwrap_or(NONE)).collect());
        let values = [
            text(|row| row.table),
            text(|row| &row.group_item),
            text(|row| &row.group_code),
            text(|row| &row.group_label),
            text(|row| &row.item),
            text(|row| &row.code),
            text(|row| &row.label),
            number(|row| Some(row.noisy_count)),
            number(|row| Some(row.noise_standard_deviation)),
            number(|row| Some(row.smooth_count)),
            number(|row| row.share),
            number(|row| row.likely_low),
            number(|row| row.likely_high),
            number(|row| row.sampling_low),
            number(|row| row.sampling_high),
            number(|row| row.privacy_low),
            number(|row| row.privacy_high),
            number(|row| reliability(row.reliability)),
            number(|row| row.weighted_share),
            number(|row| row.weighted_low),
            number(|row| row.weighted_high),
            number(|row| row.design_effect),
        ];
        let columns = TABLES.into_iter().zip(values).map(column).collect();
        Self { name: "tables", title: format!("{}: noisy tables", data.title), columns, rows: data.rows.len() }
    }

    /// Figures worked out of several cells: the columns of `figures.csv`.
    #[must_use]
    pub fn figures(data: &DataSet) -> Self {
        let text = |of: fn(&Figure) -> &str| Values::Text(data.figures.iter().map(|figure| of(figure).to_owned()).collect());
        let number = |of: fn(&Figure) -> f64| Values::Number(data.figures.iter().map(of).collect());
        let values = [
            text(|figure| figure.figure),
            text(|figure| &figure.item),
            text(|figure| &figure.code),
            text(|figure| &figure.group_item),
            text(|figure| &figure.group_code),
            text(|figure| &figure.compared_to),
            number(|figure| figure.value),
            number(|figure| figure.likely_low),
            number(|figure| figure.likely_high),
            number(|figure| reliability(figure.reliability).unwrap_or(NONE)),
        ];
        let columns = FIGURES.into_iter().zip(values).map(column).collect();
        Self { name: "figures", title: format!("{}: figures", data.title), columns, rows: data.figures.len() }
    }

    /// Synthetic records: one row a record, one column a question or option, with numeric codes and their meanings.
    #[must_use]
    pub fn records(data: &DataSet, records: &Synthetic) -> Self {
        let mark = Column {
            name: "synthetic".to_owned(),
            label: "Always 1: this record is synthetic and is nobody's answers".to_owned(),
            values: Values::Number(vec![1.0; records.len()]),
            codes: vec![(1.0, "synthetic".to_owned())],
            missing: Vec::new(),
            measure: Measure::Nominal,
        };
        let names: Vec<&str> = records.columns.iter().map(|column| column.name.as_str()).collect();
        let names = fit_names(&names, &["synthetic"]);
        let columns = records.columns.iter().zip(names).enumerate().map(|(place, (column, name))| {
            let item = column.name.split_once('.').map_or(column.name.as_str(), |(item, _)| item);
            let variable = data.variables.iter().find(|variable| variable.name == item);
            coded(name, &column.name, variable, records, place)
        });
        let columns = std::iter::once(mark).chain(columns).collect();
        Self { name: "records", title: format!("{}: synthetic records", data.title), columns, rows: records.len() }
    }
}

fn column(((name, label, measure), values): ((&str, &str, Measure), Values)) -> Column {
    let is_reliability = name == "reliability";
    let codes = [(1.0, "shown"), (2.0, "shown with caution"), (3.0, "suppressed: too few answers to be precise")];
    let has_none = matches!(&values, Values::Number(numbers) if numbers.iter().any(|number| number.to_bits() == NONE.to_bits()));
    let missing = has_none.then(|| (NONE, "no such number for this row".to_owned()));
    Column {
        name: name.to_owned(),
        label: label.to_owned(),
        values,
        codes: if is_reliability { codes.map(|(code, label)| (code, label.to_owned())).to_vec() } else { Vec::new() },
        missing: missing.into_iter().collect(),
        measure,
    }
}

fn reliability(said: &str) -> Option<f64> {
    match said {
        "shown" => Some(1.0),
        "caution" => Some(2.0),
        "suppressed" => Some(3.0),
        _ => None,
    }
}

/// A column of records: codes that are whole numbers stay, others are numbered from 1 in the order of the instrument.
fn coded(name: String, written: &str, variable: Option<&Variable>, records: &Synthetic, place: usize) -> Column {
    let used = records.codes(place);
    let label_of = |code: &str| {
        let known = variable.and_then(|variable| variable.codes.iter().find(|known| known.code == code));
        known.and_then(|known| known.labels.first()).map_or_else(|| code.to_owned(), |(_, label)| label.clone())
    };
    let is_missing = |code: &str| match code {
        "skipped" => Some(SKIPPED),
        "not_asked" | "" => Some(NONE),
        _ => None,
    };
    let valid: Vec<&str> = used.iter().map(String::as_str).filter(|code| is_missing(code).is_none()).collect();
    let numbers: Option<Vec<f64>> =
        valid.iter().map(|code| code.parse::<i32>().ok().filter(|code| *code >= 0).map(f64::from)).collect();
    let numbers = numbers.unwrap_or_else(|| (1..).map(f64::from).take(valid.len()).collect());
    let value_of = |code: &str| {
        is_missing(code).or_else(|| valid.iter().position(|known| *known == code).map(|at| numbers[at])).unwrap_or(NONE)
    };
    let coded: Vec<f64> = used.iter().map(|code| value_of(code)).collect();
    let (question, option) = written.split_once('.').map_or((written, None), |(item, option)| (item, Some(option)));
    let wording = variable.and_then(|variable| variable.wording.first()).map_or(question, |(_, wording)| wording.as_str());
    let label = option.map_or_else(|| wording.to_owned(), |option| format!("{wording} — {}", label_of(option)));
    let codes = match option {
        // Of an option: not chosen and chosen.
        Some(_) => valid
            .iter()
            .zip(&numbers)
            .map(|(code, &number)| (number, if *code == "0" { "no" } else { "yes" }.to_owned()))
            .collect(),
        None => valid.iter().zip(&numbers).map(|(code, &number)| (number, label_of(code))).collect(),
    };
    let missing =
        [(NONE, "Not asked"), (SKIPPED, "Asked, gave no answer")].map(|(code, label)| (code, label.to_owned())).to_vec();
    let is_ordered = variable.is_some_and(|variable| matches!(variable.kind, "scale" | "number" | "date" | "score"));
    Column {
        name,
        label,
        values: Values::Number(records.values_of(place).map(|value| coded[value]).collect()),
        codes,
        missing,
        measure: if is_ordered { Measure::Ordinal } else { Measure::Nominal },
    }
}

/// Names that every program takes, no two alike, in the order of those given.
fn fit_names(names: &[&str], taken: &[&str]) -> Vec<String> {
    let mut used: HashSet<String> = taken.iter().map(|name| (*name).to_owned()).collect();
    let fit = |name: &&str| {
        let mut plain: String = name.chars().map(|sign| if sign.is_ascii_alphanumeric() { sign } else { '_' }).collect();
        if !plain.starts_with(|sign: char| sign.is_ascii_alphabetic()) || RESERVED.contains(&plain.to_lowercase().as_str()) {
            plain.insert_str(0, "v_");
        }
        let is_free = |candidate: &str, used: &HashSet<String>| {
            candidate.len() <= LONGEST_NAME && !used.contains(&candidate.to_lowercase())
        };
        if !is_free(&plain, &used) {
            // The digest of the whole name makes two long ones that begin alike differ, and is the same whichever others there are.
            let digest = hex(&Sha256::digest(name.as_bytes()));
            plain.truncate(LONGEST_NAME - 9);
            plain = format!("{plain}_{}", &digest[..8]);
        }
        used.insert(plain.to_lowercase());
        plain
    };
    names.iter().map(fit).collect()
}

/// A text cut to so many bytes between two signs, with an ellipsis where something is missing.
#[must_use]
pub fn shortened(text: &str, bytes_at_most: usize) -> String {
    let text = text.replace(['\n', '\r', '\t'], " ");
    if text.len() <= bytes_at_most {
        return text;
    }
    let room = bytes_at_most - '…'.len_utf8();
    let end = text.char_indices().map(|(at, sign)| at + sign.len_utf8()).take_while(|end| *end <= room).last().unwrap_or(0);
    format!("{}…", &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_every_program_and_never_meet() {
        let long = "how_safe_do_you_feel_walking_alone_at_night";
        let names = [long, "how_safe_do_you_feel_walking_alone_by_day", "if", "needs.food", "needs_food", "9lives", "Synthetic"];
        let fitted = fit_names(&names, &["synthetic"]);
        let mut lower: Vec<String> = fitted.iter().map(|name| name.to_lowercase()).collect();
        lower.sort();
        lower.dedup();
        assert_eq!(lower.len(), names.len());
        for name in &fitted {
            assert!(name.len() <= 31 && name.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '_'), "{name}");
            assert!(name.starts_with(|sign: char| sign.is_ascii_alphabetic()));
        }
        assert_eq!(fitted[2], "v_if");
        assert_eq!(fitted[0], fit_names(&[long], &[])[0], "a name does not depend on its neighbors");
    }

    #[test]
    fn texts_are_cut_between_signs() {
        assert_eq!(shortened("short", 5), "short");
        assert_eq!(shortened("سلام عليكم", 10), "سلا…");
        assert_eq!(shortened("a\nb", 9), "a b");
        assert!(shortened(&"🙂".repeat(100), 120).len() <= 120);
    }
}
