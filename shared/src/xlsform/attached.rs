//! Files of choices that come along with a form (`select_one_from_file villages.csv`): which there should be, and what is in them as
//! one more list of the form. Reading the bytes is done elsewhere.

use super::form::{Choice, Form, Node};
use super::value::Map;

/// The columns that hold the name and the label of a choice, unless the question says otherwise (XLSForm, "External choices").
const NAME: &str = "name";
const LABEL: &str = "label";

/// A table that came along, headers first.
pub struct Table {
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// The names of the tables that questions take their choices from, each once.
#[must_use]
pub fn wanted(form: &Form) -> Vec<String> {
    let mut files: Vec<String> = Vec::new();
    each(&form.survey, &mut |node| {
        if let Some(file) = node.list.as_ref().filter(|list| list.ends_with(".csv") && !files.contains(list)) {
            files.push(file.clone());
        }
    });
    files
}

/// Puts the choices of a table into the form. Rows without a name are passed over.
pub fn attach(form: &mut Form, file: &str, table: &Table) {
    let (mut name, mut label) = (NAME.to_owned(), LABEL.to_owned());
    each(&form.survey, &mut |node| {
        if node.list.as_deref() == Some(file) {
            name = node.parameters.text("value").unwrap_or(&name).to_owned();
            label = node.parameters.text("label").unwrap_or(&label).to_owned();
        }
    });
    let choices = form.choices.open(file);
    for row in &table.rows {
        let mut choice = Choice { extra: Map::default(), ..Choice::default() };
        for (column, cell) in table.columns.iter().zip(row) {
            let cell = cell.trim();
            match column.trim() {
                column if column == name => cell.clone_into(&mut choice.name),
                column if column == label => choice.label = Some(cell.into()),
                column if !cell.is_empty() => choice.extra.set_text(column, cell),
                _ => {}
            }
        }
        if !choice.name.is_empty() {
            choices.push(choice);
        }
    }
}

fn each(nodes: &[Node], look: &mut impl FnMut(&Node)) {
    for node in nodes {
        look(node);
        each(&node.children, look);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Options, convert, markdown, read};
    use super::*;

    #[test]
    fn choices_come_from_the_file_and_can_be_filtered() {
        let form = "| survey |\n| | type | name | label | choice_filter | parameters |\n\
                    | | text | county | County? | | |\n\
                    | | select_one_from_file towns.csv | town | Town? | county = ${county} | value=code label=title |\n";
        let mut form = read(&markdown::read(form), &Options::default()).form;
        assert_eq!(wanted(&form), ["towns.csv"]);
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let table = Table {
            columns: row(["code", "title", "county"]),
            rows: vec![row(["a", "Ash", "north"]), row(["", "Nowhere", "north"]), row(["b", "Bay", "south"])],
        };
        attach(&mut form, "towns.csv", &table);
        let source = convert::instrument(&form).source;
        let town = &source["pages"][0]["elements"][1];
        assert_eq!((&town["kind"], town["choices"].as_array().unwrap().len()), (&"choose_one".into(), 2));
        assert_eq!((&town["choices"][1]["label"], &town["choices"][1]["columns"]["county"]), (&"Bay".into(), &"south".into()));
        assert!(crate::Instrument::parse(&source.to_string()).is_ok());
    }
}
