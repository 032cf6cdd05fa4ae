//! What an instrument does for people whom its questions may hurt: help to turn to, and pages that can be left out whole.

use super::parse::Parser;
use super::source::HelpSource;
use super::wiring::Role;
use super::{Element, Page, Required, Text};
use crate::locale::Locale;

/// Most places of help: a list that is read on a phone, perhaps in distress.
const HELP_AT_MOST: usize = 12;
const WEB_CHARACTERS_AT_MOST: usize = 200;

/// Somebody to turn to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Help {
    pub name: Text,
    /// Where it is, or whom it is for.
    pub place: Option<Text>,
    pub about: Option<Text>,
    /// Digits and the signs between them.
    pub phone: Option<String>,
    /// An `https://` address.
    pub web: Option<String>,
    /// Languages that are spoken there; none said: not known.
    pub languages: Vec<Locale>,
}

impl Help {
    /// Whether somebody there is known to speak a language.
    #[must_use]
    pub fn speaks(&self, locale: Locale) -> bool {
        self.languages.contains(&locale)
    }

    /// The number as a phone dials it.
    #[must_use]
    pub fn dialled(&self) -> Option<String> {
        let digits = |phone: &String| phone.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect();
        self.phone.as_ref().map(digits)
    }
}

pub(super) fn help(parser: &mut Parser, sources: &[HelpSource]) -> Vec<Help> {
    if sources.len() > HELP_AT_MOST {
        parser.flaw::<()>("help", format!("has {} entries; {HELP_AT_MOST} at most can be shown", sources.len()));
    }
    sources.iter().enumerate().filter_map(|(index, source)| entry(parser, &format!("help[{index}]"), source)).collect()
}

fn entry(parser: &mut Parser, path: &str, source: &HelpSource) -> Option<Help> {
    let name = parser.text(&format!("{path}.name"), &source.name);
    let place = source.place.as_ref().and_then(|text| parser.text(&format!("{path}.place"), text));
    let about = source.about.as_ref().and_then(|text| parser.text(&format!("{path}.about"), text));
    if source.phone.is_none() && source.web.is_none() {
        parser.flaw::<()>(path, "has neither a phone nor a web address");
    }
    if source.phone.as_deref().is_some_and(|phone| !is_phone(phone)) {
        parser.flaw::<()>(&format!("{path}.phone"), "must hold 3 to 15 digits, with spaces, “+”, “-” and brackets at most");
    }
    if source.web.as_deref().is_some_and(|web| !is_web(web)) {
        parser.flaw::<()>(&format!("{path}.web"), "must begin with https:// and be an address of 200 characters at most");
    }
    let mut languages = Vec::with_capacity(source.languages.len());
    for (index, tag) in source.languages.iter().enumerate() {
        match Locale::parse(tag) {
            Ok(locale) => languages.push(locale),
            Err(error) => {
                parser.flaw::<()>(&format!("{path}.languages[{index}]"), error);
            }
        }
    }
    Some(Help { name: name?, place, about, phone: source.phone.clone(), web: source.web.clone(), languages })
}

fn is_phone(phone: &str) -> bool {
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    (3..=15).contains(&digits) && phone.len() <= 30 && phone.chars().all(|sign| sign.is_ascii_digit() || " +-()".contains(sign))
}

fn is_web(web: &str) -> bool {
    let host = web.strip_prefix("https://").unwrap_or_default();
    let is_plain = |sign: char| sign.is_ascii_graphic() && !"\"'<>\\`".contains(sign);
    host.starts_with(|first: char| first.is_ascii_alphanumeric())
        && web.len() <= WEB_CHARACTERS_AT_MOST
        && web.chars().all(is_plain)
}

/// Whoever leaves a page out has answered nothing on it, so nothing on it may be needed.
pub(super) fn needs_nothing(parser: &mut Parser, path: &str, page: &Page) {
    for slot in page.elements.iter().flat_map(Element::slots) {
        let may_be_needed = parser.written.iter().any(|written| written.slot == slot && written.role == Role::Required);
        let Some(item) = parser.items.get(usize::from(slot.0)) else { continue };
        if may_be_needed || item.required != Required::Never {
            let name = item.name.clone();
            parser.flaw::<()>(path, format!("lets a person leave the page out, but an answer to “{name}” is needed"));
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::{Flaw, Instrument, Locale};

    fn parsed(help: &Value, required: bool) -> Result<Instrument, Vec<Flaw>> {
        let source = json!({
            "porchlight": 1, "name": "cared", "languages": ["en", "es"], "title": "T", "introduction": "I", "consent": "C",
            "help": help,
            "pages": [{ "name": "p", "distress_check": true, "elements": [
                { "kind": "text", "name": "t", "label": "Q", "maximum_characters": 9, "required": required }
            ] }],
        });
        Instrument::parse(&source.to_string())
    }

    #[test]
    fn help_is_read_with_where_and_in_which_languages() {
        let help = json!([{ "name": { "en": "Crisis line", "es": "Línea de crisis" }, "place": "Elm County", "phone": "+1 (555) 010-9",
            "web": "https://help.example/chat", "languages": ["es"] }]);
        let instrument = parsed(&help, false).unwrap();
        let [help] = &instrument.help[..] else { panic!("{:?}", instrument.help) };
        assert_eq!((help.dialled().as_deref(), help.speaks(Locale::Spanish)), (Some("+15550109"), true));
        assert!(!help.speaks(Locale::English) && instrument.pages[0].distress_check);
    }

    #[test]
    fn help_that_leads_nowhere_and_pages_that_need_an_answer_are_flaws() {
        let help = json!([
            { "name": "Nobody" }, { "name": "Letters", "phone": "call us" }, { "name": "Plain", "web": "http://help.example" },
            { "name": "Script", "web": "https://a\"onload=" }, { "name": "Tongue", "phone": "988", "languages": ["xx"] },
        ]);
        let flaws: Vec<String> = parsed(&help, true).unwrap_err().into_iter().map(|flaw| flaw.path).collect();
        let expected =
            ["help[0]", "help[1].phone", "help[2].web", "help[3].web", "help[4].languages[0]", "pages[0].distress_check"];
        assert_eq!(flaws, expected);
    }
}
