//! What a team should look at before it fields an instrument: texts that are hard to read, questions that ask two things, that lead, that
//! identify, that the law does not protect, and what is missing.
//!
//! A finding is a question to the team and no verdict. It is answered by a change, or by a reason that stays in the instrument for
//! everybody to see. Two of them are waited for before a survey is opened: what is not translated, and what takes too long.

pub mod reading;
mod wording;

use crate::Instrument;
use crate::id::ItemName;
use crate::instrument::{Sensitivity, Text};
use crate::locale::Locale;
use crate::question::Question;

/// How long an item takes, in seconds: residents' pages were timed at about four questions a minute.
const SECONDS_AN_ITEM: u32 = 15;
/// From when on people drop out, in minutes.
const MINUTES_BEFORE_LONG: u32 = 8;
/// From when on the team is waited for, in minutes.
const MINUTES_BEFORE_TOO_LONG: u32 = 15;
/// Highest grade of consent and questions together.
const GRADE_AT_MOST: f64 = 6.0;
/// Highest grade of one question: one sentence says little, so only what is clearly hard is told.
const GRADE_OF_ONE_AT_MOST: f64 = 9.0;
const EASE_AT_LEAST: f64 = 65.0;
const EASE_OF_ONE_AT_LEAST: f64 = 50.0;
const WORDS_TO_JUDGE_ONE: usize = 8;

/// What kind of thing was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Not every text is there in every language.
    Untranslated,
    TooLong,
    Long,
    PlannedOffence,
    Identifying,
    HardToRead,
    TwoThings,
    Leading,
    Jargon,
    NoWayOut,
    NoMiddle,
    MixedDirections,
}

impl Kind {
    pub const ALL: [Self; 12] = [
        Self::Untranslated,
        Self::TooLong,
        Self::Long,
        Self::PlannedOffence,
        Self::Identifying,
        Self::HardToRead,
        Self::TwoThings,
        Self::Leading,
        Self::Jargon,
        Self::NoWayOut,
        Self::NoMiddle,
        Self::MixedDirections,
    ];

    /// As instruments write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Untranslated => "untranslated",
            Self::TooLong => "too_long",
            Self::Long => "long",
            Self::PlannedOffence => "planned_offence",
            Self::Identifying => "identifying",
            Self::HardToRead => "hard_to_read",
            Self::TwoThings => "two_things",
            Self::Leading => "leading",
            Self::Jargon => "jargon",
            Self::NoWayOut => "no_way_out",
            Self::NoMiddle => "no_middle",
            Self::MixedDirections => "mixed_directions",
        }
    }

    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether a survey is not opened while it stands there without a reason.
    #[must_use]
    pub fn is_waited_for(self) -> bool {
        matches!(self, Self::Untranslated | Self::TooLong)
    }
}

/// One thing to look at.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub kind: Kind,
    /// The question; none: the survey as a whole.
    pub item: Option<ItemName>,
    pub locale: Option<Locale>,
    /// The word that was found, or the number that is too high.
    pub found: String,
    /// A plainer word.
    pub better: Option<&'static str>,
    /// Why the team leaves it as it is.
    pub accepted: Option<String>,
}

/// How long answering takes, in minutes.
#[must_use]
pub fn minutes(instrument: &Instrument) -> u32 {
    let count = asked(instrument).count();
    (u32::try_from(count).unwrap_or(u32::MAX).saturating_mul(SECONDS_AN_ITEM)).div_ceil(60)
}

/// Items that people answer, each once.
pub fn asked(instrument: &Instrument) -> impl Iterator<Item = (&ItemName, &crate::instrument::ItemWords, &Question)> {
    let variables = instrument.logic.variables();
    let asked = variables.filter(|(_, item)| item.question.takes_an_answer() && !item.name.is_repetition());
    asked.map(|(slot, item)| (&item.name, instrument.words(slot), &item.question))
}

/// Everything that was found, what matters most first.
#[must_use]
pub fn look(instrument: &Instrument) -> Vec<Finding> {
    let mut findings = Vec::new();
    whole(instrument, &mut findings);
    for (name, words, question) in asked(instrument) {
        for locale in instrument.languages.all() {
            // A number says the same in every language.
            let is_number = |text: &Text| !text.in_locale(locale).contains(char::is_alphabetic);
            let shown = |text: &Text| is_number(text) || text.language_shown(locale, instrument.languages.first) == locale;
            let texts = [Some(&words.label), words.stem.as_ref(), words.hint.as_ref()].into_iter().flatten();
            if !texts.chain(&words.options).all(shown) {
                findings.push(Finding { locale: Some(locale), ..finding(Kind::Untranslated, Some(name), locale.own_name()) });
                continue;
            }
            let label = words.label.in_locale(locale);
            let asked = match &words.stem {
                Some(stem) => format!("{} {label}", stem.in_locale(locale)),
                None => label.to_owned(),
            };
            of_text(name, &asked, locale, question, &mut findings);
        }
        of_options(instrument, name, words, question, &mut findings);
    }
    mixed(instrument, &mut findings);
    for finding in &mut findings {
        let is_it = |accepted: &&crate::instrument::Accepted| accepted.kind == finding.kind && accepted.item == finding.item;
        finding.accepted = instrument.accepted.iter().find(is_it).map(|accepted| accepted.reason.clone());
    }
    findings.sort_by_key(|finding| (finding.accepted.is_some(), finding.kind));
    findings
}

