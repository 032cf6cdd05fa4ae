//! The `parameters` column: `key=value` pairs, apart by spaces, commas or semicolons. Which keys a question takes, and what
//! they mean, is said where the question is read.

use super::report::{Place, Report};

/// The pairs of one row; keys are in lower case, and so are values except those that name something in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parameters(Vec<(String, String)>);

impl Parameters {
    /// Reads the pairs; none when the text is not a list of pairs.
    pub fn parse(text: &str) -> Option<Parameters> {
        let mut tokens: Vec<&str> = Vec::new();
        let mut start = None;
        for (at, c) in text.char_indices() {
            let separates = c.is_whitespace() || matches!(c, ',' | ';' | '=');
            if separates && let Some(from) = start.take() {
                tokens.push(&text[from..at]);
            }
            if c == '=' {
                tokens.push("=");
            }
            if !separates && start.is_none() {
                start = Some(at);
            }
        }
        if let Some(from) = start {
            tokens.push(&text[from..]);
        }
        let mut parameters = Parameters::default();
        for pair in tokens.chunks(3) {
            match pair {
                [key, "=", value] if *key != "=" && *value != "=" => {
                    let key = key.to_lowercase();
                    let value = if key == "label" || key == "value" { (*value).to_owned() } else { value.to_lowercase() };
                    parameters.set(&key, value);
                }
                _ => return None,
            }
        }
        Some(parameters)
    }

    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    pub fn contains(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    pub fn set(&mut self, key: &str, value: impl Into<String>) {
        let value = value.into();
        match self.0.iter_mut().find(|(name, _)| name == key) {
            Some((_, place)) => *place = value,
            None => self.0.push((key.to_owned(), value)),
        }
    }

    pub fn take(&mut self, key: &str) -> Option<String> {
        let place = self.0.iter().position(|(name, _)| name == key)?;
        Some(self.0.remove(place).1)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// Reports the keys that a question of this type does not take.
    pub fn accept(&self, accepted: &[&str], row: u32, report: &mut Report) {
        for (key, _) in self.iter().filter(|(key, _)| !accepted.contains(key)) {
            report.error(
                "parameters.unknown",
                Place::survey(row).column("parameters"),
                key,
                format!("This type of question takes no such parameter; it takes {}.", accepted.join(", ")),
                "The parameter was kept as written.",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_read() {
        let parameters = Parameters::parse("Start=1, end = 5;step=0.5 Label=Name").unwrap();
        assert_eq!(parameters.iter().collect::<Vec<_>>(), [("start", "1"), ("end", "5"), ("step", "0.5"), ("label", "Name")]);
        assert!(Parameters::parse(" ;, ").unwrap().iter().next().is_none());
        for text in ["a", "a=", "=b", "a=b=c", "a==b", "a b=c"] {
            assert_eq!(Parameters::parse(text), None, "{text}");
        }
    }
}
