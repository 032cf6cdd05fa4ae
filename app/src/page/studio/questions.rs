//! Writing the questions of a draft: each opens to its texts in every language, can be moved, copied and taken out; new ones are added,
//! empty or from a template. Plain forms: each is one change, which is kept at once.

use leptos::prelude::*;
use serde_json::Value;
use shared::instrument::Template;
use shared::{Flaw, Locale, Slot};

use super::{Viewer, csrf, frame, head, problem_in_words};
use crate::document::{Head, Page};
use crate::face::SurveyFace;
use crate::locales::{Argument, format, text};
use crate::page::survey::page_of_questions;
use crate::part::lines::lines;
use crate::question::Item;

/// Kinds that can be added empty, as the form sends them, with what they are called.
pub const NEW_KINDS: [(&str, &str); 6] = [
    ("choose_one", "studio-questions-choose-one"),
    ("choose_some", "studio-questions-choose-some"),
    ("scale", "studio-questions-scale"),
    ("number", "studio-questions-number"),
    ("text", "studio-questions-text"),
    ("note", "studio-questions-note"),
];

/// Words that a new question begins with.
#[derive(Clone, Copy, Debug)]
pub enum NewWords {
    Question,
    Yes,
    No,
    PreferNot,
    /// The lower end of a scale.
    Low,
    High,
}

impl NewWords {
    #[must_use]
    pub fn in_locale(self, locale: Locale) -> String {
        match self {
            Self::Question => text(locale, "studio-questions-new"),
            Self::Yes => text(locale, "studio-questions-yes"),
            Self::No => text(locale, "studio-questions-no"),
            Self::PreferNot => text(locale, "studio-questions-prefer-not"),
            Self::Low => text(locale, "studio-questions-low"),
            Self::High => text(locale, "studio-questions-high"),
        }
    }
}

pub struct QuestionsPage {
    pub viewer: Viewer,
    pub face: SurveyFace,
    /// The instrument's text.
    pub source: Value,
    pub templates: &'static [(&'static str, Template)],
    pub outcome: Option<QuestionsOutcome>,
}

/// What became of the last change.
#[derive(Clone, Debug, PartialEq)]
pub enum QuestionsOutcome {
    /// The version before it, to go back to.
    Saved(String),
    Conflict,
    Flawed(Vec<Flaw>),
}

impl Page for QuestionsPage {
    fn head(&self) -> Head {
        head(self.viewer.locale, &text(self.viewer.locale, "studio-questions"), false)
    }

    fn body(self) -> AnyView {
        let locale = self.viewer.locale;
        let pages = self.source["pages"].as_array().into_iter().flatten().enumerate();
        let pages: Vec<_> = pages.map(|(index, page)| self.page(index, page)).collect();
        let lists: Vec<_> =
            self.source["choices"].as_object().into_iter().flatten().map(|(name, list)| self.list(name, list)).collect();
        let lists =
            (!lists.is_empty()).then(|| view! { <section><h2>{text(locale, "studio-questions-lists")}</h2> {lists}</section> });
        let content = view! {
            <p><a href=format!("/studio/surveys/{}", self.face.code)>{self.face.instrument.title.in_locale(locale).to_owned()}</a></p>
            <h1>{text(locale, "studio-questions")}</h1>
            {self.said()}
            <p>{text(locale, "studio-questions-about")}</p>
            {pages}
            {lists}
            // What previews lead to, on a page of their own.
            <div id="help"></div>
        };
        frame(&self.viewer, content.into_any())
    }
}

impl QuestionsPage {
    fn said(&self) -> Option<AnyView> {
        let locale = self.viewer.locale;
        Some(match self.outcome.as_ref()? {
            QuestionsOutcome::Saved(before) => {
                let undo = view! {
                    <input type="hidden" name="action" value="undo"/>
                    <input type="hidden" name="before" value=before.clone()/>
                    <button class="quiet">{text(locale, "studio-questions-undo")}</button>
                };
                view! {
                    <div class="done" role="status">
                        <p>{text(locale, "studio-questions-saved")}</p>
                        {self.form("studio-questions-undo", "", undo.into_any())}
                    </div>
                }
                .into_any()
            }
            QuestionsOutcome::Conflict => problem_in_words(locale, text(locale, "studio-questions-conflict")),
            QuestionsOutcome::Flawed(flaws) => {
                let flaws: Vec<_> = flaws.iter().map(|flaw| view! { <li>{flaw.to_string()}</li> }).collect();
                view! { {problem_in_words(locale, text(locale, "studio-consent-flawed"))} <ul>{flaws}</ul> }.into_any()
            }
        })
    }

