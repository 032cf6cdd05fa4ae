//! Bounds of an answer in a constraint: forms have no columns for them, instruments must have them. Writes bounds as the first
//! terms of a constraint, and finds such terms in constraints of any form (`. >= 0 and . <= 120`). It does not read expressions
//! as a whole; a constraint that is not a plain row of terms is left alone.

use crate::day::{date_of, day_text, days_of, parse_day};

/// Most characters that a text of ours may have.
const CHARACTERS_AT_MOST: i64 = 2000;

/// What is bounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    Whole,
    Decimal,
    Day,
    /// A day with a time, whose last day counts to its end.
    Moment,
    /// How many options are chosen.
    Chosen,
    /// How long a text is.
    Length,
}

/// Bounds as they stand in an instrument, and what else a constraint asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bounds {
    pub minimum: Option<String>,
    pub maximum: Option<String>,
    /// Distance between whole numbers that are allowed, from the minimum on.
    pub step: Option<String>,
    pub rest: Option<String>,
}

impl Subject {
    /// The constraint that says the bounds and the rest.
    pub fn write(self, bounds: &Bounds) -> Option<String> {
        let mut terms = Vec::new();
        match self {
            Self::Whole | Self::Decimal => {
                terms.extend(bounds.minimum.as_ref().map(|minimum| format!(". >= {minimum}")));
                terms.extend(bounds.maximum.as_ref().map(|maximum| format!(". <= {maximum}")));
                let steps = bounds.minimum.as_ref().zip(bounds.step.as_ref()).filter(|_| self == Self::Whole);
                terms.extend(steps.map(|(minimum, step)| format!("(. - {minimum}) mod {step} = 0")));
            }
            Self::Day => {
                terms.extend(bounds.minimum.as_ref().map(|day| format!(". >= date('{day}')")));
                terms.extend(bounds.maximum.as_ref().map(|day| format!(". <= date('{day}')")));
            }
            Self::Moment => {
                terms.extend(bounds.minimum.as_ref().map(|day| format!(". >= date('{day}')")));
                terms.extend(bounds.maximum.as_ref().map(|day| match days_after(day, 1) {
                    Some(next) => format!(". < date('{next}')"),
                    None => format!(". <= date('{day}')"),
                }));
            }
            Self::Chosen => terms.extend(bounds.maximum.as_ref().map(|most| format!("count-selected(.) <= {most}"))),
            Self::Length => terms.extend(bounds.maximum.as_ref().map(|most| format!("string-length(.) <= {most}"))),
        }
        let Some(rest) = &bounds.rest else { return (!terms.is_empty()).then(|| terms.join(" and ")) };
        if terms.is_empty() && self.read(rest, true) == *bounds {
            return Some(rest.clone());
        }
        terms.push(format!("({rest})"));
        Some(terms.join(" and "))
    }

    /// The bounds in a constraint. In forms of ours brackets around the rest are not part of it.
    pub fn read(self, constraint: &str, ours: bool) -> Bounds {
        let untouched = Bounds { rest: Some(constraint.to_owned()), ..Bounds::default() };
        let Some(mut terms) = terms(constraint) else { return untouched };
        while let [only] = terms.as_slice()
            && !ours
            && let Some(inner) = unbracketed(only)
        {
            let Some(inner) = self::terms(inner) else { return untouched };
            terms = inner;
        }
        let mut bounds = Bounds::default();
        let mut rest = Vec::new();
        for term in terms {
            match self.bound(term) {
                Some(Bound::Least(least)) if bounds.minimum.is_none() => bounds.minimum = Some(least),
                Some(Bound::Most(most)) if bounds.maximum.is_none() => bounds.maximum = Some(most),
                Some(_) | None => rest.push(term),
            }
        }
        if let Some(minimum) = bounds.minimum.as_ref().filter(|_| self == Self::Whole) {
            let start = format!("(. - {minimum}) mod ");
            let step = |term: &str| whole(term.strip_prefix(&start)?.strip_suffix(" = 0")?.trim(), 0);
            if let Some((at, step)) = rest.iter().enumerate().find_map(|(at, term)| step(term).map(|step| (at, step))) {
                rest.remove(at);
                bounds.step = Some(step);
            }
        }
        if bounds.minimum.is_none() && bounds.maximum.is_none() && !ours {
            return untouched;
        }
        bounds.rest = match rest.as_slice() {
            [] => None,
            [only] if ours => Some(unbracketed(only).unwrap_or(only).to_owned()),
            several => Some(several.join(" and ")),
        };
        bounds
    }

