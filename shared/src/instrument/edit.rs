//! Changes to an instrument's text, one question at a time, as a team makes them: reword, move, copy, take out, add.
//!
//! A change is applied to the text, which then has to be an instrument again, or nothing was changed. It names the question that it is
//! about; so two people who work on different questions at once do not stand in each other's way, and two who change the same one are
//! told.

use serde_json::{Map, Value};

use super::{Flaw, Instrument};

/// Longest name of an item.
const NAME_BYTES_AT_MOST: usize = 31;

/// A text in one language, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// `label`, `hint`, `options/NAME`, `rows/NAME` or `labels/POINT`.
    pub place: String,
    /// Tag of the language.
    pub language: String,
    /// Nothing: there is no such text.
    pub text: String,
}

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    Reword {
        name: String,
        wordings: Vec<Wording>,
    },
    /// The options of a list that several questions share.
    RewordList {
        list: String,
        wordings: Vec<Wording>,
    },
    /// One place up or down, over the edge of its page to the next one.
    Move {
        name: String,
        down: bool,
    },
    Duplicate {
        name: String,
    },
    Remove {
        name: String,
    },
    /// To the end of a page; named anew where its names are taken.
    Insert {
        page: String,
        element: Value,
        /// Shared lists that it needs, by name.
        lists: Map<String, Value>,
    },
}

/// Why nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditError {
    /// Somebody else took the question out, or the page.
    Gone,
    /// What it makes is no instrument.
    Flawed(Vec<Flaw>),
}

impl Edit {
    /// Whether what it is about is the same in both texts, so that it can be applied to the newer one.
    #[must_use]
    pub fn fits(&self, seen: &str, newest: &str) -> bool {
        let part = |source: &str| {
            let whole: Value = serde_json::from_str(source).ok()?;
            match self {
                Self::RewordList { list, .. } => whole["choices"].get(list).cloned(),
                Self::Insert { .. } => Some(Value::Null),
                Self::Reword { name, .. } | Self::Move { name, .. } | Self::Duplicate { name } | Self::Remove { name } => {
                    element(&whole, name).cloned()
                }
            }
        };
        part(seen).is_some_and(|before| part(newest) == Some(before))
    }

    /// The instrument with the change, and its text.
    ///
    /// # Errors
    /// Then nothing is changed.
    pub fn apply(&self, source: &str) -> Result<(Instrument, String), EditError> {
        let mut whole: Value = serde_json::from_str(source).map_err(|_| EditError::Gone)?;
        self.change(&mut whole).ok_or(EditError::Gone)?;
        let text = format!("{whole:#}");
        Instrument::parse(&text).map(|instrument| (instrument, text)).map_err(EditError::Flawed)
    }

    fn change(&self, whole: &mut Value) -> Option<()> {
        match self {
            Self::Reword { name, wordings } => {
                let place = Place::of(whole, name)?;
                let element = place.list(whole)?.get_mut(place.index())?;
                wordings.iter().try_for_each(|wording| reword(element, wording))
            }
            Self::RewordList { list, wordings } => {
                let options = whole.get_mut("choices")?.get_mut(list)?.as_array_mut()?;
                wordings.iter().try_for_each(|wording| {
                    let name = wording.place.strip_prefix("options/")?;
                    set(named(options, name)?, "label", wording);
                    Some(())
                })
            }
            Self::Move { name, down } => step(whole, &Place::of(whole, name)?, *down),
            Self::Duplicate { name } => {
                let place = Place::of(whole, name)?;
                let mut copy = place.list(whole)?.get(place.index())?.clone();
                rename(&mut copy, &names(whole));
                place.list(whole)?.insert(place.index() + 1, copy);
                Some(())
            }
            Self::Remove { name } => {
                let place = Place::of(whole, name)?;
                place.list(whole)?.remove(place.index());
                Some(())
            }
            Self::Insert { page, element, lists } => {
                let mut element = element.clone();
                rename(&mut element, &names(whole));
                let page = whole["pages"].as_array().and_then(|pages| pages.iter().position(|one| one["name"] == **page))?;
                whole["pages"][page]["elements"].as_array_mut()?.push(element);
                if !lists.is_empty() {
                    let choices = whole.as_object_mut()?.entry("choices").or_insert_with(|| Map::new().into());
                    for (list, options) in lists {
                        choices.as_object_mut()?.entry(list.clone()).or_insert_with(|| options.clone());
                    }
                }
                Some(())
            }
        }
    }
}

/// Where an element stands: its page, and the way through groups.
struct Place {
    page: usize,
    /// Never empty.
    path: Vec<usize>,
}

impl Place {
    fn of(whole: &Value, name: &str) -> Option<Self> {
        let pages = whole["pages"].as_array()?;
        pages.iter().enumerate().find_map(|(page, one)| Some(Self { page, path: path(one["elements"].as_array()?, name)? }))
    }

    fn index(&self) -> usize {
        self.path.last().copied().unwrap_or_default()
    }

