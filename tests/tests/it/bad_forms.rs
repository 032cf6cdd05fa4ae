//! Files that are no forms, or forms with something wrong in them, as they come from people and from attackers: each is answered
//! with a clear report in seconds, within a bounded memory, and nothing is stored.
#![allow(clippy::disallowed_methods, reason = "how long a report takes is part of what is promised")]

use std::fs;
use std::io::{Cursor, Write};
use std::process::Command;
use std::time::{Duration, Instant};

use server::spreadsheet::{self, SpreadsheetError};
use shared::xlsform::Workbook;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const PROGRAM: &str = env!("CARGO_BIN_EXE_porchlight-under-test");

/// Of all that the program reserves, in KiB; what it uses is a fraction of it.
const MEMORY: u32 = 1_200_000;
const TIME: Duration = Duration::from_secs(15);

const FLAWED: i32 = 1;
const UNREADABLE: i32 = 2;

/// Imports a file as a survey, which must fail in that way; what was said.
#[track_caller]
fn refused(name: &str, content: &[u8], code: i32, sentences: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let (file, data) = (folder.path().join(name), folder.path().join("data"));
    fs::write(&file, content).unwrap();
    // The shell sets the limit and becomes the program.
    let mut import = Command::new("sh");
    import.args(["-c", &format!("ulimit -v {MEMORY} && exec \"$0\" \"$@\""), PROGRAM, "--data"]).arg(&data);
    import.args(["import", "form", "--survey", "block", "--team", "elm"]).arg(&file);
    let started = Instant::now();
    let output = import.output().unwrap();
    let took = started.elapsed();
    let said = [output.stdout, output.stderr].map(|said| String::from_utf8(said).unwrap()).concat();
    assert_eq!(output.status.code(), Some(code), "{name}: {said}");
    for sentence in sentences {
        assert!(said.contains(sentence), "{name}: {said}");
    }
    assert!(!data.exists(), "{name}: something was stored");
    assert!(took < TIME, "{name}: {took:?}");
    said
}

#[track_caller]
fn unreadable(name: &str, content: &[u8], reason: SpreadsheetError) {
    refused(name, content, UNREADABLE, &[&reason.to_string(), "Nothing was stored."]);
}

fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
    <sheets><sheet name="survey" sheetId="1" r:id="r1"/></sheets></workbook>"#;
const PACKAGE: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
    <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    Target="xl/workbook.xml"/></Relationships>"#;
const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
    <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    Target="worksheets/sheet1.xml"/></Relationships>"#;

const NO_TEXTS: &str = ">";

/// A workbook of Excel with these rows, merged areas and shared texts, which begin with the rest of their first tag.
fn excel(rows: &str, merged: &str, texts: &str) -> Vec<u8> {
    const NAMES: &str = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    let sheet = format!("<worksheet {NAMES}><sheetData>{rows}</sheetData>{merged}</worksheet>");
    let texts = format!("<sst {NAMES} {texts}</sst>");
    packed(&[
        ("_rels/.rels", PACKAGE.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/sharedStrings.xml", texts.as_bytes()),
    ])
}

/// One row of cells, each as it is written, but texts without a tag.
fn excel_row(number: usize, cells: &[&str]) -> String {
    let cell = |(column, content): (char, &&str)| match *content {
        "" => String::new(),
        content if content.starts_with('<') => format!("<c r=\"{column}{number}\" {}</c>", &content[1..]),
        content => format!("<c r=\"{column}{number}\" t=\"inlineStr\"><is><t>{content}</t></is></c>"),
    };
    let cells: String = ('A'..).zip(cells).map(cell).collect();
    format!("<row r=\"{number}\">{cells}</row>")
}

const DOCUMENT: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

/// A spreadsheet of OpenDocument with these rows.
fn open_document(rows: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>\
         <table:table table:name=\"survey\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let manifest = b"<manifest:manifest/>";
    packed(&[("mimetype", DOCUMENT), ("META-INF/manifest.xml", manifest), ("content.xml", content.as_bytes())])
}

/// A cell with a text, or as it is written.
fn open_document_cell(content: &str) -> String {
    if content.starts_with('<') {
        return content.to_owned();
    }
    format!("<table:table-cell office:value-type=\"string\"><text:p>{content}</text:p></table:table-cell>")
}

fn open_document_row(repeated: usize, cells: &[&str]) -> String {
    let cells: String = cells.iter().map(|content| open_document_cell(content)).collect();
    format!("<table:table-row table:number-rows-repeated=\"{repeated}\">{cells}</table:table-row>")
}

fn markdown(columns: &str, rows: &str) -> Vec<u8> {
    format!("| survey |\n| | {columns} |\n{rows}").into_bytes()
}

fn rows_of(book: &Workbook) -> Vec<Vec<&str>> {
    book.sheets[0].rows.iter().map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect()).collect()
}