    /// What it does and the name of what it is about make a label that no other form of the page has.
    fn form(&self, does: &str, name: &str, fields: AnyView) -> AnyView {
        let label = format!("{} {name}", text(self.viewer.locale, does));
        view! {
            <form method="post" action=format!("/studio/surveys/{}/questions", self.face.code) aria-label=label>
                {csrf(&self.viewer.csrf)}
                <input type="hidden" name="version" value=self.face.instrument.version.to_string()/>
                {fields}
            </form>
        }
        .into_any()
    }

    fn page(&self, index: usize, page: &Value) -> AnyView {
        let locale = self.viewer.locale;
        let title = self.words(&page["title"]).unwrap_or_else(|| page["name"].as_str().unwrap_or_default().to_owned());
        let elements: Vec<_> = page["elements"].as_array().into_iter().flatten().map(|element| self.element(element)).collect();
        let name = page["name"].as_str().unwrap_or_default().to_owned();
        let item = |slot: Slot| Item { face: &self.face, slot, given: &[], fault: None, asked: true, offered: &[] };
        let shown = self.face.locale;
        view! {
            <section>
                <h2>{title}</h2>
                {elements}
                {self.adding(&name)}
                <details>
                    <summary>{text(locale, "studio-questions-seen")}</summary>
                    <div class="preview" inert lang=shown.tag() dir=shown.direction().attribute()>
                        {page_of_questions(&self.face, index, item)}
                    </div>
                </details>
            </section>
        }
        .into_any()
    }

