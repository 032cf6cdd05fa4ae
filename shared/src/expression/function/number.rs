//! Plain arithmetic. What needs tables or series (powers, angles) is in `math.rs`.

use super::super::moment::Moment;
use super::super::number;
use super::super::{Failure, Value};
use super::functions;
use super::parameter::{OrHere, Spread};

functions! {
    /// Text that is a date is a number of days, and a point in time a whole one, as in ODK Web Forms.
    "number" = Number[seen](value: OrHere) -> f64 {
        let context = seen.evaluation.context;
        let number = value.0.number(context);
        let text = match value.0 {
            Value::Nodes(_) | Value::Text(_) if context.knows_dates() => value.0.text(context),
            Value::Nodes(_) | Value::Text(_) | Value::Number(_) | Value::Boolean(_) | Value::Moment(_) | Value::NoMoment => "".into(),
        };
        if text.contains('T') && Moment::from_text(&text, 0).is_some() { number.floor() } else { number }
    }
    /// The whole part, towards zero.
    "int" = Int(number: f64) -> f64 { number.trunc() }
    /// Halves go towards positive infinity, as in XPath 1.0, the ODK specification and JavaRosa; Enketo and ODK Web Forms take halves
    /// of negative numbers away from zero. Digits may be negative.
    "round" = Round(number: f64, digits: Option<f64>) -> f64 { rounded(number, digits.unwrap_or(0.0)) }
    "abs" = Abs(number: f64) -> f64 { number.abs() }
    "floor" = Floor(number: f64) -> f64 { number.floor() }
    "ceiling" = Ceiling(number: f64) -> f64 { number.ceil() }
    /// NaN when there is nothing, or anything that is not a number.
    "min" = Min[seen](first: Value, others: Spread) -> f64 { extreme(first, others, seen, |a, b| a < b)? }
    "max" = Max[seen](first: Value, others: Spread) -> f64 { extreme(first, others, seen, |a, b| a > b)? }
    "pi" = Pi() -> f64 { std::f64::consts::PI }
}

fn rounded(number: f64, digits: f64) -> f64 {
    let digits = digits.trunc();
    if !number.is_finite() || digits.is_nan() {
        return if digits.is_nan() { f64::NAN } else { number };
    }
    // Beyond that many places a number has no digits: nothing to round, or nothing left.
    let places = digits.clamp(-400.0, 400.0) as i32;
    let scaled = number::scaled(number, places);
    if !scaled.is_finite() || digits > 30.0 {
        return number;
    }
    number::scaled(number::half_up(scaled), -places)
}

type Seen<'a, 'b, 'c> = &'c mut super::Arguments<'a, 'b>;

fn extreme(first: Value, others: Spread, seen: Seen<'_, '_, '_>, beats: fn(f64, f64) -> bool) -> Result<f64, Failure> {
    let context = seen.evaluation.context;
    let mut best = None;
    for value in super::parameter::items(first, context).iter().chain(&others.0) {
        let number = value.number(context);
        best = match best {
            None => Some(number),
            Some(best) if number.is_nan() || beats(number, best) => Some(number),
            Some(best) => Some(best),
        };
        if number.is_nan() {
            break;
        }
    }
    Ok(best.unwrap_or(f64::NAN))
}
