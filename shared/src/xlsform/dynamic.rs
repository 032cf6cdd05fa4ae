//! Is a default a value or an expression? `Rouen` and `2026-01-31` are values, `today()` and `${age} + 1` are computed when the
//! form opens. This is a rough look at the text, made to agree with how forms are converted elsewhere; the expression language
//! itself is not read here.

use super::name;

/// Whether the default of a question of this type is an expression.
pub fn is_dynamic(default: &str, kind: &str) -> bool {
    let hyphens = matches!(kind, "date" | "dateTime" | "geopoint" | "geotrace" | "geoshape");
    let mut rest = default;
    while let Some(first) = rest.chars().next() {
        let (length, token) = next(rest);
        match token {
            Token::Minus if hyphens => return false,
            Token::Minus | Token::Computes => return true,
            Token::Other => {}
        }
        rest = &rest[length.max(first.len_utf8())..];
    }
    false
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Token {
    Minus,
    /// Arithmetic, a union, a call or a reference.
    Computes,
    Other,
}

/// The first token of a text that is not empty: its length in bytes and what it tells.
fn next(text: &str) -> (usize, Token) {
    let date = date(text);
    if date > 0 {
        let time = text[date..].strip_prefix('T').map_or(0, time);
        return (date + if time > 0 { 1 + time } else { 0 }, Token::Other);
    }
    let time = time(text);
    if time > 0 {
        return (time, Token::Other);
    }
    let number = number(text);
    if number > 0 {
        return (number, Token::Other);
    }
    for operator in ["*", "+", " mod ", " div ", "|"] {
        if text.starts_with(operator) {
            return (operator.len(), Token::Computes);
        }
    }
    match text.as_bytes() {
        [b'-', ..] => return (1, Token::Minus),
        [quote @ (b'"' | b'\''), ..] => {
            let length = text[1..].find(char::from(*quote)).map_or(1, |end| end + 2);
            return (length, Token::Other);
        }
        [b'$', b'{', ..] => {
            let inner = text[2..].strip_prefix("last-saved#").unwrap_or(&text[2..]);
            let end = name::prefix(inner);
            let computes = end > 0 && inner[end..].starts_with('}');
            return (2, if computes { Token::Computes } else { Token::Other });
        }
        _ => {}
    }
    let qualified = name::qualified_prefix(text);
    if qualified > 0 {
        let call = text[qualified..].starts_with('(');
        return (qualified, if call { Token::Computes } else { Token::Other });
    }
    (1, Token::Other)
}

fn digits(text: &str, count: usize) -> bool {
    text.len() >= count && text.bytes().take(count).all(|b| b.is_ascii_digit())
}

/// The length of a date such as `2026-01-31` at the start of a text.
fn date(text: &str) -> usize {
    let year = usize::from(text.starts_with('-'));
    let bytes = text.as_bytes();
    let fits = digits(&text[year..], 4)
        && bytes.get(year + 4) == Some(&b'-')
        && text.get(year + 5..).is_some_and(|rest| digits(rest, 2))
        && bytes.get(year + 7) == Some(&b'-')
        && text.get(year + 8..).is_some_and(|rest| digits(rest, 2));
    if fits { year + 10 } else { 0 }
}

/// The length of a time such as `12:00:00Z` or `12:00:00+01:00` at the start of a text.
fn time(text: &str) -> usize {
    let bytes = text.as_bytes();
    let part = |at: usize| text.get(at..).is_some_and(|rest| digits(rest, 2));
    if !(part(0) && bytes.get(2) == Some(&b':') && part(3) && bytes.get(5) == Some(&b':') && part(6)) {
        return 0;
    }
    match bytes.get(8) {
        Some(b'Z') => 9,
        Some(b'+' | b'-') if part(9) && bytes.get(11) == Some(&b':') && part(12) => 14,
        Some(_) | None => 8,
    }
}

/// The length of a number such as `-1.5` at the start of a text.
fn number(text: &str) -> usize {
    let bytes = text.as_bytes();
    let sign = usize::from(text.starts_with('-'));
    let run = |from: usize| bytes[from.min(bytes.len())..].iter().take_while(|b| b.is_ascii_digit()).count();
    let whole = run(sign);
    if bytes.get(sign + whole) == Some(&b'.') {
        let fraction = run(sign + whole + 1);
        if whole > 0 || fraction > 0 {
            return sign + whole + 1 + fraction;
        }
    }
    if whole > 0 { sign + whole } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_told_from_expressions() {
        for value in [
            "",
            "Rouen",
            "-1",
            "1-1",
            "a-b",
            "2026-01-31",
            "12:00:00+01:00",
            "'a + b'",
            "jr://images/a.png",
            "a b",
            "${",
            "item[1]",
        ] {
            assert!(!is_dynamic(value, "text"), "{value}");
        }
        for expression in ["today()", "${a}", "1 + 1", "a - b", "a|b", "4 mod 3", "${last-saved#a}", "jr:choice-name(1)"] {
            assert!(is_dynamic(expression, "text"), "{expression}");
        }
        assert!(!is_dynamic("2026 - 01", "date") && is_dynamic("2026 - 01", "text"));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_looked_at(text in ".*", tricky in "[-0-9:TZ.é${}'a(+]{0,30}") {
            let _ = (is_dynamic(&text, "text"), is_dynamic(&tricky, "date"));
        }
    }
}
