//! How to cite it, and what may be done with it.

use serde_json::{Value, json};

use super::{Publication, put};
use crate::day::day_text;
use crate::study::{Fact, Topic};

pub(super) fn bibtex(publication: &Publication) -> String {
    // Braces keep the letters of names as they are; what would end a field is taken out.
    let plain = |text: String| text.replace(['{', '}', '\\', '"'], "");
    let authors: Vec<String> = publication.creators().into_iter().map(|name| format!("{{{}}}", plain(name))).collect();
    let mut text =
        format!("@dataset{{{}_{},\n", publication.release.survey.as_str().replace('-', "_"), publication.release.id.short());
    let fields = [
        ("author", authors.join(" and ")),
        ("title", format!("{{{}}}", plain(publication.title()))),
        ("year", publication.year()),
        ("publisher", plain(publication.publisher())),
        ("version", publication.version()),
        ("url", publication.landing()),
        ("doi", publication.study.fact(Fact::Doi).unwrap_or_default().to_owned()),
    ];
    for (field, value) in fields.into_iter().filter(|(_, value)| !value.is_empty()) {
        text += &format!("  {field} = {{{value}}},\n");
    }
    text + "}\n"
}

pub(super) fn csl(publication: &Publication) -> Value {
    let authors: Vec<Value> = publication.creators().into_iter().map(|name| json!({ "literal": name })).collect();
    let mut item = json!({
        "id": format!("{}-{}", publication.release.survey, publication.release.id.short()),
        "type": "dataset",
        "title": publication.title(),
        "author": authors,
        "publisher": publication.publisher(),
        "version": publication.version(),
        "URL": publication.landing(),
    });
    let parts = publication.published.map(|day| json!({ "date-parts": [[day.year(), u8::from(day.month()), day.day()]] }));
    put(&mut item, "issued", parts);
    put(&mut item, "DOI", publication.study.fact(Fact::Doi));
    json!([item])
}

pub(super) fn licence(publication: &Publication) -> String {
    let licence = publication.study.licence;
    let mut text = format!("{}\n\nLicence: {}\n", publication.title(), licence.name());
    if let Some(url) = licence.url() {
        text += &format!("{url}\n");
    }
    for (locale, said) in publication.study.words.get(&Topic::Conditions).iter().flat_map(|words| words.all()) {
        text += &format!("\nConditions of the community ({}):\n{said}\n", locale.tag());
    }
    text += "\nWhoever works with these files must not try to find out who answered, or what anybody answered.\n";
    text += &format!("\nCite as: {}\n", publication.citation());
    if let Some(day) = publication.modified() {
        text += &format!("Of {}.\n", day_text(day));
    }
    text
}
