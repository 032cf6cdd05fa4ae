//! The list of a team's surveys.

use leptos::prelude::*;
use shared::id::SurveyCode;

use super::{SurveyState, Viewer, frame, head};
use crate::document::{Head, Page};
use crate::locales::text;

/// All surveys of the viewer.
pub struct SurveysPage {
    pub viewer: Viewer,
    pub surveys: Vec<SurveyRow>,
}

/// One survey.
pub struct SurveyRow {
    pub code: SurveyCode,
    pub title: String,
    pub state: SurveyState,
    pub releases: u32,
}

impl Page for SurveysPage {
    fn head(&self) -> Head {
        head(self.viewer.locale, &text(self.viewer.locale, "studio-surveys"), false)
    }

    fn body(self) -> AnyView {
        let locale = self.viewer.locale;
        let list = if self.surveys.is_empty() {
            view! { <p>{text(locale, "studio-no-surveys")}</p> }.into_any()
        } else {
            let rows = self.surveys.into_iter().map(|survey| {
                let href = format!("/studio/surveys/{}", survey.code);
                view! {
                    <tr>
                        <th scope="row"><a href=href>{survey.title}</a></th>
                        <td>{survey.state.name(locale)}</td>
                        <td class="number">{survey.releases}</td>
                    </tr>
                }
            });
            view! {
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{text(locale, "studio-column-survey")}</th>
                            <th scope="col">{text(locale, "studio-column-state")}</th>
                            <th scope="col" class="number">{text(locale, "studio-column-releases")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            }
            .into_any()
        };
        frame(
            &self.viewer,
            view! {
                <h1>{text(locale, "studio-surveys")}</h1>
                {list}
                <p><a class="button" href="/studio/templates">{text(locale, "studio-templates")}</a></p>
                <p><a href="/studio/import">{text(locale, "studio-import")}</a></p>
            }
            .into_any(),
        )
    }
}
