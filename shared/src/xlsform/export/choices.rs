//! Lists of choices of an exported form: those that questions share, those of one question, and the points of scales.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::super::form::Choice;
use super::super::own;
use super::super::value::{Map, Value};
use super::{Exporter, numbered};
use crate::instrument::{ChoicesSource, ElementSource, OptionSource, TextSource};

impl<'a> Exporter<'a> {
    /// Puts the shared lists on the sheet of choices. Gives their names there, and those that are called otherwise here.
    pub(super) fn shared_lists(&mut self) -> (String, Json) {
        let mut names = Vec::new();
        let mut odd = serde_json::Map::new();
        for (list, options) in &self.source.choices {
            let fits = !list.is_empty() && list.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
            let name = self.new_list(if fits { list } else { "list" }, options);
            if name != *list {
                odd.insert(name.clone(), list.as_str().into());
            }
            names.push(name.clone());
            self.shared.insert(list, name);
        }
        (names.join(" "), Json::Object(odd))
    }

    /// A new list, under the wanted name or one like it.
    fn new_list(&mut self, wanted: &str, options: &[OptionSource]) -> String {
        let name = (1..).map(|number| numbered(wanted, number)).find(|name| !self.choices.contains(name));
        let name = name.unwrap_or_else(|| wanted.to_owned());
        let choices: Vec<Choice> = options.iter().map(|option| self.choice(option)).collect();
        *self.choices.open(&name) = choices;
        name
    }

    fn choice(&self, option: &OptionSource) -> Choice {
        let (label, exact) = self.text(&option.label, |text| own::cell(text, |_| false));
        let mut extra = Map::default();
        if let Some(exact) = exact {
            extra.set_text(own::EXACT_OF_CHOICE, own::plain_letters(&exact));
        }
        for (column, value) in &option.columns {
            extra.set_text(column, value.as_str());
        }
        let media = option.image.as_ref().map(|image| {
            let described = [&option.label, &image.description].map(|text| own::texts(text, self.first()));
            if described[0] != described[1] {
                let description = described[1].iter().map(|(tag, text)| (tag.clone(), Json::from(text.as_str()))).collect();
                extra.set_text(own::IMAGE_DESCRIPTION_OF_CHOICE, own::plain_letters(&Json::Object(description)));
            }
            let mut media = Map::default();
            media.set("image", self.file(image));
            Value::Map(media)
        });
        Choice { name: option.name.clone(), label: Some(label), media, extra, ..Choice::default() }
    }

    pub(super) fn list_of(&mut self, element: &ElementSource) -> Option<String> {
        match element.choices.as_ref()? {
            ChoicesSource::Shared(list) => self.shared.get(list.as_str()).cloned(),
            ChoicesSource::Here(options) => Some(self.new_list(&element.name, options)),
        }
    }

    /// The points of a scale as a list; a point without words shows its number.
    pub(super) fn points_of(&mut self, element: &ElementSource) -> String {
        let (from, to) = (element.from.unwrap_or_default(), element.to.unwrap_or_default());
        let empty = BTreeMap::new();
        let labels = element.labels.as_ref().unwrap_or(&empty);
        let options: Vec<OptionSource> = (from..=to)
            .map(|point| {
                let name = point.to_string();
                let label = labels.get(&name).cloned().unwrap_or_else(|| TextSource::InFirstLanguage(name.clone()));
                OptionSource { name, label, image: None, columns: BTreeMap::new() }
            })
            .collect();
        self.new_list(&element.name, &options)
    }
}