fn finding(kind: Kind, item: Option<&ItemName>, found: &str) -> Finding {
    Finding { kind, item: item.cloned(), locale: None, found: found.to_owned(), better: None, accepted: None }
}

fn whole(instrument: &Instrument, findings: &mut Vec<Finding>) {
    let minutes = minutes(instrument);
    if minutes > MINUTES_BEFORE_TOO_LONG {
        findings.push(finding(Kind::TooLong, None, &minutes.to_string()));
    } else if minutes > MINUTES_BEFORE_LONG {
        findings.push(finding(Kind::Long, None, &minutes.to_string()));
    }
    for locale in instrument.languages.all() {
        let texts = [&instrument.introduction, &instrument.consent, &instrument.title];
        if !texts.iter().all(|text| text.language_shown(locale, instrument.languages.first) == locale) {
            findings.push(Finding { locale: Some(locale), ..finding(Kind::Untranslated, None, locale.own_name()) });
        }
        let told = [&instrument.introduction, &instrument.consent].map(|text| text.in_locale(locale)).join("\n");
        findings.extend(hard(None, &told, locale, GRADE_AT_MOST, EASE_AT_LEAST));
    }
}

/// Whether a text is harder than it may be.
fn hard(item: Option<&ItemName>, text: &str, locale: Locale, grade_at_most: f64, ease_at_least: f64) -> Option<Finding> {
    let score = match locale {
        Locale::English => reading::grade(text).filter(|grade| *grade > grade_at_most)?,
        Locale::Spanish => reading::ease(text).filter(|ease| *ease < ease_at_least)?,
        Locale::Arabic | Locale::Chinese | Locale::HaitianCreole => return None,
    };
    Some(Finding { locale: Some(locale), ..finding(Kind::HardToRead, item, &format!("{score:.0}")) })
}

fn of_text(name: &ItemName, text: &str, locale: Locale, question: &Question, findings: &mut Vec<Finding>) {
    if text.split_whitespace().count() >= WORDS_TO_JUDGE_ONE {
        findings.extend(hard(Some(name), text, locale, GRADE_OF_ONE_AT_MOST, EASE_OF_ONE_AT_LEAST));
    }
    let lower = text.to_lowercase();
    let found = [
        (Kind::TwoThings, wording::two_things(&lower).filter(|_| !is_list(question))),
        (Kind::Leading, wording::leading(&lower, locale)),
        (Kind::PlannedOffence, wording::planned_offence(&lower)),
        (Kind::Identifying, wording::identifying(&lower)),
    ];
    for (kind, found) in found {
        findings.extend(found.map(|found| Finding { locale: Some(locale), ..finding(kind, Some(name), found) }));
    }
    if let Some((word, better)) = wording::jargon(&lower) {
        findings.push(Finding { locale: Some(locale), better: Some(better), ..finding(Kind::Jargon, Some(name), word) });
    }
}

/// Where several answers are possible, several things can be asked.
fn is_list(question: &Question) -> bool {
    matches!(question, Question::ChooseSome(_) | Question::Rank(_) | Question::Text(_) | Question::Number(_))
}

fn of_options(
    instrument: &Instrument,
    name: &ItemName,
    words: &crate::instrument::ItemWords,
    question: &Question,
    findings: &mut Vec<Finding>,
) {
    let first = instrument.languages.first;
    let says_no = |text: &Text| {
        let text = text.in_locale(first).to_lowercase();
        ["prefer not", "rather not", "prefiero no", "no answer", "no quiero"].iter().any(|words| text.contains(words))
    };
    let sensitivity = words.about.as_ref().and_then(|about| about.sensitivity);
    if let Question::ChooseOne(_) = question
        && sensitivity.is_some_and(|sensitivity| sensitivity > Sensitivity::Nothing)
        && !words.options.iter().any(says_no)
    {
        findings.push(finding(Kind::NoWayOut, Some(name), ""));
    }
    if let Question::Scale(scale) = question
        && scale.options.len().is_multiple_of(2)
    {
        findings.push(finding(Kind::NoMiddle, Some(name), &scale.options.len().to_string()));
    }
}

/// The same answers once from low to high and once from high to low.
fn mixed(instrument: &Instrument, findings: &mut Vec<Finding>) {
    let first = instrument.languages.first;
    let mut seen: Vec<Vec<&str>> = Vec::new();
    for (name, words, question) in asked(instrument) {
        let (Question::ChooseOne(_) | Question::Scale(_)) = question else { continue };
        let order: Vec<&str> = words.options.iter().map(|option| option.in_locale(first)).collect();
        let same = |known: &&Vec<&str>| known.len() == order.len() && known.iter().all(|option| order.contains(option));
        match seen.iter().find(same) {
            Some(known) if *known != order => {
                findings.push(finding(Kind::MixedDirections, Some(name), order.first().unwrap_or(&"")))
            }
            Some(_) => {}
            None => seen.push(order),
        }
    }
}

#[cfg(test)]
mod tests;
