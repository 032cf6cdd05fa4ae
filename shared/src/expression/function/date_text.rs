//! Dates and times written for people, and as fractions of a day.

use super::super::Value;
use super::super::context::Context;
use super::super::moment::{Moment, push_digits};
use super::functions;

functions! {
    "decimal-date-time" = DecimalDateTime[seen](value: Value) -> f64 {
        value.moment(seen.evaluation.context).map_or(f64::NAN, Moment::days)
    }
    /// The part of the day that is over, where the person is, for a time (`12:30:00.000-07:00`) or a moment.
    "decimal-time" = DecimalTime[seen](text: String) -> f64 {
        let offset = seen.evaluation.context.now().offset;
        let moment = Moment::from_time(&text, offset).or_else(|| Moment::from_text(&text, offset).filter(|_| text.contains('T')));
        moment.map_or(f64::NAN, Moment::of_its_day)
    }
    /// Marks for times work here too, as in JavaRosa and Enketo.
    "format-date" = FormatDate[seen](value: Value, format: String) -> String { formatted(&value, &format, seen.evaluation.context) }
    "format-date-time" = FormatDateTime[seen](value: Value, format: String) -> String {
        formatted(&value, &format, seen.evaluation.context)
    }
}

fn formatted(value: &Value, format: &str, context: &dyn Context) -> String {
    let text = Value::Text(value.text(context).into_owned());
    let Some(shown) = text.moment(context).map(Moment::shown) else { return String::new() };
    let (months, days) = names(context.language());
    let mut written = String::new();
    let mut characters = format.chars();
    while let Some(character) = characters.next() {
        if character != '%' {
            written.push(character);
            continue;
        }
        let mark = characters.next();
        let (number, width) = match mark {
            Some('Y') => (shown.year.abs(), 4),
            Some('y') => (shown.year.rem_euclid(100), 2),
            Some('m') => (shown.month, 2),
            Some('n') => (shown.month, 1),
            Some('d') => (shown.day, 2),
            Some('e') => (shown.day, 1),
            Some('H') => (shown.hour, 2),
            Some('h') => (shown.hour, 1),
            Some('M') => (shown.minute, 2),
            Some('S') => (shown.second, 2),
            Some('3') => (shown.millisecond, 3),
            Some('b') => {
                written.push_str(months.split(' ').nth(shown.month as usize - 1).unwrap_or_default());
                continue;
            }
            Some('a') => {
                written.push_str(days.split(' ').nth(shown.weekday as usize).unwrap_or_default());
                continue;
            }
            Some(other) => {
                written.push('%');
                written.push(other);
                continue;
            }
            None => {
                written.push('%');
                continue;
            }
        };
        push_digits(&mut written, number, width);
    }
    written
}

/// The short names of months and days in a language; in English for one that is not here.
fn names(language: &str) -> (&'static str, &'static str) {
    match language.split('-').next() {
        Some("es") => ("ene feb mar abr may jun jul ago sep oct nov dic", "dom lun mar mié jue vie sáb"),
        Some(_) | None => ("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", "Sun Mon Tue Wed Thu Fri Sat"),
    }
}
