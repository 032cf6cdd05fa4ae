//! Filters of choices: a plain name in one is a column of the option at hand. The columns are public and fixed, so a filter becomes
//! one expression for each option, with the option's own values in the place of the names.

use super::Expression;
use super::error::SyntaxError;
use super::lexer::{Lexer, Token};

impl Expression {
    /// The source of a filter with the values of one option in it. `column` finds the value of a name, if it is a column.
    ///
    /// # Errors
    /// The first place that is no piece of the language. What the pieces make together is not looked at.
    pub fn with_columns<'a>(filter: &str, column: impl Fn(&str) -> Option<&'a str>) -> Result<String, SyntaxError> {
        let mut lexer = Lexer::new(filter);
        let (mut source, mut copied) = (String::new(), 0);
        let (mut before, mut lexeme) = (Token::End, lexer.next_lexeme()?);
        while lexeme.token != Token::End {
            let end = lexer.end();
            let next = lexer.next_lexeme()?;
            let is_step =
                matches!(before, Token::Symbol("/" | "//" | "@" | "::")) || matches!(next.token, Token::Symbol("(" | "::"));
            if let Token::Name(name) = lexeme.token
                && !is_step
                && let Some(value) = column(name)
            {
                let start = end - lexeme.source.len();
                source.push_str(&filter[copied..start]);
                source.push_str(&literal(value));
                copied = end;
            }
            (before, lexeme) = (lexeme.token, next);
        }
        source.push_str(&filter[copied..]);
        Ok(source)
    }
}

/// A text as expressions write it. XPath 1.0 has no escapes, so a text with both kinds of quotes is put together.
fn literal(value: &str) -> String {
    if !value.contains('\'') {
        format!("'{value}'")
    } else if !value.contains('"') {
        format!("\"{value}\"")
    } else {
        let parts: Vec<_> = value.split('\'').map(|part| format!("'{part}'")).collect();
        format!("concat({})", parts.join(", \"'\", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filtered(filter: &str) -> String {
        let columns = [("county", "King's"), ("name", "a"), ("size", "5'1\"")];
        let column = |name: &str| columns.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        Expression::with_columns(filter, column).unwrap()
    }

    #[test]
    fn plain_names_become_the_values_of_the_option() {
        assert_eq!(filtered("county = ${county} and name != 'name'"), "\"King's\" = ${county} and 'a' != 'name'");
        assert_eq!(filtered("selected(${a}, name)"), "selected(${a}, 'a')");
        assert_eq!(filtered("size = 1"), "concat('5', \"'\", '1\"') = 1");
    }

    #[test]
    fn calls_steps_and_other_names_stay() {
        for filter in ["name() = 1", "../name = 1", "child::name", "street = 1", "@name"] {
            assert_eq!(filtered(filter), filter);
        }
    }
}
