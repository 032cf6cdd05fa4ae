//! Pictures and sounds made ready for residents: small, and without what tells where, when or by whom they were made. Bytes in,
//! bytes out; nothing is stored here, and the work can take a second, so it belongs on a thread of its own.

mod picture;
mod sound;

use std::fmt::Write;

use sha2::{Digest, Sha256};
use shared::instrument::MediumKind;

pub use picture::{LARGEST_PICTURE, PIXELS_AT_MOST};
pub use sound::LARGEST_SOUND;

/// A file as residents get it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ready {
    /// What the bytes are: the ending of their address.
    pub ending: &'static str,
    /// Width and height of a picture, in pixels.
    pub size: Option<(u32, u32)>,
    pub bytes: Vec<u8>,
}

/// Why a file cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MediaError {
    #[error("a picture can have {} MiB and about 40 million pixels at most", LARGEST_PICTURE >> 20)]
    PictureTooLarge,
    #[error("it is not a JPEG, PNG or WebP picture, or it is broken")]
    PictureUnreadable,
    #[error("a sound can have {} KiB at most", LARGEST_SOUND >> 10)]
    SoundTooLarge,
    #[error("it is not an MP3, Ogg (Opus or Vorbis), M4A or AAC sound")]
    SoundUnreadable,
}

impl Ready {
    /// Makes a file ready for what a prompt wants to do with it, whatever its name claims it to be.
    ///
    /// # Errors
    /// When it is too large or not what it should be.
    pub fn of(kind: MediumKind, bytes: &[u8]) -> Result<Self, MediaError> {
        match kind {
            MediumKind::Image => picture::ready(bytes),
            MediumKind::Audio => sound::ready(bytes),
        }
    }

    /// The beginning of the bytes' SHA-256 in hexadecimal: enough that no two files share it.
    #[must_use]
    pub fn hash(&self) -> String {
        Sha256::digest(&self.bytes).iter().take(16).fold(String::new(), |mut text, byte| {
            // Writing to a text does not fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
    }
}

/// What browsers are told about a file with such an ending; nothing about one that is not among ours.
#[must_use]
pub fn content_type(ending: &str) -> Option<&'static str> {
    Some(match ending {
        "jpg" => "image/jpeg",
        "webp" => "image/webp",
        "mp3" => "audio/mpeg",
        "ogg" => "audio/ogg",
        "m4a" => "audio/mp4",
        "aac" => "audio/aac",
        _ => return None,
    })
}
