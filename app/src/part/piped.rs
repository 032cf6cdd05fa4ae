//! Answers shown in the words of other questions: `How old is ${name}?`. Drawn with the answer as it stands; where script runs, the
//! loader keeps it up to date from the controls, so no engine is needed for it.

/// One piece of a text.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    Words(&'a str),
    /// The name in `${name}`.
    Name(&'a str),
}

/// Cuts a text at its references.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("${") {
        let Some((name, behind)) = after.split_once('}') else { break };
        pieces.extend([Piece::Words(before), Piece::Name(name.trim())]);
        rest = behind;
    }
    pieces.push(Piece::Words(rest));
    pieces.retain(|piece| *piece != Piece::Words(""));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_its_references() {
        assert_eq!(pieces("How old is ${ name }?"), [Piece::Words("How old is "), Piece::Name("name"), Piece::Words("?")]);
        assert_eq!(pieces("${a}${b}"), [Piece::Name("a"), Piece::Name("b")]);
        assert_eq!(pieces("It costs ${5"), [Piece::Words("It costs ${5")]);
        assert_eq!(pieces(""), []);
    }
}
