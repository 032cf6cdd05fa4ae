//! Reads forms written as XLSForm, the spreadsheet notation of the field, into one normal shape, with a report of everything
//! that was found on the way. It reads for the forgiving: a form with faults is read as far as it goes, and the verdict says
//! whether it may be used as it is. It knows no files (tables come in as texts) and nothing of our own instruments.
//!
//! ```text
//! file -> Workbook -> Form + Report -> (our instrument, or a Workbook again)
//! our instrument -> Form -> Workbook -> file
//! ```
//!
//! Sources: the XLSForm reference (xlsform.org), the ODK XForms specification (getodk.github.io/xforms-spec), and the verdicts of
//! the reference converter, pyxform 4.5.0, with which this reader is made to agree.
//!
//! ```
//! use shared::xlsform::{self, Options, Verdict, markdown};
//!
//! let book = markdown::read("
//! | survey |
//! |        | type           | name | label            |
//! |        | text           | who  | What is your name? |
//! |        | note           | hi   | Hello, ${whom}   |
//! ");
//! let read = xlsform::read(&book, &Options::default());
//! assert_eq!(read.form.survey.len(), 2);
//! assert_eq!(read.report.verdict(), Verdict::Error);
//! assert_eq!(read.report.findings[0].rule, "reference.unknown");
//! assert_eq!(read.report.findings[0].row, Some(3));
//! ```

mod alias;
pub mod attached;
mod audit;
mod bounds;
mod check;
mod choices;
mod container;
pub mod convert;
mod dynamic;
mod entities;
pub mod export;
pub mod form;
mod header;
pub mod kind;
pub mod markdown;
pub mod name;
mod number;
mod own;
mod parameters;
mod placement;
mod question;
mod range;
pub mod reference;
pub mod report;
mod select;
mod settings;
mod spelling;
mod survey;
pub mod tables;
pub mod value;
pub mod workbook;
pub mod write;

pub use form::{Choice, Entity, Form, Lists, Node, Settings};
pub use report::{Finding, Report, Severity, Verdict};
pub use value::{Map, Value};
pub use workbook::{Sheet, Source, Workbook};

use header::{Reading, Table};
use report::Place;
use survey::Reader;

/// What is known about a form from outside of it.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The name of the root element, where the form does not say it; `data` otherwise.
    pub root: Option<String>,
    /// The identifier of the form, where the form does not say it: usually the name of its file. `data` otherwise.
    pub identifier: Option<String>,
}

/// A form, and what was found while it was read.
#[derive(Clone, Debug)]
pub struct Read {
    pub form: Form,
    pub report: Report,
}

/// Reads a form.
pub fn read(book: &Workbook, options: &Options) -> Read {
    let mut report = Report::default();
    let form = form(book, options, &mut report);
    Read { form, report }
}

const USUAL_NAME: &str = "data";

