//! Taking in what was collected elsewhere: an instrument from a data dictionary, and respondents from a CSV file.
//!
//! Respondents go through the same checks and the same writer as everybody's answers. Each row's id follows from the
//! installation's key, the survey, the row's place and its text, so that an import can be broken off and run again without counting anybody twice.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Value, json};
use shared::id::{ItemName, ResponseId, SurveyCode};
use shared::{Draft, Instrument, Response};

use crate::application::Application;
use crate::receipt::{MadeFor, ReceiptKey};
use crate::store::{NotReceived, Received, Submission, Survey};

/// A data dictionary: what each column of a CSV file means.
#[derive(Debug, Deserialize)]
pub struct Dictionary {
    pub dataset: String,
    pub title: String,
    pub variables: Vec<Variable>,
}

/// One column.
#[derive(Debug, Deserialize)]
pub struct Variable {
    pub name: String,
    #[serde(default)]
    pub label: String,
    #[serde(rename = "type")]
    pub kind: String,
    #[serde(default)]
    pub categories: Vec<CategoryValue>,
    /// A-priori limits: never what was observed.
    pub bounds: Option<[f64; 2]>,
    /// Set for columns that are no answers, such as weights.
    pub role: Option<String>,
}

/// One value a column can have.
#[derive(Debug, Deserialize)]
pub struct CategoryValue {
    pub value: Value,
}

impl CategoryValue {
    fn text(&self) -> String {
        self.value.as_str().map_or_else(|| self.value.to_string(), str::to_owned)
    }
}

/// What an import did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    pub received: u64,
    pub received_before: u64,
}

/// Why an import stopped. Every row before the one it names was received and stays; running it again goes on where it stopped.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error("the CSV file cannot be read: {0}")]
    Csv(#[from] csv::Error),
    #[error("no column of the CSV file is an item of the survey")]
    NothingInCommon,
    #[error("row {row} cannot be taken: {problem}")]
    Row { row: u64, problem: String },
    #[error("row {row}: {cause}")]
    NotReceived { row: u64, cause: NotReceived },
}

impl Dictionary {
    /// An instrument that asks for every answer column: choices for categories, numbers in ten bins between their limits.
    /// Columns that are identifiers, constants, weights or derived are left out.
    #[must_use]
    pub fn instrument(&self) -> Value {
        let elements: Vec<Value> = self.variables.iter().filter_map(Variable::element).collect();
        json!({
            "porchlight": 1,
            "name": item_name(&self.dataset),
            "languages": ["en"],
            "title": self.title,
            "introduction": "These answers were collected elsewhere and imported.",
            "consent": "Imported: nobody is asked here.",
            "pages": [{ "name": "imported_page", "elements": elements }],
        })
    }

    /// What each raw value of a column is called in the instrument.
    fn options(&self, column: &str) -> BTreeMap<String, String> {
        let variable = self.variables.iter().find(|variable| variable.name == column);
        let categories = variable.map(|variable| variable.categories.as_slice()).unwrap_or_default();
        categories.iter().map(|category| (category.text(), option_name(&category.text()))).collect()
    }
}

impl Variable {
    fn element(&self) -> Option<Value> {
        let is_answer = self.role.is_none() && !["id", "constant"].contains(&self.kind.as_str());
        let label = if self.label.is_empty() { &self.name } else { &self.label };
        let name = item_name(&self.name);
        if !is_answer {
            None
        } else if !self.categories.is_empty() {
            let choices: Vec<Value> = self
                .categories
                .iter()
                .map(|category| json!({ "name": option_name(&category.text()), "label": category.text() }))
                .collect();
            Some(json!({ "kind": "choose_one", "name": name, "label": label, "choices": choices }))
        } else {
            let [minimum, maximum] = self.bounds?;
            let decimals = if self.kind == "decimal" { 2 } else { 0 };
            let scale = 10f64.powi(decimals);
            let rounded = |value: f64| (value * scale).round() / scale;
            let number = |value: f64| if decimals == 0 { json!(value.round() as i64) } else { json!(rounded(value)) };
            let mut bins: Vec<f64> = (1..10).map(|bin| rounded(minimum + (maximum - minimum) * f64::from(bin) / 10.0)).collect();
            bins.dedup();
            bins.retain(|&bin| bin > minimum && bin < maximum);
            let bins: Vec<Value> = bins.into_iter().map(number).collect();
            Some(json!({
                "kind": "number", "name": name, "label": label, "decimals": decimals,
                "minimum": number(minimum), "maximum": number(maximum), "bins": bins,
            }))
        }
    }
}

/// Letters, digits and underscores of a column's name, as an item name.
#[must_use]
pub fn item_name(column: &str) -> String {
    let letters: String =
        column.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '_' }).take(31).collect();
    if letters.starts_with(|first: char| first.is_ascii_alphabetic()) {
        letters
    } else {
        format!("v{letters}").chars().take(31).collect()
    }
}

