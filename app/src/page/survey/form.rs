//! The form around every step: what is carried along unseen, and the buttons.

use leptos::prelude::*;
use shared::{Locale, Slot};

use super::{Agreement, Step, SurveyPage, review};
use crate::face::SurveyFace;
use crate::locales::{Argument, format, text};
use crate::part::languages::language_buttons;

/// Stands where the engine puts which page it is into the patterns of document titles.
const HEADING_PLACE: &str = "\u{fffc}";

/// What the form says of consent that was given on an earlier page.
pub const AGREED: &str = "agreed";

/// The form. What belongs to it is read in the order in which it is seen, and its first button is the one that goes on, because that is
/// what the Enter key presses.
pub(super) fn view(page: &SurveyPage, content: AnyView) -> AnyView {
    let face = &page.face;
    let locale = face.locale;
    let version = face.instrument.version.as_str();
    // Apart from what a box of consent says, so that it is known that it was asked before.
    let consent = page.asking.is_none().then(|| hidden("consent", AGREED));
    // The Enter key presses a form's first button, which must not be one that changes the language, adds, removes or leaves out.
    let default_button = match page.step {
        Step::Page(_) | Step::Consent => Some(
            view! { <button class="default" form="survey" name="action" value="next" tabindex="-1" aria-hidden="true"></button> },
        ),
        Step::Review => None,
    };
    // Browsers put back what was in a form; not what is secret, and not for somebody else.
    let is_forgotten = !face.device.is_own() || face.instrument.logic.items.iter().any(|item| item.protected.is_some());
    // Then phones put this very page aside to open without a network, and do not ask for it again.
    let is_fresh = page.draft.is_empty() && page.asking == Some((Agreement::default(), vec![]));
    let said = |text: String| Argument::Text(text);
    // Only where the phone can evaluate every condition.
    let engine = (!face.instrument.logic.needs_server() && !face.shows_calculations()).then(|| face.address("/engine"));
    let title_error = format(locale, "title-error", &[("title", said(HEADING_PLACE.to_owned()))]);
    view! {
        {default_button}
        {language_buttons("survey", locale, &face.instrument.languages.all())}
        <form id="survey" method="post" action=face.form_address() novalidate data-survey=face.code.to_string()
            data-fresh=is_fresh.then_some("") data-device=face.device.name() data-version=version.to_owned()
            data-language=locale.tag() data-engine=engine data-pages=face.address("/pages")
            data-title=HEADING_PLACE data-title-error=title_error data-error-heading=text(locale, "error-heading")
            data-offline=text(locale, "offline") data-listen=text(locale, "media-read") data-hush=text(locale, "media-hush")
            autocomplete=is_forgotten.then_some("off") data-consent-missing=text(locale, "consent-missing")>
            {hidden("response", page.response.as_str())}
            {hidden("version", version)}
            {hidden("language", locale.tag())}
            {consent}
            {hidden("step", &page.step.name())}
            {hidden("shown", &shown(page))}
            <div id="carried">{carried(page)}</div>
            {content}
            {if page.asking.is_some() { actions_of(locale, Step::Consent) } else { actions_of(locale, page.step) }}
        </form>
        <form id="own" method="dialog" autocomplete="off" hidden><button>{text(locale, "continue")}</button></form>
        {templates(face)}
    }
    .into_any()
}

/// What the phone needs to go from one step to the next without a network.
fn templates(face: &SurveyFace) -> AnyView {
    let locale = face.locale;
    view! {
        <template id="page-actions">{actions_of(locale, Step::Page(0))}</template>
        <template id="review-actions">{actions_of(locale, Step::Review)}</template>
        <template id="review">{review::pattern(locale)}</template>
    }
    .into_any()
}

fn hidden(name: &str, value: &str) -> impl IntoView + use<> {
    view! { <input type="hidden" name=name.to_owned() value=value.to_owned()/> }
}

/// Items that were visible when the page was drawn, so that the server can tell a skipped question from one never seen.
fn shown(page: &SurveyPage) -> String {
    let visible = page.slots().iter().filter(|slot| page.is_asked(**slot));
    visible.map(|Slot(slot)| slot.to_string()).collect::<Vec<_>>().join(" ")
}

/// Answers to items that are not on this page. Fields the instrument does not ask for are dropped.
fn carried(page: &SurveyPage) -> Vec<impl IntoView + use<>> {
    let logic = &page.face.instrument.logic;
    let elsewhere = |slot: Slot| !page.slots().contains(&slot) && logic.item(slot).question.takes_an_answer();
    let entries = page.draft.entries().filter(|(name, _)| logic.slot_of(name).is_some_and(elsewhere));
    entries.map(|(name, given)| hidden(&format!("a.{name}"), given)).collect()
}

fn actions_of(locale: Locale, step: Step) -> AnyView {
    let on = |action: &'static str, words: String| view! { <button name="action" value=action>{words}</button> };
    let back = || view! { <button name="action" value="back" class="quiet">{text(locale, "back")}</button> };
    let buttons = match step {
        Step::Consent => on("next", text(locale, "start")).into_any(),
        Step::Page(_) => view! { {on("next", text(locale, "continue"))} {back()} }.into_any(),
        Step::Review => view! { {on("send", text(locale, "send"))} {back()} }.into_any(),
    };
    view! { <div class="actions">{buttons}</div> }.into_any()
}
