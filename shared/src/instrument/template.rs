//! A survey to begin with: an instrument, which program it serves, and what the team must see to that no program can. A draft that is
//! made of it keeps nothing that leads back here.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::source::TextSource;
use super::{Flaw, Instrument, Setting, Text};
use crate::locale::Locale;

/// As it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TemplateSource {
    program: TextSource,
    about: TextSource,
    care: Vec<TextSource>,
    instrument: Value,
}

/// What an instrument does by itself for those who answer it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Handling {
    /// Who may answer is asked first.
    AgeGate,
    /// A parent says yes, and then the young person.
    Permission,
    /// No own words without a reason, no way to reach anybody.
    VictimServices,
    Custody,
    /// Pages that can be left out whole.
    DistressCheck,
    /// Somebody to turn to stands on every page.
    Help,
}

/// A template.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    /// The program it is for.
    pub program: Text,
    /// Who is asked, and what neighbors learn.
    pub about: Text,
    /// What the team must see to.
    pub care: Vec<Text>,
    pub instrument: Instrument,
    /// The instrument's text, as a draft of it begins.
    pub source: String,
}

impl Template {
    /// # Errors
    /// Every flaw of the instrument, or that the file is no template.
    pub fn parse(source: &str) -> Result<Self, Vec<Flaw>> {
        let whole = |problem: String| vec![Flaw { path: ".".to_owned(), problem }];
        let parsed: TemplateSource = serde_json::from_str(source).map_err(|error| whole(error.to_string()))?;
        let instrument_source = format!("{:#}", parsed.instrument);
        let instrument = Instrument::parse(&instrument_source)?;
        let text = |source: &TextSource| text(source, instrument.languages.first).ok_or_else(|| whole("has no text".to_owned()));
        Ok(Self {
            program: text(&parsed.program)?,
            about: text(&parsed.about)?,
            care: parsed.care.iter().map(text).collect::<Result<_, _>>()?,
            source: instrument_source,
            instrument,
        })
    }

    /// Its elements that can be taken into other instruments, each with its name and its label as they are written.
    #[must_use]
    pub fn source_elements(&self) -> Vec<(String, Value)> {
        let whole = self.written();
        let elements = whole["pages"].as_array().into_iter().flatten().flat_map(|page| page["elements"].as_array());
        let named =
            elements.flatten().filter_map(|element| Some((element["name"].as_str()?.to_owned(), element["label"].clone())));
        named.collect()
    }

    /// An element as it is written, with the shared lists that it needs.
    #[must_use]
    pub fn source_element(&self, name: &str) -> Option<(Value, Map<String, Value>)> {
        let whole = self.written();
        let pages = whole["pages"].as_array()?;
        let element =
            pages.iter().filter_map(|page| page["elements"].as_array()).flatten().find(|element| element["name"] == name)?;
        let list = element["choices"].as_str();
        let lists = list.and_then(|list| Some((list.to_owned(), whole["choices"].get(list)?.clone())));
        Some((element.clone(), lists.into_iter().collect()))
    }

    fn written(&self) -> Value {
        serde_json::from_str(&self.source).unwrap_or_default()
    }

    /// What a draft of it does by itself.
    #[must_use]
    pub fn handling(&self) -> Vec<Handling> {
        let told = &self.instrument.taking_part;
        let asks_parents = told.ages.is_some_and(|ages| ages.has_minors() && ages.permission == super::Permission::Parent);
        let can_be_left_out = self.instrument.pages.iter().any(|page| page.distress_check);
        let all = [
            (told.ages.is_some(), Handling::AgeGate),
            (asks_parents, Handling::Permission),
            (told.setting == Setting::VictimServices, Handling::VictimServices),
            (told.setting == Setting::Custody, Handling::Custody),
            (can_be_left_out, Handling::DistressCheck),
            (!self.instrument.help.is_empty(), Handling::Help),
        ];
        all.into_iter().filter_map(|(holds, handling)| holds.then_some(handling)).collect()
    }
}

fn text(source: &TextSource, first: Locale) -> Option<Text> {
    let in_languages = match source {
        TextSource::InFirstLanguage(text) => BTreeMap::from([(first, text.clone())]),
        TextSource::ByLanguage(texts) => {
            texts.iter().map(|(tag, text)| Some((Locale::parse(tag).ok()?, text.clone()))).collect::<Option<_>>()?
        }
    };
    Text::new(in_languages, first).ok()
}
