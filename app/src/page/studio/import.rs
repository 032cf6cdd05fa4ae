//! Taking in a form that was made elsewhere: one field for the file, and the report on what was found in it.

use leptos::prelude::*;
use shared::Flaw;
use shared::id::SurveyCode;
use shared::xlsform::{Finding, Severity};

use super::{Viewer, csrf, frame, head};
use crate::document::{Head, Page};
use crate::locales::{Argument, format, text};

/// What became of a file.
pub enum ImportOutcome {
    CodeUnreadable,
    CodeTaken,
    NoFile,
    /// Why it could not be read, as a sentence.
    Unreadable(String),
    /// It was read, and something is wrong with it; nothing was stored.
    Flawed {
        findings: Vec<Finding>,
        flaws: Vec<Flaw>,
    },
    Added {
        code: SurveyCode,
        findings: Vec<Finding>,
    },
}

pub struct ImportPage {
    pub viewer: Viewer,
    /// As it was typed.
    pub code: String,
    pub outcome: Option<ImportOutcome>,
}

impl Page for ImportPage {
    fn head(&self) -> Head {
        head(self.viewer.locale, &text(self.viewer.locale, "studio-import"), false)
    }

    fn body(self) -> AnyView {
        let locale = self.viewer.locale;
        let said = |key: &str| text(locale, key);
        let problem = |words: String| {
            view! { <div class="problem" role="alert"><h2>{said("studio-problem")}</h2><p>{words}</p></div> }.into_any()
        };
        let outcome = self.outcome.map(|outcome| match outcome {
            ImportOutcome::CodeUnreadable => problem(said("studio-import-code-unreadable")),
            ImportOutcome::CodeTaken => problem(said("studio-import-code-taken")),
            ImportOutcome::NoFile => problem(said("studio-import-no-file")),
            ImportOutcome::Unreadable(why) => problem(format!("{why} {}", said("studio-import-nothing-stored"))),
            ImportOutcome::Flawed { findings, flaws } => {
                let flaws = flaws.into_iter().map(|flaw| view! { <li>{flaw.to_string()}</li> }).collect_view();
                view! {
                    {problem(format!("{} {}", said("studio-import-flawed"), said("studio-import-nothing-stored")))}
                    {report(&self.viewer, findings)}
                    <ul>{flaws}</ul>
                }
                .into_any()
            }
            ImportOutcome::Added { code, findings } => {
                let address = format!("/studio/surveys/{code}");
                view! {
                    <p class="done" role="status">
                        {said("studio-import-added")} " " <a href=address>{code.to_string()}</a>
                    </p>
                    {report(&self.viewer, findings)}
                }
                .into_any()
            }
        });
        let content = view! {
            <h1>{said("studio-import")}</h1>
            {outcome}
            <p>{said("studio-import-about")}</p>
            <form method="post" action="/studio/import" enctype="multipart/form-data" aria-label=said("studio-import")>
                {csrf(&self.viewer.csrf)}
                <label for="file">{said("studio-import-file")}</label>
                <input id="file" type="file" name="file" required accept=".xlsx,.xls,.ods,.csv,.md"/>
                <label for="choices">{said("studio-import-choices")}</label>
                <p id="choices-hint">{said("studio-import-choices-hint")}</p>
                <input id="choices" type="file" name="choices" multiple accept=".csv" aria-describedby="choices-hint"/>
                <label for="code">{said("studio-import-code")}</label>
                <p id="code-hint">{said("studio-import-code-hint")}</p>
                <input id="code" name="code" required autocomplete="off" autocapitalize="none" aria-describedby="code-hint" value=self.code/>
                <button>{said("studio-import-button")}</button>
            </form>
        };
        frame(&self.viewer, content.into_any())
    }
}

/// Every finding with its place, the worst first.
fn report(viewer: &Viewer, mut findings: Vec<Finding>) -> AnyView {
    let locale = viewer.locale;
    if findings.is_empty() {
        return view! { <p>{text(locale, "studio-import-clean")}</p> }.into_any();
    }
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    let rows = findings.into_iter().map(|finding| {
        let severity = match finding.severity {
            Severity::Error => "studio-import-error",
            Severity::Warning => "studio-import-warning",
            Severity::Note => "studio-import-note",
        };
        let row = finding.row.map(|row| format(locale, "studio-import-row", &[("row", Argument::Number(row.into()))]));
        let place: Vec<String> = [Some(finding.sheet), row, finding.column].into_iter().flatten().collect();
        view! {
            <tr>
                <th scope="row">{text(locale, severity)}</th>
                <td>{place.join(", ")}</td>
                <td><q>{finding.found}</q> " " {finding.problem} " " {finding.done}</td>
            </tr>
        }
    });
    view! {
        <section>
            <h2>{text(locale, "studio-import-report")}</h2>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{text(locale, "studio-import-column-kind")}</th>
                        <th scope="col">{text(locale, "studio-import-column-place")}</th>
                        <th scope="col">{text(locale, "studio-import-column-finding")}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </section>
    }
    .into_any()
}
