//! Parts of a text, character by character. Positions count from 1 in `substring` (XPath 1.0) and from 0 in `substr` (ODK).

use super::super::number::half_up;
use super::functions;
use super::parameter::OrHere;
use super::text::length;

functions! {
    /// From a position on, for so many characters; both are rounded first (XPath 1.0, section 4.2).
    "substring" = Substring(text: String, from: f64, length: Option<f64>) -> String {
        let from = half_up(from);
        let to = length.map_or(f64::INFINITY, |length| from + half_up(length));
        text.chars().zip(1_u32..).filter(|(_, at)| f64::from(*at) >= from && f64::from(*at) < to).map(|(character, _)| character).collect()
    }
    /// From an index, up to before another; negative ones count from the end, as in JavaRosa.
    "substr" = Substr(text: String, from: f64, to: Option<f64>) -> String {
        let count = length(&text);
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
}
