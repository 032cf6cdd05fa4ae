//! What is wrong with the source of an expression, in one sentence for the person who wrote it.

/// The first place at which a source is not an expression.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("At character {position}: {problem}.")]
pub struct SyntaxError {
    /// In characters from the beginning, which is 0.
    pub position: usize,
    pub problem: Problem,
}

/// What is wrong there. Pieces of the source are quoted and cut to a readable length.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    #[error("expected {expected}, found {found}")]
    Unexpected { expected: String, found: String },
    #[error("there is nothing named {0} to read here")]
    UnknownName(String),
    #[error("there is no function {0}")]
    UnknownFunction(String),
    #[error("nothing is known of the prefix {0}")]
    UnknownPrefix(String),
    #[error("the question of 'jr:choice-name' must be a path in quotes")]
    NoPathInQuotes,
    #[error("{function} takes {takes}, found {given}")]
    Arguments { function: String, takes: String, given: usize },
    #[error("the expression is longer than {} bytes", super::SOURCE_BYTES_AT_MOST)]
    TooLong,
    #[error("the expression has more than {} values, operators and calls", super::NODES_AT_MOST)]
    TooManyNodes,
    #[error("more than {} brackets are open", super::DEPTH_AT_MOST)]
    TooDeep,
}

impl Problem {
    pub(super) fn at(self, position: usize) -> SyntaxError {
        SyntaxError { position, problem: self }
    }
}

/// A piece of the source as it is quoted in a sentence.
pub(super) fn quoted(piece: &str) -> String {
    const CHARACTERS_AT_MOST: usize = 40;
    let mut shown: String = piece.chars().take(CHARACTERS_AT_MOST).collect();
    if shown.len() < piece.len() {
        shown.push('…');
    }
    // A piece that is text brings its own quotes.
    if piece.starts_with(['\'', '"']) { shown } else { format!("'{shown}'") }
}
