//! What the scripts of the phone say and show without a network: whether answers are on the phone, on their way or received. Without
//! script nothing of it is seen, and nothing is kept.
//!
//! Scripts find all of it by id and by attributes `data-…`; `app/phone/script` holds the other side of that contract.

use crate::face::SurveyFace;
use crate::locales::{Argument, format, text};
use leptos::prelude::*;

/// Stands where a script puts a receipt.
pub const RECEIPT_PLACE: &str = "\u{fffc}";

/// The place above the promise where it is said what is on this phone.
pub fn kept(face: &SurveyFace) -> AnyView {
    let locale = face.locale;
    let is_passed_on = face.device.is_passed_on();
    let received = format(locale, "kept-received", &[("receipt", Argument::Text(RECEIPT_PLACE.to_owned()))]);
    view! {
        <div id="kept" role="status" data-waiting=text(locale, "kept-waiting") data-sending=text(locale, "kept-sending") data-received=received
            data-closed=text(locale, "kept-closed") data-refused=text(locale, "kept-refused") data-save=text(locale, "kept-save")
            data-erase=text(locale, "kept-erase") data-mend=text(locale, "kept-mend") data-draft=text(locale, "kept-draft")
            data-elsewhere=text(locale, "kept-elsewhere") data-full=text(locale, "kept-full")
            data-finished=text(locale, "kept-finished")
            data-others=is_passed_on.then(|| text(locale, "passed-on-waiting"))>
            <p></p>
            <ul></ul>
        </div>
        {is_passed_on.then(|| view! { <template id="next">{next_person(face, "passed-on-no-receipt")}</template> })}
    }
    .into_any()
}

/// What the last one does before the phone is handed on.
pub fn next_person(face: &SurveyFace, about: &str) -> AnyView {
    view! {
        <div class="note">
            <p>{text(face.locale, about)}</p>
            <p><a class="button" href=face.form_address() data-next="">{text(face.locale, "passed-on-next")}</a></p>
        </div>
    }
    .into_any()
}

/// Whether to keep a draft, asked beside the consent, and what was kept before.
pub fn keep_draft(face: &SurveyFace) -> AnyView {
    let locale = face.locale;
    let is_protected = face.instrument.logic.items.iter().any(|item| item.protected.is_some());
    view! {
        <div class="scripted">
            <label class="option">
                <input type="checkbox" id="keep" aria-describedby="keep-hint" checked=face.device.is_own()/>
                <span>{text(locale, "keep-draft")}</span>
            </label>
            <p class="hint" id="keep-hint">
                {text(locale, "keep-draft-hint")} {is_protected.then(|| format!(" {}", text(locale, "keep-protected")))}
            </p>
        </div>
        <template id="resume">
            <div class="note">
                <p>{text(locale, "resume")}</p>
                <button type="button" value="resume">{text(locale, "resume-go-on")}</button>
                " "
                <button type="button" value="forget" class="quiet">{text(locale, "kept-erase")}</button>
            </div>
        </template>
    }
    .into_any()
}
