//! References to questions: `${name}` and `${last-saved#name}`, found in any text of a form. Expressions themselves are not
//! read here.

use super::name;

/// A reference to a question, group or repeat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference<'a> {
    pub name: &'a str,
    /// The value of the record that was saved last, not of this one.
    pub last_saved: bool,
}

/// A `${` that does not start a reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed<'a> {
    pub text: &'a str,
}

/// Could the text hold a reference?
pub fn is_candidate(text: &str) -> bool {
    text.contains("${") && text.chars().nth(2).is_some()
}

/// All references of a text in their order, and the first thing that looks like one but is none.
pub fn find(text: &str) -> Result<Vec<Reference<'_>>, Malformed<'_>> {
    let mut found = Vec::new();
    if !is_candidate(text) {
        return Ok(found);
    }
    let mut from = 0;
    while let Some(at) = text[from..].find("${") {
        let start = from + at;
        let inner_start = start + 2;
        match text[inner_start..].find('}') {
            None => return Err(Malformed { text: &text[start..] }),
            // `${}` is passed over, as the reference converter does.
            Some(0) => from = inner_start,
            Some(length) => {
                let end = inner_start + length;
                match inner(&text[inner_start..end]) {
                    Some(reference) => found.push(reference),
                    None => return Err(Malformed { text: &text[start..=end] }),
                }
                from = end + 1;
            }
        }
    }
    Ok(found)
}

/// The references of a text that are well formed, whatever else it holds.
pub fn well_formed(text: &str) -> Vec<Reference<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("${") {
        rest = &rest[at + 2..];
        if let Some(length) = rest.find('}')
            && let Some(reference) = inner(&rest[..length])
        {
            found.push(reference);
            rest = &rest[length + 1..];
        }
    }
    found
}

/// The reference that is the whole text.
pub fn whole(text: &str) -> Option<Reference<'_>> {
    inner(text.strip_prefix("${")?.strip_suffix('}')?)
}

/// Does the text hold references, the first of them well formed?
pub fn has(text: &str) -> bool {
    if !is_candidate(text) {
        return false;
    }
    let mut rest = text;
    while let Some(at) = rest.find("${") {
        rest = &rest[at + 2..];
        match rest.find('}') {
            Some(0) => {}
            Some(length) => return inner(&rest[..length]).is_some(),
            None => return false,
        }
    }
    false
}

fn inner(text: &str) -> Option<Reference<'_>> {
    let (last_saved, name) = match text.strip_prefix("last-saved#") {
        Some(name) => (true, name),
        None => (false, text),
    };
    name::is_plain(name).then_some(Reference { name, last_saved })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_found_in_their_order() {
        let found = find("${a} + ${last-saved#b} + ${}").unwrap();
        assert_eq!(found, [Reference { name: "a", last_saved: false }, Reference { name: "b", last_saved: true }]);
    }

    #[test]
    fn malformed_references_are_told() {
        assert_eq!(find("x ${a b} y"), Err(Malformed { text: "${a b}" }));
        assert_eq!(find("x ${a"), Err(Malformed { text: "${a" }));
        assert_eq!(find("${a ${b}"), Err(Malformed { text: "${a ${b}" }));
        assert!(find("${").unwrap().is_empty());
        assert_eq!(whole("${a} "), None);
        assert_eq!(whole("${a}").map(|r| r.name), Some("a"));
        assert!(has("x${a}") && !has("x{a}") && !has("${a b}"));
        assert_eq!(well_formed("${a b} ${c}").len(), 1);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_searched(text in "[${}a#b é\n-]{0,24}") {
            let strict = find(&text).map(|found| found.len());
            proptest::prop_assert!(strict.is_err() || strict == Ok(well_formed(&text).len()));
        }
    }
}
