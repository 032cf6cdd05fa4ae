//! A few words in a person's own writing.

use leptos::prelude::*;
use shared::question::ShortText;

use super::Item;

pub(super) fn view(item: &Item, question: &ShortText) -> AnyView {
    let length = question.maximum_characters;
    let (id, field, value) = (item.name().to_owned(), item.field(), item.typed());
    item.labelled(|described_by, invalid| {
        view! {
            <input type="text" id=id name=field value=value maxlength=length autocomplete="off"
                aria-describedby=described_by aria-invalid=invalid/>
        }
        .into_any()
    })
}
