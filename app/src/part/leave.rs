//! The way out at once, at the top of every page of a survey and before everything else on it: a link that works without script.
//! With script (`app/phone/leave.js`) the page is gone before the next one is there.

use leptos::prelude::*;
use shared::Locale;

use crate::face::Device;
use crate::locales::text;

/// Always in sight. Whoever it leads to is told nothing. What others answered on a phone that is handed on is not erased.
pub fn leave(locale: Locale, device: Device) -> AnyView {
    let address = if device.is_passed_on() { "/leave?keep" } else { "/leave" };
    view! {
        <p class="leave">
            <a id="leave" href=address rel="nofollow noreferrer">{text(locale, "leave")}</a>
        </p>
    }
    .into_any()
}
