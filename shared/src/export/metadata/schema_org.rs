//! schema.org `Dataset` as JSON-LD, which search engines for data read from the page (1.1 of Google's guide: name, and a description of 50
//! to 5,000 characters).

use serde_json::{Value, json};

use super::{Listed, Publication, put};
use crate::dataset::shortened;
use crate::day::day_text;
use crate::study::Fact;

#[must_use]
pub fn dataset(publication: &Publication, files: &[Listed]) -> Value {
    let distribution: Vec<Value> = files
        .iter()
        .map(|file| {
            json!({
                "@type": "DataDownload",
                "name": file.name,
                "description": file.about,
                "encodingFormat": file.media_type,
                "contentUrl": publication.file_address(&file.name),
                "contentSize": format!("{} B", file.bytes),
                "sha256": file.sha256,
            })
        })
        .collect();
    let variables: Vec<Value> = publication
        .data
        .variables
        .iter()
        .map(|variable| {
            let wording = variable.wording.first().map_or("", |(_, wording)| wording);
            json!({ "@type": "PropertyValue", "name": variable.name, "description": wording })
        })
        .collect();
    let creators: Vec<Value> =
        publication.creators().into_iter().map(|name| json!({ "@type": kind_of(publication), "name": name })).collect();
    let languages: Vec<&str> = publication.instrument.languages.all().into_iter().map(crate::Locale::tag).collect();
    let mut document = json!({
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": publication.identifier(),
        "name": publication.title(),
        "description": shortened(&publication.description(), 4_900),
        "url": publication.landing(),
        "identifier": publication.identifier(),
        "version": publication.version(),
        "isAccessibleForFree": true,
        "license": publication.licence_address(),
        "keywords": publication.keywords(),
        "inLanguage": languages,
        "creator": creators,
        "publisher": { "@type": "Organization", "name": publication.publisher() },
        "measurementTechnique": "Community survey; differential privacy (zero-concentrated), discrete Gaussian noise",
        "variableMeasured": variables,
        "distribution": distribution,
        "citation": publication.citation(),
    });
    put(&mut document, "datePublished", publication.published.map(day_text));
    put(&mut document, "dateModified", publication.modified().map(day_text));
    put(&mut document, "temporalCoverage", publication.period());
    put(
        &mut document,
        "spatialCoverage",
        publication.study.fact(Fact::Place).map(|place| json!({ "@type": "Place", "name": place })),
    );
    put(
        &mut document,
        "funder",
        publication.study.fact(Fact::Funder).map(|funder| json!({ "@type": "Organization", "name": funder })),
    );
    document
}

/// Whoever is named is a person, or goes by a name that could be one; a team is an organization.
fn kind_of(publication: &Publication) -> &'static str {
    if publication.study.named().next().is_some() { "Person" } else { "Organization" }
}