/// A category as an option name: lowercase, anything else than letters, digits, dots and hyphens joined by underscores; "<5" and
/// "5+" stay apart from "5".
#[must_use]
pub fn option_name(category: &str) -> String {
    let (prefix, rest) = category.strip_prefix('<').map_or(("", category), |rest| ("under_", rest));
    let (rest, suffix) = rest.strip_suffix('+').map_or((rest, ""), |rest| (rest, "_plus"));
    let mut name = prefix.to_owned();
    for letter in rest.trim().to_ascii_lowercase().chars() {
        if letter.is_ascii_alphanumeric() || letter == '.' || letter == '-' {
            name.push(letter);
        } else if !name.ends_with('_') {
            name.push('_');
        }
    }
    name.push_str(suffix);
    name.chars().take(31).collect()
}

/// Sends every row of a CSV file through the same door as everybody's answers. `progress` is told the rows that are done.
///
/// # Errors
/// At the first row that cannot be taken, or when the survey is not open.
pub async fn responses(
    app: &Application,
    survey: &Survey,
    dictionary: &Dictionary,
    rows: &str,
    progress: impl Fn(u64),
) -> Result<Outcome, ImportError> {
    let mut reader = csv::Reader::from_reader(rows.as_bytes());
    let columns = columns(&survey.instrument, dictionary, reader.headers()?);
    if columns.iter().all(Option::is_none) {
        return Err(ImportError::NothingInCommon);
    }
    let mut outcome = Outcome::default();
    let mut group = Vec::with_capacity(GROUP);
    for (row, record) in (1u64..).zip(reader.records()) {
        match record.map_err(ImportError::from).and_then(|record| submission(app, survey, &columns, row, &record)) {
            Ok(submission) => group.push((row, submission)),
            Err(error) => {
                send(app, group, &mut outcome).await?;
                return Err(error);
            }
        }
        if group.len() == GROUP {
            send(app, std::mem::take(&mut group), &mut outcome).await?;
            progress(row);
        }
    }
    send(app, group, &mut outcome).await?;
    progress(outcome.received + outcome.received_before);
    Ok(outcome)
}

/// Rows that share a commit.
const GROUP: usize = 200;

/// The item a column answers, and its values by their raw text.
type Column = (ItemName, BTreeMap<String, String>);

fn columns(instrument: &Instrument, dictionary: &Dictionary, headers: &csv::StringRecord) -> Vec<Option<Column>> {
    headers
        .iter()
        .map(|header| {
            let item = ItemName::parse(&item_name(header)).ok()?;
            instrument.logic.slot_of(&item)?;
            Some((item, dictionary.options(header)))
        })
        .collect()
}

fn submission(
    app: &Application,
    survey: &Survey,
    columns: &[Option<Column>],
    row: u64,
    record: &csv::StringRecord,
) -> Result<Submission, ImportError> {
    let mut draft = Draft::default();
    for (column, value) in columns.iter().zip(record) {
        if let Some((item, options)) = column {
            draft.give(item.clone(), options.get(value).map_or(value, String::as_str));
        }
    }
    let problem = |problem: String| ImportError::Row { row, problem };
    let today = app.clock.today();
    let response = Response::check(&survey.instrument.logic, &draft, today)
        .map_err(|faults| problem(faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")))?;
    Ok(Submission {
        survey: survey.code.clone(),
        id: row_id(&app.receipt_key, &survey.code, row, record),
        version: survey.instrument.version.clone(),
        received: today,
        payload: response.to_payload().map_err(|error| problem(error.to_string()))?,
    })
}

fn row_id(key: &ReceiptKey, survey: &SurveyCode, row: u64, record: &csv::StringRecord) -> ResponseId {
    let row = row.to_string();
    let parts: Vec<&str> = std::iter::once(row.as_str()).chain(record).collect();
    key.response_id(MadeFor::ImportedRow, survey, &parts)
}

async fn send(app: &Application, group: Vec<(u64, Submission)>, outcome: &mut Outcome) -> Result<(), ImportError> {
    let sending = group.into_iter().map(|(row, submission)| async move {
        app.receiver.receive(submission).await.map_err(|cause| ImportError::NotReceived { row, cause })
    });
    for received in futures_util::future::join_all(sending).await {
        match received? {
            Received::Now => outcome.received += 1,
            Received::Before => outcome.received_before += 1,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_keep_their_meaning() {
        let names = ["<5", "5", "5+", "10-19", "Black or African American", "did not ride", "-1"].map(option_name);
        assert_eq!(names, ["under_5", "5", "5_plus", "10-19", "black_or_african_american", "did_not_ride", "-1"]);
    }

    #[test]
    fn columns_become_item_names() {
        assert_eq!(["age", "2018 x", "a-b"].map(item_name), ["age", "v2018_x", "a_b"]);
    }
}