    fn bound(self, term: &str) -> Option<Bound> {
        let operators = ["<=", ">=", "<", ">"];
        let (at, operator) = term.find(['<', '>']).and_then(|at| {
            operators.iter().find(|operator| term[at..].starts_with(**operator)).map(|operator| (at, *operator))
        })?;
        let (left, right) = (term[..at].trim(), term[at + operator.len()..].trim());
        let measured = match self {
            Self::Whole | Self::Decimal | Self::Day | Self::Moment => ".",
            Self::Chosen => "count-selected(.)",
            Self::Length => "string-length(.)",
        };
        if left != measured {
            return None;
        }
        // A bound belongs to what is allowed; one that does not is replaced by its neighbour, where there is one.
        let shift: i8 = match operator {
            "<" => -1,
            ">" => 1,
            _ => 0,
        };
        let text = match self {
            Self::Whole => whole(right, shift)?,
            Self::Decimal => (shift == 0 && is_decimal(right)).then(|| right.to_owned())?,
            Self::Day => days_after(date(right)?, shift)?,
            // The evening of a day lies after it, so only the end of the day before is a bound.
            Self::Moment if matches!(operator, ">=" | "<") => days_after(date(right)?, shift)?,
            // No day comes after the last one that can be written.
            Self::Moment if operator == "<=" => days_after(date(right)?, 0).filter(|day| days_after(day, 1).is_none())?,
            Self::Moment => return None,
            Self::Chosen | Self::Length => {
                let most = if self == Self::Length { CHARACTERS_AT_MOST } else { i64::from(u16::MAX) };
                let text = whole(right, shift).filter(|_| operator.starts_with('<'))?;
                text.parse::<i64>().ok().filter(|number| (1..=most).contains(number)).map(|number| number.to_string())?
            }
        };
        Some(if operator.starts_with('<') { Bound::Most(text) } else { Bound::Least(text) })
    }
}

enum Bound {
    Least(String),
    Most(String),
}

/// A day some days after another, both as text.
fn days_after(day: &str, days: i8) -> Option<String> {
    date_of(days_of(parse_day(day)?).checked_add(i32::from(days))?).map(day_text)
}

/// The day of `date('2026-05-31')`.
fn date(text: &str) -> Option<&str> {
    let inner = text.strip_prefix("date(")?.strip_suffix(')')?.trim();
    let quoted = |quote: char| inner.strip_prefix(quote)?.strip_suffix(quote);
    quoted('\'').or_else(|| quoted('"'))
}

fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    all_digits(whole) && all_digits(fraction)
}

fn whole(text: &str, shift: i8) -> Option<String> {
    if shift == 0 {
        let is_whole = text.split_once('.').is_none_or(|(_, fraction)| fraction.bytes().all(|digit| digit == b'0'));
        return (is_decimal(text) && is_whole).then(|| text.to_owned());
    }
    let number = Some(text).filter(|text| is_decimal(text)).and_then(|text| text.parse::<i64>().ok());
    number.and_then(|number| number.checked_add(i64::from(shift))).map(|number| number.to_string())
}

/// The inside of a term that stands in brackets as a whole.
fn unbracketed(term: &str) -> Option<&str> {
    let inner = term.strip_prefix('(')?.strip_suffix(')')?;
    balanced(inner).then_some(inner)
}

fn balanced(text: &str) -> bool {
    let mut depth = 0_i32;
    let mut never_below = true;
    outside_quotes(text, |_, c| {
        depth += step(c);
        never_below &= depth >= 0;
    }) && depth == 0
        && never_below
}

fn step(c: char) -> i32 {
    match c {
        '(' | '[' | '{' => 1,
        ')' | ']' | '}' => -1,
        _ => 0,
    }
}

/// Visits what stands outside quotes; `false` where a quote is left open.
fn outside_quotes(text: &str, mut visit: impl FnMut(usize, char)) -> bool {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if c == '\'' || c == '"' => quote = Some(c),
            None => visit(at, c),
        }
    }
    quote.is_none()
}

