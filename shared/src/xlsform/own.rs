//! What our own forms hold beside XLSForm: the names of the columns and settings that XLSForm has no words for, and how a text
//! is written so that nothing of it is lost, whatever spreadsheets and readers of forms tidy away. It knows neither side's rows.
//!
//! All our columns begin with `porchlight::`, so that other programs pass over them. A text that would come back changed (curly
//! quotes become straight, runs of spaces one space, `${` a reference) stands a second time in the column `porchlight::exact`,
//! as JSON in plain letters. It counts only as long as the cell beside it says the same, so that whoever edits the cell is heard.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::Value as Json;

use super::form::Node;
use super::header;
use super::reference;
use super::value::{Map, Value};
use crate::instrument::TextSource;
use crate::locale::Locale;

/// The beginning of our columns and settings.
pub const PREFIX: &str = "porchlight";
/// Our column on the sheet of choices, where pyxform does not bear a prefix with colons.
pub const EXACT_OF_CHOICE: &str = "porchlight_exact";
/// What the picture of a choice shows, where its label does not say it: as JSON, since it is in several languages.
pub const IMAGE_DESCRIPTION_OF_CHOICE: &str = "porchlight_image_description";
/// All of ours on that sheet.
pub const OF_CHOICE: [&str; 2] = [EXACT_OF_CHOICE, IMAGE_DESCRIPTION_OF_CHOICE];
/// The setting that tells that the form was written by us, with the version of this notation.
pub const FORMAT: &str = "format";
/// Our columns and settings.
pub const EXACT: &str = "exact";
pub const LANGUAGES: &str = "languages";
pub const LISTS: &str = "lists";
/// Whom people can turn to, as JSON: a setting.
pub const HELP: &str = "help";
/// What several questions say together, as JSON: a setting.
pub const SCORES: &str = "scores";
/// How large groups of people are, as JSON: a setting.
pub const MARGINS: &str = "margins";
/// How much may be published and when, as JSON: a setting.
pub const PUBLICATION: &str = "publication";
/// What people are told before they agree, as JSON: a setting.
pub const TAKING_PART: &str = "taking_part";
/// On the row of a page that people are asked about before it is shown.
pub const DISTRESS_CHECK: &str = "distress_check";
/// What makes the answer uncertain on the phone.
pub const PROTECTED_BY: &str = "protected_by";
pub const NAME: &str = "name";
pub const DECIMALS: &str = "decimals";
pub const STEP: &str = "step";
pub const BINS: &str = "bins";
pub const BY: &str = "by";
pub const COUNTED: &str = "counted";
pub const MAXIMUM: &str = "maximum";
pub const TOTAL: &str = "total";
/// On a row that asks for an exact place: the list of places that is offered instead.
pub const PLACES: &str = "places";
pub const HINT: &str = "hint";
pub const IMAGE_DESCRIPTION: &str = "image_description";
pub const AUDIO_DESCRIPTION: &str = "audio_description";
pub const EARLIEST: &str = "earliest";
pub const LATEST: &str = "latest";

/// The language of a column as XLSForm names it: `Español (es)`.
pub fn language(tag: &str) -> String {
    Locale::parse(tag).map_or_else(|_| tag.to_owned(), |locale| format!("{} ({tag})", locale.own_name()))
}

/// What one of our columns says about a row.
pub fn column<'a>(node: &'a Node, key: &str) -> Option<&'a str> {
    node.other.values.get(PREFIX)?.map()?.text(key)
}

/// A value of one of our columns that may be in several languages.
pub fn value<'a>(node: &'a Node, key: &str) -> Option<&'a Value> {
    node.other.values.get(PREFIX)?.map()?.get(key)
}

/// A text as a cell can hold it: without characters that no file can hold, and without `${` unless it refers to something.
pub fn cell(text: &str, is_known: impl Fn(&str) -> bool) -> String {
    let text: String = text.replace("\r\n", "\n").chars().map(printable).collect();
    let refers =
        reference::find(&text).is_ok_and(|found| found.iter().all(|reference| !reference.last_saved && is_known(reference.name)));
    let text = if refers && !text.contains("${}") { text } else { text.replace("${", "$ {") };
    text.trim().to_owned()
}

fn printable(c: char) -> char {
    match c {
        '\r' => '\n',
        '\n' | '\t' => c,
        '\u{fffe}' | '\u{ffff}' => char::REPLACEMENT_CHARACTER,
        other if other.is_control() => char::REPLACEMENT_CHARACTER,
        other => other,
    }
}

/// A cell as every reader hands it on.
pub fn as_read(cell: &str) -> String {
    header::tidy(&cell.replace('\u{a0}', " "), true)
}

