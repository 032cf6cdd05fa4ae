//! What stands in a field of several lines. The library that prints our pages prints it as it is, as if it were a script's text, so
//! that whatever a person typed could become a part of the page: here it is made text. A test looks for fields that pass this by.

/// For between the tags of a `textarea`. Browsers drop its first line break, so one is put before.
#[must_use]
pub fn lines(typed: &str) -> String {
    format!("\n{}", typed.replace('&', "&amp;").replace('<', "&lt;"))
}

#[cfg(test)]
mod tests {
    use leptos::prelude::*;

    use super::*;
    use crate::document::render_fragment;

    #[test]
    fn nothing_typed_ends_the_field() {
        let typed = "\na & b</textarea><script>alert(1)</script>&lt;";
        let html = render_fragment(|| view! { <textarea>{lines(typed)}</textarea> }.into_any());
        let written = "\n\na &amp; b&lt;/textarea>&lt;script>alert(1)&lt;/script>&amp;lt;";
        assert_eq!(html, format!("<textarea>{written}</textarea>"));
    }
}
