//! A number, typed. Not `type="number"`: browsers drop what is not a number, turn it by scrolling, and refuse decimal commas.

use leptos::prelude::*;
use shared::question::Number;

use super::Item;

pub(super) fn view(item: &Item, question: &Number) -> AnyView {
    // The keyboards of digits have no minus sign on some phones.
    let keyboard = match (question.minimum() < 0, question.decimals()) {
        (true, _) => None,
        (false, 0) => Some("numeric"),
        (false, _) => Some("decimal"),
    };
    let (id, field, value) = (item.only_control(), item.field(), item.typed());
    item.labelled(|described_by, invalid| {
        view! {
            <input class="short" type="text" id=id name=field value=value inputmode=keyboard autocomplete="off"
                aria-describedby=described_by aria-invalid=invalid/>
        }
        .into_any()
    })
}
