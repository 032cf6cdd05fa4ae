//! What people are told before they agree, besides the two texts that every instrument has; who may answer; and in which setting.
//!
//! Whatever can be read off the instrument (what is asked, what is kept) is not written here: the page makes it, so that it cannot be
//! untrue. Which law protects depends on who pays, so the sentences about it follow from [`Funding`].

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::parse::Parser;
use super::source::{AgesSource, TakingPartSource};
use super::{ItemLogic, Page, Text};
use crate::question::Question;

/// Ages that a gate can be set to, in years.
const AGES_YEARS: std::ops::RangeInclusive<u8> = 5..=25;

/// Who pays, as far as the law of confidentiality depends on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Funding {
    /// Nothing is said about laws.
    #[default]
    Unsaid,
    /// Assisted by the Office of Justice Programs: 34 USC 10231 and 28 CFR 22 protect what identifies people.
    Justice,
    /// Anybody else: that protection does not hold.
    Other,
}

/// Where people are asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Setting {
    #[default]
    Community,
    /// People whom somebody may look for: no own words without a reason that they are told (28 CFR 94.115).
    VictimServices,
    /// People who are held: they are told that nothing about their case depends on it, and nothing is handed out for it (28 CFR 46,
    /// subpart C; 28 CFR 512.11).
    Custody,
}

/// Who decides for those who are not of age.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// A parent or guardian says yes, and then the young person, each for themselves.
    #[default]
    Parent,
    /// A review board waived it, for example where asking a parent would tell that somebody gets help.
    Waived,
}

/// Who may answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ages {
    /// Whoever is younger cannot take part, in years.
    pub youngest_years: u8,
    /// Whoever is younger is not of age, in years.
    pub adult_years: u8,
    pub permission: Permission,
}

impl Ages {
    /// Whether some of those who may answer are not of age.
    #[must_use]
    pub fn has_minors(self) -> bool {
        self.youngest_years < self.adult_years
    }
}

/// Why own words are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    pub item: String,
    pub why: Text,
}

/// All of it; nothing said is the default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TakingPart {
    pub asks: Option<Text>,
    pub pays: Option<Text>,
    pub funding: Funding,
    pub risks: Option<Text>,
    pub kept_until: Option<Text>,
    pub contact: Option<Text>,
    pub ages: Option<Ages>,
    pub setting: Setting,
    pub own_words: Vec<Reason>,
    /// Whether the first page of questions stands below the consent, so that one request brings both.
    pub with_first_page: bool,
}

impl TakingPart {
    pub(super) fn parse(parser: &mut Parser, source: Option<&TakingPartSource>, items: &[ItemLogic], pages: &[Page]) -> Self {
        let nothing = TakingPartSource::default();
        let source = source.unwrap_or(&nothing);
        let at = |key: &str| format!("taking_part.{key}");
        let mut text = |key: &str, written: &Option<_>| written.as_ref().and_then(|written| parser.text(&at(key), written));
        let (asks, pays) = (text("asks", &source.asks), text("pays", &source.pays));
        let (risks, kept_until) = (text("risks", &source.risks), text("kept_until", &source.kept_until));
        let contact = text("contact", &source.contact);
        let is_of_own_words = |name: &str| {
            items.iter().any(|item| matches!(item.question, Question::Text(_)) && item.name.first().as_str() == name)
        };
        let mut own_words = Vec::new();
        for (item, why) in &source.own_words {
            let path = at(&format!("own_words.{item}"));
            if !is_of_own_words(item) {
                parser.flaw::<()>(&path, "names no question that is answered in own words");
            }
            own_words.extend(parser.text(&path, why).map(|why| Reason { item: item.clone(), why }));
        }
        if source.setting == Setting::VictimServices {
            let texts = items.iter().filter(|item| matches!(item.question, Question::Text(_)));
            for name in texts.map(|item| item.name.first()).filter(|name| !source.own_words.contains_key(name.as_str())) {
                let problem = format!(
                    "does not say why “{name}” asks for own words, which victim services must not ask for without a reason"
                );
                parser.flaw::<()>(&at("own_words"), problem);
            }
        }
        if source.with_first_page && pages.first().is_some_and(|page| page.distress_check) {
            parser.flaw::<()>(&at("with_first_page"), "shows a page at once that people must be able to leave out");
        }
        let ages = source.ages.as_ref().and_then(|ages| Ages::parse(parser, ages));
        let (funding, setting, with_first_page) = (source.funding, source.setting, source.with_first_page);
        Self { asks, pays, funding, risks, kept_until, contact, ages, setting, own_words, with_first_page }
    }
}

impl Ages {
    fn parse(parser: &mut Parser, source: &AgesSource) -> Option<Self> {
        let (youngest_years, adult_years, permission) = (source.youngest, source.adult.unwrap_or(18), source.permission);
        for years in [youngest_years, adult_years] {
            if !AGES_YEARS.contains(&years) {
                let problem = format!("must lie between {} and {} years", AGES_YEARS.start(), AGES_YEARS.end());
                return parser.flaw("taking_part.ages", problem);
            }
        }
        if youngest_years > adult_years {
            return parser.flaw("taking_part.ages", "lets nobody take part before they are older than of age");
        }
        Some(Self { youngest_years, adult_years, permission })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::{Flaw, Instrument};

    fn parsed(taking_part: &Value) -> Result<Instrument, Vec<Flaw>> {
        let source = json!({
            "porchlight": 1, "name": "told", "languages": ["en", "es"], "title": "T", "introduction": "I", "consent": "C",
            "taking_part": taking_part,
            "pages": [{ "name": "p", "distress_check": true, "elements": [
                { "kind": "text", "name": "t", "label": "Q", "maximum_characters": 9 }
            ] }],
        });
        Instrument::parse(&source.to_string())
    }

    #[test]
    fn what_is_told_is_read() {
        let told = json!({ "asks": { "en": "We", "es": "Nosotros" }, "funding": "justice", "ages": { "youngest": 13 },
            "setting": "victim_services", "own_words": { "t": "To hear it in your words." } });
        let told = parsed(&told).unwrap().taking_part;
        assert_eq!((told.funding, told.setting, told.own_words.len()), (Funding::Justice, Setting::VictimServices, 1));
        let ages = Ages { youngest_years: 13, adult_years: 18, permission: Permission::Parent };
        assert_eq!(told.ages, Some(ages));
        assert_eq!(parsed(&json!({})).unwrap().taking_part, TakingPart::default());
    }

    #[test]
    fn what_cannot_be_is_a_flaw() {
        for (told, path) in [
            (json!({ "setting": "victim_services" }), "taking_part.own_words"),
            (json!({ "own_words": { "nobody": "Why" } }), "taking_part.own_words.nobody"),
            (json!({ "ages": { "youngest": 3 } }), "taking_part.ages"),
            (json!({ "ages": { "youngest": 19 } }), "taking_part.ages"),
            (json!({ "with_first_page": true }), "taking_part.with_first_page"),
        ] {
            let flaws: Vec<String> = parsed(&told).unwrap_err().into_iter().map(|flaw| flaw.path).collect();
            assert_eq!(flaws, [path], "{told}");
        }
    }
}