/// What a text says, without that in which a written and a read one may differ.
fn gist(text: &str) -> String {
    let text = as_read(&cell(text, |_| true)).replace("$ {", "${");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An expression with `count(${name})` for each `${name_count}`: how many repetitions there are is an item here, and none in forms.
pub fn counted(source: &str, is_repeat: impl Fn(&str) -> bool) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some((before, after)) = rest.split_once("${") {
        out.push_str(before);
        let Some((name, behind)) = after.split_once('}') else {
            rest = &rest[before.len()..];
            break;
        };
        match name.trim().strip_suffix("_count").filter(|repeat| is_repeat(repeat)) {
            Some(repeat) => out.extend(["count(${", repeat, "})"]),
            None => out.extend(["${", name, "}"]),
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}

/// A text in its languages, without those in which it is blank.
pub fn texts(source: &TextSource, first: &str) -> BTreeMap<String, String> {
    let texts = match source {
        TextSource::InFirstLanguage(text) => BTreeMap::from([(first.to_owned(), text.clone())]),
        TextSource::ByLanguage(texts) => texts.clone(),
    };
    texts.into_iter().filter(|(_, text)| !text.trim().is_empty()).collect()
}

/// Texts of a row as they are to be, by the names of its columns.
#[derive(Default)]
pub struct Exact(serde_json::Map<String, Json>);

impl Exact {
    pub fn note(&mut self, key: &str, value: Json) {
        self.0.insert(key.to_owned(), value);
    }

    /// The cell of the column; nothing where nothing has to be said.
    pub fn written(self) -> Option<Value> {
        (!self.0.is_empty()).then(|| Value::Text(plain_letters(&Json::Object(self.0))))
    }

    /// Reads the cell of a row, or that of the settings.
    pub fn read(cell: Option<&str>) -> Self {
        Self(cell.and_then(|cell| serde_json::from_str(cell).ok()).unwrap_or_default())
    }

    pub fn get(&self, key: &str) -> Option<&Json> {
        self.0.get(key)
    }

    /// The exact text, if it says what was read in all languages.
    pub fn text(&self, key: &str, read: Option<Json>, tags: &[&str]) -> Option<Json> {
        let exact = self.0.get(key);
        read.map(|read| exact.filter(|exact| says(exact, &read, tags)).cloned().unwrap_or(read))
    }

    /// The exact expression, if it says what was read.
    pub fn expression(&self, key: &str, read: Option<String>) -> Option<String> {
        let exact = self.0.get(key).and_then(Json::as_str);
        let gist = |source: &str| gist(&counted(source, |_| true));
        read.map(|read| exact.filter(|exact| gist(exact) == gist(&read)).map_or(read, str::to_owned))
    }
}

/// Does the exact text say what was read, in every language or, where it is not translated, in the first one?
pub fn says(exact: &Json, read: &Json, tags: &[&str]) -> bool {
    let Some(first) = tags.first() else { return false };
    let in_language = |text: &Json, tag: &str| match text {
        Json::String(text) => Some(gist(text)),
        texts => texts.get(tag).or_else(|| texts.get(first)).and_then(Json::as_str).map(gist),
    };
    tags.iter().all(|tag| in_language(exact, tag) == in_language(read, tag) && in_language(exact, tag).is_some())
}

/// JSON that no spreadsheet and no reader of forms would change: ASCII, one space at a time, no reference.
pub fn plain_letters(value: &Json) -> String {
    let mut out = String::new();
    let mut last = ' ';
    let mut units = [0; 2];
    for c in value.to_string().chars() {
        match c {
            ' ' if last != ' ' => out.push(' '),
            '$' | ' ' | '\u{7f}'..=char::MAX => {
                for unit in c.encode_utf16(&mut units) {
                    // Writing to a text does not fail.
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
            other => out.push(other),
        }
        last = c;
    }
    out
}

/// Our columns of a row; no column where there is none.
pub fn columns(entries: Vec<(&str, Option<Value>)>) -> Map {
    let own: Map = entries.into_iter().filter_map(|(key, value)| value.map(|value| (key.to_owned(), value))).collect();
    let mut map = Map::default();
    if !own.is_empty() {
        map.set(PREFIX, Value::Map(own));
    }
    map
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_edited_cell_is_heard_and_an_untouched_one_is_exact() {
        let exact = Exact::read(Some(&plain_letters(&json!({ "label": "Don’t  go", "relevant": "${a} = '“'" }))));
        let label = |read: &str| exact.text("label", Some(json!({ "en": read })), &["en"]);
        assert_eq!(label("Don't go"), Some("Don’t  go".into()));
        assert_eq!(label("Do not go"), Some(json!({ "en": "Do not go" })));
        assert_eq!(exact.expression("relevant", Some("${a} = '\"'".to_owned())).as_deref(), Some("${a} = '“'"));
    }

    #[test]
    fn a_reference_stays_one_and_what_only_looks_like_one_does_not() {
        assert_eq!(cell("Dear ${name}", |name| name == "name"), "Dear ${name}");
        assert_eq!(cell("Dear ${nobody}", |_| false), "Dear $ {nobody}");
        assert_eq!(cell("${", |_| true), "${");
    }
}
