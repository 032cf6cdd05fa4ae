//! What the runners over recorded forms share: where the records are, and when two structures are the same.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

/// The files named by a variable of the environment, or those at the usual place; none when there are none.
pub fn files(variable: &str, usual: &str, extension: &str) -> Option<Vec<PathBuf>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let path = std::env::var_os(variable).map_or_else(|| root.join(usual), PathBuf::from);
    if !path.exists() {
        assert!(std::env::var_os("CI").is_none(), "there are no recorded cases at {}", path.display());
        println!("there are no recorded cases at {}: nothing was run", path.display());
        return None;
    }
    if path.is_file() {
        return Some(vec![path]);
    }
    let mut files: Vec<PathBuf> = std::fs::read_dir(&path)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|own| own == extension))
        .collect();
    files.sort();
    Some(files)
}

/// Are the form that was read and the record the same in everything that the record tells?
pub fn same_structure(ours: &Value, expected: &Value) -> Result<(), String> {
    for key in ["settings", "survey", "choices", "languages", "meta"] {
        let nothing = match key {
            "settings" | "choices" => Value::Object(Map::new()),
            _ => Value::Array(Vec::new()),
        };
        let expected = without_generated(expected.get(key).unwrap_or(&nothing));
        let ours = without_generated(ours.get(key).unwrap_or(&nothing));
        if let Some(difference) = difference(&ours, &expected, key) {
            return Err(difference);
        }
    }
    Ok(())
}

/// Leaves out the nodes that the reader made up.
pub fn without_generated(value: &Value) -> Value {
    match value {
        Value::Array(items) => {
            Value::Array(items.iter().filter(|item| item["generated"] != Value::Bool(true)).map(without_generated).collect())
        }
        Value::Object(map) => Value::Object(
            map.iter()
                .map(|(key, value)| (key.clone(), without_generated(value)))
                // Containers in which everything was made up are as good as empty.
                .filter(|(key, value)| !(key == "children" && value.as_array().is_some_and(Vec::is_empty)))
                .collect(),
        ),
        other => other.clone(),
    }
}

/// The first place where two values differ.
pub fn difference(ours: &Value, expected: &Value, path: &str) -> Option<String> {
    match (ours, expected) {
        (Value::Object(a), Value::Object(b)) => {
            let mut keys: Vec<&String> = a.keys().chain(b.keys()).collect();
            keys.sort();
            keys.dedup();
            keys.into_iter().find_map(|key| match (a.get(key), b.get(key)) {
                (Some(x), Some(y)) => difference(x, y, &format!("{path}.{key}")),
                (x, y) => Some(format!("{path}.{key}: {} instead of {}", shown(x), shown(y))),
            })
        }
        (Value::Array(a), Value::Array(b)) => {
            let longer = a.len().max(b.len());
            (0..longer).find_map(|at| match (a.get(at), b.get(at)) {
                (Some(x), Some(y)) => difference(x, y, &format!("{path}[{at}]")),
                (x, y) => Some(format!("{path}[{at}]: {} instead of {}", shown(x), shown(y))),
            })
        }
        (a, b) => (a != b).then(|| format!("{path}: {} instead of {}", shown(Some(a)), shown(Some(b)))),
    }
}

fn shown(value: Option<&Value>) -> String {
    value.map_or_else(|| "nothing".to_owned(), |value| value.to_string().chars().take(300).collect())
}
