//! What became of somebody's answers, for whoever has the receipt: received, taken back, or counted in releases. No answer is shown,
//! so that whoever is made to show a receipt shows no more than that somebody took part.

use leptos::prelude::*;
use shared::Locale;

use crate::document::{Head, Page, Sheet};
use crate::face::SurveyFace;
use crate::locales::{Argument, day, format, text};
use crate::part::frame::{HelpShown, plain_frame, survey_frame};
use crate::part::languages::language_links;
use crate::part::leave::leave;

/// The page that asks for a receipt.
pub struct ReceiptAskPage {
    pub locale: Locale,
    /// What was typed and is no receipt of anything here.
    pub unknown: Option<String>,
}

impl Page for ReceiptAskPage {
    fn head(&self) -> Head {
        let title = text(self.locale, "receipt-ask-heading");
        let title = match self.unknown {
            Some(_) => format(self.locale, "title-error", &[("title", Argument::Text(title))]),
            None => title,
        };
        Head { engine: true, ..Head::new(self.locale, title, Sheet::Resident) }
    }

    fn body(self) -> AnyView {
        let locale = self.locale;
        let is_unknown = self.unknown.is_some();
        let content = view! {
            {language_links(locale, &Locale::ALL)}
            <h1>{text(locale, "receipt-ask-heading")}</h1>
            <p>{text(locale, "receipt-ask-about")}</p>
            <form method="post" action=format!("/receipt?language={}", locale.tag())>
                <div class="item">
                    <label for="words">{text(locale, "receipt-ask-label")}</label>
                    <p class="error" id="error-words" role="alert" hidden=!is_unknown>{text(locale, "receipt-unknown")}</p>
                    <input type="text" id="words" name="words" autocomplete="off" autocapitalize="none" spellcheck="false"
                        value=self.unknown aria-describedby="error-words" aria-invalid=is_unknown.then_some("true")/>
                </div>
                <div class="actions"><button>{text(locale, "receipt-ask-button")}</button></div>
            </form>
        };
        view! { {leave(locale)} {plain_frame(locale, content.into_any())} }.into_any()
    }
}

/// Where an answer is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReceiptState {
    /// In no release, and it can be taken back.
    Received,
    /// Counting is prepared: it can no longer be taken back.
    Fixed,
    /// Addresses of the releases it is counted in, with their days.
    Counted(Vec<(String, String)>),
    Withdrawn,
}

pub struct ReceiptStatePage {
    pub face: SurveyFace,
    pub receipt: String,
    pub state: ReceiptState,
}

impl Page for ReceiptStatePage {
    fn head(&self) -> Head {
        let title = text(self.face.locale, "receipt-ask-heading");
        Head { engine: true, ..Head::new(self.face.locale, title, Sheet::Resident) }
    }

    fn body(self) -> AnyView {
        let locale = self.face.locale;
        let receipt = self.receipt;
        let state = match self.state {
            ReceiptState::Received => view! {
                <p>{text(locale, "receipt-received")}</p>
                <h2>{text(locale, "receipt-withdraw-heading")}</h2>
                <p>{text(locale, "receipt-withdraw-about")}</p>
                <p>{text(locale, "receipt-withdraw-backups")}</p>
                <form method="post" action=format!("/receipt/withdraw?language={}", locale.tag())>
                    <input type="hidden" name="words" value=receipt.clone()/>
                    <label class="option">
                        <input type="checkbox" name="confirm" value="yes" required/>
                        <span>{text(locale, "receipt-withdraw-confirm")}</span>
                    </label>
                    <div class="actions"><button>{text(locale, "receipt-withdraw-button")}</button></div>
                </form>
            }
            .into_any(),
            ReceiptState::Fixed => view! {
                <p>{text(locale, "receipt-fixed")}</p>
                <p>{text(locale, "receipt-fixed-why")}</p>
            }
            .into_any(),
            ReceiptState::Counted(releases) => {
                let line = |(address, drawn): (String, String)| {
                    let arguments = [("day", Argument::Text(day(locale, &drawn)))];
                    view! { <li><a href=address>{format(locale, "receipt-release", &arguments)}</a></li> }
                };
                let lines: Vec<_> = releases.into_iter().map(line).collect();
                view! {
                    <p>{text(locale, "receipt-counted")}</p>
                    <ul class="releases">{lines}</ul>
                    <p>{text(locale, "receipt-counted-why")}</p>
                }
                .into_any()
            }
            ReceiptState::Withdrawn => view! {
                <p>{text(locale, "receipt-withdrawn")}</p>
                <p>{text(locale, "receipt-withdraw-backups")}</p>
            }
            .into_any(),
        };
        let content = view! {
            <h1>{text(locale, "receipt-ask-heading")}</h1>
            <p class="receipt"><code id="receipt">{receipt}</code></p>
            {state}
        };
        survey_frame(&self.face, HelpShown::Open, content.into_any())
    }
}

/// What can be done with a receipt, without script: keep it as a picture, and see what became of the answers.
pub(crate) fn receipt_buttons(locale: Locale, receipt: String) -> AnyView {
    let form = |path: &str, words: String, receipt: String| {
        let label = words.clone();
        view! {
            <form method="post" action=format!("{path}?language={}", locale.tag()) aria-label=label>
                <input type="hidden" name="words" value=receipt/>
                <button class="quiet">{words}</button>
            </form>
        }
    };
    view! {
        <div class="row">
            {form("/receipt/picture", text(locale, "receipt-picture"), receipt.clone())}
            {form("/receipt", text(locale, "receipt-see"), receipt)}
        </div>
    }
    .into_any()
}
