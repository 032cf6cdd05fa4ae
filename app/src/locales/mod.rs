//! What the interface says, in each language: one Fluent file a language, looked up by the name of a message.
//!
//! These are the words of Porchlight. The words of a survey are neighbors' own and live in its instrument.
//!
//! To add a language: its line in `shared/src/locale.rs`, its file here, and its line in each match below and in `figure.rs`.

mod fault;
mod figure;

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use shared::Locale;
use unic_langid::{LanguageIdentifier, langid};

pub use fault::fault_message;
pub use figure::{day, number, percent};

type Bundle = FluentBundle<FluentResource>;

/// What a message is filled with.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument {
    /// Shown as it is.
    Text(String),
    /// Shown with the language's marks between thousands; also chooses between singular and plural.
    Number(f64),
}

/// A message that is filled with nothing.
#[must_use]
pub fn text(locale: Locale, key: &str) -> String {
    format(locale, key, &[])
}

/// A message filled with its arguments, by name.
///
/// A message that is missing in one language is said in English, and one that is missing there too by its own name, so that a
/// page is drawn in any case; a test makes sure that neither happens.
#[must_use]
pub fn format(locale: Locale, key: &str, arguments: &[(&str, Argument)]) -> String {
    let mut values = FluentArgs::with_capacity(arguments.len());
    for (name, argument) in arguments {
        values.set(*name, value_of(locale, argument));
    }
    say(locale, key, &values).or_else(|| say(Locale::English, key, &values)).unwrap_or_else(|| key.to_owned())
}

fn value_of(locale: Locale, argument: &Argument) -> FluentValue<'static> {
    match argument {
        Argument::Text(text) => text.clone().into(),
        Argument::Number(value) if value.is_finite() => (*value).into(),
        // Plural rules are not defined for these, and Fluent panics over them.
        Argument::Number(value) => number(locale, *value).into(),
    }
}

fn say(locale: Locale, key: &str, values: &FluentArgs) -> Option<String> {
    let bundle = bundle(locale);
    let pattern = bundle.get_message(key)?.value()?;
    // Errors are arguments that were not given; Fluent shows their names in their place.
    Some(bundle.format_pattern(pattern, Some(values), &mut Vec::new()).into_owned())
}

fn bundle(locale: Locale) -> &'static Bundle {
    static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| read(Locale::English));
    static SPANISH: LazyLock<Bundle> = LazyLock::new(|| read(Locale::Spanish));
    static ARABIC: LazyLock<Bundle> = LazyLock::new(|| read(Locale::Arabic));
    static CHINESE: LazyLock<Bundle> = LazyLock::new(|| read(Locale::Chinese));
    static HAITIAN_CREOLE: LazyLock<Bundle> = LazyLock::new(|| read(Locale::HaitianCreole));
    match locale {
        Locale::English => &ENGLISH,
        Locale::Spanish => &SPANISH,
        Locale::Arabic => &ARABIC,
        Locale::Chinese => &CHINESE,
        Locale::HaitianCreole => &HAITIAN_CREOLE,
    }
}

fn read(locale: Locale) -> Bundle {
    // What could be read of a file with a flaw is still used; a test makes sure that there is no flaw.
    let resource = FluentResource::try_new(source(locale).to_owned()).unwrap_or_else(|(resource, _)| resource);
    let mut bundle = Bundle::new_concurrent(vec![identifier(locale)]);
    bundle.add_resource_overriding(resource);
    // The marks around arguments are for mixed directions; browsers show them as boxes in page titles.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(formatter(locale)));
    bundle
}

fn source(locale: Locale) -> &'static str {
    match locale {
        Locale::English => include_str!("en.ftl"),
        Locale::Spanish => include_str!("es.ftl"),
        Locale::Arabic => include_str!("ar.ftl"),
        Locale::Chinese => include_str!("zh.ftl"),
        Locale::HaitianCreole => include_str!("ht.ftl"),
    }
}

fn identifier(locale: Locale) -> LanguageIdentifier {
    match locale {
        Locale::English => langid!("en-US"),
        Locale::Spanish => langid!("es-US"),
        Locale::Arabic => langid!("ar"),
        Locale::Chinese => langid!("zh-Hans"),
        // Unicode has no plural rules for it; Fluent takes those of English, which are the same: one, and all others.
        Locale::HaitianCreole => langid!("ht"),
    }
}

/// How numbers in messages are written. A plain function pointer, so each language needs its own.
fn formatter<M>(locale: Locale) -> fn(&FluentValue, &M) -> Option<String> {
    match locale {
        Locale::English => |value, _| written(Locale::English, value),
        Locale::Spanish => |value, _| written(Locale::Spanish, value),
        Locale::Arabic => |value, _| written(Locale::Arabic, value),
        Locale::Chinese => |value, _| written(Locale::Chinese, value),
        Locale::HaitianCreole => |value, _| written(Locale::HaitianCreole, value),
    }
}