fn form(book: &Workbook, options: &Options, report: &mut Report) -> Form {
    let mut form = Form { name: root(options, report), ..Form::default() };
    let (settings, own_root) = settings::read(book, report);
    form.settings = settings;
    if let Some(root) = own_root {
        form.name = root;
    }
    let default_language = form.settings.default_language().to_owned();
    let switch = |key: &str| form.settings.text(key).and_then(alias::yes_no);
    let tidy = switch("clean_text_values").unwrap_or(true);
    let duplicates = switch("allow_choice_duplicates").unwrap_or(false);
    let plain = Reading { source: book.source, default_language: &default_language, tidy: false };

    form.tables = tables::read(book);
    form.external_choices = choices::read_plain("external_choices", book, &plain, report);
    let (lists, choices_table) = choices::read(book, &plain, duplicates, report);
    form.choices = lists;
    let mut entities = entities::read(book, report);

    let (sheet, renamed) = survey_sheet(book);
    let Some(sheet) = sheet else {
        let near = spelling::near("survey", book);
        let problem = "The form has no sheet \u{201c}survey\u{201d}, which holds its questions.";
        report.error("sheet.survey_missing", Place::sheet("survey"), &near.join(", "), problem, "Nothing was read.");
        return form;
    };
    if renamed {
        let problem = "The only sheet is not called \u{201c}survey\u{201d}.";
        report.note("sheet.survey_name", Place::sheet(&sheet.name), &sheet.name, problem, "It was read as the survey.");
    }
    let reading = Reading { tidy, ..plain };
    let table = header::read("survey", sheet, &alias::SURVEY, &reading, report);
    header::require("survey", &table, "type", report);
    check::column::survey(&table, report);
    check::column::choices(&choices_table, report);
    let translated = check::translation::check_columns("survey", &table, report)
        | check::translation::check_columns("choices", &choices_table, report);
    let list_reading = Reading { source: book.source, default_language: form::NO_LANGUAGE, tidy: false };
    form.osm = choices::read_plain("osm", book, &list_reading, report);

    let columns = Table { columns: table.columns.clone(), rows: Vec::new() };
    let reader = Reader::new(
        book,
        &mut form.choices,
        &form.external_choices,
        &form.osm,
        &mut form.settings,
        &mut entities,
        &form.name,
        report,
    );
    let mut survey = reader.read(table);
    form.survey = survey.tree;
    form.meta = survey.meta;
    check::translation::check_or_other(survey.or_other, translated, report);
    place_entities(&mut form, entities, report);
    identify(&mut form, options, report);

    if form.settings.text("omit_instanceID").and_then(alias::yes_no) != Some(true) {
        *survey.names.entry("instanceID".to_owned()).or_insert(0) += 1;
    }
    check_references(book, sheet, &columns, &choices_table, &survey.names, report);
    let elements = check::structure::check(&form, report);
    check::structure::check_references(&form, &survey.names, &elements, report);
    check::circular::check(&form, report);
    check::label::check(&form, &elements, report);
    let searched = check::search::check(&form, report);
    check::data::check(&form, &searched, report);
    form.languages = check::translation::languages(&form);
    check::translation::check_codes(&form.languages, report);
    form
}

fn root(options: &Options, report: &mut Report) -> String {
    match &options.root {
        Some(root) if name::is_element(root) => root.clone(),
        Some(root) => {
            let problem =
                "The name of the form must begin with a letter or an underscore and hold letters, digits, '_', '-' and '.' only.";
            report.error("form.name", Place::sheet("settings"), root, problem, "The usual name was taken instead.");
            USUAL_NAME.to_owned()
        }
        None => USUAL_NAME.to_owned(),
    }
}

/// The survey, which is also the only sheet of a workbook whatever it is called.
fn survey_sheet(book: &Workbook) -> (Option<&Sheet>, bool) {
    match (book.sheet("survey"), book.sheets.as_slice()) {
        (Some(sheet), _) => (Some(sheet).filter(|sheet| !sheet.columns.is_empty()), false),
        (None, [only]) if !alias::SHEETS.contains(&only.name.to_lowercase().as_str()) => {
            (Some(only).filter(|sheet| !sheet.columns.is_empty()), true)
        }
        (None, _) => (None, false),
    }
}

fn place_entities(form: &mut Form, entities: entities::Entities, report: &mut Report) {
    form.entities = entities.declared;
    if form.entities.is_empty() {
        return;
    }
    let containers = placement::place(&mut form.entities, &entities.uses, report);
    let within_repeats = containers.iter().flatten().any(|step| step.container == Some(kind::Container::Repeat));
    let version = if form.entities.len() > 1 || within_repeats { "2025.1.0" } else { "2024.1.0" };
    form.settings.0.set_text("entity_version", version);
}

fn identify(form: &mut Form, options: &Options, report: &mut Report) {
    if !form.settings.0.contains("id_string") {
        form.settings.0.set_text("id_string", options.identifier.as_deref().unwrap_or(USUAL_NAME));
    }
    if matches!(form.settings.text("id_string"), Some("None")) {
        let problem = "The form has no identifier of its own.";
        report.error("settings.identifier", Place::sheet("settings").column("form_id"), "None", problem, "It was kept.");
    }
}

