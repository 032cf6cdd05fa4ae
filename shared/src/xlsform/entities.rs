//! The entities sheet, and the column `save_to` that fills entities: what is declared, and which questions feed it. Where in the
//! tree an entity then belongs is worked out in `placement.rs`.
//!
//! Source: the ODK XForms Entities specification (getodk.github.io/xforms-spec/entities).

use std::collections::{HashMap, HashSet};

use super::alias;
use super::form::{Entity, Origin};
use super::header::{self, Reading};
use super::name;
use super::placement::{Path, Source, Use};
use super::reference;
use super::report::{Place, Report};
use super::spelling;
use super::value::{Map, Value};
use super::workbook::Workbook;

/// The declared entities, and how questions use them.
#[derive(Default)]
pub struct Entities {
    pub declared: Vec<Entity>,
    places: HashMap<String, usize>,
    /// The declarations that name a question.
    named: HashMap<String, Vec<usize>>,
    /// The uses of each declaration, in the order in which declarations are first used.
    pub uses: Vec<(usize, Vec<Use>)>,
}

const COLUMNS: [&str; 6] = alias::ENTITIES_KNOWN;

/// Reads the declarations.
pub fn read(book: &Workbook, report: &mut Report) -> Entities {
    let mut entities = Entities::default();
    let Some(sheet) = book.sheet("entities").filter(|sheet| !sheet.rows.is_empty()) else {
        if book.sheet("entities").is_none() {
            spelling::warn("entities", book, report);
        }
        return entities;
    };
    let reading = Reading { source: book.source, default_language: super::form::NO_LANGUAGE, tidy: false };
    let table = header::read("entities", sheet, &alias::ENTITIES, &reading, report);
    for row in &table.rows {
        let Some(entity) = declaration(&row.values, row.number, report) else { continue };
        if entities.places.contains_key(&entity.list_name) {
            report.error(
                "entities.duplicate",
                Place::sheet("entities").row(row.number).column("list_name"),
                &entity.list_name,
                "The list of entities is declared twice.",
                "The later declaration was left out.",
            );
            continue;
        }
        let place = entities.declared.len();
        for name in names(&entity) {
            entities.named.entry(name).or_default().push(place);
        }
        entities.places.insert(entity.list_name.clone(), place);
        entities.declared.push(entity);
    }
    entities
}

/// The questions that a declaration refers to.
fn names(entity: &Entity) -> HashSet<String> {
    let texts = [&entity.entity_id, &entity.create_if, &entity.update_if].into_iter().flatten().map(String::as_str);
    let label = entity.label.as_ref().map(Value::texts).unwrap_or_default();
    texts
        .chain(label)
        .flat_map(|text| reference::find(text).unwrap_or_default())
        .map(|reference| reference.name.to_owned())
        .collect()
}

fn declaration(values: &Map, row: u32, report: &mut Report) -> Option<Entity> {
    let place = Place::sheet("entities").row(row);
    for (key, _) in values.iter().filter(|(key, _)| !COLUMNS.contains(key)) {
        report.error(
            "entities.column",
            Place::sheet("entities").row(1).column(key),
            key,
            "Entities have no such column.",
            "The column was left out.",
        );
    }
    let text = |key: &str| values.text(key).map(str::to_owned);
    let list_name = text("dataset").unwrap_or_default();
    let problem = if list_name.is_empty() {
        Some("A list of entities must have a name.")
    } else if list_name.starts_with("__") {
        Some("The name of a list of entities must not begin with two underscores.")
    } else if list_name.contains('.') {
        Some("The name of a list of entities must not hold a period.")
    } else if !name::is_element(&list_name) {
        Some(
            "The name of a list of entities must begin with a letter or an underscore and hold letters, digits, '_' and '-' only.",
        )
    } else {
        None
    };
    if let Some(problem) = problem {
        report.error("entities.name", place.column("list_name"), &list_name, problem, "The declaration was left out.");
        return None;
    }
    let entity = Entity {
        list_name,
        label: values.get("label").cloned(),
        entity_id: text("entity_id"),
        create_if: text("create_if"),
        update_if: text("update_if"),
        container: Vec::new(),
        row: Origin(row),
    };
    let kept = "The declaration was kept as written.";
    let found = &entity.list_name;
    match (&entity.entity_id, &entity.create_if, &entity.update_if) {
        (None, _, Some(_)) => report.error(
            "entities.id_missing",
            place.column("entity_id"),
            found,
            "Entities that exist are changed by update_if, but no entity_id says which one.",
            kept,
        ),
        (Some(_), Some(_), None) => report.error(
            "entities.update_if_missing",
            place.column("update_if"),
            found,
            "With both entity_id and create_if, an update_if must say when an entity is changed rather than made.",
            kept,
        ),
        (None, _, None) | (Some(_), None, _) | (Some(_), Some(_), Some(_)) => {}
    }
    if entity.entity_id.is_none() && entity.label.is_none() {
        report.error("entities.label_missing", place.column("label"), found, "Entities that are made need a label.", kept);
    }
    for (column, value) in values.iter() {
        for text in value.texts() {
            if let Err(malformed) = reference::find(text) {
                report.error(
                    "reference.malformed",
                    place.column(column),
                    malformed.text,
                    "A reference is written ${name}, with the name of a question and nothing else.",
                    kept,
                );
            }
        }
    }
    Some(entity)
}

