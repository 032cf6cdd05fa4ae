//! Surveys to begin with: the list, and one of them with every question, what it measures and why it is asked.

use leptos::prelude::*;
use shared::instrument::{Handling, Template, Text};
use shared::quality::{asked, minutes};
use shared::{Instrument, Locale};

use super::{Viewer, csrf, frame, head, problem_in_words};
use crate::document::{Head, Page};
use crate::locales::{Argument, format, text};
use crate::part::origin::questions;
use crate::part::words::words;

/// All templates, each with the name by which it is asked for.
pub struct TemplatesPage {
    pub viewer: Viewer,
    pub templates: &'static [(&'static str, Template)],
}

/// Why no draft was begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TemplateOutcome {
    CodeUnreadable,
    CodeTaken,
}

pub struct TemplatePage {
    pub viewer: Viewer,
    pub name: &'static str,
    pub template: &'static Template,
    /// As it was typed.
    pub code: String,
    pub outcome: Option<TemplateOutcome>,
}

impl Page for TemplatesPage {
    fn head(&self) -> Head {
        head(self.viewer.locale, &text(self.viewer.locale, "studio-templates"), false)
    }

    fn body(self) -> AnyView {
        let locale = self.viewer.locale;
        let templates = self.templates.iter().map(|(name, template)| {
            view! {
                <section>
                    <h2><a href=format!("/studio/templates/{name}")>{told(template, &template.program, locale)}</a></h2>
                    <p>{told(template, &template.about, locale)} " " <small>{facts(&template.instrument, locale)}</small></p>
                </section>
            }
        });
        let content = view! {
            <h1>{text(locale, "studio-templates")}</h1>
            <p>{text(locale, "studio-templates-about")}</p>
            {templates.collect_view()}
        };
        frame(&self.viewer, content.into_any())
    }
}

impl Page for TemplatePage {
    fn head(&self) -> Head {
        head(self.viewer.locale, self.template.program.in_locale(self.viewer.locale), false)
    }

    fn body(self) -> AnyView {
        let (locale, template) = (self.viewer.locale, self.template);
        let outcome = self.outcome.map(|outcome| {
            let key = match outcome {
                TemplateOutcome::CodeUnreadable => "studio-import-code-unreadable",
                TemplateOutcome::CodeTaken => "studio-import-code-taken",
            };
            problem_in_words(locale, text(locale, key))
        });
        let care = template.care.iter().map(|care| view! { <li>{told(template, care, locale)}</li> });
        let handling = template.handling().into_iter().map(|handling| view! { <li>{text(locale, does(handling))}</li> });
        let content = view! {
            <h1>{told(template, &template.program, locale)}</h1>
            {outcome}
            <p>{told(template, &template.about, locale)} " " {facts(&template.instrument, locale)}</p>
            <h2>{text(locale, "studio-template-care")}</h2>
            <ul>{care.collect_view()}</ul>
            <h2>{text(locale, "studio-template-handling")}</h2>
            <ul>{handling.collect_view()}</ul>
            <form method="post" action=format!("/studio/templates/{}", self.name) aria-label=text(locale, "studio-template-begin")>
                {csrf(&self.viewer.csrf)}
                <label for="code">{text(locale, "studio-import-code")}</label>
                <p id="code-hint">{text(locale, "studio-import-code-hint")}</p>
                <input id="code" name="code" required autocomplete="off" autocapitalize="none" aria-describedby="code-hint" value=self.code/>
                <button>{text(locale, "studio-template-begin")}</button>
            </form>
            <h2>{told(template, &template.instrument.title, locale)}</h2>
            {questions(&template.instrument, locale)}
        };
        frame(&self.viewer, content.into_any())
    }
}

fn told(template: &Template, text: &Text, locale: Locale) -> AnyView {
    words(text, locale, template.instrument.languages.first)
}

fn facts(instrument: &Instrument, locale: Locale) -> String {
    let count = u32::try_from(asked(instrument).count()).unwrap_or(u32::MAX);
    let arguments = [("questions", Argument::Number(count.into())), ("minutes", Argument::Number(minutes(instrument).into()))];
    format(locale, "studio-template-facts", &arguments)
}

fn does(handling: Handling) -> &'static str {
    match handling {
        Handling::AgeGate => "studio-handling-age-gate",
        Handling::Permission => "studio-handling-permission",
        Handling::VictimServices => "studio-handling-victims",
        Handling::Custody => "studio-handling-custody",
        Handling::DistressCheck => "studio-handling-distress",
        Handling::Help => "studio-handling-help",
    }
}
