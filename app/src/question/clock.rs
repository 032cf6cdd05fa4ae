//! A time of day, and a day with a time of day, picked as the phone does it; where a browser cannot, they are typed as `18:30` and
//! `2026-05-31T18:30`.

use leptos::prelude::*;
use shared::day::day_text;
use shared::question::{DateRange, TimeOfDay, time_to_text};

use super::Item;

pub(super) fn time(item: &Item, question: &TimeOfDay) -> AnyView {
    picker(item, "time", Some(time_to_text(question.earliest())), Some(time_to_text(question.latest())))
}

pub(super) fn moment(item: &Item, range: &DateRange) -> AnyView {
    let earliest = range.earliest().map(|day| format!("{}T00:00", day_text(day)));
    let latest = range.latest().map(|day| format!("{}T23:59", day_text(day)));
    picker(item, "datetime-local", earliest, latest)
}

fn picker(item: &Item, kind: &'static str, earliest: Option<String>, latest: Option<String>) -> AnyView {
    let (id, field, value) = (item.only_control(), item.field(), item.typed());
    item.labelled(|described_by, invalid| {
        view! {
            <input type=kind id=id name=field value=value min=earliest max=latest
                aria-describedby=described_by aria-invalid=invalid/>
        }
        .into_any()
    })
}
