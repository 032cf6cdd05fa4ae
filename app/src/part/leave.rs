//! The way out at once, at the top of every page of a survey and before everything else on it: a link that works without script.
//! With script (`app/phone/leave.js`) the page is gone before the next one is there.

use leptos::prelude::*;
use shared::Locale;

use crate::face::{Device, SurveyFace};
use crate::locales::text;

/// Always in sight. Whoever it leads to is told nothing.
pub fn leave(locale: Locale) -> AnyView {
    view! {
        <nav class="leave" aria-label=text(locale, "leave")>
            <a id="leave" href="/leave" rel="nofollow noreferrer">{text(locale, "leave")}</a>
        </nav>
    }
    .into_any()
}

/// The same on a page of a survey. What others answered on a phone that is handed on is not erased, and a screen that stands
/// somewhere leads back to its start. Scripts learn here whose phone it is (`app/phone/script/passed_on.js`).
pub fn leave_survey(face: &SurveyFace) -> AnyView {
    let locale = face.locale;
    let start = face.form_address();
    let address = match face.device {
        Device::Own | Device::Poster => return leave(locale),
        Device::Kiosk => start.clone(),
        Device::Helper => "/leave?keep".to_owned(),
    };
    let words = |key| (face.device == Device::Kiosk).then(|| text(locale, key));
    view! {
        <nav class="leave" aria-label=text(locale, "leave")>
            <a id="leave" href=address rel="nofollow noreferrer" data-start=start data-idle=words("kiosk-idle")
                data-stay=words("kiosk-stay")>{text(locale, "leave")}</a>
        </nav>
    }
    .into_any()
}
