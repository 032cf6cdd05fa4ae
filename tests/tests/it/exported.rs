//! Forms that leave as files: what is written is what is read again, and instruments come back the same. Whether programs that
//! are not ours open the files is asked in `tests/independent`.

use std::fs;

use proptest::prelude::*;
use server::spreadsheet::{self, WriteError};
use shared::Instrument;
use shared::xlsform::workbook::{Sheet, Source};
use shared::xlsform::{self, Options, Verdict, Workbook, convert, export};
use tests::process::{run, succeed};
use tests::samples;

const PROGRAM: &str = env!("CARGO_BIN_EXE_porchlight-under-test");

/// Writes an instrument's form as a file, reads it, and compares.
pub fn assert_comes_back(source: &str) {
    let instrument = Instrument::parse(source).unwrap();
    let book = export::workbook(&serde_json::from_str(source).unwrap(), &instrument.version).unwrap();
    let bytes = spreadsheet::write(&book).unwrap();
    assert_eq!(bytes, spreadsheet::write(&book).unwrap(), "the same form is the same file");
    let read = xlsform::read(&spreadsheet::read(&bytes, "form.xlsx").unwrap(), &Options::default());
    assert_eq!(read.report.verdict(), Verdict::Ok, "{:?}", read.report.errors().next());
    let conversion = convert::instrument(&read.form);
    let again = Instrument::parse(&conversion.source.to_string()).unwrap();
    assert_eq!(Instrument { version: instrument.version.clone(), ..again }, instrument);
}

#[test]
fn samples_and_demonstration_come_back_from_a_file() {
    let demonstration = [include_str!("../../../server/demo/neighborhood.json"), include_str!("../../../server/demo/yrbs.json")];
    for source in demonstration.map(str::to_owned).into_iter().chain([samples::instrument(), samples::kinds()]) {
        assert_comes_back(&source);
    }
}

#[test]
fn a_survey_leaves_as_a_form_and_comes_back_as_a_draft() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let stderr = |arguments: &[&str]| {
        let output = run(PROGRAM, &data, None, arguments);
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    fs::write(path("first.json"), samples::instrument()).unwrap();
    succeed(PROGRAM, &data, None, &["import", "instrument", "--file", &path("first.json"), "--survey", "elm", "--team", "t"]);
    let told = succeed(PROGRAM, &data, None, &["export", "form", "elm", "--output", &path("elm.xlsx")]);
    assert_eq!(told.trim(), path("elm.xlsx"));
    assert!(stderr(&["export", "form", "elm", "--output", &path("elm.xlsx")]).contains("is there already"));
    assert!(stderr(&["export", "form", "oak", "--output", &path("oak.xlsx")]).contains("there is no survey “oak”"));
    assert!(!folder.path().join("oak.xlsx").exists());

    succeed(PROGRAM, &data, None, &["import", "form", &path("elm.xlsx"), "--survey", "elm-2", "--team", "t"]);
    for (code, file) in [("elm", "elm.json"), ("elm-2", "elm-2.json")] {
        succeed(PROGRAM, &data, None, &["export", "form", code, "--format", "json", "--output", &path(file)]);
    }
    let [first, second] = ["elm.json", "elm-2.json"].map(|file| fs::read_to_string(path(file)).unwrap());
    assert_eq!(first, samples::instrument(), "the JSON is the very text that the survey is asked from");
    let [first, second] = [first, second].map(|source| Instrument::parse(&source).unwrap());
    assert_eq!(Instrument { version: first.version.clone(), ..second }, first);
}

#[test]
fn what_no_spreadsheet_holds_is_refused() {
    let book = |sheet| Workbook { source: Source::Spreadsheet, sheets: vec![sheet] };
    let long = "a".repeat(32_768);
    let refused = spreadsheet::write(&book(Sheet::of("survey", &["type"], &[&[&long]])));
    assert!(matches!(refused, Err(WriteError::TooLong)));
    let many: Vec<&[&str]> = vec![&["a"]; 20_000];
    assert!(matches!(spreadsheet::write(&book(Sheet::of("survey", &["type"], &many))), Err(WriteError::TooMany)));
    assert!(spreadsheet::write(&book(Sheet::of("survey", &["type"], &many[1..]))).is_ok());
}

const ODD: [&str; 9] = ["_x0041_", "_x005F_x000D_", "=1+1", "'1", "TRUE", "007", "1e5", "<a>&amp;\"", "a\n\nb"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    /// Texts as the exporter writes them: without space around them and without characters that XML does not have.
    #[test]
    fn cells_are_read_as_they_were_written(
        texts in prop::collection::vec(
            prop_oneof![
                "[\\PC\n\t]{1,20}",
                prop::sample::select(ODD.to_vec()).prop_map(str::to_owned),
            ],
            1..12,
        ),
    ) {
        let texts: Vec<&str> = texts.iter().map(|text| text.trim()).collect();
        let rows: Vec<&[&str]> = texts.chunks(3).filter(|row| row.iter().any(|text| !text.is_empty())).collect();
        let sheet = Sheet::of("survey", &["type", "porchlight::exact", "name"], &rows);
        let book = Workbook { source: Source::Spreadsheet, sheets: vec![sheet] };
        let again = spreadsheet::read(&spreadsheet::write(&book).unwrap(), "a.xlsx").unwrap();
        let seen = |book: &Workbook| -> Vec<String> {
            book.sheets[0].rows.iter().flat_map(|row| &row.cells).map(|cell| cell.text.replace('\u{a0}', " ")).collect()
        };
        prop_assert_eq!(seen(&again), seen(&book));
    }
}
