//! The consent builder: what stands before the first question of a draft, in every language of it, with what residents will see beside
//! it. What is asked and what is kept is not written here: pages read it off the instrument.

use leptos::prelude::*;
use shared::instrument::{Funding, Permission, Setting, Text};
use shared::{Flaw, Instrument, Locale, Question};

use super::{Viewer, csrf, frame, head, problem_in_words};
use crate::document::{Head, Page};
use crate::face::SurveyFace;
use crate::locales::{Argument, format, text};
use crate::page::survey::consent_preview;
use crate::part::lines::lines;

/// What became of what was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConsentOutcome {
    Saved,
    /// Somebody else was faster.
    Changed,
    Flawed(Vec<Flaw>),
}

pub struct ConsentPage {
    pub viewer: Viewer,
    /// The draft as it is stored.
    pub face: SurveyFace,
    /// What was typed, by the names of the fields, where it was not stored.
    pub typed: Option<Vec<(String, String)>>,
    pub outcome: Option<ConsentOutcome>,
}

/// A text that has a field in each language: its key in the instrument, what it is called on the page, and where it is.
type TextField = (&'static str, &'static str, fn(&Instrument) -> Option<&Text>);

const TEXTS: [TextField; 7] = [
    ("introduction", "studio-consent-introduction", |instrument| Some(&instrument.introduction)),
    ("consent", "studio-consent-agreement", |instrument| Some(&instrument.consent)),
    ("asks", "consent-asks", |instrument| instrument.taking_part.asks.as_ref()),
    ("pays", "consent-pays", |instrument| instrument.taking_part.pays.as_ref()),
    ("risks", "consent-risks", |instrument| instrument.taking_part.risks.as_ref()),
    ("kept_until", "consent-until", |instrument| instrument.taking_part.kept_until.as_ref()),
    ("contact", "consent-contact", |instrument| instrument.taking_part.contact.as_ref()),
];

impl Page for ConsentPage {
    fn head(&self) -> Head {
        head(self.viewer.locale, &text(self.viewer.locale, "studio-consent"), false)
    }

    fn body(self) -> AnyView {
        let locale = self.viewer.locale;
        let said = |key: &str| text(locale, key);
        let instrument = &self.face.instrument;
        // What was written for an older text stays so: sent once more, it must not go over the newer one.
        let version = self.value("version", || instrument.version.to_string());
        let languages: Vec<_> = instrument.languages.all().into_iter().map(|language| self.in_language(language)).collect();
        let outcome = self.outcome.as_ref().map(|outcome| match outcome {
            ConsentOutcome::Saved => view! { <p class="done" role="status">{said("studio-said-saved")}</p> }.into_any(),
            ConsentOutcome::Changed => view! {
                {problem_in_words(locale, said("studio-consent-changed"))}
                <p><a href=format!("/studio/surveys/{}/consent", self.face.code)>{said("studio-consent")}</a></p>
            }
            .into_any(),
            ConsentOutcome::Flawed(flaws) => {
                let flaws = flaws.iter().map(|flaw| view! { <li>{flaw.to_string()}</li> }).collect_view();
                view! { {problem_in_words(locale, said("studio-consent-flawed"))} <ul>{flaws}</ul> }.into_any()
            }
        });
        let content = view! {
            <h1>{said("studio-consent")}</h1>
            {outcome}
            <p>{said("studio-consent-about")}</p>
            <form method="post" action=format!("/studio/surveys/{}/consent", self.face.code) aria-label=said("studio-consent")>
                {csrf(&self.viewer.csrf)}
                <input type="hidden" name="version" value=version/>
                {languages}
                {self.choices()}
                <button>{said("studio-save")}</button>
            </form>
            <section>
                <h2>{said("studio-consent-preview")}</h2>
                <div class="preview" inert lang=self.face.locale.tag() dir=self.face.locale.direction().attribute()>
                    {consent_preview(&self.face)}
                    // What the preview leads to, and what its buttons belong to, on a page of its own.
                    <div id="help"></div>
                    <form id="own" hidden><button>{said("studio-save")}</button></form>
                </div>
            </section>
        };
        frame(&self.viewer, content.into_any())
    }
}

impl ConsentPage {
    /// What stands in a field: what was typed, or else what is stored.
    fn value(&self, name: &str, stored: impl FnOnce() -> String) -> String {
        let Some(typed) = &self.typed else { return stored() };
        typed.iter().find(|(field, _)| field == name).map(|(_, value)| value.clone()).unwrap_or_default()
    }