/// The terms of a constraint that all must hold; `None` where it is put together otherwise.
fn terms(constraint: &str) -> Option<Vec<&str>> {
    let goes_on = |c: char| c.is_alphanumeric() || "_-.:".contains(c);
    let (mut depth, mut cuts, mut plain) = (0, Vec::new(), true);
    let closed = outside_quotes(constraint, |at, c| {
        depth += step(c);
        let before = constraint[..at].chars().next_back();
        for word in ["and", "or"] {
            if depth != 0 || !constraint[at..].starts_with(word) {
                continue;
            }
            let after = constraint[at + word.len()..].chars().next();
            if after.is_some_and(goes_on) || before.is_some_and(|c| goes_on(c) && !c.is_ascii_digit()) {
                continue;
            }
            // `1or` is two words to some readers and one to others.
            plain &= word == "and" && !before.is_some_and(|c| c.is_ascii_digit());
            cuts.push(at);
        }
    });
    if !closed || !plain || depth != 0 {
        return None;
    }
    let mut terms = Vec::new();
    let mut from = 0;
    for cut in cuts {
        terms.push(constraint[from..cut].trim());
        from = cut + "and".len();
    }
    terms.push(constraint[from..].trim());
    Some(terms)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn bounds(minimum: &str, maximum: &str, rest: &str) -> Bounds {
        let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Bounds { minimum: given(minimum), maximum: given(maximum), step: None, rest: given(rest) }
    }

    #[test]
    fn bounds_of_the_field_are_found() {
        for (subject, constraint, expected) in [
            (Subject::Whole, ". >= 0 and . <= 120", bounds("0", "120", "")),
            (Subject::Whole, "(.>0 and .<120)", bounds("1", "119", "")),
            (Subject::Whole, ". >= 0 and . != 7", bounds("0", "", ". != 7")),
            (Subject::Whole, ". >= 0 and . <= 10 or . = 99", bounds("", "", ". >= 0 and . <= 10 or . = 99")),
            (Subject::Whole, ". >= ${age}", bounds("", "", ". >= ${age}")),
            (Subject::Whole, ". = 'this and . <= 3'", bounds("", "", ". = 'this and . <= 3'")),
            (Subject::Decimal, ". > 0 and . <= 2.5", bounds("", "2.5", ". > 0")),
            (Subject::Day, ". >= date('2020-01-01') and . < date(\"2021-01-01\")", bounds("2020-01-01", "2020-12-31", "")),
            (Subject::Day, ". <= today()", bounds("", "", ". <= today()")),
            (Subject::Moment, ". <= date('2020-01-01')", bounds("", "", ". <= date('2020-01-01')")),
            (Subject::Chosen, "count-selected(.) < 4", bounds("", "3", "")),
            (Subject::Length, "string-length(.) <= 9000", bounds("", "", "string-length(.) <= 9000")),
        ] {
            assert_eq!(subject.read(constraint, false), expected, "{constraint}");
        }
    }

    proptest! {
        #[test]
        fn any_constraint_is_searched(constraint in "\\PC{0,30}", other in "([.<>=() '\"${}and or]|date\\(|3){0,12}") {
            for text in [constraint, other] {
                let _ = (Subject::Whole.read(&text, false), Subject::Day.read(&text, true));
            }
        }

        #[test]
        fn bounds_and_the_rest_come_back(
            rest in prop::option::of(prop::sample::select(vec![
                ". >= 3", "(. >= 3)", "((1 = 1))", "(1) and (2)", "1 or 2", ". = ')' or . = \"(\"", "count-selected(.) <= 2",
            ])),
            bounded in any::<bool>(),
            which in 0..6_usize,
        ) {
            let (subject, minimum, maximum) = [
                (Subject::Whole, "-3", "120"), (Subject::Decimal, "0.5", "7.0"), (Subject::Day, "1999-12-31", "2020-02-29"),
                (Subject::Moment, "1999-12-31", "2020-02-29"), (Subject::Chosen, "", "2"), (Subject::Length, "", "80"),
            ][which];
            let (minimum, maximum) = if bounded { (minimum, maximum) } else { ("", "") };
            let step = (bounded && subject == Subject::Whole).then(|| "3".to_owned());
            let whole = Bounds { step, ..bounds(minimum, maximum, rest.unwrap_or("")) };
            let written = subject.write(&whole);
            prop_assert_eq!(written.map_or_else(Bounds::default, |written| subject.read(&written, true)), whole);
        }
    }
}
