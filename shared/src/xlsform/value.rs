//! A cell's text, or texts gathered under keys (`label` with one text a language, `bind` with one expression a property).
//! It is what the columns `a`, `a::b` and `a::b::c` of one row become; it is not JSON and knows nothing of XLSForm's own names.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// A text, or an ordered table of keys and values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Text(String),
    Map(Map),
}

/// An ordered table; rows have few keys, so that a list is the fastest table.
#[derive(Clone, Debug, Default)]
pub struct Map(Vec<(String, Value)>);

/// Two tables with the same entries are equal in whatever order their columns stood.
impl PartialEq for Map {
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len() && self.0.iter().all(|(key, value)| other.get(key) == Some(value))
    }
}

impl Eq for Map {}

impl Map {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    pub fn get_mut(&mut self, key: &str) -> Option<&mut Value> {
        self.0.iter_mut().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// The text under a key; nothing when a table stands there.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.get(key).and_then(Value::text)
    }

    pub fn contains(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Sets a key, in its old place when it had one.
    pub fn set(&mut self, key: impl Into<String>, value: Value) {
        let key = key.into();
        match self.get_mut(&key) {
            Some(place) => *place = value,
            None => self.0.push((key, value)),
        }
    }

    pub fn set_text(&mut self, key: impl Into<String>, text: impl Into<String>) {
        self.set(key, Value::Text(text.into()));
    }

    pub fn take(&mut self, key: &str) -> Option<Value> {
        let place = self.0.iter().position(|(name, _)| name == key)?;
        Some(self.0.remove(place).1)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value))
    }

    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(key, _)| key.as_str())
    }

    /// Puts a value under a path of keys. A text in the way moves under the key of the default language, unless that key is
    /// given by itself: a column with a language wins over the column without one.
    pub fn put(&mut self, path: &[String], value: Value, default_language: &str) {
        let Some((first, rest)) = path.split_first() else { return };
        let nested = rest.iter().rev().fold(value, |inner, key| Value::Map(Map(vec![(key.clone(), inner)])));
        match self.get_mut(first) {
            Some(place) => place.merge(nested, default_language),
            None => self.0.push((first.clone(), nested)),
        }
    }
}

impl FromIterator<(String, Value)> for Map {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(entries: I) -> Self {
        let mut map = Map::default();
        for (key, value) in entries {
            map.set(key, value);
        }
        map
    }
}

impl Value {
    pub fn text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            Value::Map(_) => None,
        }
    }

    pub fn map(&self) -> Option<&Map> {
        match self {
            Value::Text(_) => None,
            Value::Map(map) => Some(map),
        }
    }

    pub fn is_empty(&self) -> bool {
        match self {
            Value::Text(text) => text.is_empty(),
            Value::Map(map) => map.is_empty(),
        }
    }

    /// Every text inside, however deep.
    pub fn texts(&self) -> Vec<&str> {
        let mut found = Vec::new();
        let mut open = vec![self];
        while let Some(value) = open.pop() {
            match value {
                Value::Text(text) => found.push(text.as_str()),
                Value::Map(map) => open.extend(map.0.iter().map(|(_, value)| value)),
            }
        }
        found
    }

    fn merge(&mut self, other: Value, default_language: &str) {
        if other.is_empty() {
            return;
        }
        if self.is_empty() {
            *self = other;
            return;
        }
        let mine = std::mem::replace(self, Value::Map(Map::default()));
        *self = match (mine, other) {
            (Value::Text(_), Value::Text(later)) => Value::Map(Map(vec![(default_language.to_owned(), Value::Text(later))])),
            (Value::Text(text), Value::Map(map)) => {
                if map.contains(default_language) {
                    Value::Map(map)
                } else {
                    let mut joined = Map(vec![(default_language.to_owned(), Value::Text(text))]);
                    joined.0.extend(map.0);
                    Value::Map(joined)
                }
            }
            (Value::Map(mut map), Value::Text(text)) => {
                if !map.contains(default_language) {
                    map.0.push((default_language.to_owned(), Value::Text(text)));
                }
                Value::Map(map)
            }
            (Value::Map(mut mine), Value::Map(theirs)) => {
                for (key, value) in theirs.0 {
                    match mine.get_mut(&key) {
                        Some(place) => place.merge(value, default_language),
                        None => mine.0.push((key, value)),
                    }
                }
                Value::Map(mine)
            }
        };
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text)
    }
}

impl Serialize for Map {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut entries = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            entries.serialize_entry(key, value)?;
        }
        entries.end()
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Text(text) => serializer.serialize_str(text),
            Value::Map(map) => map.serialize(serializer),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(keys: &[&str]) -> Vec<String> {
        keys.iter().map(|key| (*key).to_owned()).collect()
    }

    #[test]
    fn a_plain_text_moves_under_the_default_language() {
        let mut row = Map::default();
        row.put(&path(&["label"]), "Name".into(), "default");
        row.put(&path(&["label", "French (fr)"]), "Nom".into(), "default");
        let label = row.get("label").and_then(Value::map).unwrap();
        assert_eq!(label.text("default"), Some("Name"));
        assert_eq!(label.text("French (fr)"), Some("Nom"));
    }

    #[test]
    fn a_column_with_the_default_language_wins() {
        let mut row = Map::default();
        row.put(&path(&["label"]), "plain".into(), "French (fr)");
        row.put(&path(&["label", "French (fr)"]), "Nom".into(), "French (fr)");
        assert_eq!(row.get("label").unwrap().texts(), ["Nom"]);
    }

    #[test]
    fn order_does_not_matter_to_equality() {
        let a: Map = [("x".to_owned(), "1".into()), ("y".to_owned(), "2".into())].into_iter().collect();
        let b: Map = [("y".to_owned(), "2".into()), ("x".to_owned(), "1".into())].into_iter().collect();
        assert_eq!(a, b);
        assert_ne!(a, Map::default());
    }
}
