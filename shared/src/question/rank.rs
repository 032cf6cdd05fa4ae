//! An order of all options, from the first place to the last, published as who was put among the first few.
//!
//! A person's whole order would touch as many cells as there are options and places; counting only the first `counted` places keeps
//! the noise small and still says what comes first. The order itself is stored.

use serde::{Deserialize, Serialize};

use super::choose_one::position;
use crate::cells::Category;
use crate::id::OptionName;
use crate::response::{Answer, FaultKind};

/// Options in the order they are shown, and how many of the first places are published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rank {
    options: Vec<OptionName>,
    counted: u16,
}

impl Rank {
    /// Nobody can put more than this in order without losing track.
    pub const OPTIONS_AT_MOST: usize = 12;

    /// `None` unless there are 2 to 12 options and `counted` is at least 1 and less than their number.
    #[must_use]
    pub fn new(options: Vec<OptionName>, counted: u16) -> Option<Self> {
        let is_countable = counted >= 1 && usize::from(counted) < options.len();
        (is_countable && options.len() <= Self::OPTIONS_AT_MOST).then_some(Self { options, counted })
    }

    #[must_use]
    pub fn options(&self) -> &[OptionName] {
        &self.options
    }

    /// How many of the first places count.
    #[must_use]
    pub fn counted(&self) -> u16 {
        self.counted
    }

    /// Reads `name place` for each option, in any order, as the form sends them; or just the names, first place first.
    pub(crate) fn answer(&self, given: &[&str]) -> Result<Answer, FaultKind> {
        let mut order = vec![None; self.options.len()];
        for (index, text) in given.iter().enumerate() {
            let (name, place) = match text.trim().split_once(' ') {
                Some((name, place)) => (name, place.trim().parse::<usize>().map_err(|_| FaultKind::NotAnOrder)?),
                None => (text.trim(), index + 1),
            };
            let option = position(&self.options, name).ok_or(FaultKind::UnknownOption)?;
            let at = place.checked_sub(1).and_then(|place| order.get_mut(place)).ok_or(FaultKind::NotAnOrder)?;
            if at.replace(option).is_some() {
                return Err(FaultKind::NotAnOrder);
            }
        }
        // As many places as options, each taken once: so each option has one as well, unless one was given twice.
        let order: Option<Vec<u16>> = order.into_iter().collect();
        let is_once = |order: &Vec<u16>| (0u16..).zip(&self.options).all(|(option, _)| order.contains(&option));
        order.filter(is_once).map(Answer::Order).ok_or(FaultKind::NotAnOrder)
    }

    /// The options, then `Answered` where one person can be in several.
    pub(super) fn categories(&self) -> Vec<Category> {
        let options = (0u16..).zip(&self.options).map(|(index, _)| Category::Option(index));
        options.chain((self.counted > 1).then_some(Category::Answered)).collect()
    }

    pub(super) fn marks_at_most(&self) -> u32 {
        if self.counted == 1 { 1 } else { u32::from(self.counted) + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rank(counted: u16) -> Rank {
        let options = ["light", "park", "jobs"].map(|name| OptionName::parse(name).unwrap());
        Rank::new(options.to_vec(), counted).unwrap()
    }

    #[test]
    fn an_order_is_read_by_places_or_as_a_list() {
        let expected = Ok(Answer::Order(vec![2, 0, 1]));
        assert_eq!(rank(1).answer(&["light 2", "park 3", "jobs 1"]), expected);
        assert_eq!(rank(1).answer(&["jobs", "light", "park"]), expected);
    }

    #[test]
    fn what_is_no_order_is_refused() {
        let orders: [&[&str]; 7] = [
            &["light 1", "park 1", "jobs 2"],
            &["light 1", "light 2", "jobs 3"],
            &["light 1", "park 2"],
            &["light 0", "park 1", "jobs 2"],
            &["light 1", "park 2", "jobs 4"],
            &["light 1", "park 2", "jobs x"],
            &["light", "park", "jobs", "light"],
        ];
        for order in orders {
            assert_eq!(rank(1).answer(order), Err(FaultKind::NotAnOrder), "{order:?}");
        }
        assert_eq!(rank(1).answer(&["moon 1"]), Err(FaultKind::UnknownOption));
    }

    #[test]
    fn a_person_is_in_as_many_cells_as_places_count() {
        assert_eq!((rank(1).marks_at_most(), rank(1).categories().len()), (1, 3));
        assert_eq!((rank(2).marks_at_most(), rank(2).categories().len()), (3, 4));
        assert_eq!(Rank::new(rank(1).options, 3), None);
    }
}
