//! A page that says one thing: a survey is closed, an address leads nowhere, a form is out of date.

use leptos::prelude::*;
use shared::Locale;

use crate::document::{Head, Page, Sheet};
use crate::locales::text;
use crate::part::frame::plain_frame;
use crate::part::languages::language_links;

/// What a person has to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    UnknownSurvey,
    UnknownLanguage,
    NotYetOpen,
    Closed,
    /// The form belongs to a version of the survey that is not asked any more.
    StaleVersion,
    TooLarge,
    UnreadableForm,
    Failed,
    NotFound,
    NothingPublished,
    /// Synthetic records that nobody asked for before.
    RecordsBeingMade,
    ForeignForm,
    LinkUsed,
    TooManyTries,
    InvitationUsed,
    /// Their role does not do that.
    NotYours,
}

impl Notice {
    fn title(self, locale: Locale) -> String {
        match self {
            Self::UnknownSurvey => text(locale, "notice-unknown-survey"),
            Self::UnknownLanguage => text(locale, "notice-unknown-language"),
            Self::NotYetOpen => text(locale, "notice-not-yet-open"),
            Self::Closed => text(locale, "notice-closed"),
            Self::StaleVersion => text(locale, "notice-stale-version"),
            Self::TooLarge => text(locale, "notice-too-large"),
            Self::UnreadableForm => text(locale, "notice-unreadable-form"),
            Self::Failed => text(locale, "notice-failed"),
            Self::NotFound => text(locale, "notice-not-found"),
            Self::NothingPublished => text(locale, "notice-nothing-published"),
            Self::RecordsBeingMade => text(locale, "notice-records-being-made"),
            Self::ForeignForm => text(locale, "notice-foreign-form"),
            Self::LinkUsed => text(locale, "notice-link-used"),
            Self::TooManyTries => text(locale, "notice-too-many-tries"),
            Self::InvitationUsed => text(locale, "notice-invitation-used"),
            Self::NotYours => text(locale, "notice-not-yours"),
        }
    }

    /// What it means, that nothing was lost, and what to do next.
    fn explanation(self, locale: Locale) -> String {
        match self {
            Self::UnknownSurvey => text(locale, "notice-unknown-survey-about"),
            Self::UnknownLanguage => text(locale, "notice-unknown-language-about"),
            Self::NotYetOpen => text(locale, "notice-not-yet-open-about"),
            Self::Closed => text(locale, "notice-closed-about"),
            Self::StaleVersion => text(locale, "notice-stale-version-about"),
            Self::TooLarge => text(locale, "notice-too-large-about"),
            Self::UnreadableForm => text(locale, "notice-unreadable-form-about"),
            Self::Failed => text(locale, "notice-failed-about"),
            Self::NotFound => text(locale, "notice-not-found-about"),
            Self::NothingPublished => text(locale, "notice-nothing-published-about"),
            Self::RecordsBeingMade => text(locale, "notice-records-being-made-about"),
            Self::ForeignForm => text(locale, "notice-foreign-form-about"),
            Self::LinkUsed => text(locale, "notice-link-used-about"),
            Self::TooManyTries => text(locale, "notice-too-many-tries-about"),
            Self::InvitationUsed => text(locale, "notice-invitation-used-about"),
            Self::NotYours => text(locale, "notice-not-yours-about"),
        }
    }
}

/// A notice on a page of its own.
pub struct NoticePage {
    pub locale: Locale,
    pub notice: Notice,
    /// Address where to go from here.
    pub onward: Option<String>,
}

impl Page for NoticePage {
    fn head(&self) -> Head {
        let title = self.notice.title(self.locale);
        Head::new(self.locale, title, Sheet::Resident)
    }

    fn body(self) -> AnyView {
        let locale = self.locale;
        let content = view! {
            {language_links(locale, &Locale::ALL)}
            <h1>{self.notice.title(locale)}</h1>
            <p>{self.notice.explanation(locale)}</p>
            {self.onward.map(|address| view! { <p><a href=address>{text(locale, "notice-onward")}</a></p> })}
        };
        plain_frame(locale, content.into_any())
    }
}
