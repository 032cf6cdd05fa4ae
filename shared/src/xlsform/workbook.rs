//! The tables of a form as plain texts, before anything is understood: sheets, column headers, rows with the numbers that a
//! person sees in their spreadsheet. Where they come from (a file, a pasted table) is not known here.

/// What kind of source the tables came from; spreadsheets must not repeat a column header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    Spreadsheet,
    Delimited,
    Markdown,
}

/// The sheets of one form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workbook {
    pub source: Source,
    pub sheets: Vec<Sheet>,
}

/// One sheet: the headers of its first row, and the rows below.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    pub name: String,
    /// The header of each column as written; empty where a column has none.
    pub columns: Vec<String>,
    pub rows: Vec<Row>,
}

/// One row: only the cells that hold something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The number of the row in its sheet, counted from 1; the headers are row 1.
    pub number: u32,
    pub cells: Vec<Cell>,
}

/// A cell that holds something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The column, counted from 0.
    pub column: usize,
    pub text: String,
}

impl Workbook {
    /// The sheet that goes by a name, whatever the case of its letters; the last one when there are several.
    pub fn sheet(&self, name: &str) -> Option<&Sheet> {
        self.sheets.iter().rev().find(|sheet| sheet.name.to_lowercase() == name)
    }
}

impl Sheet {
    /// A sheet of the given name, headers and rows of texts; empty texts are empty cells.
    pub fn of(name: &str, columns: &[&str], rows: &[&[&str]]) -> Self {
        let rows = rows.iter().zip(2..).map(|(texts, number)| Row {
            number,
            cells: texts
                .iter()
                .enumerate()
                .filter(|(_, text)| !text.is_empty())
                .map(|(column, text)| Cell { column, text: (*text).to_owned() })
                .collect(),
        });
        Sheet { name: name.to_owned(), columns: columns.iter().map(|c| (*c).to_owned()).collect(), rows: rows.collect() }
    }

    pub fn header(&self, column: usize) -> &str {
        self.columns.get(column).map_or("", String::as_str)
    }
}
