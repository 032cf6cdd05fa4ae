//! DCAT-US: the record that catalogs of government data read (version 1.1, and 3.0 as data.gov's harvester takes it).

use serde_json::{Value, json};

use super::{Listed, Publication, put};
use crate::day::day_text;
use crate::study::Fact;

/// Which version of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DcatVersion {
    V11,
    V3,
}

/// Stands where a team gave no address; `.invalid` is an ending that never leads anywhere (RFC 2606).
const NO_ADDRESS: &str = "not-given@example.invalid";

/// One data set.
#[must_use]
pub fn dataset(version: DcatVersion, publication: &Publication, files: &[Listed]) -> Value {
    let study = publication.study;
    let mail = format!("mailto:{}", study.fact(Fact::ContactEmail).unwrap_or(NO_ADDRESS));
    let contact = study.fact(Fact::ContactName).map_or_else(|| publication.publisher(), str::to_owned);
    let distribution: Vec<Value> = files.iter().map(|file| distribution(version, publication, file)).collect();
    let languages: Vec<&str> = publication.instrument.languages.all().into_iter().map(crate::Locale::tag).collect();
    let mut document = json!({
        "title": publication.title(),
        "description": publication.description(),
        "keyword": publication.keywords(),
        "identifier": publication.identifier(),
        "language": languages,
        "distribution": distribution,
    });
    let modified = publication.modified().map(day_text);
    match version {
        DcatVersion::V11 => {
            put(&mut document, "@type", Some("dcat:Dataset"));
            put(&mut document, "publisher", Some(json!({ "@type": "org:Organization", "name": publication.publisher() })));
            put(&mut document, "contactPoint", Some(json!({ "@type": "vcard:Contact", "fn": contact, "hasEmail": mail })));
            put(&mut document, "accessLevel", Some("public"));
            put(&mut document, "license", Some(publication.licence_address()));
            put(&mut document, "landingPage", Some(publication.landing()));
            put(&mut document, "describedBy", Some(publication.file_address("codebook.xml")));
            put(&mut document, "describedByType", Some("application/xml"));
            put(&mut document, "modified", modified.or_else(|| Some("1970-01-01".to_owned())));
            put(&mut document, "issued", publication.published.map(day_text));
            put(&mut document, "temporal", publication.period().filter(|period| period.contains('/')));
            put(&mut document, "spatial", study.fact(Fact::Place));
        }
        DcatVersion::V3 => {
            put(&mut document, "@type", Some("Dataset"));
            put(&mut document, "publisher", Some(json!({ "@type": "Organization", "name": publication.publisher() })));
            put(&mut document, "contactPoint", Some(json!({ "@type": "Kind", "fn": contact, "hasEmail": mail })));
            put(&mut document, "accessRights", Some("public"));
            put(&mut document, "version", Some(publication.version()));
            put(&mut document, "versionNotes", publication.writings.last().map(|writing| writing.reason.clone()));
            put(&mut document, "modified", modified);
            put(&mut document, "issued", publication.published.map(day_text));
        }
    }
    document
}

fn distribution(version: DcatVersion, publication: &Publication, file: &Listed) -> Value {
    let address = publication.file_address(&file.name);
    let mut entry =
        json!({ "title": file.name, "description": file.about, "downloadURL": address, "mediaType": file.media_type });
    match version {
        DcatVersion::V11 => put(&mut entry, "@type", Some("dcat:Distribution")),
        DcatVersion::V3 => {
            put(&mut entry, "@type", Some("Distribution"));
            put(&mut entry, "byteSize", Some(file.bytes.to_string()));
            put(&mut entry, "license", Some(publication.licence_address()));
            put(
                &mut entry,
                "checksum",
                Some(json!({ "@type": "Checksum", "algorithm": "sha256", "checksumValue": file.sha256 })),
            );
        }
    }
    entry
}

/// The catalog of a server.
#[must_use]
pub fn catalog(version: DcatVersion, address: &str, datasets: Vec<Value>) -> Value {
    match version {
        DcatVersion::V11 => json!({
            "@context": "https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld",
            "@id": format!("{address}/data.json"),
            "@type": "dcat:Catalog",
            "conformsTo": "https://project-open-data.cio.gov/v1.1/schema",
            "describedBy": "https://project-open-data.cio.gov/v1.1/schema/catalog.json",
            "dataset": datasets,
        }),
        DcatVersion::V3 => json!({
            "@id": format!("{address}/dcat-us-3.json"),
            "@type": "Catalog",
            "title": "Community surveys published by their neighborhoods",
            "description": "Noisy tables of surveys that neighbors designed, fielded and decided to publish.",
            "publisher": { "@type": "Organization", "name": address },
            "dataset": datasets,
        }),
    }
}
