//! Files that come along with a form: choices (`select_one_from_file villages.csv`), and tables that expressions look into
//! (`pulldata('prices', …)`). Which there should be, and what is in them as a list or a table of the form. Reading the bytes is done
//! elsewhere.

use super::check::data;
use super::form::{Choice, Form, Node};
pub use super::tables::Table;
use super::value::Map;

/// The columns that hold the name and the label of a choice, unless the question says otherwise (XLSForm, "External choices").
const NAME: &str = "name";
const LABEL: &str = "label";

const CSV: &str = ".csv";

/// The names of the files that questions take their choices from, or expressions look into, each once.
#[must_use]
pub fn wanted(form: &Form) -> Vec<String> {
    let mut files: Vec<String> = Vec::new();
    each(&form.survey, &mut |node| {
        if let Some(file) = node.list.as_ref().filter(|list| list.ends_with(CSV) && !files.contains(list)) {
            files.push(file.clone());
        }
    });
    for (name, _) in looked_into(form) {
        let file = format!("{name}{CSV}");
        // What stands in the form itself needs no file.
        if !form.choices.contains(&name) && !files.contains(&file) {
            files.push(file);
        }
    }
    files
}

/// The names of what expressions look into and of tables that are attached by name, each once, with the row that says so first.
pub(super) fn looked_into(form: &Form) -> Vec<(String, Option<u32>)> {
    let mut found: Vec<(String, Option<u32>)> = Vec::new();
    each(&form.survey, &mut |node| {
        let attached = (node.kind == "csv-external").then(|| node.name.strip_suffix(CSV).unwrap_or(&node.name).to_owned());
        for name in attached.into_iter().chain(data::looked_into(node)) {
            if !name.is_empty() && !found.iter().any(|(known, _)| *known == name) {
                found.push((name, Some(node.row.0)));
            }
        }
    });
    found
}

/// Puts a table into the form: as choices where questions take them from it, and to be looked into where something does. Rows
/// without a name are no choices.
pub fn attach(form: &mut Form, file: &str, table: Table) {
    let name = file.strip_suffix(CSV).unwrap_or(file);
    let mut is_list = false;
    each(&form.survey, &mut |node| is_list |= node.list.as_deref() == Some(file));
    if is_list {
        choices(form, file, &table);
    }
    if looked_into(form).iter().any(|(known, _)| known == name) {
        form.tables.insert(name.to_owned(), table);
    }
}

fn choices(form: &mut Form, file: &str, table: &Table) {
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
        attach(&mut form, "towns.csv", table);
        let source = convert::instrument(&form).source;
        let town = &source["pages"][0]["elements"][1];
        assert_eq!((&town["kind"], town["choices"].as_array().unwrap().len()), (&"choose_one".into(), 2));
        assert_eq!((&town["choices"][1]["label"], &town["choices"][1]["columns"]["county"]), (&"Bay".into(), &"south".into()));
        assert!(crate::Instrument::parse(&source.to_string()).is_ok());
    }

    #[test]
    fn expressions_look_into_files_that_no_question_takes_choices_from() {
        let form = "| survey |\n| | type | name | label | calculation |\n\
                    | | csv-external | shops | | |\n\
                    | | text | town | Town? | |\n\
                    | | calculate | price | | pulldata('prices', 'Price', 'Town', ${town}) |\n\
                    | | calculate | shop | | instance('shops')/root/item[town = ${town}]/shop |\n\
                    | | calculate | lost | | pulldata('lost', 'a', 'b', 'c') |\n";
        let mut form = read(&markdown::read(form), &Options::default()).form;
        assert_eq!(wanted(&form), ["shops.csv", "prices.csv", "lost.csv"]);
        let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let prices = Table { columns: row(&[" Town", "Price", ""]), rows: vec![row(&["ash", "5\u{a0}"]), row(&["bay"])] };
        attach(&mut form, "prices.csv", prices);
        attach(&mut form, "shops.csv", Table { columns: row(&["town", "shop"]), rows: vec![row(&["ash", "Corner"])] });
        let conversion = convert::instrument(&form);
        let expected = serde_json::json!({ "columns": ["Town", "Price"], "rows": [["ash", "5"], ["bay", ""]] });
        assert_eq!(conversion.source["tables"]["prices"], expected);
        let found: Vec<_> = conversion.findings.iter().filter(|finding| finding.rule == "instrument.table").collect();
        let found: Vec<_> = found.iter().map(|finding| (finding.found.as_str(), finding.row)).collect();
        assert_eq!(found, [("prices.csv", None), ("shops.csv", None), ("lost", Some(6))]);
        let instrument = crate::Instrument::parse(&conversion.source.to_string()).unwrap();
        let mut draft = crate::Draft::default();
        draft.give(crate::id::ItemName::parse("town").unwrap(), "ash");
        let today = time::Date::from_calendar_date(2026, time::Month::May, 31).unwrap();
        let flow = crate::Flow::of(&instrument.logic, &draft, today);
        let text = |name: &str| {
            let name = crate::id::ItemName::parse(name).unwrap();
            flow.text(instrument.logic.slot_of(&name).unwrap()).to_owned()
        };
        assert_eq!(["price", "shop", "lost"].map(text), ["5", "Corner", ""]);
    }

    #[test]
    fn a_table_that_is_too_large_is_kept_out_and_does_not_spoil_the_form() {
        let form = "| survey |\n| | type | name | label | calculation |\n| | text | town | Town? | |\n\
                    | | calculate | price | | pulldata('prices', 'a', 'b', ${town}) |\n";
        let mut form = read(&markdown::read(form), &Options::default()).form;
        let row = || vec!["a".to_owned(), "b".to_owned()];
        attach(&mut form, "prices.csv", Table { columns: row(), rows: vec![row(); 10_001] });
        let conversion = convert::instrument(&form);
        assert_eq!(conversion.source.get("tables"), None);
        assert!(
            conversion
                .findings
                .iter()
                .any(|finding| finding.found == "prices.csv" && finding.done.starts_with("It was kept out"))
        );
        assert!(crate::Instrument::parse(&conversion.source.to_string()).is_ok());
    }
}
