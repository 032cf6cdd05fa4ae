//! Names that can be XML element names, as the XForms made from a form need them.
//!
//! Source: Namespaces in XML 1.0, productions `NCName` and `QName`. The letters À to Ö are not accepted at any place, which is
//! how the reference converter reads the production, and forms are to get the same verdict here.

/// May a name start with this character?
pub fn starts(c: char) -> bool {
    matches!(c,
        'A'..='Z' | '_' | 'a'..='z'
        | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}' | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}'
        | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}' | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}'
        | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}' | '\u{10000}'..='\u{effff}')
}

/// May a name go on with this character?
pub fn continues(c: char) -> bool {
    starts(c) || matches!(c, '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
}

/// The length in bytes of the name at the start of a text; 0 when there is none.
pub fn prefix(text: &str) -> usize {
    let mut characters = text.char_indices();
    match characters.next() {
        Some((_, first)) if starts(first) => characters.find(|(_, c)| !continues(*c)).map_or(text.len(), |(at, _)| at),
        Some(_) | None => 0,
    }
}

/// The length in bytes of the name with or without a namespace prefix (`jr:count`) at the start of a text.
pub fn qualified_prefix(text: &str) -> usize {
    let local = prefix(text);
    match text[local..].strip_prefix(':') {
        Some(rest) if local > 0 => match prefix(rest) {
            0 => local,
            more => local + 1 + more,
        },
        Some(_) | None => local,
    }
}

/// Is the whole text a name without a namespace?
pub fn is_plain(text: &str) -> bool {
    !text.is_empty() && prefix(text) == text.len()
}

/// Is the whole text a name of an element, with or without a namespace?
pub fn is_element(text: &str) -> bool {
    !text.is_empty() && qualified_prefix(text) == text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_other_texts() {
        for name in ["a", "_1", "a-b.c", "ex:duration", "ñandú", "名"] {
            assert!(is_element(name), "{name}");
        }
        for text in ["", "1a", "-a", "a b", "a:", ":a", "a:b:c", "a!", "À"] {
            assert!(!is_element(text), "{text}");
        }
        assert!(!is_plain("a:b"));
    }
}
