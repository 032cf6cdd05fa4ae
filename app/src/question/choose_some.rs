//! Several of a list: a row for each option, and how many of them at most.

use leptos::prelude::*;
use shared::question::ChooseSome;

use super::Item;
use crate::locales::{Argument, format, text};

pub(super) fn view(item: &Item, question: &ChooseSome) -> AnyView {
    let rows = question.options().iter().zip(&item.words().options).enumerate().map(|(index, (option, label))| {
        let (id, field, value, checked) =
            (item.option_id(index), item.field(), option.to_string(), item.is_given(option.as_str()));
        view! {
            <label class="option" hidden=item.is_withheld(index)>
                <input type="checkbox" id=id name=field value=value checked=checked aria-invalid=item.invalid()/>
                <span>{item.option_words(index, label)}</span>
            </label>
        }
    });
    let rows: Vec<_> = rows.collect();
    let hint = view! { {item.own_hint()} " " {how_many(item, question)} }.into_any();
    view! {
        <fieldset aria-describedby=item.described_by(true)>
            <legend>{item.question_words()}</legend>
            {item.hint_and_error(Some(hint))}
            {rows}
        </fieldset>
    }
    .into_any()
}

fn how_many(item: &Item, question: &ChooseSome) -> String {
    let locale = item.face.locale;
    if usize::from(question.maximum()) == question.options().len() {
        text(locale, "choose-all")
    } else {
        format(locale, "choose-at-most", &[("maximum", Argument::Number(question.maximum().into()))])
    }
}
