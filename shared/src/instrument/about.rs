//! What a question measures, where it comes from and what it touches: for those who design, review and analyse. Residents are shown
//! none of it, and no answer depends on it.

use super::Text;
use super::parse::Parser;
use super::source::AboutSource;

/// As archives take a label (ICPSR: 256 characters), rounded down.
const CHARACTERS_AT_MOST: usize = 250;

/// What knowing somebody's answer could do to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sensitivity {
    Nothing,
    Private,
    /// It may upset whoever is asked, or harm them if it is known.
    Harmful,
    /// It may put somebody in danger if it is known.
    Dangerous,
}

impl Sensitivity {
    /// 0 to 3, as instruments write it.
    #[must_use]
    pub fn level(self) -> u8 {
        match self {
            Self::Nothing => 0,
            Self::Private => 1,
            Self::Harmful => 2,
            Self::Dangerous => 3,
        }
    }

    fn of(level: u8) -> Option<Self> {
        [Self::Nothing, Self::Private, Self::Harmful, Self::Dangerous]
            .into_iter()
            .find(|sensitivity| sensitivity.level() == level)
    }
}

/// Where a question comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The construct, in the terms of the field.
    pub measures: String,
    /// The instrument or study that it goes back to.
    pub source: Option<String>,
    pub licence: Option<String>,
    /// Whether its words are others than those of the source.
    pub adapted: bool,
    pub sensitivity: Option<Sensitivity>,
    /// Why neighbors ask it.
    pub why: Option<Text>,
}

impl About {
    pub(super) fn parse(parser: &mut Parser, path: &str, source: Option<&AboutSource>) -> Option<Self> {
        let source = source?;
        let at = |field: &str| format!("{path}.about.{field}");
        let fields =
            [("measures", Some(&source.measures)), ("source", source.source.as_ref()), ("licence", source.licence.as_ref())];
        for (field, text) in fields {
            let is_line = |text: &String| !text.trim().is_empty() && text.chars().count() <= CHARACTERS_AT_MOST;
            if text.is_some_and(|text| !is_line(text)) {
                parser.flaw::<()>(&at(field), format!("must have 1 to {CHARACTERS_AT_MOST} characters"));
            }
        }
        if source.adapted && source.source.is_none() {
            parser.flaw::<()>(&at("adapted"), "says that words were changed, but not of what");
        }
        let sensitivity = source.sensitivity.and_then(|level| match Sensitivity::of(level) {
            Some(sensitivity) => Some(sensitivity),
            None => parser.flaw(&at("sensitivity"), "must be a whole number from 0 to 3"),
        });
        let why = source.why.as_ref().and_then(|why| parser.text(&at("why"), why));
        let AboutSource { measures, source, licence, adapted, .. } = source.clone();
        Some(Self { measures, source, licence, adapted, sensitivity, why })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::{Flaw, Instrument};

    fn parsed(kind: &str, about: &Value) -> Result<Instrument, Vec<Flaw>> {
        let mut element = json!({ "kind": kind, "name": "safe", "label": "Q", "about": about });
        if kind == "matrix" {
            element["rows"] = json!([{ "name": "day", "label": "By day" }, { "name": "night", "label": "At night" }]);
            element["choices"] = json!([{ "name": "yes", "label": "Yes" }]);
        }
        let source = json!({
            "porchlight": 1, "name": "told", "languages": ["en"], "title": "T", "introduction": "I", "consent": "C",
            "pages": [{ "name": "p", "elements": [element, { "kind": "acknowledge", "name": "read", "label": "Read" }] }],
        });
        Instrument::parse(&source.to_string())
    }

    #[test]
    fn rows_of_a_matrix_share_what_is_said_of_it() {
        let about = json!({ "measures": "Safety", "source": "NCVS", "adapted": true, "sensitivity": 2, "why": "To know." });
        let instrument = parsed("matrix", &about).unwrap();
        let [day, night, read] = &instrument.words[..] else { panic!("three items") };
        let about = day.about.as_ref().unwrap();
        assert_eq!((about.measures.as_str(), about.sensitivity, about.adapted), ("Safety", Some(Sensitivity::Harmful), true));
        assert!(day.about == night.about && read.about.is_none());
    }

    #[test]
    fn what_cannot_be_is_a_flaw() {
        for (kind, about, path) in [
            ("acknowledge", json!({ "measures": " " }), "about.measures"),
            ("acknowledge", json!({ "measures": "x".repeat(251) }), "about.measures"),
            ("acknowledge", json!({ "measures": "Safety", "adapted": true }), "about.adapted"),
            ("acknowledge", json!({ "measures": "Safety", "sensitivity": 4 }), "about.sensitivity"),
            ("note", json!({ "measures": "Safety" }), "about"),
        ] {
            let flaws: Vec<String> = parsed(kind, &about).unwrap_err().into_iter().map(|flaw| flaw.path).collect();
            assert_eq!(flaws, [format!("pages[0].elements[0].{path}")], "{about}");
        }
    }
}