/// A row of the survey as far as entities care.
pub struct Fed<'a> {
    pub row: u32,
    /// None for the end of a group.
    pub name: Option<&'a str>,
    pub is_container: bool,
    pub path: &'a Path,
}

impl Entities {
    pub fn contains(&self, list: &str) -> bool {
        self.places.contains_key(list)
    }

    /// Takes in one row of the survey: the `save_to` in its binding, which loses the name of the list, and any declaration that
    /// refers to its name. Gives back the list that was named.
    pub fn feed(&mut self, fed: &Fed, bind: Option<&mut Map>, report: &mut Report) -> Option<String> {
        let mut list = None;
        if let Some(bind) = bind
            && let Some(text) = bind.text("entities:saveto").filter(|text| !text.is_empty()).map(str::to_owned)
        {
            let place = Place::survey(fed.row).column("save_to");
            if let Some((property, place_of, named)) = self.property(&text, place, report) {
                bind.set_text("entities:saveto", property.clone());
                list = named;
                if self.check_property(&property, place_of, fed, place, report) {
                    let source = Source::Property(property);
                    self.uses_of(place_of).push(Use { path: fed.path.clone(), row: fed.row, source });
                }
            }
        }
        if let Some(name) = fed.name
            && let Some(places) = self.named.get(name).cloned()
        {
            for place in places {
                let source = Source::Variable(name.to_owned());
                self.uses_of(place).push(Use { path: fed.path.clone(), row: fed.row, source });
            }
        }
        list
    }

    /// The property that a `save_to` names, the declaration it belongs to, and the list if it was named.
    fn property(&self, text: &str, place: Place, report: &mut Report) -> Option<(String, usize, Option<String>)> {
        let kept = "The question was kept; it is not saved to an entity.";
        if self.declared.is_empty() {
            report.error(
                "save_to.no_entities",
                place,
                text,
                "The answer is to be saved to an entity, but the form declares none on a sheet \u{201c}entities\u{201d}.",
                kept,
            );
            return None;
        }
        let mut parts = text.split('#');
        match (parts.next(), parts.next(), parts.next()) {
            (Some(property), None, _) => {
                if self.declared.len() > 1 {
                    report.error(
                        "save_to.list_missing",
                        place,
                        text,
                        "With several lists of entities the list must be named too, as in list#property.",
                        kept,
                    );
                    return None;
                }
                Some((property.to_owned(), 0, None))
            }
            (Some(list), Some(property), None) => match self.places.get(list) {
                Some(found) => Some((property.to_owned(), *found, Some(list.to_owned()))),
                None => {
                    report.error(
                        "save_to.list_unknown",
                        place,
                        list,
                        "The sheet \u{201c}entities\u{201d} declares no such list.",
                        kept,
                    );
                    None
                }
            },
            (Some(_), Some(_), Some(_)) | (None, _, _) => {
                report.error("save_to.delimiters", place, text, "At most one '#' may stand between list and property.", kept);
                None
            }
        }
    }

    fn check_property(&self, property: &str, declaration: usize, fed: &Fed, place: Place, report: &mut Report) -> bool {
        let lower = property.to_lowercase();
        let taken = self
            .uses
            .iter()
            .filter(|(used, _)| *used == declaration)
            .flat_map(|(_, uses)| uses)
            .any(|used| matches!(&used.source, Source::Property(other) if other == property));
        let (rule, problem) = if fed.is_container {
            ("save_to.container", "A group or repeat cannot be saved to an entity, only the questions in it can.")
        } else if lower == "name" || lower == "label" {
            ("save_to.reserved", "A property must not be called \u{201c}name\u{201d} or \u{201c}label\u{201d}.")
        } else if property.starts_with("__") {
            ("save_to.name", "A property must not begin with two underscores.")
        } else if !name::is_element(property) {
            (
                "save_to.name",
                "A property must begin with a letter or an underscore and hold letters, digits, '_', '-' and '.' only.",
            )
        } else if taken {
            ("save_to.duplicate", "Another question is already saved to this property.")
        } else {
            return true;
        };
        report.error(rule, place, property, problem, "The column was kept as written.");
        false
    }

    fn uses_of(&mut self, declaration: usize) -> &mut Vec<Use> {
        let place = match self.uses.iter().position(|(used, _)| *used == declaration) {
            Some(place) => place,
            None => {
                self.uses.push((declaration, Vec::new()));
                self.uses.len() - 1
            }
        };
        &mut self.uses[place].1
    }
}
