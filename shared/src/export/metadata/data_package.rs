//! Frictionless Data Package (version 1): every table with its schema, so that a program can check each value of it.

use serde_json::{Value, json};

use super::{Listed, Publication, put};
use crate::dataset::{Frame, Values};
use crate::day::day_text;

pub(super) fn document(publication: &Publication, files: &[Listed]) -> Value {
    let frames = [Frame::tables(publication.data), Frame::figures(publication.data)];
    let resources: Vec<Value> = files
        .iter()
        .map(|file| {
            let mut resource = json!({
                "name": file.name.to_lowercase(),
                "path": file.name,
                "description": file.about,
                "mediatype": file.media_type,
                "bytes": file.bytes,
                "hash": format!("sha256:{}", file.sha256),
            });
            let frame = frames.iter().find(|frame| file.name == format!("{}.csv", frame.name));
            // Version 2 of the standard has a word for what is a table; others are not to be opened as one.
            put(&mut resource, "type", Some(if frame.is_some() { "table" } else { "file" }));
            if let Some(frame) = frame {
                for (field, value) in [("profile", "tabular-data-resource"), ("format", "csv"), ("encoding", "utf-8")] {
                    put(&mut resource, field, Some(value));
                }
                put(&mut resource, "schema", Some(schema(frame)));
            }
            resource
        })
        .collect();
    let contributors: Vec<Value> =
        publication.creators().into_iter().map(|name| json!({ "title": name, "role": "author" })).collect();
    let mut package = json!({
        "profile": "data-package",
        "name": format!("{}-{}", publication.release.survey, publication.release.id.short()),
        "id": publication.identifier(),
        "title": publication.title(),
        "description": publication.description(),
        "version": publication.version(),
        "homepage": publication.landing(),
        "keywords": publication.keywords(),
        "licenses": [{ "name": publication.study.licence.name().replace(' ', "-"), "path": publication.licence_address() }],
        "contributors": contributors,
        "resources": resources,
    });
    put(&mut package, "created", publication.published.map(|day| format!("{}T00:00:00Z", day_text(day))));
    package
}

fn schema(frame: &Frame) -> Value {
    let fields: Vec<Value> = frame
        .columns
        .iter()
        .map(|column| {
            let is_flag = column.name == "reliability";
            let kind = if is_flag || matches!(column.values, Values::Text(_)) { "string" } else { "number" };
            let mut field = json!({ "name": column.name, "type": kind, "description": column.label });
            put(&mut field, "constraints", is_flag.then(|| json!({ "enum": ["shown", "caution", "suppressed"] })));
            field
        })
        .collect();
    json!({ "fields": fields, "missingValues": [""] })
}
