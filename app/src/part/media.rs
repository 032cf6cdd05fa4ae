//! The picture and the sound of a prompt, and the pictures of options. None is loaded before it is needed: a picture when it comes near the screen, a sound
//! when it is played. What they show and say is there in words, which stand alone where a file is missing.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use shared::instrument::{Media, Medium, Text};

use crate::face::SurveyFace;
use crate::locales::text;

/// Where a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediumFace {
    pub address: String,
    /// Width and height of a picture, so that nothing moves when it arrives.
    pub size: Option<(u32, u32)>,
}

/// Files of a survey, by the names that its instrument calls them.
pub type MediaFaces = Arc<BTreeMap<String, MediumFace>>;

/// What stands between the words of a prompt and its controls.
pub fn media(face: &SurveyFace, media: &Media) -> Option<AnyView> {
    if media.image.is_none() && media.audio.is_none() {
        return None;
    }
    let image = media.image.as_ref().map(|image| picture(face, image));
    let audio = media.audio.as_ref().map(|audio| sound(face, audio));
    Some(view! { {image} {audio} }.into_any())
}

fn picture(face: &SurveyFace, image: &Medium) -> AnyView {
    drawn(face, image, face.plain_words(&image.description)).unwrap_or_else(|| in_words(face, image))
}

/// The picture of an option, beside its label: described unless the label says the same, which would be heard twice.
pub fn picture_of_option(face: &SurveyFace, image: Option<&Medium>, label: &Text) -> Option<AnyView> {
    let image = image?;
    let description = face.plain_words(&image.description);
    let is_new = description != face.plain_words(label);
    drawn(face, image, if is_new { description } else { String::new() }).or_else(|| is_new.then(|| in_words(face, image)))
}

fn drawn(face: &SurveyFace, image: &Medium, alternative: String) -> Option<AnyView> {
    let MediumFace { address, size } = face.media.get(&image.file)?;
    let (width, height) = size.unzip();
    let shown = image.description.language_shown(face.locale, face.instrument.languages.first);
    let lang = (shown != face.locale).then(|| shown.tag());
    let picture = view! {
        <img src=address.clone() alt=alternative lang=lang width=width height=height loading="lazy" decoding="async"/>
    };
    Some(picture.into_any())
}

fn sound(face: &SurveyFace, audio: &Medium) -> AnyView {
    let Some(MediumFace { address, .. }) = face.media.get(&audio.file) else { return in_words(face, audio) };
    view! {
        <audio controls preload="none" src=address.clone() aria-label=text(face.locale, "media-listen")></audio>
        <details><summary>{text(face.locale, "media-transcript")}</summary> {in_words(face, audio)}</details>
    }
    .into_any()
}

fn in_words(face: &SurveyFace, medium: &Medium) -> AnyView {
    view! { <p class="hint">{face.words(&medium.description)}</p> }.into_any()
}
