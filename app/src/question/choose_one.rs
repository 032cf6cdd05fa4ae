//! One of a list: a row for each option.

use leptos::prelude::*;
use shared::question::ChooseOne;

use super::Item;

pub(super) fn view(item: &Item, question: &ChooseOne) -> AnyView {
    let labels = question.options.iter().zip(&item.words().options).enumerate();
    item.radio_group(
        labels.map(|(index, (option, label))| item.radio(index, option.as_str(), item.option_words(index, label))).collect(),
    )
}
