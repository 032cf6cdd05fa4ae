//! DataCite metadata 4.5 as JSON: what a DOI is registered with.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Listed, Publication, put};
use crate::day::day_text;
use crate::study::Fact;

pub(super) fn document(publication: &Publication, files: &[Listed]) -> Value {
    let study = publication.study;
    let is_named = study.named().next().is_some();
    let creators: Vec<Value> = if is_named {
        let one = |credit: &crate::study::Credit| {
            let mut creator = json!({ "name": credit.name, "nameType": "Personal" });
            let orcid = (!credit.orcid.is_empty()).then(|| {
                json!([{ "nameIdentifier": format!("https://orcid.org/{}", credit.orcid), "nameIdentifierScheme": "ORCID", "schemeUri": "https://orcid.org" }])
            });
            put(&mut creator, "nameIdentifiers", orcid);
            creator
        };
        study.named().map(one).collect()
    } else {
        vec![json!({ "name": publication.publisher(), "nameType": "Organizational" })]
    };
    let subjects: Vec<Value> = publication.keywords().into_iter().map(|word| json!({ "subject": word })).collect();
    let formats: BTreeSet<&str> = files.iter().filter_map(|file| file.media_type.split(';').next()).collect();
    let tag = publication.language().tag();
    let mut document = json!({
        "schemaVersion": "http://datacite.org/schema/kernel-4",
        "types": { "resourceType": "Survey data", "resourceTypeGeneral": "Dataset" },
        "titles": [{ "title": publication.title(), "lang": tag }],
        "creators": creators,
        "publisher": { "name": publication.publisher() },
        "publicationYear": publication.published.or(publication.closed).map_or("0000".to_owned(), |day| day.year().to_string()),
        "language": tag,
        "subjects": subjects,
        "version": publication.version(),
        "descriptions": [{ "description": publication.description(), "descriptionType": "Abstract", "lang": tag }],
        "rightsList": [{ "rights": study.licence.name(), "rightsUri": publication.licence_address() }],
        "formats": formats,
        "alternateIdentifiers": [{ "alternateIdentifier": publication.landing(), "alternateIdentifierType": "URL" }],
    });
    let dates = [(publication.published, "Issued"), (publication.modified(), "Updated")];
    let mut dates: Vec<Value> =
        dates.into_iter().filter_map(|(day, kind)| Some(json!({ "date": day_text(day?), "dateType": kind }))).collect();
    dates.extend(publication.period().map(|period| json!({ "date": period, "dateType": "Collected" })));
    put(&mut document, "dates", (!dates.is_empty()).then_some(dates));
    put(&mut document, "geoLocations", study.fact(Fact::Place).map(|place| json!([{ "geoLocationPlace": place }])));
    let funding = study.fact(Fact::Funder).map(|funder| {
        let mut reference = json!({ "funderName": funder });
        put(&mut reference, "awardNumber", study.fact(Fact::Award));
        json!([reference])
    });
    put(&mut document, "fundingReferences", funding);
    put(&mut document, "doi", study.fact(Fact::Doi));
    document
}
