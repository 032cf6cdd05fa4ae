//! A whole HTML document around a page. Pages are rendered in one piece and never streamed: that would need script.

use leptos::prelude::*;
use leptos::reactive::owner::Owner;
use shared::Locale;

/// The style of residents' pages, as it is written into each of them: one request brings all that is needed to answer.
pub const RESIDENT_STYLE: &str = concat!(
    include_str!("document.css"),
    include_str!("part/frame.css"),
    include_str!("part/help.css"),
    include_str!("part/kept.css"),
    include_str!("part/leave.css"),
    include_str!("part/languages.css"),
    include_str!("part/error_summary.css"),
    include_str!("question/question.css"),
    include_str!("page/survey/survey.css"),
    include_str!("page/home.css"),
    include_str!("page/receipt.css"),
);

/// Which of the styles a page has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// Small and inside the page.
    Resident,
    /// The same, and inside the page too what charts and tables need.
    Findings,
    /// The residents' style, and a file of its own that the browser keeps.
    Studio,
}

/// What a document says about its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    pub locale: Locale,
    pub title: String,
    pub sheet: Sheet,
    /// Whether it is a page of a survey, with the scripts of the phone.
    pub engine: bool,
    /// Whether the page has islands, and the studio's script is loaded.
    pub islands: bool,
    /// Where it is said how the page can be kept among the phone's programs.
    pub manifest: Option<String>,
}

impl Head {
    /// A page without scripts.
    #[must_use]
    pub fn new(locale: Locale, title: String, sheet: Sheet) -> Self {
        Self { locale, title, sheet, engine: false, islands: false, manifest: None }
    }
}

/// A whole page: all its data, and how it is drawn.
pub trait Page {
    fn head(&self) -> Head;
    fn body(self) -> AnyView;
}

/// Addresses and texts of built assets, which only the server knows.
#[derive(Clone, Copy, Debug)]
pub struct Links {
    /// Text of the residents' style.
    pub resident_style: &'static str,
    /// Text of what findings have besides it.
    pub findings_style: &'static str,
    /// Address of the studio's style.
    pub studio_sheet: &'static str,
    /// What brings the phone engine to a page, and the engine itself.
    pub phone_loader: &'static str,
    pub phone_script: &'static str,
    /// What wakes the islands of a page, and the islands themselves.
    pub studio_loader: &'static str,
    pub studio_script: &'static str,
}

/// The complete HTML text of a page.
#[must_use]
pub fn render(page: impl Page, links: &Links) -> String {
    let head = page.head();
    let islands = head.islands;
    let html = html(|| document(&head, links, page.body()));
    if islands { html } else { without_marks(&html) }
}

/// The HTML text of a view, without a document around it and without marks for islands.
#[must_use]
pub fn render_fragment(view: impl FnOnce() -> AnyView) -> String {
    without_marks(&html(view))
}

fn html(view: impl FnOnce() -> AnyView) -> String {
    Owner::new().with(|| view().to_html())
}

fn document(head: &Head, links: &Links, body: AnyView) -> AnyView {
    // An element for each text, so that a content security policy can name each by its hash.
    let printed = |style: &'static str| view! { <style inner_html=style></style> };
    let style = match head.sheet {
        Sheet::Resident => printed(links.resident_style).into_any(),
        Sheet::Findings => view! { {printed(links.resident_style)}{printed(links.findings_style)} }.into_any(),
        Sheet::Studio => view! { {printed(links.resident_style)}<link rel="stylesheet" href=links.studio_sheet/> }.into_any(),
    };
    let engine = || view! { <script defer src=links.phone_loader data-engine=links.phone_script></script> };
    let islands = || view! { <script defer src=links.studio_loader data-studio=links.studio_script></script> };
    view! {
        <!DOCTYPE html>
        <html lang=head.locale.tag() dir=head.locale.direction().attribute()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>{head.title.clone()}</title>
                <link rel="icon" href="data:,"/>
                {head.manifest.clone().map(|address| view! { <link rel="manifest" href=address/> })}
                {style}
                {head.engine.then(engine)}
                {head.islands.then(islands)}
            </head>
            <body>{body}</body>
        </html>
    }
    .into_any()
}

/// Takes out the empty comments by which islands find their places. No text of a person can look like one: `<` is escaped.
fn without_marks(html: &str) -> String {
    html.replace("<!>", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_what_was_typed_stays() {
        let typed = "a<!>\" > é".to_owned();
        let html = render_fragment(|| view! { <p>{Some("x")}{typed.clone()}</p><input value=typed/>{Some("y")} }.into_any());
        insta::assert_snapshot!(html, @r#"<p>xa&lt;!&gt;" &gt; é</p><input value="a&lt;!&gt;&quot; &gt; é">y"#);
    }
}
