//! What was found while a form was read: every problem, with its place, what stood there, what is wrong with it and what was
//! done about it. Findings never stop the reading; the verdict is drawn from them at the end.

use serde::Serialize;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing, nothing to do.
    Note,
    /// The form works, but hardly as its author meant.
    Warning,
    /// The form is wrong; what could be read of it was read.
    Error,
}

/// Whether a form may be used as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Ok,
    Error,
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    pub severity: Severity,
    /// A stable name of the rule, for programs: `name.duplicate`.
    pub rule: &'static str,
    pub sheet: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// What stood there.
    pub found: String,
    /// What is wrong with it, as a sentence.
    pub problem: String,
    /// What was done about it, as a sentence.
    pub done: String,
}

/// Where something was found.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    sheet: &'a str,
    row: Option<u32>,
    column: Option<&'a str>,
}

impl<'a> Place<'a> {
    pub fn sheet(sheet: &'a str) -> Self {
        Place { sheet, row: None, column: None }
    }

    pub fn survey(row: u32) -> Self {
        Place { sheet: "survey", row: Some(row), column: None }
    }

    pub fn row(self, row: u32) -> Self {
        Place { row: Some(row), ..self }
    }

    pub fn column(self, column: &'a str) -> Self {
        Place { column: Some(column), ..self }
    }
}

/// Everything that was found in one form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    pub findings: Vec<Finding>,
}

/// No report holds more findings than this: a table of nonsense would otherwise be answered with a bigger one.
pub const MOST_FINDINGS: usize = 2_000;

/// Nothing quoted from a cell is longer than this many characters.
const LONGEST_QUOTE: usize = 200;

impl Report {
    pub fn verdict(&self) -> Verdict {
        if self.errors().next().is_some() { Verdict::Error } else { Verdict::Ok }
    }

    pub fn errors(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.severity == Severity::Error)
    }

    pub fn error(&mut self, rule: &'static str, place: Place, found: &str, problem: impl Into<String>, done: &str) {
        self.add(Severity::Error, rule, place, found, problem.into(), done);
    }

    pub fn warning(&mut self, rule: &'static str, place: Place, found: &str, problem: impl Into<String>, done: &str) {
        self.add(Severity::Warning, rule, place, found, problem.into(), done);
    }

    pub fn note(&mut self, rule: &'static str, place: Place, found: &str, problem: impl Into<String>, done: &str) {
        self.add(Severity::Note, rule, place, found, problem.into(), done);
    }

    fn add(&mut self, severity: Severity, rule: &'static str, place: Place, found: &str, problem: String, done: &str) {
        // The last place is kept for an error, so that a flood of warnings cannot turn the verdict.
        let room = if severity == Severity::Error { MOST_FINDINGS } else { MOST_FINDINGS - 1 };
        if self.findings.len() >= room {
            return;
        }
        self.findings.push(Finding {
            severity,
            rule,
            sheet: place.sheet.to_owned(),
            row: place.row,
            column: place.column.map(str::to_owned),
            found: found.chars().take(LONGEST_QUOTE).collect(),
            problem,
            done: done.to_owned(),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_of_warnings_leaves_room_for_the_error_that_decides() {
        let mut report = Report::default();
        for row in 0..5_000 {
            report.warning("w", Place::survey(row), "", "It is odd.", "It was kept.");
        }
        assert_eq!(report.verdict(), Verdict::Ok);
        report.error("e", Place::survey(1), "", "It is wrong.", "It was left out.");
        assert_eq!(report.verdict(), Verdict::Error);
        assert_eq!(report.findings.len(), MOST_FINDINGS);
    }
}