#[test]
fn what_is_no_spreadsheet_is_called_that() {
    let reason = SpreadsheetError::NotASpreadsheet;
    unreadable("photo.xlsx", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", reason);
    unreadable("report.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", reason);
    unreadable("letter.csv", b"Dear neighbors\nplease come.\n", reason);
    let letter = packed(&[("_rels/.rels", b"<Relationships/>"), ("word/document.xml", b"<w:document/>")]);
    unreadable("letter.docx", &letter, reason);
    let letter =
        [("mimetype", &b"application/vnd.oasis.opendocument.text"[..]), ("content.xml", &b"<office:document-content/>"[..])];
    unreadable("letter.odt", &packed(&letter), reason);
    unreadable("pictures.zip", &packed(&[("a.png", b"\x89PNG")]), reason);
    unreadable("empty.xlsx", b"", SpreadsheetError::Empty);
}

#[test]
fn a_password_is_told_from_damage() {
    let reason = SpreadsheetError::Encrypted;
    unreadable("locked.xlsx", include_bytes!("../../fixtures/locked.xlsx"), reason);
    unreadable("locked.xls", include_bytes!("../../fixtures/locked.xls"), reason);
    let manifest = br#"<manifest:manifest><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/>
        </manifest:file-entry></manifest:manifest>"#;
    let locked = packed(&[("mimetype", DOCUMENT), ("META-INF/manifest.xml", manifest), ("content.xml", &[0xff, 0xfe, 0x81])]);
    unreadable("locked.ods", &locked, reason);
}

#[test]
fn lock_files_are_told_from_the_file_they_lock() {
    unreadable("~$block.xlsx", b"\x03Ana\0\0", SpreadsheetError::LockFile);
    unreadable(".~lock.block.ods#", b",ana,porch,25.11.2026 09:00,file:///home/ana;", SpreadsheetError::LockFile);
}

#[test]
fn a_file_that_is_cut_off_is_damaged_wherever_it_is_cut() {
    let rows = [excel_row(1, &["type", "name", "label"]), excel_row(2, &["text", "a", "A"])].concat();
    let ods = [open_document_row(1, &["type", "name", "label"]), open_document_row(1, &["text", "a", "A"])].concat();
    for (name, whole) in [("a.xlsx", excel(&rows, "", NO_TEXTS)), ("a.ods", open_document(&ods))] {
        assert_eq!(rows_of(&spreadsheet::read(&whole, name).unwrap()), [["text", "a", "A"]], "{name}");
        for length in 4..whole.len() {
            let read = spreadsheet::read(&whole[..length], name);
            // The last bytes are the length of a comment that is not there.
            assert!(read == Err(SpreadsheetError::Damaged) || length + 2 >= whole.len(), "{name}, {length}: {read:?}");
        }
        unreadable(name, &whole[..whole.len() / 2], SpreadsheetError::Damaged);
    }
    let old = include_bytes!("../../fixtures/locked.xls");
    unreadable("old.xls", &old[..old.len() / 2], SpreadsheetError::Damaged);
}

#[test]
fn bombs_are_refused_before_they_unfold() {
    let head = excel_row(1, &["type", "name", "label"]);
    let spaces = " ".repeat(200 << 20);
    let bomb = excel(&[&head, &*spaces].concat(), "", NO_TEXTS);
    assert!(bomb.len() < 1 << 20);
    unreadable("spaces.xlsx", &bomb, SpreadsheetError::Inflated);
    drop(bomb);
    // One long text, named by thousands of cells.
    let row = |number| excel_row(number, &["<t=\"s\"><v>0</v>"]);
    let rows: String = (2..18_000).map(row).collect();
    let text = format!("><si><t>{}</t></si>", "x".repeat(32_000));
    unreadable("shared.xlsx", &excel(&[&*head, &*rows].concat(), "", &text), SpreadsheetError::TooMuchText);
    // More texts than memory could hold, as the file has it.
    let head = excel_row(1, &["type", "name", "label"]);
    unreadable("counted.xlsx", &excel(&head, "", "uniqueCount='99999999999'>"), SpreadsheetError::Damaged);
    // Three kilobytes that stand for 300 million cells.
    let long = "y".repeat(1_000);
    let long = open_document_cell(&long).replace(" office", " table:number-columns-repeated=\"499\" office");
    let rows = open_document_row(1_000, &[&long, &long, &long]).repeat(200);
    let bomb = open_document(&[open_document_row(1, &["type", "name", "label"]), rows].concat());
    assert!(bomb.len() < 10_000);
    unreadable("repeated.ods", &bomb, SpreadsheetError::TooMuchText);
}

#[test]
fn a_hundred_thousand_rows_are_too_many_in_each_format() {
    let reason = SpreadsheetError::TooManyRows;
    let all = |row: &dyn Fn(usize) -> String| (2..100_002).map(row).collect::<String>();
    let rows =
        [excel_row(1, &["type", "name", "label"]), all(&|number| excel_row(number, &["text", &format!("q{number}"), "A"]))];
    unreadable("rows.xlsx", &excel(&rows.concat(), "", NO_TEXTS), reason);
    let rows = [open_document_row(1, &["type", "name", "label"]), open_document_row(1, &["text", "q", "A"]).repeat(100_000)];
    unreadable("rows.ods", &open_document(&rows.concat()), reason);
    unreadable("rows.csv", format!("type,name,label\n{}", all(&|number| format!("text,q{number},A\n"))).as_bytes(), reason);
    unreadable("rows.md", &markdown("type | name | label", &all(&|number| format!("| | text | q{number} | A |\n"))), reason);
}

#[test]
fn merged_cells_hold_their_text_in_the_first_one() {
    let rows = [
        excel_row(1, &["type", "name", "label", "hint"]),
        excel_row(2, &["text", "a", "Over two columns", ""]),
        excel_row(3, &["", "b", "Under a merged type", ""]),
    ];
    let merged = "<mergeCells count=\"2\"><mergeCell ref=\"C2:D2\"/><mergeCell ref=\"A2:A3\"/></mergeCells>";
    let said =
        "row 3, column type: “b”. The row has a name or a label, but no type of question. A merged cell counts for its first row";
    refused("merged.xlsx", &excel(&rows.concat(), merged, NO_TEXTS), FLAWED, &[said, "1 errors"]);
    let spanned = |columns, rows, text| {
        format!(
            "<table:table-cell office:value-type=\"string\" table:number-columns-spanned=\"{columns}\" \
             table:number-rows-spanned=\"{rows}\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let rows = [
        open_document_row(1, &["type", "name", "label", "hint"]),
        open_document_row(1, &[&spanned(1, 2, "text"), "a", &spanned(2, 1, "Over two columns"), "<table:covered-table-cell/>"]),
        open_document_row(1, &["<table:covered-table-cell/>", "b", "Under a merged type"]),
    ];
    let file = open_document(&rows.concat());
    refused("merged.ods", &file, FLAWED, &[said, "1 errors"]);
    let book = spreadsheet::read(&file, "merged.ods").unwrap();
    assert_eq!(rows_of(&book), [vec!["text", "a", "Over two columns"], vec!["b", "Under a merged type"]]);
}

#[test]
fn formulas_and_dates_count_with_their_values() {
    let rows = [
        excel_row(1, &["type", "name", "label", "hint"]),
        excel_row(2, &["text", "a", "<t=\"str\"><f>CONCATENATE(\"B\",\"C\")</f><v>BC</v>", "<t=\"b\"><f>1=1</f><v>1</v>"]),
        excel_row(3, &["text", "b", "<><f>1+1</f><v>2</v>", "<t=\"e\"><f>1/0</f><v>#DIV/0!</v>"]),
    ];
    let book = spreadsheet::read(&excel(&rows.concat(), "", NO_TEXTS), "a.xlsx").unwrap();
    assert_eq!(rows_of(&book), [["text", "a", "BC", "TRUE"], ["text", "b", "2", "#DIV/0!"]]);
    // A formula that was never calculated has nothing to show.
    let rows = [excel_row(1, &["type", "name", "label"]), excel_row(2, &["text", "a", "<><f>CONCATENATE(\"B\",\"C\")</f>"])];
    refused(
        "formula.xlsx",
        &excel(&rows.concat(), "", NO_TEXTS),
        FLAWED,
        &["row 2, column label: “a”. The question has neither label nor hint"],
    );

    let date = r#"<table:table-cell office:value-type="date" office:date-value="2024-02-29">
        <text:p>29.02.24</text:p></table:table-cell>"#;
    let formula = r#"<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2">
        <text:p>2</text:p></table:table-cell>"#;
    let rows = [
        open_document_row(1, &["type", "name", "label", "default"]),
        open_document_row(1, &["date", "a", "A", date]),
        open_document_row(1, &["integer", "b", "B", formula]),
    ];
    let book = spreadsheet::read(&open_document(&rows.concat()), "a.ods").unwrap();
    assert_eq!(rows_of(&book), [["date", "a", "A", "2024-02-29"], ["integer", "b", "B", "2"]]);
}

#[test]
fn names_that_are_there_twice_are_told_however_often() {
    let rows = "| | text | safe | A |\n| | text | safe | B |\n";
    let said = "row 3, column name: “safe”. Another question or group beside this one has the same name.";
    refused("twice.md", &markdown("type | name | label", rows), FLAWED, &[said, "1 errors"]);
    let rows = "| | text | a-question-that-has-a-long-name | See ${a-question-that-has-a-long-name} |\n".repeat(19_900);
    refused("often.md", &markdown("type | name | label", &rows), FLAWED, &["the same name"]);
}

#[test]
fn lists_that_are_missing_are_named() {
    let rows = "| | select_one yesno | safe | Safe? |\n| choices |\n| | list_name | name | label |\n| | yes_no | yes | Yes |\n";
    refused("lists.md", &markdown("type | name | label", rows), FLAWED, &["row 2, column type: “yesno”"]);
    let rows = "| | select_one yesno | safe | Safe? |\n";
    refused("none.md", &markdown("type | name | label", rows), FLAWED, &["The form has no sheet “choices”"]);
}

#[test]
fn circles_are_told_with_everyone_in_them() {
    let row = |(name, read)| format!("| | calculate | {name} | | ${{{read}}} + 1 |\n");
    let rows: String = [("a", "b"), ("b", "c"), ("c", "a")].map(row).concat() + "| | text | t | T | |\n";
    let said = "row 2: “a”. It depends on itself: a → b → c → a. Nothing can decide which comes first.";
    refused("circle.md", &markdown("type | name | label | calculation", &rows), FLAWED, &[said, "nothing was stored"]);
}

#[test]
fn languages_that_do_not_fit_are_named() {
    let rows = "| | text | a | Who? | ¿Quién? | Your name |\n| | text | a | Again | Otra vez | |\n";
    let table = markdown("type | name | label::English (en) | label::Spanish(es) | hint::Englsh (en)", rows);
    refused("languages.md", &table, FLAWED, &["“Englsh (en)”. The language lacks columns that others have: label."]);
}

#[test]
fn names_from_right_to_left_are_read_and_quoted_as_written() {
    let rows = "| | text | اسم | ما اسمك؟ | |\n| | text | שם | מה שמך? | ${اسم} != '' |\n| | text | اسم | ثانية | |\n";
    let table = markdown("type | name | label::Arabic (ar) | relevant", rows);
    refused(
        "rtl.md",
        &table,
        FLAWED,
        &["row 4, column name: “اسم”. Another question or group beside this one has the same name"],
    );
}
