//! Tables that came along with a form for its expressions to look into. They become part of the instrument, which is public: that
//! is said, since tables of people are attached to forms elsewhere.

use std::collections::BTreeSet;

use serde_json::{Value as JsonValue, json};

use super::super::attached;
use super::super::form::Node;
use super::super::tables::Table;
use super::Converter;
use crate::instrument::{is_table_name, is_table_size, table_text};

const RULE: &str = "instrument.table";

impl Converter<'_> {
    /// The tables that the instrument has; nothing where there are none.
    pub(super) fn tables(&mut self) -> Option<JsonValue> {
        let mut tables = serde_json::Map::new();
        let mut cells = 0;
        for (name, table) in &self.form.tables {
            let file = format!("{name}.csv");
            let places = places(table);
            let rows = table.rows.len();
            if !is_table_name(name) || !is_table_size(places.len(), rows, cells) {
                let problem = "A table here has at most 50 columns and 10,000 rows, all tables together have at most 50,000 cells, \
                               and a plain name.";
                self.finding(None, RULE, &file, problem, "It was kept out; what looks into it finds nothing.");
                continue;
            }
            cells += places.len() * rows;
            let cell = |row: &Vec<String>, place: usize| row.get(place).map(|text| table_text(text)).unwrap_or_default();
            let columns: Vec<_> = places.iter().map(|&place| cell(&table.columns, place)).collect();
            let rows: Vec<Vec<_>> = table.rows.iter().map(|row| places.iter().map(|&place| cell(row, place)).collect()).collect();
            if !self.ours.is_ours {
                let done = format!("Its {} rows were taken: make sure that they tell nothing about anybody.", rows.len());
                self.finding(None, RULE, &file, "What is in it becomes part of the instrument, which everybody can read.", &done);
            }
            tables.insert(name.clone(), json!({ "columns": columns, "rows": rows }));
        }
        for (name, row) in attached::looked_into(self.form) {
            let is_list = self.form.choices.iter().any(|(list, _)| list == name || list.strip_suffix(".csv") == Some(&*name));
            if !is_list && !self.form.tables.contains_key(&name) {
                let problem = "The form looks into this table, which did not come along with it.";
                self.finding(
                    row,
                    RULE,
                    &name,
                    problem,
                    "What looks into it finds nothing: import the form again with the .csv file.",
                );
            }
        }
        (!tables.is_empty()).then(|| tables.into())
    }
}

/// Whether a row only attaches a table, which asks nobody anything.
pub(super) fn attaches(node: &Node) -> bool {
    node.kind == "csv-external"
}

/// Places of the columns that have a name, the first of each name.
fn places(table: &Table) -> Vec<usize> {
    let mut seen = BTreeSet::new();
    let names = table.columns.iter().map(|name| table_text(name)).enumerate();
    names.filter(|(_, name)| !name.is_empty() && seen.insert(name.clone())).map(|(place, _)| place).collect()
}
