//! Words that claim a cause. A survey that asks once can say what people said, not what brought it about.

use super::{Study, Topic, Words};
use crate::locale::Locale;

/// Beginnings of words that say that one thing brought about another, by language. Chinese has no spaces, so its signs are looked for
/// anywhere; the others at the beginning of a word.
fn list(locale: Locale) -> &'static [&'static str] {
    match locale {
        Locale::English => &[
            "caused",
            "causes",
            "because of the program",
            "led to",
            "leads to",
            "reduced",
            "reduces",
            "improved",
            "improves",
            "worked",
            "works",
            "proves",
            "proved",
            "thanks to",
            "effect of",
            "impact of",
        ],
        Locale::Spanish => &[
            "causó",
            "causa ",
            "provocó",
            "redujo",
            "reduce",
            "mejoró",
            "mejora ",
            "funcionó",
            "funciona",
            "demuestra",
            "prueba que",
            "gracias a",
            "efecto de",
            "impacto de",
        ],
        Locale::Arabic => &["تسبب", "أدى إلى", "أدت إلى", "خفض", "حسّن", "نجح", "يثبت", "أثبت", "بفضل"],
        Locale::Chinese => &["导致", "减少了", "改善了", "证明", "使得", "起作用", "归功于"],
        Locale::HaitianCreole => &["lakòz", "te diminye", "diminye", "amelyore", "te mache", "pwouve", "gras ak"],
    }
}

fn found(text: &str, locale: Locale) -> Option<&'static str> {
    let text = text.to_lowercase();
    list(locale).iter().copied().find(|&word| match locale {
        Locale::Chinese => text.contains(word),
        Locale::English | Locale::Spanish | Locale::Arabic | Locale::HaitianCreole => {
            text.match_indices(word).any(|(at, _)| !text[..at].chars().next_back().is_some_and(char::is_alphanumeric))
        }
    })
}

/// Each place of a study that claims a cause: its field, and the words.
#[must_use]
pub fn causal_words(study: &Study) -> Vec<(String, &'static str)> {
    // What was known before may well have been shown by a study that could.
    let told = [Topic::Abstract, Topic::Added, Topic::Use, Topic::Community];
    let topics = told.into_iter().filter_map(|topic| Some((topic.key().to_owned(), study.words.get(&topic)?)));
    let remarks = study.remarks.iter().map(|(item, words)| (format!("remarks.{item}"), words));
    let in_words = |(field, words): (String, &Words)| {
        let claims: Vec<_> = words.all().filter_map(|(locale, text)| found(text, locale)).collect();
        claims.into_iter().map(move |word| (field.clone(), word)).collect::<Vec<_>>()
    };
    topics.chain(remarks).flat_map(in_words).collect()
}
