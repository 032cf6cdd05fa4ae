//! Croissant 1.0 (ML Commons): files and the columns in them, for machine-learning tools.

use serde_json::{Value, json};

use super::{Listed, Publication, put};
use crate::dataset::{Frame, Values};
use crate::day::day_text;

pub(super) fn document(publication: &Publication, files: &[Listed]) -> Value {
    let distribution: Vec<Value> = files
        .iter()
        .map(|file| {
            json!({
                "@type": "cr:FileObject",
                "@id": file.name,
                "name": file.name,
                "description": file.about,
                "contentUrl": publication.file_address(&file.name),
                "encodingFormat": file.media_type.split(';').next().unwrap_or_default(),
                "contentSize": format!("{} B", file.bytes),
                "sha256": file.sha256,
            })
        })
        .collect();
    let frames = [Frame::tables(publication.data), Frame::figures(publication.data)];
    let records: Vec<Value> =
        frames.iter().filter(|frame| files.iter().any(|file| file.name == csv(frame))).map(record_set).collect();
    let creators: Vec<Value> =
        publication.creators().into_iter().map(|name| json!({ "@type": "sc:Person", "name": name })).collect();
    let mut document = json!({
        "@context": context(),
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": publication.title(),
        "description": publication.description(),
        "url": publication.landing(),
        "license": publication.licence_address(),
        "citeAs": publication.citation(),
        "version": format!("{}.0", publication.version()),
        "keywords": publication.keywords(),
        "inLanguage": publication.language().tag(),
        "creator": creators,
        "distribution": distribution,
        "recordSet": records,
    });
    put(&mut document, "datePublished", publication.published.map(day_text));
    document
}

fn csv(frame: &Frame) -> String {
    format!("{}.csv", frame.name)
}

fn record_set(frame: &Frame) -> Value {
    let fields: Vec<Value> = frame
        .columns
        .iter()
        .map(|column| {
            let is_text = column.name == "reliability" || matches!(column.values, Values::Text(_));
            json!({
                "@type": "cr:Field",
                "@id": format!("{}/{}", frame.name, column.name),
                "name": column.name,
                "description": column.label,
                "dataType": if is_text { "sc:Text" } else { "sc:Float" },
                "source": { "fileObject": { "@id": csv(frame) }, "extract": { "column": column.name } },
            })
        })
        .collect();
    json!({ "@type": "cr:RecordSet", "@id": frame.name, "name": frame.name, "field": fields })
}

/// The names that the standard asks for, in its own short forms.
fn context() -> Value {
    json!({
        "@language": "en",
        "@vocab": "https://schema.org/",
        "citeAs": "cr:citeAs",
        "column": "cr:column",
        "conformsTo": "dct:conformsTo",
        "cr": "http://mlcommons.org/croissant/",
        "data": { "@id": "cr:data", "@type": "@json" },
        "dataType": { "@id": "cr:dataType", "@type": "@vocab" },
        "dct": "http://purl.org/dc/terms/",
        "equivalentProperty": "cr:equivalentProperty",
        "examples": { "@id": "cr:examples", "@type": "@json" },
        "extract": "cr:extract",
        "field": "cr:field",
        "fileObject": "cr:fileObject",
        "fileProperty": "cr:fileProperty",
        "fileSet": "cr:fileSet",
        "format": "cr:format",
        "includes": "cr:includes",
        "isLiveDataset": "cr:isLiveDataset",
        "jsonPath": "cr:jsonPath",
        "key": "cr:key",
        "md5": "cr:md5",
        "parentField": "cr:parentField",
        "path": "cr:path",
        "rai": "http://mlcommons.org/croissant/RAI/",
        "recordSet": "cr:recordSet",
        "references": "cr:references",
        "regex": "cr:regex",
        "repeated": "cr:repeated",
        "replace": "cr:replace",
        "samplingRate": "cr:samplingRate",
        "sc": "https://schema.org/",
        "separator": "cr:separator",
        "source": "cr:source",
        "subField": "cr:subField",
        "transform": "cr:transform",
    })
}
