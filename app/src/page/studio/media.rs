//! The files that a draft's prompts name, each with whether it is there and a field to add it.

use leptos::prelude::*;
use shared::id::SurveyCode;
use shared::instrument::MediumKind;

use super::{Viewer, csrf};
use crate::locales::{Argument, format, text};

/// One file.
pub struct MediumRow {
    /// What the instrument calls it.
    pub file: String,
    pub kind: MediumKind,
    pub is_there: bool,
    /// Width and height of a picture that is there.
    pub size: Option<(u32, u32)>,
}

/// Nothing where no prompt names a file.
pub(super) fn view(viewer: &Viewer, code: &SurveyCode, media: &[MediumRow]) -> Option<AnyView> {
    let locale = viewer.locale;
    let rows: Vec<_> = media.iter().enumerate().map(|(index, row)| form(viewer, code, index, row)).collect();
    (!media.is_empty()).then(|| {
        view! {
            <section>
                <h2>{text(locale, "studio-media")}</h2>
                <p>{text(locale, "studio-media-about")}</p>
                {rows}
            </section>
        }
        .into_any()
    })
}

/// The names of those that are not there, apart by commas.
pub(super) fn missing(media: &[MediumRow]) -> String {
    media.iter().filter(|row| !row.is_there).map(|row| row.file.as_str()).collect::<Vec<_>>().join(", ")
}

fn form(viewer: &Viewer, code: &SurveyCode, index: usize, row: &MediumRow) -> AnyView {
    let locale = viewer.locale;
    let state = match (row.is_there, row.size) {
        (false, _) => text(locale, "studio-media-missing"),
        (true, None) => text(locale, "studio-media-there"),
        (true, Some((width, height))) => {
            let number = |pixels: u32| Argument::Number(pixels.into());
            format(locale, "studio-media-size", &[("width", number(width)), ("height", number(height))])
        }
    };
    let endings = row.kind.endings().iter().map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(",");
    let label = format(locale, "studio-media-label", &[("file", Argument::Text(row.file.clone()))]);
    let id = format!("medium-{index}");
    view! {
        <form method="post" action=format!("/studio/surveys/{code}/media") enctype="multipart/form-data">
            {csrf(&viewer.csrf)}
            <input type="hidden" name="name" value=row.file.clone()/>
            <label for=id.clone()>{label} " " <span class="state">{state}</span></label>
            <input id=id type="file" name="file" required accept=endings/>
            <button class="quiet">{text(locale, "studio-media-button")}</button>
        </form>
    }
    .into_any()
}
