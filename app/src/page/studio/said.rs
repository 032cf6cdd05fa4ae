//! What the studio says about the request before the page: that it was done, or why it was not.

use shared::Locale;

use crate::locales::text;

/// Something that was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    Saved,
    Opened,
    Closed,
}

/// Why something was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    SignInTooOften,
    SignInWrong,
    ClosingUnconfirmed,
    NumberUnreadable,
    /// The survey had moved on before the request came.
    StepImpossible,
    /// The team was not asked, or has not answered.
    NotAgreed,
    /// Something is not translated, or it takes too long.
    Quality,
    Media(MediaTrouble),
}

/// What is wrong with a picture or a sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaTrouble {
    /// A survey cannot be opened while one is missing; the page names them.
    Missing,
    NoFile,
    PictureTooLarge,
    PictureUnreadable,
    SoundTooLarge,
    SoundUnreadable,
}

impl Done {
    pub(super) fn words(self, locale: Locale) -> String {
        match self {
            Self::Saved => text(locale, "studio-said-saved"),
            Self::Opened => text(locale, "studio-said-opened"),
            Self::Closed => text(locale, "studio-said-closed"),
        }
    }
}

impl Trouble {
    pub(super) fn words(self, locale: Locale) -> String {
        match self {
            Self::SignInTooOften => text(locale, "studio-said-too-often"),
            Self::SignInWrong => text(locale, "studio-said-wrong"),
            Self::ClosingUnconfirmed => text(locale, "studio-said-unconfirmed"),
            Self::NumberUnreadable => text(locale, "studio-said-unreadable-number"),
            Self::StepImpossible => text(locale, "studio-said-impossible"),
            Self::Quality => text(locale, "studio-quality-blocks"),
            Self::NotAgreed => text(locale, "studio-decide-not-agreed"),
            Self::Media(trouble) => text(locale, trouble.key()),
        }
    }
}

impl MediaTrouble {
    fn key(self) -> &'static str {
        match self {
            Self::Missing => "studio-media-needed",
            Self::NoFile => "studio-import-no-file",
            Self::PictureTooLarge => "studio-media-picture-large",
            Self::PictureUnreadable => "studio-media-picture-unreadable",
            Self::SoundTooLarge => "studio-media-sound-large",
            Self::SoundUnreadable => "studio-media-sound-unreadable",
        }
    }
}
