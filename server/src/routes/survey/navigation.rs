//! Which step a pressed button leads to. Pure: no store, no clock.

use app::page::survey::Step;
use shared::expression::Slot;
use shared::instrument::Instrument;
use shared::{Fault, Flow, Locale};

use super::form::Action;

/// Where the person goes.
#[derive(Debug)]
pub enum Move {
    To(Step),
    /// The same page again: with what is wrong, or with questions that the answers on it brought up.
    Stay(Step, Vec<Fault>),
    Translate(Step, Locale),
}

pub fn take(instrument: &Instrument, flow: &Flow<'_>, step: Step, shown: &[Slot], action: Action) -> Move {
    let count = instrument.pages.len();
    let is_shown = |page: &usize| flow.page_is_shown(*page);
    let first_from = |start: usize| (start..count).find(is_shown).map_or(Step::Review, Step::Page);
    let last_before = |end: usize| (0..end).rev().find(is_shown).map_or(Step::Consent, Step::Page);
    match (action, step) {
        (Action::Language(locale), step) => Move::Translate(step, locale),
        (Action::GoTo(page), _) => Move::To(if is_shown(&page) { Step::Page(page) } else { first_from(page) }),
        // Adding and removing is done before: elsewhere than on a page it changes nothing.
        (Action::Repeat(_), step) => Move::To(step),
        (Action::Next, Step::Consent) => Move::To(first_from(0)),
        (Action::Next, Step::Page(page)) => {
            let faults = faults_on(instrument, flow, page);
            if !faults.is_empty() {
                Move::Stay(Step::Page(page), faults)
            } else if brings_up_more(instrument, flow, page, shown) {
                Move::Stay(Step::Page(page), vec![])
            } else {
                Move::To(first_from(page + 1))
            }
        }
        (Action::Next | Action::Send, Step::Review) | (Action::Send, _) => Move::To(Step::Review),
        (Action::Skip, Step::Page(page)) => Move::To(first_from(page + 1)),
        (Action::Skip, step) => Move::To(step),
        (Action::Back, Step::Consent) => Move::To(Step::Consent),
        (Action::Back, Step::Page(page)) => Move::To(last_before(page)),
        (Action::Back, Step::Review) => Move::To(last_before(count)),
    }
}

/// The page of the first fault.
pub fn first_faulty_page(instrument: &Instrument, faults: &[Fault]) -> Option<Step> {
    let slots: Vec<Slot> = faults.iter().filter_map(|fault| instrument.logic.slot_of(&fault.item)).collect();
    instrument.logic.pages.iter().position(|page| page.iter().any(|slot| slots.contains(slot))).map(Step::Page)
}

fn faults_on(instrument: &Instrument, flow: &Flow<'_>, page: usize) -> Vec<Fault> {
    let slots = instrument.logic.pages.get(page).map_or(&[][..], Vec::as_slice);
    slots
        .iter()
        .filter_map(|&slot| {
            let kind = flow.answer(slot).err()?;
            Some(Fault { item: instrument.logic.item(slot).name.clone(), kind })
        })
        .collect()
}

/// Without script a question that depends on another one on the same page can only appear after the page was sent once.
fn brings_up_more(instrument: &Instrument, flow: &Flow<'_>, page: usize, shown: &[Slot]) -> bool {
    let slots = instrument.logic.pages.get(page).map_or(&[][..], Vec::as_slice);
    slots
        .iter()
        .any(|slot| flow.is_asked(*slot) && instrument.logic.item(*slot).question.takes_an_answer() && !shown.contains(slot))
}
