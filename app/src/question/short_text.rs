//! A few words in a person's own writing, on one line or several.

use leptos::prelude::*;
use shared::question::ShortText;

use super::Item;
use crate::part::lines::lines;

pub(super) fn view(item: &Item, question: &ShortText) -> AnyView {
    let length = question.maximum_characters;
    let (id, field, value) = (item.only_control(), item.field(), item.typed());
    if question.multiline {
        return item.labelled(|described_by, invalid| {
            view! {
                <textarea id=id name=field maxlength=length rows="4" autocomplete="off"
                    aria-describedby=described_by aria-invalid=invalid>{lines(&value)}</textarea>
            }
            .into_any()
        });
    }
    item.labelled(|described_by, invalid| {
        view! {
            <input type="text" id=id name=field value=value maxlength=length autocomplete="off"
                aria-describedby=described_by aria-invalid=invalid/>
        }
        .into_any()
    })
}
