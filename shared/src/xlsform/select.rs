//! Questions that are answered from a list: `select_one`, `select_multiple`, `rank`, from the choices sheet, from a file, from
//! an external sheet or from the answers to another question.

use super::form::{Choice, Node};
use super::kind::{self, Select};
use super::name;
use super::number;
use super::reference;
use super::report::Place;
use super::spelling;
use super::survey::{Reader, Row, TableOfChoices, keep_parameters};
use super::value::{Map, Value};

/// Reads the row of a question that is answered from a list.
pub fn read(reader: &mut Reader, mut row: Row) {
    let written = std::mem::take(&mut row.kind);
    let Some(select) = kind::select(&written) else { return };
    let place = Place::survey(row.number);
    let (stem, extension) = kind::split_extension(select.list);
    if select.kind == kind::SELECT_ONE_EXTERNAL {
        external(reader, &row, &select);
    } else {
        reader.instances.insert(stem.to_owned());
    }
    if select.names_file() && !is_file_of_choices(select.list) {
        reader.report.error(
            "select.file_extension",
            place.column("type"),
            select.list,
            "A file of choices ends in .csv, .xml or .geojson, with no other period in its name.",
            "The name was kept as written.",
        );
    }
    let from_file = kind::is_list_extension(extension);
    let from_answers = reference::has(select.list);
    if select.kind != kind::SELECT_ONE_EXTERNAL && !from_file && !from_answers && !reader.choices.contains(select.list) {
        list_missing(reader, &row, select.list);
    }
    if select.kind == kind::SELECT_MULTIPLE && !from_file {
        spaces(reader, &row, select.list);
    }
    if select.or_other {
        or_other(reader, &row, select.list);
    }
    parameters(reader, &row, &select);

    row.node.kind = select.kind.to_owned();
    row.node.list = Some(select.list.to_owned());
    row.node.or_other = select.or_other;
    if select.kind == kind::SELECT_ONE_EXTERNAL && row.node.choice_filter.is_some() {
        row.node.query = Some(select.list.to_owned());
    }
    keep_parameters(&mut row.node, &row.parameters);
    table_of_choices(reader, &mut row, &select);
    let other = select.or_other.then(|| specify_other(&row.node));
    reader.push(row.node);
    if let Some(other) = other {
        reader.push(other);
    }
}

fn external(reader: &mut Reader, row: &Row, select: &Select) {
    let place = Place::survey(row.number).column("type");
    if row.node.choice_filter.is_none() {
        let problem = "Choices on an external sheet are meant to be filtered.";
        reader.report.warning("select.external_unfiltered", place, select.list, problem, "The question was kept as written.");
    }
    if !reader.external_choices.contains(select.list) {
        let problem = if reader.external_choices.is_empty() {
            "The form has no sheet \u{201c}external_choices\u{201d} with columns list_name and name."
        } else {
            "The sheet \u{201c}external_choices\u{201d} has no list of this name."
        };
        reader.report.error("select.external_list", place, select.list, problem, "The question was kept without choices.");
    }
}

fn list_missing(reader: &mut Reader, row: &Row, list: &str) {
    let place = Place::survey(row.number).column("type");
    let near = spelling::near("choices", reader.book);
    let problem = if !reader.choices.is_empty() {
        "There is no list of choices of this name.".to_owned()
    } else if near.is_empty() {
        "The form has no sheet \u{201c}choices\u{201d} with columns list_name, name and label.".to_owned()
    } else {
        format!("The form has no sheet \u{201c}choices\u{201d}, but one that is called nearly so: {}.", near.join(", "))
    };
    reader.report.error("select.list_unknown", place, list, problem, "The question was kept without choices.");
}

fn spaces(reader: &mut Reader, row: &Row, list: &str) {
    let with_space = reader.choices.get(list).unwrap_or(&[]).iter().find(|choice| choice.name.contains(' '));
    if let Some(choice) = with_space {
        let place = Place::survey(row.number).column("type");
        let problem = "Where several choices may be picked, the name of a choice must not hold a space.";
        reader.report.error("select.choice_space", place, &choice.name, problem, "The choice was kept as written.");
    }
}

