//! Who asks, why, and what a person agrees to. The box is never ticked beforehand, not even after a change of language: who
//! agrees must have read the words.

use leptos::prelude::*;
use shared::Instrument;

use crate::face::SurveyFace;
use crate::locales::{Argument, format, text};
use crate::part::amount::times_in_100;
use crate::part::kept::keep_draft;

/// How long an item takes, in seconds: residents' pages were timed at about four questions a minute.
const SECONDS_AN_ITEM: u32 = 15;

pub(super) fn view(face: &SurveyFace, missing: bool) -> AnyView {
    let locale = face.locale;
    let minutes = format(locale, "consent-minutes", &[("minutes", Argument::Number(minutes(&face.instrument).into()))]);
    let message = missing.then(|| text(locale, "consent-missing"));
    view! {
        <section class="page">
            <h1 tabindex="-1">{text(locale, "consent-heading")}</h1>
            <p>{face.words(&face.instrument.introduction)} " " {minutes}</p>
            <p>{face.words(&face.instrument.consent)}</p>
            {face.instrument.publication.budget.map(|budget| {
                let times = [("times", Argument::Number(times_in_100(budget).into()))];
                view! { <p>{format(locale, "consent-odds", &times)}</p> }
            })}
            <p>
                {text(locale, "leaving-introduction")} " "
                <a href=face.address("/leaving")>{text(locale, "leaving-link")}</a>
            </p>
            <div class="item">
                <p class="error" id="error-consent" hidden=!missing>{message}</p>
                <label class="option">
                    <input type="checkbox" id="consent" name="consent" value="yes" aria-describedby="error-consent"
                        aria-invalid=missing.then_some("true")/>
                    <span>{text(locale, "consent-agree")}</span>
                </label>
            </div>
            {(!face.device.is_passed_on()).then(|| keep_draft(face))}
        </section>
    }
    .into_any()
}

fn minutes(instrument: &Instrument) -> u32 {
    let items = instrument
        .logic
        .variables()
        .map(|(_, item)| item)
        .filter(|item| item.question.takes_an_answer())
        .map(|_| SECONDS_AN_ITEM);
    items.sum::<u32>().div_ceil(60)
}
