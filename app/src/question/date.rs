//! A day, picked on the phone's own calendar; where a browser has none, it is typed as `2026-05-31`.

use leptos::prelude::*;
use shared::question::DateRange;

use super::Item;

pub(super) fn view(item: &Item, question: &DateRange) -> AnyView {
    let written = |day: Option<time::Date>| day.map(|day| day.to_string());
    let (earliest, latest) = (written(question.earliest()), written(question.latest()));
    let (id, field, value) = (item.only_control(), item.field(), item.typed());
    item.labelled(|described_by, invalid| {
        view! {
            <input type="date" id=id name=field value=value min=earliest max=latest
                aria-describedby=described_by aria-invalid=invalid/>
        }
        .into_any()
    })
}