    fn in_language(&self, language: Locale) -> AnyView {
        let locale = self.viewer.locale;
        let field = |key: &str, label: String, stored: Option<&Text>| {
            let name = format!("{key}.{}", language.tag());
            let id = format!("{key}-{}", language.tag());
            let first = self.face.instrument.languages.first;
            let stored = stored.filter(|words| words.language_shown(language, first) == language);
            let value = self.value(&name, || stored.map(|words| words.in_locale(language)).unwrap_or_default().to_owned());
            view! {
                <label for=id.clone()>{label}</label>
                <textarea id=id name=name rows="3" lang=language.tag() dir=language.direction().attribute()>{lines(&value)}</textarea>
            }
        };
        let texts = TEXTS.map(|(key, label, stored)| field(key, text(locale, label), stored(&self.face.instrument)));
        let own_words = own_words(&self.face.instrument).map(|(name, question)| {
            let question = question.in_locale(locale).to_owned();
            let label = format(locale, "studio-consent-own-words", &[("question", Argument::Text(question))]);
            let reasons = &self.face.instrument.taking_part.own_words;
            let stored = reasons.iter().find(|reason| reason.item == name).map(|reason| &reason.why);
            field(&format!("own_words/{name}"), label, stored)
        });
        let own_words: Vec<_> = own_words.collect();
        view! {
            <fieldset>
                <legend>{language.own_name()}</legend>
                {texts.into_iter().collect_view()}
                {own_words}
            </fieldset>
        }
        .into_any()
    }

    fn choices(&self) -> AnyView {
        let locale = self.viewer.locale;
        let told = &self.face.instrument.taking_part;
        let funding = match told.funding {
            Funding::Unsaid => "unsaid",
            Funding::Justice => "justice",
            Funding::Other => "other",
        };
        let setting = match told.setting {
            Setting::Community => "community",
            Setting::VictimServices => "victim_services",
            Setting::Custody => "custody",
        };
        let permission = match told.ages.map(|ages| ages.permission).unwrap_or_default() {
            Permission::Parent => "parent",
            Permission::Waived => "waived",
        };
        let choice = |name: &'static str, label: &str, stored: &str, options: &[(&'static str, &str)]| {
            let chosen = self.value(name, || stored.to_owned());
            let options: Vec<_> = options
                .iter()
                .map(|&(value, words)| view! { <option value=value selected=value == chosen>{text(locale, words)}</option> })
                .collect();
            view! { <label for=format!("choose-{name}")>{text(locale, label)}</label> <select id=format!("choose-{name}") name=name>{options}</select> }.into_any()
        };
        let years = |name: &'static str, label: &str, stored: Option<u8>| {
            let value = self.value(name, || stored.map(|years| years.to_string()).unwrap_or_default());
            view! {
                <label for=name>{text(locale, label)}</label>
                <input id=name name=name inputmode="numeric" autocomplete="off" value=value/>
            }
        };
        let with_first_page = match &self.typed {
            Some(typed) => typed.iter().any(|(field, _)| field == "with_first_page"),
            None => told.with_first_page,
        };
        view! {
            {choice("funding", "studio-consent-funding", funding, &[
                ("unsaid", "studio-consent-funding-unsaid"),
                ("justice", "studio-consent-funding-justice"),
                ("other", "studio-consent-funding-other"),
            ])}
            {choice("setting", "studio-consent-setting", setting, &[
                ("community", "studio-consent-setting-community"),
                ("victim_services", "studio-consent-setting-victims"),
                ("custody", "studio-consent-setting-custody"),
            ])}
            {years("youngest", "studio-consent-youngest", told.ages.map(|ages| ages.youngest_years))}
            {years("adult", "studio-consent-adult", told.ages.map(|ages| ages.adult_years))}
            {choice("permission", "studio-consent-permission", permission, &[
                ("parent", "studio-consent-permission-parent"),
                ("waived", "studio-consent-permission-waived"),
            ])}
            <label class="check">
                <input type="checkbox" name="with_first_page" value="yes" checked=with_first_page/>
                {text(locale, "studio-consent-first-page")}
            </label>
        }
        .into_any()
    }
}

/// Questions that are answered in own words.
fn own_words(instrument: &Instrument) -> impl Iterator<Item = (String, &Text)> {
    let slots =
        instrument.logic.slots().filter(|(_, item)| matches!(item.question, Question::Text(_)) && !item.name.is_repetition());
    slots.map(|(slot, item)| (item.name.to_string(), &instrument.words(slot).label))
}