fn check_references(
    book: &Workbook,
    survey: &Sheet,
    columns: &Table,
    choices: &Table,
    names: &check::reference::Names,
    report: &mut Report,
) {
    if let Some(sheet) = book.sheet("settings") {
        check::reference::check("settings", sheet, |_, _| true, names, report);
    }
    if let Some(sheet) = book.sheet("entities") {
        let wanted = |_: usize, header: &str| !matches!(header, "list name" | "list_name" | "repeat");
        check::reference::check("entities", sheet, wanted, names, report);
    }
    check::reference::check("survey", survey, check::reference::in_survey(columns), names, report);
    if let Some(sheet) = book.sheet("choices") {
        check::reference::check("choices", sheet, check::reference::in_choices(choices), names, report);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rules(table: &str) -> Vec<&'static str> {
        read(&markdown::read(table), &Options::default()).report.errors().map(|finding| finding.rule).collect()
    }

    #[test]
    fn all_faults_are_reported_and_the_rest_is_read() {
        let table = "
            | survey |
            | | type | name | label | relevant | trigger |
            | | begin_group | g | G | | |
            | | text | 1a | A | ${nobody} > 1 | ${none} |
            | | text | b | | | |
            | | select_one colours | c | C | | |
            | | end_repeat | | | | |";
        let book = markdown::read(table);
        let read = read(&book, &Options::default());
        let found = rules(table);
        for rule in [
            "name.malformed",
            "reference.unknown",
            "trigger.unknown",
            "label.missing",
            "select.list_unknown",
            "structure.end",
            "structure.begin",
        ] {
            assert!(found.contains(&rule), "{rule} is not among {found:?}");
        }
        let names: Vec<&str> = read.form.survey[0].children.iter().map(|node| node.name.as_str()).collect();
        assert_eq!(names, ["1a", "b", "c"]);
    }

    #[test]
    fn deep_nesting_is_read_flat_from_a_point_on() {
        let mut table = String::from("| survey |\n| | type | name | label |\n");
        for level in 0..1_000 {
            table.push_str(&format!("| | begin_group | g{level} | G |\n"));
        }
        table.push_str("| | text | a | A |\n");
        for _ in 0..1_000 {
            table.push_str("| | end_group | | |\n");
        }
        assert!(rules(&table).iter().all(|rule| *rule == "structure.depth"));
    }

    const WORDS: [&str; 40] = [
        "begin_group",
        "end_group",
        "begin_repeat",
        "end_repeat",
        "begin_loop over l",
        "end loop",
        "text",
        "select_one l",
        "select_multiple l or_other",
        "rank l",
        "range",
        "note",
        "calculate",
        "audit",
        "geopoint",
        "photo",
        "osm l",
        "csv-external",
        "select_one f.csv",
        "select_one_external l",
        "background-geopoint",
        "a",
        "b",
        "l",
        "other",
        "meta",
        "table-list",
        "label",
        "${a}",
        "${b",
        "${a} + ${last-saved#b}",
        "start=1 end=5",
        "randomize=true seed=${a}",
        "l#a",
        "yes",
        "search('f')",
        "pulldata('f', 'a', 'b', ${a})",
        "é",
        "",
        "3",
    ];
    const HEADERS: [&str; 30] = [
        "type",
        "name",
        "label",
        "label::fr",
        "hint",
        "relevant",
        "required",
        "calculation",
        "default",
        "trigger",
        "parameters",
        "appearance",
        "choice_filter",
        "repeat_count",
        "save_to",
        "media::image",
        "media",
        "bind::type",
        "list_name",
        "entity_id",
        "create_if",
        "update_if",
        "form_id",
        "default_language",
        "guidance_hint",
        "list name",
        "x",
        "bind",
        "disabled",
        "",
    ];

    fn sheet() -> impl Strategy<Value = Sheet> {
        let name = prop::sample::select(vec!["survey", "choices", "settings", "entities", "osm", "external_choices", "choice"]);
        let columns = prop::collection::vec(prop::sample::select(HEADERS.to_vec()), 1..9);
        let cells = prop::collection::vec(prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..9), 0..12);
        (name, columns, cells).prop_map(|(name, mut columns, rows)| {
            if name == "survey" {
                columns.splice(0..0, ["type", "name"]);
            } else if name != "settings" {
                columns.splice(0..0, ["list_name", "name", "label"]);
            }
            let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
            Sheet::of(name, &columns, &rows)
        })
    }

    proptest! {
        #[test]
        fn any_table_is_read_and_can_be_written(sheets in prop::collection::vec(sheet(), 0..6)) {
            let read = read(&Workbook { source: Source::Markdown, sheets }, &Options::default());
            let _ = write::workbook(&read.form);
        }

        #[test]
        fn a_form_without_faults_is_the_same_when_written_and_read_again(rows in prop::collection::vec(row(), 1..30)) {
            let first = read(&book(&rows), &Options::default());
            prop_assert_eq!(first.report.errors().next(), None);
            let again = read(&write::workbook(&first.form), &Options::default());
            prop_assert_eq!(again.report.errors().next(), None);
            prop_assert_eq!(again.form, first.form);
        }
    }

    /// A row of a form without faults, before it has a name: how deep it opens or closes groups, its type, and its other cells.
    type Part = (u8, &'static str, String, String, &'static str, &'static str, bool);

    fn row() -> impl Strategy<Value = Part> {
        let kinds = [
            "text",
            "integer",
            "select_one l",
            "select_multiple l or_other",
            "rank l",
            "note",
            "geotrace",
            "select_one f.csv",
            "time",
        ];
        let text = "[a-zA-Zé0-9 .,?!:'<>&|*#-]{0,20}[a-z?]";
        let expressions = ["", "1 = 1", "${q0} != ''", "selected(., 'a') and true()"];
        let appearances = ["", "minimal", "field-list", "w1 label"];
        (
            0..6_u8,
            prop::sample::select(kinds.to_vec()),
            text,
            text,
            prop::sample::select(expressions.to_vec()),
            prop::sample::select(appearances.to_vec()),
            any::<bool>(),
        )
    }

    fn book(parts: &[Part]) -> Workbook {
        let columns = [
            "type",
            "name",
            "label",
            "label::French (fr)",
            "hint",
            "relevant",
            "appearance",
            "required",
            "bind::odk:length",
            "my notes",
        ];
        let mut rows: Vec<Vec<String>> = vec![["text", "q0", "First"].map(str::to_owned).to_vec()];
        let mut open: Vec<&str> = Vec::new();
        for ((depth, kind, label, french, relevant, appearance, required), at) in parts.iter().zip(1..) {
            let cells = |kind: &str, name: String| {
                let yes = if *required { "yes" } else { "" };
                [kind, &name, label, french, "", relevant, appearance, yes, if *required { "9" } else { "" }, french]
                    .map(str::to_owned)
                    .to_vec()
            };
            match depth {
                0 if open.len() < 5 => {
                    let container = ["group", "repeat"][at % 2];
                    open.push(container);
                    rows.push(cells(&format!("begin {container}"), format!("g{at}")));
                }
                1 if !open.is_empty() => {
                    let container = open.pop().unwrap();
                    rows.push(vec![format!("end {container}")]);
                }
                _ => rows.push(cells(kind, format!("q{at}"))),
            }
        }
        rows.extend(open.into_iter().rev().map(|container| vec![format!("end {container}")]));
        let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        let choices = Sheet::of("choices", &["list_name", "name", "label", "x"], &[&["l", "a", "A"], &["l", "b", "B", "1"]]);
        Workbook { source: Source::Markdown, sheets: vec![Sheet::of("survey", &columns, &rows), choices] }
    }
}
