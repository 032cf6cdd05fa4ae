//! A box to tick, with the question itself as its label.

use leptos::prelude::*;
use shared::question::ACKNOWLEDGED;

use super::Item;

pub(super) fn view(item: &Item) -> AnyView {
    let (id, field, checked) = (item.only_control(), item.field(), item.is_given(ACKNOWLEDGED));
    let hint = item.own_hint();
    let described_by = item.described_by(hint.is_some());
    view! {
        {item.hint_and_error(hint)}
        <label class="option">
            <input type="checkbox" id=id name=field value=ACKNOWLEDGED checked=checked aria-describedby=described_by
                aria-invalid=item.invalid()/>
            <span>{item.question_words()}</span>
        </label>
    }
    .into_any()
}