/// A list that is asked with "or other" gets a choice for it.
fn or_other(reader: &mut Reader, row: &Row, list: &str) {
    let place = Place::survey(row.number);
    reader.or_other = true;
    if row.node.choice_filter.is_some() {
        let problem = "With \u{201c}or other\u{201d} the choices cannot be filtered.";
        reader.report.error("select.or_other_filter", place.column("choice_filter"), list, problem, "Both were kept.");
        return;
    }
    if reader.choices.get(list).is_none_or(<[Choice]>::is_empty) {
        let problem = "With \u{201c}or other\u{201d} the choices must stand on the sheet of choices.";
        reader.report.error("select.or_other_list", place.column("type"), list, problem, "The question was kept as written.");
        return;
    }
    let choices = reader.choices.open(list);
    if choices.iter().any(|choice| choice.name == "other") {
        return;
    }
    let mut languages = Map::default();
    for key in choices.iter().filter_map(|choice| choice.label.as_ref()?.map()).flat_map(Map::keys) {
        languages.set_text(key, "Other");
    }
    let label = if languages.is_empty() { Value::from("Other") } else { Value::Map(languages) };
    choices.push(Choice { name: "other".to_owned(), label: Some(label), generated: true, ..Choice::default() });
}

fn specify_other(node: &Node) -> Node {
    Node {
        kind: "text".to_owned(),
        name: format!("{}_other", node.name),
        label: Some(Value::from("Specify other.")),
        relevant: Some(Value::Text(format!("selected(../{}, 'other')", node.name))),
        generated: true,
        row: node.row,
        ..Node::default()
    }
}

fn parameters(reader: &mut Reader, row: &Row, select: &Select) {
    let place = Place::survey(row.number).column("parameters");
    let kept = "The parameter was kept as written.";
    let from_file = matches!(select.command, "select_one_from_file" | "select_multiple_from_file");
    let parameters = &row.parameters;
    if from_file {
        parameters.accept(&["label", "randomize", "seed", "value"], row.number, reader.report);
        for key in ["value", "label"] {
            if let Some(value) = parameters.get(key).filter(|value| !name::is_element(value)) {
                let problem = format!("The parameter {key} is the name of a column of the file.");
                reader.report.error("select.file_column", place, value, problem, kept);
            }
        }
    } else {
        parameters.accept(&["randomize", "seed"], row.number, reader.report);
    }
    match (parameters.get("randomize"), parameters.get("seed")) {
        (Some(randomize), seed) => {
            if !matches!(randomize, "true" | "false") {
                reader.report.error("select.randomize", place, randomize, "The parameter randomize is true or false.", kept);
            }
            if let Some(seed) = seed
                && reference::whole(seed).is_none()
                && !number::is_number(seed)
            {
                reader.report.error("select.seed", place, seed, "The parameter seed is a number or a reference ${name}.", kept);
            }
        }
        (None, Some(seed)) => {
            reader.report.error("select.seed_alone", place, seed, "The parameter seed only works with randomize=true.", kept);
        }
        (None, None) => {}
    }
}

/// A select within a table of choices shows no labels; the first one brings a row of labels along.
fn table_of_choices(reader: &mut Reader, row: &mut Row, select: &Select) {
    let place = Place::survey(row.number);
    match &reader.table {
        TableOfChoices::Closed => return,
        TableOfChoices::Opened => {
            if row.node.choice_filter.is_some() {
                let problem = "In a table of choices they cannot be filtered.";
                reader.report.error("table.filter", place.column("choice_filter"), &row.node.name, problem, "Both were kept.");
            }
            reader.table = TableOfChoices::Of(select.list.to_owned());
            reader.push(Node {
                kind: select.kind.to_owned(),
                name: format!("reserved_name_for_field_list_labels_{}", row.number),
                appearance: Some(Value::from("label")),
                list: Some(select.list.to_owned()),
                generated: true,
                row: row.node.row,
                ..Node::default()
            });
        }
        TableOfChoices::Of(list) if list != select.list => {
            let problem = format!("The questions of a table of choices share one list, here \u{201c}{list}\u{201d}.");
            reader.report.error("table.list", place.column("type"), select.list, problem, "The question was kept as written.");
        }
        TableOfChoices::Of(_) => {}
    }
    row.node.appearance = Some(Value::from("list-nolabel"));
}

fn is_file_of_choices(list: &str) -> bool {
    let file = list.rsplit('/').next().unwrap_or(list);
    let visible = file.trim_start_matches('.');
    match visible.split_once('.') {
        Some((_, extension)) => matches!(extension, "csv" | "xml" | "geojson"),
        None => false,
    }
}
