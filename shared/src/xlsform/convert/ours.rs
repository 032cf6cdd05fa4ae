//! What a form says in our own columns and settings, and texts as they were before spreadsheets tidied them. A form that others
//! wrote has none of these, and nothing here is missed then.

use std::collections::HashMap;

use serde_json::{Value as JsonValue, json};

use super::super::form::{Choice, Form, Node};
use super::super::own::{self, Exact};
use super::super::value::{Map, Value};
use super::Converter;
use crate::locale::Locale;

/// What the settings say for us alone.
#[derive(Default)]
pub(super) struct Ours {
    /// The form was written by us.
    pub is_ours: bool,
    /// Tags, in the order of the instrument.
    pub languages: Vec<String>,
    /// Lists that several questions share, by their name in the form.
    pub lists: HashMap<String, String>,
    exact: Exact,
}

impl Ours {
    pub fn of(form: &Form) -> Self {
        let Some(settings) = settings(form) else {
            return Self { lists: looked_into(form).collect(), ..Self::default() };
        };
        let exact = Exact::read(settings.text(own::EXACT));
        let words = |key: &str| settings.text(key).unwrap_or_default().split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let odd = |list: &str| exact.get(own::LISTS)?.get(list)?.as_str().map(str::to_owned);
        let known = |list: &String| form.choices.get(list).is_some_and(|choices| !choices.is_empty());
        let lists = words(own::LISTS).into_iter().filter(known).map(|list| {
            let name = odd(&list).unwrap_or_else(|| list.clone());
            (list, name)
        });
        let lists = lists.chain(looked_into(form)).collect();
        Self { is_ours: settings.contains(own::FORMAT), languages: words(own::LANGUAGES), lists, exact }
    }
}

/// Lists that expressions look into by their names (`instance('towns')`, `pulldata('towns', …)`), which therefore keep them.
fn looked_into(form: &Form) -> impl Iterator<Item = (String, String)> {
    let mut expressions = Vec::new();
    gather(&form.survey, &mut expressions);
    let is_named = move |list: &str| expressions.iter().any(|source| source.contains(&format!("('{list}'")));
    let named = form.choices.iter().filter(move |(list, choices)| !choices.is_empty() && is_named(list));
    named.map(|(list, _)| (list.to_owned(), list.to_owned()))
}

fn gather<'a>(nodes: &'a [Node], expressions: &mut Vec<&'a str>) {
    for node in nodes {
        let own = [&node.relevant, &node.constraint, &node.calculation, &node.choice_filter];
        let own = own.into_iter().filter_map(|value| value.as_ref()?.text());
        expressions.extend(own.filter(|source| source.contains("instance(") || source.contains("pulldata(")));
        gather(&node.children, expressions);
    }
}

/// Our languages that the form has, each with the column it is written in; the first is the one every text should have.
pub(super) fn languages(form: &Form, ours: &Ours) -> Vec<(Locale, String)> {
    let mut found: Vec<(Locale, String)> = Vec::new();
    let default = form.settings.default_language();
    for column in std::iter::once(default).chain(form.languages.iter().map(String::as_str)) {
        let tag = column.rsplit_once('(').map_or(column, |(_, tag)| tag.trim_end_matches(')'));
        let locale = Locale::ALL.into_iter().find(|locale| {
            locale.tag() == tag
                || locale.own_name().eq_ignore_ascii_case(column)
                || tag.starts_with(&format!("{}-", locale.tag()))
        });
        let locale = locale.or_else(|| named(column));
        if let Some(locale) = locale
            && !found.iter().any(|(known, _)| *known == locale)
        {
            found.push((locale, column.to_owned()));
        }
    }
    let mut listed: Vec<(Locale, String)> = Vec::new();
    for locale in ours.languages.iter().filter_map(|tag| Locale::parse(tag).ok()) {
        let column = found.iter().find(|(known, _)| *known == locale).map(|(_, column)| column.clone());
        listed.push((locale, column.unwrap_or_else(|| own::language(locale.tag()))));
    }
    found.retain(|(locale, _)| !listed.iter().any(|(known, _)| known == locale));
    listed.extend(found);
    if listed.is_empty() {
        listed.push((Locale::English, default.to_owned()));
    }
    listed
}

/// A language as people name it in a column, where that is neither its tag nor its own name.
fn named(column: &str) -> Option<Locale> {
    match column.to_lowercase().as_str() {
        "spanish" | "espanol" => Some(Locale::Spanish),
        "arabic" => Some(Locale::Arabic),
        "chinese" | "simplified chinese" | "chinese simplified" | "mandarin" => Some(Locale::Chinese),
        "haitian creole" | "haitian" | "creole" | "kreyol" | "kreyòl" => Some(Locale::HaitianCreole),
        _ => None,
    }
}

fn settings(form: &Form) -> Option<&Map> {
    form.settings.0.get(own::PREFIX)?.map()
}

impl Exact {
    pub(super) fn of(node: &Node) -> Self {
        Self::read(own::column(node, own::EXACT))
    }
}

impl Converter<'_> {
    fn tags(&self) -> Vec<&'static str> {
        self.languages.iter().map(|(locale, _)| locale.tag()).collect()
    }

    pub(super) fn exact_text(&self, exact: &Exact, key: &str, value: Option<&Value>) -> Option<JsonValue> {
        exact.text(key, self.text(value), &self.tags())
    }

    pub(super) fn label_of_choice(&self, choice: &Choice) -> Option<JsonValue> {
        let read = self.text(choice.label.as_ref())?;
        let exact = choice.extra.text(own::EXACT_OF_CHOICE).and_then(|cell| serde_json::from_str::<JsonValue>(cell).ok());
        Some(exact.filter(|exact| own::says(exact, &read, &self.tags())).unwrap_or(read))
    }

    /// A text about the whole that XLSForm has no setting for.
    pub(super) fn setting(&self, key: &str) -> Option<JsonValue> {
        self.exact_text(&self.ours.exact, key, settings(self.form).and_then(|settings| settings.get(key)))
    }

    /// A part of an instrument that forms have no rows for; what cannot be read is left out, and flaws in it are told like any others.
    pub(super) fn whole(&self, key: &str) -> Option<JsonValue> {
        serde_json::from_str(settings(self.form)?.text(key)?).ok()
    }

    /// The title, which XLSForm has in one language only.
    pub(super) fn title(&self) -> JsonValue {
        let title = self.form.settings.text("title").unwrap_or(&self.form.name);
        let others = self.text(settings(self.form).and_then(|settings| settings.get("title")));
        let read = match (others, self.tags().first()) {
            (Some(JsonValue::Object(mut texts)), Some(first)) => {
                texts.insert((*first).to_owned(), title.into());
                JsonValue::Object(texts)
            }
            _ => title.into(),
        };
        self.ours.exact.text("title", Some(read), &self.tags()).unwrap_or_else(|| title.into())
    }

    /// The lists that questions name; nothing where there are none.
    pub(super) fn shared_lists(&self) -> Option<JsonValue> {
        let lists: serde_json::Map<String, JsonValue> = self
            .ours
            .lists
            .iter()
            .filter_map(|(list, name)| Some((name.clone(), json!(self.options(self.form.choices.get(list)?)))))
            .collect();
        (!lists.is_empty()).then(|| lists.into())
    }
}
