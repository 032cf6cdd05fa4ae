//! Text. Positions count characters, from 1 in `substring` (XPath 1.0) and from 0 in `substr` (ODK).

use std::borrow::Cow;

use super::super::number::half_up;
use super::super::{Failure, Value};
use super::functions;
use super::parameter::{OrHere, Spread};

functions! {
    /// Of the node at hand without an argument.
    "string" = String[seen](value: OrHere) -> String { value.0.text(seen.evaluation.context).into_owned() }
    "string-length" = StringLength[seen](value: OrHere) -> f64 { value.0.text(seen.evaluation.context).chars().count() as f64 }
    /// None at all gives ''. Nodes are put together one after the other.
    "concat" = Concat[seen](pieces: Spread) -> String { joined(&pieces.0, "", seen)? }
    "contains" = Contains(text: String, piece: String) -> bool { text.contains(&piece) }
    "starts-with" = StartsWith(text: String, piece: String) -> bool { text.starts_with(&piece) }
    "ends-with" = EndsWith(text: String, piece: String) -> bool { text.ends_with(&piece) }
    "join" = Join[seen](separator: String, pieces: Spread) -> String { joined(&pieces.0, &separator, seen)? }
    "substring-before" = SubstringBefore(text: String, mark: String) -> String {
        text.split_once(&mark).map_or_else(String::new, |(before, _)| before.to_owned())
    }
    "substring-after" = SubstringAfter(text: String, mark: String) -> String {
        text.split_once(&mark).map_or_else(String::new, |(_, after)| after.to_owned())
    }
    /// From a position on, for so many characters; both are rounded first (XPath 1.0, section 4.2).
    "substring" = Substring(text: String, from: f64, length: Option<f64>) -> String {
        let from = half_up(from);
        let to = length.map_or(f64::INFINITY, |length| from + half_up(length));
        text.chars().zip(1_u32..).filter(|(_, at)| f64::from(*at) >= from && f64::from(*at) < to).map(|(character, _)| character).collect()
    }
    /// From an index, up to before another; negative ones count from the end, as in JavaRosa.
    "substr" = Substr(text: String, from: f64, to: Option<f64>) -> String {
        let count = text.chars().count();
        let index = |at: f64| {
            let at = if at < 0.0 { at.trunc() + count as f64 } else { at.trunc() };
            at.clamp(0.0, count as f64) as usize
        };
        let (from, to) = (index(from), to.map_or(count, index));
        text.chars().take(to).skip(from).collect()
    }
    /// White space is what XML has: not every space there is.
    "normalize-space" = NormalizeSpace[seen](value: OrHere) -> String {
        let text = value.0.text(seen.evaluation.context);
        text.split([' ', '\t', '\r', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    }
    "translate" = Translate(text: String, from: String, to: String) -> String {
        text.chars().filter_map(|character| match from.chars().position(|other| other == character) {
            None => Some(character),
            Some(index) => to.chars().nth(index),
        }).collect()
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