    fn element(&self, element: &Value) -> AnyView {
        let locale = self.viewer.locale;
        let name = element["name"].as_str().unwrap_or_default();
        let label = self.words(&element["label"]).unwrap_or_else(|| name.to_owned());
        let inner: Vec<_> = element["elements"].as_array().into_iter().flatten().map(|inner| self.element(inner)).collect();
        let button = |action: &'static str, key: &str| {
            view! {
                <button class="quiet" name="action" value=action>
                    {text(locale, key)} <span class="aside">" " {label.clone()}</span>
                </button>
            }
        };
        let buttons = view! {
            <input type="hidden" name="name" value=name.to_owned()/>
            <div class="actions">
                {button("up", "studio-questions-up")} {button("down", "studio-questions-down")}
                {button("copy", "studio-questions-copy")} {button("remove", "studio-questions-remove")}
            </div>
        };
        let texts = view! {
            <input type="hidden" name="name" value=name.to_owned()/>
            <input type="hidden" name="action" value="reword"/>
            {self.texts(name, element)}
            <button>{text(locale, "studio-save")}</button>
        };
        view! {
            <details class="editing">
                <summary><b>{label.clone()}</b> " " <code>{name.to_owned()}</code></summary>
                {self.form("studio-save", name, texts.into_any())}
                {self.form("studio-questions-copy", name, buttons.into_any())}
                {inner}
            </details>
        }
        .into_any()
    }

    /// All texts of an element, by language.
    fn texts(&self, name: &str, element: &Value) -> Vec<AnyView> {
        let locale = self.viewer.locale;
        let mut places = Vec::new();
        if element["kind"] != "calculated" {
            places.push(("label".to_owned(), text(locale, "studio-questions-label"), &element["label"]));
        }
        if !matches!(element["kind"].as_str(), Some("note" | "group" | "repeat" | "calculated")) {
            places.push(("hint".to_owned(), text(locale, "studio-questions-hint"), &element["hint"]));
        }
        let named = |key: &str| element[key].as_array().into_iter().flatten();
        for row in named("rows") {
            let row_name = row["name"].as_str().unwrap_or_default();
            let label = format(locale, "studio-questions-row", &[("row", Argument::Text(row_name.to_owned()))]);
            places.push((format!("rows/{row_name}"), label, &row["label"]));
        }
        for option in named("choices") {
            let option_name = option["name"].as_str().unwrap_or_default();
            places.push((format!("options/{option_name}"), self.option(option_name), &option["label"]));
        }
        for (point, label) in element["labels"].as_object().into_iter().flatten() {
            places.push((format!("labels/{point}"), self.option(point), label));
        }
        places.into_iter().map(|(place, label, stored)| self.in_languages(name, &place, &label, stored)).collect()
    }

    fn option(&self, name: &str) -> String {
        format(self.viewer.locale, "studio-questions-option", &[("option", Argument::Text(name.to_owned()))])
    }

    fn list(&self, name: &str, list: &Value) -> AnyView {
        let options = list.as_array().into_iter().flatten();
        let options: Vec<_> = options
            .map(|option| {
                let option_name = option["name"].as_str().unwrap_or_default();
                self.in_languages(name, &format!("options/{option_name}"), &self.option(option_name), &option["label"])
            })
            .collect();
        let fields = view! {
            <input type="hidden" name="name" value=name.to_owned()/>
            <input type="hidden" name="action" value="reword_list"/>
            {options}
            <button>{text(self.viewer.locale, "studio-save")}</button>
        };
        view! { <details class="editing"><summary><code>{name.to_owned()}</code></summary>{self.form("studio-save", name, fields.into_any())}</details> }
            .into_any()
    }

    /// A field for a text in each language.
    fn in_languages(&self, name: &str, place: &str, label: &str, stored: &Value) -> AnyView {
        let first = self.face.instrument.languages.first;
        let fields = self.face.instrument.languages.all().into_iter().map(|language| {
            let value = match stored {
                Value::String(text) if language == first => text.clone(),
                stored => stored[language.tag()].as_str().unwrap_or_default().to_owned(),
            };
            let id = format!("edit-{name}-{place}-{}", language.tag());
            let field = format!("t/{place}/{}", language.tag());
            view! {
                <label for=id.clone()>{label.to_owned()} " · " {language.own_name()}</label>
                <textarea id=id name=field rows="2" lang=language.tag() dir=language.direction().attribute()>{lines(&value)}</textarea>
            }
        });
        fields.collect_view().into_any()
    }

    fn adding(&self, page: &str) -> AnyView {
        let locale = self.viewer.locale;
        let kinds = NEW_KINDS.map(|(kind, key)| view! { <option value=kind>{text(locale, key)}</option> });
        let id = format!("kind-{page}");
        let templates = self.templates.iter().map(|(template_name, template)| {
            let asked = template.source_elements().into_iter().map(|(name, label)| {
                let label = self.words(&label).unwrap_or_default();
                view! { <option value=format!("{template_name}/{name}")>{label}</option> }
            });
            view! { <optgroup label=template.program.in_locale(locale).to_owned()>{asked.collect_view()}</optgroup> }
        });
        let fields = view! {
            <input type="hidden" name="page" value=page.to_owned()/>
            <input type="hidden" name="action" value="add"/>
            <label for=id.clone()>{text(locale, "studio-questions-kind")}</label>
            <select id=id name="kind">
                {kinds.into_iter().collect_view()}
                <optgroup label=text(locale, "studio-questions-from-library")></optgroup>
                {templates.collect_view()}
            </select>
            <button class="quiet">{text(locale, "studio-questions-add")}</button>
        };
        self.form("studio-questions-add", page, fields.into_any())
    }

    /// A text of the source in the language of the page, or else in the instrument's first.
    fn words(&self, stored: &Value) -> Option<String> {
        let first = self.face.instrument.languages.first;
        let in_language = |locale: Locale| stored[locale.tag()].as_str();
        stored.as_str().or_else(|| in_language(self.viewer.locale)).or_else(|| in_language(first)).map(str::to_owned)
    }
}
