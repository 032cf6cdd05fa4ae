//! Columns whose headers mean nothing: often `labl` for `label`. They are kept as they are, which programs of the field do too, so
//! that a slip would not be noticed otherwise. The choices may have any columns of their own, for filters: there only a header that
//! is nearly that of a column the sheet lacks is told.

use super::super::alias::{self, Columns};
use super::super::header::Table;
use super::super::own;
use super::super::report::{Place, Report};
use super::super::spelling;

/// Keys that nobody writes as the header of a column.
const INNER: [&str; 11] =
    ["bind", "control", "instance", "media", "body", "query", "itemset", "choices", "actions", "parent", "extra_data"];
/// Reported where the rows are read.
const ELSEWHERE: [&str; 1] = ["disabled"];

pub fn survey(table: &Table, report: &mut Report) {
    check("survey", table, &alias::SURVEY, |_| true, report);
}

pub fn choices(table: &Table, report: &mut Report) {
    let is_lacking = |meant: Option<&str>| {
        let path = meant.map(|meant| alias::LISTS.alias(meant).unwrap_or(&[]));
        path.is_some_and(|path| !table.paths().any(|there| there.iter().map(String::as_str).eq(path.iter().copied())))
            && meant.is_some_and(|meant| !table.has_column(meant))
    };
    check("choices", table, &alias::LISTS, is_lacking, report);
}

/// Warns about each column of no meaning for which `tells`, given what was probably meant.
fn check(sheet: &str, table: &Table, columns: &Columns, tells: impl Fn(Option<&str>) -> bool, report: &mut Report) {
    for path in table.paths() {
        let Some(key) = path.first().map(String::as_str).filter(|key| !means_something(key, columns)) else { continue };
        let meant = nearest(key, columns);
        if !tells(meant) {
            continue;
        }
        let meant = meant.map(|meant| format!(" Probably \u{201c}{meant}\u{201d} was meant.")).unwrap_or_default();
        report.warning(
            "header.unknown",
            Place::sheet(sheet).row(1).column(key),
            &path.join("::"),
            format!("No column of the sheet is called so.{meant}"),
            "Nothing was done with it.",
        );
    }
}

fn means_something(key: &str, columns: &Columns) -> bool {
    let is_target = columns.aliases.iter().any(|(_, path)| path.first() == Some(&key));
    let is_ours = key == own::PREFIX || own::OF_CHOICE.contains(&key);
    columns.known.contains(&key) || is_target || is_ours || ELSEWHERE.contains(&key) || key.trim().is_empty()
}

/// The header that is fewest letters off, if it is few for its length.
fn nearest(key: &str, columns: &Columns) -> Option<&'static str> {
    let known = columns.known.iter().copied().chain(columns.aliases.iter().map(|(spelling, _)| *spelling));
    let written = key.to_lowercase().replace([' ', '-'], "_");
    let off = |header: &'static str| (spelling::distance(&written, header), header);
    let near = known.filter(|header| !INNER.contains(header)).map(off);
    let near = near.filter(|(distance, header)| *distance <= if header.len() < 5 { 1 } else { 2 });
    near.min_by_key(|(distance, _)| *distance).map(|(_, header)| header)
}

#[cfg(test)]
mod tests {
    use super::super::super::{Options, Severity, markdown, read};

    fn found(form: &str) -> Vec<(String, String, bool)> {
        let findings = read(&markdown::read(form), &Options::default()).report.findings;
        let unknown = findings.into_iter().filter(|finding| finding.rule == "header.unknown");
        let told = unknown.map(|finding| {
            assert_eq!((finding.severity, finding.row), (Severity::Warning, Some(1)));
            let meant = finding.problem.split('\u{201c}').nth(1).and_then(|rest| rest.split('\u{201d}').next());
            (finding.found, meant.unwrap_or_default().to_owned(), finding.sheet == "survey")
        });
        told.collect()
    }

    #[test]
    fn a_slip_is_told_with_what_was_meant() {
        let form = "| survey |\n| | type | name | labl::English (en) | relevent | constraint mesage | requird | my remarks | body::esri:style |\n\
                    | | select_one c | a | A | | | | x | |\n\
                    | choices |\n| | list_name | name | lable | ward |\n| | c | x | X | north |\n";
        let expected = [
            ("labl::English (en)", "label", true),
            ("relevent", "relevant", true),
            ("constraint mesage", "constraint_message", true),
            ("requird", "required", true),
            ("my remarks", "", true),
            ("lable", "label", false),
        ];
        let mut told = found(form);
        told.sort_by_key(|(_, _, survey)| !survey);
        assert_eq!(told, expected.map(|(found, meant, survey)| (found.to_owned(), meant.to_owned(), survey)));
    }

    #[test]
    fn columns_of_choices_that_filters_ask_for_are_no_slips() {
        let form = "| survey |\n| | type | name | label | porchlight::maximum |\n| | select_one c | a | A | |\n\
                    | choices |\n| | list_name | name | label | game | labels | images |\n| | c | x | X | chess | y | z |\n";
        assert_eq!(found(form), [("images".to_owned(), "image".to_owned(), false)]);
    }
}
