//! Text that is put together, compared and searched. Cutting it by characters is `text_part.rs`.

use std::borrow::Cow;

use super::super::{Failure, Value};
use super::functions;
use super::parameter::{OrHere, Spread};

functions! {
    /// Of the node at hand without an argument.
    "string" = String[seen](value: OrHere) -> String { value.0.text(seen.evaluation.context).into_owned() }
    "string-length" = StringLength[seen](value: OrHere) -> f64 { length(&value.0.text(seen.evaluation.context)) as f64 }
    /// None at all gives ''. Nodes are put together one after the other.
    "concat" = Concat[seen](pieces: Spread) -> String { joined(&pieces.0, "", seen)? }
    "contains" = Contains(text: String, piece: String) -> bool { place_of(&text, &piece).is_some() }
    "starts-with" = StartsWith(text: String, piece: String) -> bool { text.starts_with(&piece) }
    "ends-with" = EndsWith(text: String, piece: String) -> bool { text.ends_with(&piece) }
    "join" = Join[seen](separator: String, pieces: Spread) -> String { joined(&pieces.0, &separator, seen)? }
    "substring-before" = SubstringBefore(text: String, mark: String) -> String {
        place_of(&text, &mark).and_then(|at| text.get(..at)).unwrap_or_default().to_owned()
    }
    "substring-after" = SubstringAfter(text: String, mark: String) -> String {
        place_of(&text, &mark).and_then(|at| text.get(at + mark.len()..)).unwrap_or_default().to_owned()
    }
    /// Whether the pattern is found anywhere, as in Enketo and ODK Web Forms, on which people fill in forms in a browser. JavaRosa
    /// asks the whole text to fit; an instrument's lint asks for `^` and `$`, with which all engines agree. A pattern that is none
    /// is a failure.
    "regex" = Regex[seen](text: String, pattern: String) -> bool {
        seen.evaluation.context.host().matches(&text, &pattern).ok_or(Failure::NotHere)?
    }
    /// A translated text in the language of the person.
    "jr:itext" = Itext[seen](id: String) -> Value { seen.evaluation.context.itext(&id) }
}

/// Where a piece begins in a text, in bytes. The search of the standard library would cost each phone four kilobytes.
fn place_of(text: &str, piece: &str) -> Option<usize> {
    (0..=text.len().checked_sub(piece.len())?)
        .find(|&at| text.as_bytes().get(at..).is_some_and(|rest| rest.starts_with(piece.as_bytes())))
}

/// In characters. Its like in the standard library counts faster, and is larger.
pub(super) fn length(text: &str) -> usize {
    text.chars().fold(0, |count, _| count + 1)
}

fn joined(pieces: &[Value], separator: &str, seen: &mut super::Arguments<'_, '_>) -> Result<String, Failure> {
    let mut text = String::new();
    for (index, piece) in pieces.iter().enumerate() {
        if index > 0 {
            text.push_str(separator);
        }
        let piece: Cow<'_, str> = piece.text(seen.evaluation.context);
        seen.evaluation.budget.spend((piece.len() + separator.len()) / 8)?;
        text.push_str(&piece);
    }
    Ok(text)
}
