//! Adding and removing one of several repetitions without script. Pure: no store, no clock.

use shared::instrument::{Element, Instrument, Repetition};
use shared::{Draft, Slot};

/// What a button of a repetition asks for. The slot is that of the item that says how many there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Add(Slot),
    /// The repetition with that number, from 1.
    Remove(Slot, usize),
}

impl Change {
    /// Reads `add-SLOT` or `remove-SLOT-NUMBER`.
    pub fn parse(action: &str) -> Option<Self> {
        let (change, rest) = action.split_once('-')?;
        match (change, rest.split_once('-')) {
            ("add", None) => Some(Self::Add(Slot(rest.parse().ok()?))),
            ("remove", Some((slot, number))) => Some(Self::Remove(Slot(slot.parse().ok()?), number.parse().ok()?)),
            _ => None,
        }
    }
}

/// Changes what was given; what asks for something that is not there changes nothing.
pub fn apply(instrument: &Instrument, draft: &mut Draft, change: Change) {
    let (Change::Add(slot) | Change::Remove(slot, _)) = change;
    let Some(repetitions) = instrument.pages.iter().find_map(|page| find(&page.elements, slot)) else { return };
    let count_name = &instrument.logic.item(slot).name;
    let count = draft.given(count_name).first().and_then(|given| given.trim().parse().ok()).unwrap_or(0).min(repetitions.len());
    let count = match change {
        Change::Add(_) => (count + 1).min(repetitions.len()),
        Change::Remove(_, number) if (1..=count).contains(&number) => {
            let name = |slot: Slot| &instrument.logic.item(slot).name;
            // Those behind it move up; behind the last there is nothing.
            for (index, repetition) in repetitions.iter().enumerate().take(count).skip(number - 1) {
                let behind = repetitions.get(index + 1).filter(|_| index + 1 < count).map(Repetition::slots).unwrap_or_default();
                for (place, slot) in repetition.slots().into_iter().enumerate() {
                    let given = behind.get(place).map(|&behind| draft.given(name(behind)).to_vec()).unwrap_or_default();
                    draft.replace(name(slot), given);
                }
            }
            count - 1
        }
        Change::Remove(..) => count,
    };
    draft.replace(count_name, vec![count.to_string()]);
}

fn find(elements: &[Element], slot: Slot) -> Option<&[Repetition]> {
    elements.iter().find_map(|element| match element {
        Element::Item(_) | Element::Matrix { .. } => None,
        Element::Group { elements, .. } => find(elements, slot),
        Element::Repeat { count, by_person: true, repetitions, .. } if *count == slot => Some(&repetitions[..]),
        Element::Repeat { repetitions, .. } => repetitions.iter().find_map(|repetition| find(&repetition.elements, slot)),
    })
}
