//! Cuts the source of an expression into tokens, one at a time. It does not know which token may stand where.

use super::error::{Problem, SyntaxError, quoted};
use super::number;

/// The smallest pieces that mean something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Token<'a> {
    Number(f64),
    /// What stands between the quotes.
    Text(&'a str),
    /// What stands in `${…}`, trimmed.
    Reference(&'a str),
    /// A function, an element, an axis, or an operator that is a word; with its prefix, and `*` after that.
    Name(&'a str),
    /// Brackets, commas, dots, slashes, operators, and every character the language has no use for.
    Symbol(&'a str),
    End,
}

/// A token and where it was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Lexeme<'a> {
    pub token: Token<'a>,
    /// In characters from the beginning of the source.
    pub position: usize,
    /// As it was written.
    pub source: &'a str,
}

impl Lexeme<'_> {
    /// What it is called in a sentence.
    pub fn described(&self) -> String {
        match self.token {
            Token::End => "the end".to_owned(),
            Token::Number(_) | Token::Text(_) | Token::Reference(_) | Token::Name(_) | Token::Symbol(_) => quoted(self.source),
        }
    }
}

pub(super) struct Lexer<'a> {
    whole: &'a str,
    rest: &'a str,
    position: usize,
}

impl<'a> Lexer<'a> {
    pub fn new(source: &'a str) -> Self {
        Self { whole: source, rest: source, position: 0 }
    }

    /// The next token; `End` for ever once the source is used up.
    pub fn next_lexeme(&mut self) -> Result<Lexeme<'a>, SyntaxError> {
        let rest = self.rest.trim_ascii_start();
        self.position += self.rest.len() - rest.len(); // white space is one byte a character
        self.rest = rest;
        let position = self.position;
        let (token, length) = self.token().map_err(|problem| problem.at(position))?;
        let (source, rest) = self.rest.split_at(length);
        self.rest = rest;
        self.position += source.chars().count();
        Ok(Lexeme { token, position, source })
    }

    /// Where the last lexeme ended, in bytes from the beginning of the source.
    pub fn end(&self) -> usize {
        self.whole.len() - self.rest.len()
    }

    /// Takes back the last lexeme, written like that, except for so many bytes, which are ASCII.
    pub fn go_back(&mut self, source: &str, kept: usize) {
        let back = source.len() - kept;
        let start = self.whole.len() - self.rest.len() - back;
        self.position -= source[kept..].chars().count();
        self.rest = &self.whole[start..];
    }

    /// The token at the beginning of the rest, and its length in bytes.
    fn token(&self) -> Result<(Token<'a>, usize), Problem> {
        let rest = self.rest;
        let Some(first) = rest.chars().next() else { return Ok((Token::End, 0)) };
        if first == '\'' || first == '"' {
            let (text, length) = enclosed(rest, 1, first)?;
            return Ok((Token::Text(text), length));
        }
        if rest.starts_with("${") {
            let (name, length) = enclosed(rest, 2, '}')?;
            return Ok((Token::Reference(name.trim_ascii()), length));
        }
        let length = number::unsigned_length(rest);
        if length > 0 {
            return Ok((Token::Number(rest[..length].parse().unwrap_or(f64::NAN)), length));
        }
        if starts_name(first) {
            let length = name_length(rest);
            return Ok((Token::Name(&rest[..length]), length));
        }
        let length =
            if ["!=", "<=", ">=", "//", "..", "::"].iter().any(|symbol| rest.starts_with(symbol)) { 2 } else { first.len_utf8() };
        Ok((Token::Symbol(&rest[..length]), length))
    }
}

/// What stands between an opening of that many bytes and the closing character, and the length of all three together.
fn enclosed(rest: &str, opening: usize, closing: char) -> Result<(&str, usize), Problem> {
    let inside = rest[opening..].find(closing).ok_or_else(|| Problem::Unexpected {
        expected: format!("{closing} to close what begins here"),
        found: "the end".to_owned(),
    })?;
    Ok((&rest[opening..opening + inside], opening + inside + closing.len_utf8()))
}

fn starts_name(character: char) -> bool {
    character.is_alphabetic() || character == '_'
}

/// Names hold hyphens (`count-selected`), so a minus after a name needs a space, as in XPath.
fn continues_name(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '-' | '.' | '\u{b7}')
}

/// Bytes of a name with its prefix (`jr:choice-name`, `h:*`). Two colons end an axis, which is another token.
fn name_length(rest: &str) -> usize {
    let part = |rest: &str| rest.find(|character| !continues_name(character)).unwrap_or(rest.len());
    let prefix = part(rest);
    match rest[prefix..].strip_prefix(':') {
        Some(local) if local.starts_with('*') => prefix + 2,
        Some(local) if local.starts_with(starts_name) => prefix + 1 + part(local),
        Some(_) | None => prefix,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(source: &str) -> Vec<(usize, Token<'_>)> {
        let mut lexer = Lexer::new(source);
        let mut tokens = Vec::new();
        loop {
            let lexeme = lexer.next_lexeme().unwrap();
            if lexeme.token == Token::End {
                return tokens;
            }
            tokens.push((lexeme.position, lexeme.token));
        }
    }

    #[test]
    fn a_hyphen_belongs_to_the_name_before_it() {
        assert_eq!(
            tokens("count-selected -1"),
            [(0, Token::Name("count-selected")), (15, Token::Symbol("-")), (16, Token::Number(1.0)),]
        );
        assert_eq!(tokens("${a-b}-1").len(), 3);
    }

    #[test]
    fn a_dot_is_a_number_only_beside_digits() {
        assert_eq!(
            tokens(". .5 5. 5.5"),
            [(0, Token::Symbol(".")), (2, Token::Number(0.5)), (5, Token::Number(5.0)), (8, Token::Number(5.5)),]
        );
    }

    #[test]
    fn positions_count_characters_and_not_bytes() {
        assert_eq!(
            tokens("'ñandú'\r\n\t!= \"\" ${ año }"),
            [(0, Token::Text("ñandú")), (10, Token::Symbol("!=")), (13, Token::Text("")), (16, Token::Reference("año")),]
        );
    }
}
