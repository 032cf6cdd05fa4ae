//! RO-Crate 1.1: the files of a release as one research object.

use serde_json::{Value, json};

use super::{Listed, Publication, put};
use crate::day::day_text;

pub(super) fn document(publication: &Publication, files: &[Listed]) -> Value {
    let parts: Vec<Value> = files.iter().map(|file| json!({ "@id": file.name })).collect();
    let creators = publication.creators();
    let people: Vec<Value> = creators
        .iter()
        .enumerate()
        .map(|(place, name)| json!({ "@id": format!("#creator-{}", place + 1), "@type": "Person", "name": name }))
        .collect();
    let ids: Vec<Value> = people.iter().map(|person| json!({ "@id": person["@id"] })).collect();
    let mut root = json!({
        "@id": "./",
        "@type": "Dataset",
        "identifier": publication.identifier(),
        "name": publication.title(),
        "description": publication.description(),
        "version": publication.version(),
        "license": { "@id": publication.licence_address() },
        "keywords": publication.keywords(),
        "creator": ids,
        "hasPart": parts,
    });
    put(&mut root, "datePublished", publication.published.map(day_text).or_else(|| Some("1970-01-01".to_owned())));
    let mut graph = vec![
        json!({
            "@id": "ro-crate-metadata.json",
            "@type": "CreativeWork",
            "conformsTo": { "@id": "https://w3id.org/ro/crate/1.1" },
            "about": { "@id": "./" },
        }),
        root,
        json!({ "@id": publication.licence_address(), "@type": "CreativeWork", "name": publication.study.licence.name() }),
    ];
    graph.extend(people);
    graph.extend(files.iter().map(|file| {
        json!({
            "@id": file.name,
            "@type": "File",
            "name": file.name,
            "description": file.about,
            "encodingFormat": file.media_type,
            "contentSize": file.bytes.to_string(),
            "sha256": file.sha256,
        })
    }));
    json!({ "@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph })
}
