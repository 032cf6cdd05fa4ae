//! Options with what else is known about them, and what expressions can look up of them: lists by their names, labels by theirs.

use std::collections::BTreeMap;

use super::parse::Parser;
use super::source::TableSource;
use super::{Medium, Text};
use crate::expression::Slot;
use crate::id::{ItemName, OptionName};
use crate::locale::Locale;

/// Most options of a question: they are all on the page, and every one is a cell that gets noise.
pub(crate) const OPTIONS_AT_MOST: usize = 500;

/// One option with what else is known about it, by the name of the column.
#[derive(Clone)]
pub(super) struct Choice {
    pub name: OptionName,
    pub label: Text,
    pub image: Option<Medium>,
    pub columns: BTreeMap<String, String>,
}

/// Whether options can have a column of that name: one that spreadsheets of forms have no other use for.
pub(crate) fn is_column_name(name: &str) -> bool {
    const PARTS: [&str; 9] = ["name", "label", "list_name", "value", "media", "image", "audio", "video", "geometry"];
    ItemName::parse(name).is_ok_and(|name| !name.is_repetition()) && !PARTS.contains(&name.to_ascii_lowercase().as_str())
}

/// Whether a column can hold the text: one that spreadsheets leave as it is.
pub(crate) fn is_column_value(text: &str) -> bool {
    let is_tidy = text.trim() == text
        && !text.contains("  ")
        && !text.contains(|letter: char| letter.is_control() || "‘’“”\u{a0}".contains(letter));
    (1..=100).contains(&text.chars().count()) && is_tidy
}

/// Puts what expressions can look up into the outline, if any does: tables and lists of choices by their name or by that of the question
/// they belong to, and what options are called, in every
/// language that they are translated into.
pub(super) fn look_up(parser: &mut Parser, tables: &BTreeMap<String, TableSource>) {
    let Some(first) = parser.first else { return };
    let written = std::mem::take(&mut parser.written);
    let asks = |function: &str| written.iter().any(|written| written.source.contains(function));
    if asks("instance(") || asks("pulldata(") {
        // Before lists, since those of questions are only called like them.
        for (id, table) in tables {
            let rows = table.rows.iter().map(|row| table.columns.iter().map(String::as_str).zip(row.iter().map(String::as_str)));
            parser.outline.list(id, None, rows.map(Iterator::collect));
        }
        let lists = std::mem::take(&mut parser.lists);
        for (id, choices) in lists.iter().chain(&parser.shared_choices).filter(|(id, _)| !tables.contains_key(*id)) {
            for language in languages(&parser.allowed, choices.iter().map(|choice| &choice.label)) {
                let rows = choices.iter().map(|choice| {
                    let own = [("name", choice.name.as_str()), ("label", choice.label.in_locale(language.unwrap_or(first)))];
                    own.into_iter().chain(choice.columns.iter().map(|(column, text)| (column.as_str(), text.as_str()))).collect()
                });
                parser.outline.list(id, language, rows);
            }
        }
    }
    if asks("jr:choice-name(") {
        for (slot, (item, words)) in (0..).map(Slot).zip(parser.items.iter().zip(&parser.words)) {
            if item.question.options().is_empty() {
                continue;
            }
            for language in languages(&parser.allowed, &words.options) {
                let locale = language.unwrap_or(first);
                let label = |(name, label): (&OptionName, &Text)| (name.as_str().into(), label.in_locale(locale).into());
                parser.outline.label(slot, language, item.question.options().iter().zip(&words.options).map(label).collect());
            }
        }
    }
    parser.written = written;
}

/// The first language, and those that any of the texts is translated into.
fn languages<'a>(all: &[Locale], texts: impl IntoIterator<Item = &'a Text>) -> Vec<Option<Locale>> {
    let Some((&first, others)) = all.split_first() else { return Vec::new() };
    let texts: Vec<&Text> = texts.into_iter().collect();
    let is_translated = |locale: &Locale| texts.iter().any(|text| text.language_shown(*locale, first) == *locale);
    std::iter::once(None).chain(others.iter().copied().filter(is_translated).map(Some)).collect()
}
