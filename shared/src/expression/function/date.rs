//! Dates and times. A date is the moment at which it begins where the person is.

use super::super::Value;
use super::super::context::Context;
use super::super::moment::Moment;
use super::functions;

functions! {
    "today" = Today[seen]() -> Option<Moment> { Some(seen.evaluation.context.now().midnight()) }
    "now" = Now[seen]() -> Option<Moment> { Some(seen.evaluation.context.now()) }
    /// '' stays '', and what is no date is [`Value::NoMoment`].
    "date" = Date[seen](value: Value) -> Value { date(value, seen.evaluation.context) }
    /// The same: a time of day is kept by both, as in Enketo and ODK Web Forms.
    "date-time" = DateTime[seen](value: Value) -> Value { date(value, seen.evaluation.context) }
}

fn date(value: Value, context: &dyn Context) -> Value {
    match &value {
        Value::Nodes(_) | Value::Text(_) => {
            let text = value.text(context);
            if text.is_empty() { Value::EMPTY } else { Moment::from_text(&padded(&text), context.now().offset).into() }
        }
        Value::Number(_) | Value::Boolean(_) | Value::Moment(_) | Value::NoMoment => value.moment(context).into(),
    }
}

/// `2026-5-1` with the zeros it lacks.
fn padded(text: &str) -> String {
    let (date, time) = text.split_once('T').map_or((text, None), |(date, time)| (date, Some(time)));
    let parts: Vec<String> =
        date.split('-').map(|part| if part.len() == 1 { ["0", part].concat() } else { part.to_owned() }).collect();
    let mut padded = parts.join("-");
    if let Some(time) = time {
        padded.push('T');
        padded.push_str(time);
    }
    padded
}
