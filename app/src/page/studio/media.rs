//! The files that a draft's prompts and options name, each with what it is by now and a field to add it.

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
    /// Where the team can see or hear it, if it is there.
    pub address: Option<String>,
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
    media.iter().filter(|row| row.address.is_none()).map(|row| row.file.as_str()).collect::<Vec<_>>().join(", ")
}

fn form(viewer: &Viewer, code: &SurveyCode, index: usize, row: &MediumRow) -> AnyView {
    let locale = viewer.locale;
    let state = match (&row.address, row.size) {
        (None, _) => text(locale, "studio-media-missing"),
        (Some(_), None) => text(locale, "studio-media-there"),
        (Some(_), Some((width, height))) => {
            let number = |pixels: u32| Argument::Number(pixels.into());
            format(locale, "studio-media-size", &[("width", number(width)), ("height", number(height))])
        }
    };
    let endings = row.kind.endings().iter().map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(",");
    let label = format(locale, "studio-media-label", &[("file", Argument::Text(row.file.clone()))]);
    let form_label = label.clone();
    let id = format!("medium-{index}");
    let shown = row.address.as_ref().map(|address| preview(row, address, &label));
    view! {
        {shown}
        <form method="post" action=format!("/studio/surveys/{code}/media") enctype="multipart/form-data" aria-label=form_label>
            {csrf(&viewer.csrf)}
            <input type="hidden" name="name" value=row.file.clone()/>
            <label for=id.clone()>{label} " " <span class="state">{state}</span></label>
            <input id=id type="file" name="file" required accept=endings/>
            <button class="quiet">{text(locale, "studio-media-button")}</button>
        </form>
    }
    .into_any()
}

/// The file as residents will get it.
fn preview(row: &MediumRow, address: &str, label: &str) -> AnyView {
    let (address, label) = (address.to_owned(), label.to_owned());
    match row.kind {
        MediumKind::Image => {
            let (width, height) = row.size.unzip();
            view! { <img class="preview" src=address alt=label width=width height=height loading="lazy" decoding="async"/> }
                .into_any()
        }
        MediumKind::Audio => view! { <audio controls preload="none" src=address aria-label=label></audio> }.into_any(),
    }
}