fn written(locale: Locale, value: &FluentValue) -> Option<String> {
    match value {
        FluentValue::Number(given) => Some(number(locale, given.value)),
        FluentValue::String(_) | FluentValue::Custom(_) | FluentValue::None | FluentValue::Error => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::{Path, PathBuf};

    use super::*;

    fn keys(locale: Locale) -> BTreeSet<&'static str> {
        let message = |line: &'static str| line.split_once(" =").map(|(key, _)| key);
        let begins = |line: &&str| line.starts_with(|first: char| first.is_ascii_lowercase());
        source(locale).lines().filter(begins).filter_map(message).collect()
    }

    fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                rust_files(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }

    /// All product code of the crate, without what follows the first test module of a file.
    fn product_code() -> String {
        let mut files = Vec::new();
        rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
        let product = |path: &PathBuf| std::fs::read_to_string(path).unwrap().split("#[cfg(test)]").next().unwrap().to_owned();
        files.iter().map(product).collect()
    }

    /// String literals that stand as the second argument of a call of `text` or `format`.
    fn asked_for(code: &str) -> BTreeSet<&str> {
        let mut found = BTreeSet::new();
        for call in ["text(", "format("] {
            for (at, _) in code.match_indices(call) {
                let own_name = !code[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_' || before == '.');
                let second = code[at + call.len()..].split_once(',').map_or("", |(_, rest)| rest.trim_start());
                if let Some((key, _)) = second.strip_prefix('"').and_then(|rest| rest.split_once('"')).filter(|_| own_name) {
                    found.insert(key);
                }
            }
        }
        found
    }

    #[test]
    fn every_message_file_can_be_read() {
        for locale in Locale::ALL {
            let resource = FluentResource::try_new(source(locale).to_owned());
            assert!(resource.is_ok(), "{}: {:?}", locale.tag(), resource.err().map(|(_, errors)| errors));
            let count = source(locale).lines().filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase())).count();
            assert_eq!(keys(locale).len(), count, "{}: a message stands there twice", locale.tag());
        }
    }

    #[test]
    fn every_language_says_everything() {
        for locale in Locale::ALL {
            let missing: Vec<_> = keys(Locale::English).symmetric_difference(&keys(locale)).copied().collect();
            assert!(missing.is_empty(), "{} differs from English in {missing:?}", locale.tag());
        }
    }

    #[test]
    fn every_language_fills_in_the_same_arguments() {
        let arguments = |locale: Locale, key: &str| -> BTreeSet<&'static str> {
            let body = source(locale).split_once(&format!("\n{key} =")).unwrap().1;
            let lines = body.split_inclusive('\n');
            let message = lines.take_while(|line| !line.starts_with(|first: char| first.is_ascii_lowercase() || first == '#'));
            let name = |part: &'static str| part.split(|end: char| !end.is_ascii_lowercase()).next().unwrap();
            message.flat_map(|line| line.split('$').skip(1).map(name)).collect()
        };
        for key in keys(Locale::English) {
            for locale in Locale::ALL {
                assert_eq!(arguments(Locale::English, key), arguments(locale, key), "{}: {key}", locale.tag());
            }
        }
    }

    #[test]
    fn the_code_and_the_files_name_the_same_messages() {
        let code = product_code();
        let known = keys(Locale::English);
        let missing: Vec<_> = asked_for(&code).into_iter().filter(|key| !known.contains(key)).collect();
        assert!(missing.is_empty(), "asked for but not written: {missing:?}");
        let unused: Vec<_> = known.into_iter().filter(|key| !code.contains(&format!("\"{key}\""))).collect();
        assert!(unused.is_empty(), "written but not asked for: {unused:?}");
    }

    #[test]
    fn numbers_choose_their_plural_and_are_grouped() {
        let minutes = |locale, count| super::format(locale, "consent-minutes", &[("minutes", Argument::Number(count))]);
        assert_eq!(minutes(Locale::English, 1.0), "It takes about 1 minute.");
        assert_eq!(minutes(Locale::English, 1200.0), "It takes about 1,200 minutes.");
        assert_eq!(minutes(Locale::Spanish, 1.0), "Toma más o menos 1 minuto.");
        assert_eq!(minutes(Locale::Spanish, 6.0), "Toma unos 6 minutos.");
    }

    #[test]
    fn what_cannot_be_counted_does_not_panic() {
        let arguments = [("minutes", Argument::Number(f64::NAN))];
        assert_eq!(super::format(Locale::English, "consent-minutes", &arguments), "It takes about – minutes.");
        assert_eq!(text(Locale::Spanish, "no-such-message"), "no-such-message");
    }
}