    /// The elements that it stands among.
    fn list<'a>(&self, whole: &'a mut Value) -> Option<&'a mut Vec<Value>> {
        let (_, groups) = self.path.split_last()?;
        let mut list = whole["pages"].get_mut(self.page)?.get_mut("elements")?;
        for group in groups {
            list = list.get_mut(*group)?.get_mut("elements")?;
        }
        list.as_array_mut()
    }
}

fn path(elements: &[Value], name: &str) -> Option<Vec<usize>> {
    elements.iter().enumerate().find_map(|(index, element)| {
        if element["name"] == name {
            return Some(vec![index]);
        }
        let inner = path(element["elements"].as_array()?, name)?;
        Some([vec![index], inner].concat())
    })
}

fn element<'a>(whole: &'a Value, name: &str) -> Option<&'a Value> {
    let place = Place::of(whole, name)?;
    let mut found = whole["pages"].get(place.page)?;
    for index in &place.path {
        found = found["elements"].get(*index)?;
    }
    Some(found)
}

fn step(whole: &mut Value, place: &Place, down: bool) -> Option<()> {
    let index = place.index();
    let list = place.list(whole)?;
    let other = if down { index.checked_add(1).filter(|other| *other < list.len()) } else { index.checked_sub(1) };
    if let Some(other) = other {
        list.swap(index, other);
        return Some(());
    }
    // Over the edge of the page; out of a group nothing is moved, and a page keeps one element at least.
    if place.path.len() > 1 || list.len() == 1 {
        return Some(());
    }
    let pages = whole["pages"].as_array()?.len();
    let next = if down { place.page.checked_add(1).filter(|page| *page < pages) } else { place.page.checked_sub(1) };
    let Some(next) = next else { return Some(()) };
    let moved = place.list(whole)?.remove(index);
    let list = whole["pages"].get_mut(next)?.get_mut("elements")?.as_array_mut()?;
    if down {
        list.insert(0, moved)
    } else {
        list.push(moved)
    }
    Some(())
}

fn reword(element: &mut Value, wording: &Wording) -> Option<()> {
    match wording.place.split_once('/') {
        None if matches!(wording.place.as_str(), "label" | "hint") => set(element, &wording.place, wording),
        Some(("options", name)) => set(named(element.get_mut("choices")?.as_array_mut()?, name)?, "label", wording),
        Some(("rows", name)) => set(named(element.get_mut("rows")?.as_array_mut()?, name)?, "label", wording),
        Some(("labels", point)) => {
            let labels = element.get_mut("labels")?;
            labels.get(point)?;
            set(labels, point, wording);
        }
        None | Some(_) => return None,
    }
    Some(())
}

fn named<'a>(options: &'a mut [Value], name: &str) -> Option<&'a mut Value> {
    options.iter_mut().find(|option| option["name"] == name)
}

/// Puts a text into its language. One that was written in the first language only becomes one by language.
fn set(owner: &mut Value, key: &str, wording: &Wording) {
    let text = wording.text.trim().replace("\r\n", "\n");
    let Some(owner) = owner.as_object_mut() else { return };
    let stored = owner.entry(key).or_insert_with(|| Map::new().into());
    if !stored.is_object() {
        // The caller sends every language, the first among them.
        *stored = Map::new().into();
    }
    if let Some(texts) = stored.as_object_mut() {
        if text.is_empty() {
            texts.remove(&wording.language);
        } else {
            texts.insert(wording.language.clone(), text.into());
        }
        if texts.is_empty() && key == "hint" {
            owner.remove(key);
        }
    }
}

/// Every name that is taken.
fn names(whole: &Value) -> Vec<String> {
    fn collect(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(fields) => {
                found.extend(fields.get("name").and_then(Value::as_str).map(str::to_lowercase));
                fields.iter().filter(|(key, _)| *key != "choices").for_each(|(_, value)| collect(value, found));
            }
            Value::Array(values) => values.iter().for_each(|value| collect(value, found)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    let mut found = Vec::new();
    collect(&whole["pages"], &mut found);
    collect(&whole["scores"], &mut found);
    found
}

/// Gives an element, its rows and what is in it names that are free.
fn rename(element: &mut Value, taken: &[String]) {
    let fresh = |name: &str| {
        if !taken.contains(&name.to_lowercase()) {
            return name.to_owned();
        }
        let numbered = (2..1000).map(|number| {
            let end = format!("_{number}");
            let stem: String = name.chars().take(NAME_BYTES_AT_MOST - end.len()).collect();
            format!("{stem}{end}")
        });
        numbered.into_iter().find(|name| !taken.contains(&name.to_lowercase())).unwrap_or_else(|| name.to_owned())
    };
    if let Some(name) = element["name"].as_str().map(fresh) {
        element["name"] = name.into();
    }
    for row in element.get_mut("rows").and_then(Value::as_array_mut).into_iter().flatten() {
        if let Some(name) = row["name"].as_str().map(fresh) {
            row["name"] = name.into();
        }
    }
    for inner in element.get_mut("elements").and_then(Value::as_array_mut).into_iter().flatten() {
        rename(inner, taken);
    }
}

#[cfg(test)]
mod tests;
