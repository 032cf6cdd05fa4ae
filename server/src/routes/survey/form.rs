//! The fields of a survey's form, read into types. Anything our own pages would not have sent makes the whole form unreadable.

use app::page::survey::{AGREED, AgeGroup, Agreement, Step};
use shared::expression::Slot;
use shared::id::{ItemName, ResponseId, Version};
use shared::instrument::Instrument;
use shared::{Draft, Locale};

use super::repetition::Change;

/// Which button was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Next,
    Back,
    GoTo(usize),
    Language(Locale),
    Repeat(Change),
    /// Leaves out a page that lets people do so.
    Skip,
    Send,
}

/// One post.
#[derive(Debug)]
pub struct SurveyForm {
    pub response: ResponseId,
    pub version: Version,
    pub locale: Locale,
    /// What was said before the first question; nothing where that was on an earlier page.
    pub asking: Option<Agreement>,
    pub step: Step,
    /// Slots that were visible on the page.
    pub shown: Vec<Slot>,
    pub draft: Draft,
    pub action: Action,
}

/// Why a form cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnreadableForm {
    Language,
    Field,
}

impl SurveyForm {
    pub fn read(fields: Vec<(String, String)>, instrument: &Instrument) -> Result<Self, UnreadableForm> {
        let offered = instrument.languages.all();
        let language =
            |tag: &str| Locale::parse(tag).ok().filter(|locale| offered.contains(locale)).ok_or(UnreadableForm::Language);
        let page = |number: &str| {
            number.parse::<usize>().ok().filter(|&page| page < instrument.pages.len()).ok_or(UnreadableForm::Field)
        };
        let (mut response, mut version, mut locale, mut step) = (None, None, None, None);
        let (mut said, mut agreed) = (Agreement::default(), false);
        let (mut shown, mut draft, mut action) = (Vec::new(), Draft::default(), Action::Next);
        for (name, value) in fields {
            match name.as_str() {
                "response" => response = ResponseId::parse(&value).ok(),
                "version" => version = Version::parse(&value).ok(),
                "language" => locale = Some(language(&value)?),
                "consent" => (said.consent, agreed) = (value == "yes", value == AGREED),
                "age" => said.age = Some(AgeGroup::parse(&value).ok_or(UnreadableForm::Field)?),
                "permission" => said.permission = value == "yes",
                "shown" => shown = value.split(' ').filter_map(|slot| slot.parse().ok().map(Slot)).collect(),
                "step" => {
                    step = Some(match value.split_once('-') {
                        Some(("page", number)) => Step::Page(page(number)?),
                        None if value == "consent" => Step::Consent,
                        None if value == "review" => Step::Review,
                        Some(_) | None => return Err(UnreadableForm::Field),
                    });
                }
                "action" => {
                    action = match value.split_once('-') {
                        Some(("goto", number)) => Action::GoTo(page(number)?),
                        Some(("add" | "remove", _)) => Action::Repeat(Change::parse(&value).ok_or(UnreadableForm::Field)?),
                        Some(("language", tag)) => Action::Language(language(tag)?),
                        None if value == "next" => Action::Next,
                        None if value == "back" => Action::Back,
                        None if value == "skip" => Action::Skip,
                        None if value == "send" => Action::Send,
                        Some(_) | None => return Err(UnreadableForm::Field),
                    };
                }
                other => {
                    let item =
                        other.strip_prefix("a.").and_then(|item| ItemName::parse(item).ok()).ok_or(UnreadableForm::Field)?;
                    let is_asked = |slot| instrument.logic.item(slot).question.takes_an_answer();
                    instrument.logic.slot_of(&item).filter(|&slot| is_asked(slot)).ok_or(UnreadableForm::Field)?;
                    draft.give(item, value);
                }
            }
        }
        let lets_skip = |page: usize| instrument.pages.get(page).is_some_and(|page| page.distress_check);
        if action == Action::Skip && !matches!(step, Some(Step::Page(page)) if lets_skip(page)) {
            return Err(UnreadableForm::Field);
        }
        let step = step.ok_or(UnreadableForm::Field)?;
        // Consent that was given on this page, or was not asked on it.
        let is_asked = match step {
            Step::Consent => true,
            Step::Page(page) => !agreed && (!said.consent || page == 0 && instrument.taking_part.with_first_page),
            Step::Review => !agreed && !said.consent,
        };
        Ok(Self {
            response: response.ok_or(UnreadableForm::Field)?,
            version: version.ok_or(UnreadableForm::Field)?,
            locale: locale.ok_or(UnreadableForm::Language)?,
            asking: is_asked.then_some(said),
            step,
            shown,
            draft,
            action,
        })
    }
}
