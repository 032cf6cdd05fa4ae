//! A form in its normal shape, whatever spellings it was written in: settings, the tree of questions, lists of choices, languages
//! and entities. It is close to the sheets, so that it can be written back; it is not yet an instrument of ours.

use std::collections::HashMap;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::tables::Tables;
use super::value::{Map, Value};

/// The language of columns that name none.
pub const NO_LANGUAGE: &str = "default";

/// A form as read.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Form {
    /// The name of the root element.
    pub name: String,
    pub settings: Settings,
    pub survey: Vec<Node>,
    #[serde(skip_serializing_if = "Lists::is_empty")]
    pub choices: Lists,
    /// The languages that texts are given in, in the order of their names; texts without a language count for none.
    pub languages: Vec<String>,
    /// What is recorded about the answering itself: the audit.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub meta: Vec<Node>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub entities: Vec<Entity>,
    #[serde(skip_serializing_if = "Lists::is_empty")]
    pub external_choices: Lists,
    #[serde(skip_serializing_if = "Lists::is_empty")]
    pub osm: Lists,
    /// What came along with the form for its expressions to look into, by name.
    #[serde(skip_serializing_if = "Tables::is_empty")]
    pub tables: Tables,
}

/// The first row of the settings sheet under canonical names, with the identifier that a form always has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings(pub Map);

impl Settings {
    pub fn text(&self, key: &str) -> Option<&str> {
        self.0.text(key)
    }

    /// The language of columns that name none, where the form says it.
    pub fn default_language(&self) -> &str {
        self.text("default_language").unwrap_or(NO_LANGUAGE)
    }
}

/// Settings that are yes or no by their nature.
pub const SWITCHES: [&str; 2] = ["client_editable", "add_none_option"];

impl Serialize for Settings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut entries = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in self.0.iter() {
            if SWITCHES.contains(&key) {
                entries.serialize_entry(key, &(value.text() == Some("yes")))?;
            } else {
                entries.serialize_entry(key, value)?;
            }
        }
        entries.end()
    }
}

/// A question, or a group, repeat or loop of them.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Node {
    /// The canonical type: `text`, `select one`, `group` ...
    #[serde(rename = "type")]
    pub kind: String,
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guidance_hint: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relevant: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub constraint: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub constraint_message: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required_message: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_only: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calculation: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<Value>,
    /// The default is an expression.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub dynamic_default: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub appearance: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repeat_count: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub choice_filter: Option<Value>,
    /// The list of choices, the file of choices, or the question whose answers are the choices.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list: Option<String>,
    /// The list of external choices, when it is filtered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub query: Option<String>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub parameters: Map,
    /// The questions whose change computes this one again.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub trigger: Vec<String>,
    /// Other properties of the binding.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub bind: Map,
    /// Other properties of the control.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub control: Map,
    /// The choices that a loop is asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
    /// Columns that mean nothing to XLSForm, and the tags of a map question.
    #[serde(skip_serializing_if = "Other::is_empty")]
    pub other: Other,
    /// Made up by the reader (the text question of an "or other", the labels of a table of choices).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub generated: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Node>,
    /// The list that a loop goes over.
    #[serde(skip)]
    pub over: Option<String>,
    /// The words of its type, where the canonical type does not say all: `or_other`.
    #[serde(skip)]
    pub or_other: bool,
    /// The list of entities that this question is saved to, where it was named.
    #[serde(skip)]
    pub save_to_list: Option<String>,
    /// The row it was read from.
    #[serde(skip)]
    pub row: Origin,
}

/// The row something was read from. Where a thing stood is not part of what it is: all origins are equal.
#[derive(Clone, Copy, Debug, Default)]
pub struct Origin(pub u32);

impl PartialEq for Origin {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// What else a row holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Other {
    #[serde(flatten)]
    pub values: Map,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Choice>,
    /// The list that the tags come from.
    #[serde(skip)]
    pub tag_list: Option<String>,
}

impl Other {
    pub fn is_empty(&self) -> bool {
        self.values.is_empty() && self.tags.is_empty()
    }
}

impl Node {
    /// Every value of the row in which a reference to a question is replaced when the form is used.
    pub fn values_with_references(&self) -> impl Iterator<Item = &Value> {
        let default = if self.dynamic_default { self.default.as_ref() } else { None };
        let bind = self.bind.iter().filter(|(key, _)| *key != "entities:saveto").map(|(_, value)| value);
        let instance = self.other.values.get("instance");
        [
            &self.label,
            &self.hint,
            &self.guidance_hint,
            &self.media,
            &self.relevant,
            &self.constraint,
            &self.constraint_message,
            &self.required,
            &self.required_message,
            &self.read_only,
            &self.calculation,
            &self.appearance,
            &self.repeat_count,
            &self.choice_filter,
        ]
        .into_iter()
        .flatten()
        .chain(default)
        .chain(instance)
        .chain(bind)
        .chain(self.control.iter().map(|(_, value)| value))
        .chain(self.parameters.iter().filter(|(key, _)| *key == "seed").map(|(_, value)| value))
    }

    pub fn appearance_text(&self) -> &str {
        self.appearance.as_ref().and_then(Value::text).unwrap_or("")
    }
}

/// A choice of a list, or a tag of a map question.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Choice {
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media: Option<Value>,
    /// Other columns, which filters look at.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub extra: Map,
    /// The choice "other" that an `or_other` question brought along.
    #[serde(skip)]
    pub generated: bool,
    #[serde(skip)]
    pub row: Origin,
}

/// Lists of choices, in the order in which they first appear.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    lists: Vec<(String, Vec<Choice>)>,
    places: HashMap<String, usize>,
}

impl PartialEq for Lists {
    fn eq(&self, other: &Self) -> bool {
        self.lists.len() == other.lists.len() && self.iter().all(|(name, choices)| other.get(name) == Some(choices))
    }
}

impl Lists {
    pub fn is_empty(&self) -> bool {
        self.lists.is_empty()
    }

    pub fn get(&self, name: &str) -> Option<&[Choice]> {
        self.places.get(name).map(|place| self.lists[*place].1.as_slice())
    }

    pub fn contains(&self, name: &str) -> bool {
        self.places.contains_key(name)
    }

    /// The choices of a list, which is opened if there is none of that name.
    pub fn open(&mut self, name: &str) -> &mut Vec<Choice> {
        let place = match self.places.get(name) {
            Some(place) => *place,
            None => {
                self.places.insert(name.to_owned(), self.lists.len());
                self.lists.push((name.to_owned(), Vec::new()));
                self.lists.len() - 1
            }
        };
        &mut self.lists[place].1
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &[Choice])> {
        self.lists.iter().map(|(name, choices)| (name.as_str(), choices.as_slice()))
    }
}

impl Serialize for Lists {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut entries = serializer.serialize_map(Some(self.lists.len()))?;
        for (name, choices) in &self.lists {
            entries.serialize_entry(name, choices)?;
        }
        entries.end()
    }
}

/// A list of entities that answers make or change.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Entity {
    pub list_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub create_if: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub update_if: Option<String>,
    /// The containers from the root down to where the entity is declared; empty for the form itself.
    pub container: Vec<String>,
    #[serde(skip)]
    pub row: Origin,
}
