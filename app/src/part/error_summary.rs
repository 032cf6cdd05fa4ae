//! The list of what is wrong on a page, above its heading: it takes the focus, and each line leads to its question.

use leptos::prelude::*;
use shared::Locale;

use crate::locales::text;

/// One thing that is wrong.
pub struct Problem {
    /// Id of the control that mends it, if it is on this page.
    pub control: Option<String>,
    pub message: String,
}

/// The summary; hidden and empty where nothing is wrong, for the phone engine to fill.
pub fn error_summary(locale: Locale, problems: Vec<Problem>) -> AnyView {
    if problems.is_empty() {
        return view! { <div class="summary" id="summary" role="alert" tabindex="-1" hidden></div> }.into_any();
    }
    let line = |problem: Problem| match problem.control {
        Some(control) => view! { <li><a href=format!("#{control}")>{problem.message}</a></li> }.into_any(),
        None => view! { <li>{problem.message}</li> }.into_any(),
    };
    let lines: Vec<_> = problems.into_iter().map(line).collect();
    view! {
        <div class="summary" id="summary" role="alert" tabindex="-1" autofocus>
            <h2>{text(locale, "error-heading")}</h2>
            <ul>{lines}</ul>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::render_fragment;

    #[test]
    fn an_empty_summary_waits_for_the_engine() {
        insta::assert_snapshot!(render_fragment(|| error_summary(Locale::English, vec![])), @r#"<div id="summary" role="alert" tabindex="-1" hidden class="summary"></div>"#);
    }

    #[test]
    fn each_line_leads_to_its_control_and_says_it_safely() {
        let problems = vec![
            Problem { control: Some("age".to_owned()), message: "Write <18> & up.".to_owned() },
            Problem { control: None, message: "Elsewhere.".to_owned() },
        ];
        insta::assert_snapshot!(render_fragment(|| error_summary(Locale::Spanish, problems)), @r##"<div id="summary" role="alert" tabindex="-1" autofocus class="summary"><h2>Hay un problema</h2><ul><li><a href="#age">Write &lt;18&gt; &amp; up.</a></li><li>Elsewhere.</li></ul></div>"##);
    }
}
