//! Text.

use super::functions;

functions! {
    "string" = String(value: String) -> String { value }

    /// In characters.
    "string-length" = StringLength(text: String) -> f64 {
        // `count` brings a counter made for long texts.
        text.chars().fold(0.0, |length, _| length + 1.0)
    }

    "concat" = Concat(texts: Vec<String>) -> String { texts.concat() }

    "contains" = Contains(text: String, part: String) -> bool {
        // `str::contains` brings a search made for long texts, which is more program than the rest of this family.
        part.is_empty() || text.as_bytes().windows(part.len()).any(|piece| piece == part.as_bytes())
    }

    "starts-with" = StartsWith(text: String, start: String) -> bool { text.starts_with(&start) }
}
