//! Codes and labels of the categories of an item, as tables, charts and files show them.

use super::Instrument;
use crate::cells::Category;
use crate::expression::Slot;
use crate::locale::Locale;
use crate::question::{ACKNOWLEDGED, Number, Question, units_to_text};

impl Instrument {
    /// Code of a category in data: the option's name, the bin's or period's bounds, or one of `answered`, `skipped`, `not_asked`.
    #[must_use]
    pub fn category_code(&self, slot: Slot, category: Category) -> String {
        match (category, &self.logic.item(slot).question) {
            (Category::Option(index), Question::ChooseOne(question) | Question::Scale(question)) => {
                question.options.get(usize::from(index)).map(ToString::to_string).unwrap_or_default()
            }
            (Category::Option(index), Question::ChooseSome(question)) => {
                question.options().get(usize::from(index)).map(ToString::to_string).unwrap_or_default()
            }
            (Category::Option(index), Question::Rank(question)) => {
                question.options().get(usize::from(index)).map(ToString::to_string).unwrap_or_default()
            }
            (Category::Option(_), Question::Acknowledge) => ACKNOWLEDGED.to_owned(),
            (Category::Bin(_), _) => self.bin_label(slot, category),
            (Category::Answered, _) => "answered".to_owned(),
            (Category::Skipped, _) => "skipped".to_owned(),
            (Category::NotAsked, _) => "not_asked".to_owned(),
            (Category::Option(_), _) => String::new(),
        }
    }

    /// Label of an option or bin; `None` for the categories that the interface has its own words for.
    #[must_use]
    pub fn category_label(&self, slot: Slot, category: Category, locale: Locale) -> Option<String> {
        match category {
            Category::Option(index) => {
                self.words(slot).options.get(usize::from(index)).map(|text| text.in_locale(locale).to_owned())
            }
            Category::Bin(_) => Some(self.bin_label(slot, category)),
            Category::Answered | Category::Skipped | Category::NotAsked => None,
        }
    }

    fn bin_label(&self, slot: Slot, category: Category) -> String {
        match (category, &self.logic.item(slot).question) {
            (Category::Bin(index), Question::Number(number)) => number_label(number, index),
            (Category::Bin(index), Question::Score(score)) => number_label(score.number(), index),
            (Category::Bin(index), Question::Date(range) | Question::Moment(range)) => range.period_label(index),
            (Category::Bin(index), Question::Time(time)) => time.bin_label(index),
            _ => String::new(),
        }
    }
}

fn number_label(number: &Number, bin: u16) -> String {
    let text = |value| units_to_text(value, number.decimals());
    match number.bins().nth(usize::from(bin)) {
        Some((low, high)) if low == high => text(low),
        Some((low, high)) => format!("{}–{}", text(low), text(high)),
        None => String::new(),
    }
}
