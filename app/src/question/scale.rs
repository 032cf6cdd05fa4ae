//! A point of a scale: a row for each point with its number and, where it has one, its label. No slider: it cannot be left empty.

use leptos::prelude::*;
use shared::question::ChooseOne;

use super::Item;

pub(super) fn view(item: &Item, question: &ChooseOne) -> AnyView {
    let rows = question.options.iter().zip(&item.words().options).enumerate().map(|(index, (point, label))| {
        let point = point.as_str();
        let label = (item.face.plain_words(label) != point).then(|| item.face.words(label));
        item.radio(index, point, view! { <b>{point.to_owned()}</b> {label} }.into_any())
    });
    item.radio_group(rows.collect())
}
