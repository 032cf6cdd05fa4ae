//! Takes comments and superfluous white space out of a style sheet, and nothing else: it knows strings, comments and white
//! space (CSS Syntax Module Level 3, section 4), no properties and no selectors, so it cannot misread a newer one.

/// The same sheet in fewer characters.
///
/// Spaces after `:`, around `+` and `>` and inside `calc()` stay, since dropping them can change what a selector or a value
/// means.
pub fn compact(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet;
    let mut before = Token::Opening;
    let mut gap = Gap::None;

    while let Some(next) = rest.chars().next() {
        if next.is_ascii_whitespace() {
            gap = Gap::Space;
            rest = &rest[1..];
        } else if let Some(comment) = rest.strip_prefix("/*") {
            if gap == Gap::None {
                gap = Gap::Comment;
            }
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
        } else {
            let (token, length) = first_token(rest, next);
            match gap {
                Gap::None => {}
                Gap::Space if needs_no_space(before, token) => {}
                Gap::Space => out.push(' '),
                // `a/**/b` is two tokens without a space between them, and stays so.
                Gap::Comment if needs_no_space(before, token) => {}
                Gap::Comment => out.push_str("/**/"),
            }
            out.push_str(&rest[..length]);
            (before, gap) = (token, Gap::None);
            rest = &rest[length..];
        }
    }
    out
}

/// What stands between two kept tokens.
#[derive(PartialEq)]
enum Gap {
    None,
    Space,
    Comment,
}

/// As much of CSS as white space depends on.
#[derive(Clone, Copy)]
enum Token {
    /// The beginning of the sheet.
    Opening,
    /// `{`, `}` or `;`: ends what is before it and begins anew.
    Delimiter,
    Comma,
    Colon,
    /// A string, an escaped character or any other character.
    Other,
}

/// The first token of `text`, which begins with `first`, and its length in bytes.
fn first_token(text: &str, first: char) -> (Token, usize) {
    match first {
        '{' | '}' | ';' => (Token::Delimiter, 1),
        ',' => (Token::Comma, 1),
        ':' => (Token::Colon, 1),
        '"' | '\'' => (Token::Other, string_length(text, first)),
        // `\{` in a selector opens no block.
        '\\' => (Token::Other, text.chars().take(2).map(char::len_utf8).sum()),
        _ => (Token::Other, first.len_utf8()),
    }
}

fn needs_no_space(before: Token, after: Token) -> bool {
    match (before, after) {
        (Token::Opening | Token::Delimiter | Token::Comma, _) => true,
        // A custom property may be set to nothing: older browsers want the space in `--shade: ;`.
        (Token::Colon, _) => false,
        (Token::Other, Token::Delimiter) => true,
        (Token::Other, Token::Opening | Token::Comma | Token::Colon | Token::Other) => false,
    }
}

/// Bytes of the string that begins `text`, with both quotes; all of `text` if it is never closed.
fn string_length(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        if escaped {
            escaped = false;
        } else if character == '\\' {
            escaped = true;
        } else if character == quote {
            return at + 1;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::compact;

    #[test]
    fn comments_and_layout_go() {
        let sheet = "/* sheet: studio */\n.card {\n    color: red; /* why */\n    margin: 0 auto;\n}\n\n.a, .b > c {\n}\n";
        assert_eq!(compact(sheet), ".card{color: red;margin: 0 auto;}.a,.b > c{}");
    }

    #[test]
    fn spaces_that_mean_something_stay() {
        for sheet in ["a :hover{}", "a b{}", "a{width: calc(1px + 2px);}", "a{--shade: ;}", "@media (width > 1px) and (hover){}"]
        {
            assert_eq!(compact(sheet), sheet);
        }
    }

    #[test]
    fn a_comment_still_separates_what_it_stood_between() {
        assert_eq!(compact("a/* x */b{}"), "a/**/b{}");
        assert_eq!(compact("a /* x */ b{}"), "a b{}");
        assert_eq!(compact("a{}/* x */b{}"), "a{}b{}");
    }

    #[test]
    fn strings_and_escapes_are_left_alone() {
        for sheet in [r#"a{content: "/* no  comment */ \" ; }";}"#, r"a{content: '  “ ”  ';}", r".a\{ .b{}", r".a\, .b{}"] {
            assert_eq!(compact(sheet), sheet);
        }
    }

    #[test]
    fn what_is_never_closed_is_no_trap() {
        assert_eq!(compact("a{} /* x"), "a{}");
        assert_eq!(compact("a{content: \"x"), "a{content: \"x");
        assert_eq!(compact("\\"), "\\");
    }

    #[test]
    fn compacting_twice_changes_nothing() {
        let sheet = "a /* b */ , c { d : e ; f: '  ' }  \\\n g/**/h";
        assert_eq!(compact(&compact(sheet)), compact(sheet));
    }
}
