//! An order of all options without dragging: each option is given its place, in any order.

use leptos::prelude::*;
use shared::question::Rank;

use super::Item;
use crate::locales::{Argument, format, text};

pub(super) fn view(item: &Item, question: &Rank) -> AnyView {
    let last = question.options().len();
    let rows = question.options().iter().zip(&item.words().options).enumerate().map(|(index, (option, label))| {
        let (id, field) = (item.option_id(index), item.field());
        let places = (1..=last).map(|place| {
            let value = format!("{option} {place}");
            let is_chosen = item.is_given(&value);
            view! { <option value=value selected=is_chosen>{place}</option> }
        });
        let places: Vec<_> = places.collect();
        view! {
            <label class="option">
                <select id=id name=field aria-invalid=item.invalid()>
                    <option value="">{text(item.face.locale, "rank-no-place")}</option>
                    {places}
                </select>
                <span>{item.option_words(index, label)}</span>
            </label>
        }
    });
    let rows: Vec<_> = rows.collect();
    let last = Argument::Number(u32::try_from(last).unwrap_or(u32::MAX).into());
    let hint = view! { {item.own_hint()} " " {format(item.face.locale, "rank-hint", &[("last", last)])} }.into_any();
    view! {
        <fieldset aria-describedby=item.described_by(true)>
            <legend>{item.question_words()}</legend>
            {item.hint_and_error(Some(hint))}
            {rows}
        </fieldset>
    }
    .into_any()
}
