//! The study record of ICPSR (its study schema, version 1.3 of 2026), filled in as far as the archive does not do that itself: it gives the
//! study number.

use serde_json::{Value, json};

use super::{Publication, put};
use crate::day::day_text;
use crate::study::{Fact, Sampling, Topic};

pub(super) fn document(publication: &Publication) -> Value {
    let study = publication.study;
    let organization = publication.publisher();
    let investigators: Vec<Value> = if study.named().next().is_some() {
        study.named().enumerate().map(|(place, credit)| investigator(&credit.name, &organization, place + 1)).collect()
    } else {
        vec![json!({ "organization": organization, "order": 1 })]
    };
    let place = study.fact(Fact::Place).unwrap_or("United States");
    let places: Vec<&str> = place.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    let period = publication.period().map_or_else(|| publication.year(), |period| period.replace('/', "--"));
    let mut document = json!({
        "title": publication.title(),
        "principal_investigator": investigators,
        "version": 1 + publication.writings.len(),
        "version_date": publication.modified().map_or_else(|| "1970-01-01".to_owned(), day_text),
        "distributor": [{ "name": organization, "location": place, "order": 1 }],
        "summary": publication.description(),
        "subject_term": publication.keywords(),
        "time_period": [{ "date": period }],
        "collection_date": [{ "date": period }],
        "geographic_coverage_area": places,
        // Given by the archive; the schema wants a number.
        "study_number": 0,
        "data_type": ["survey data", "aggregate data"],
        "collection_mode": ["web-based survey"],
        "time_method": ["cross-sectional"],
        "citation": publication.citation(),
        "weight": "Shares are not weighted, but for those whose columns begin with “weighted”: these are post-stratified to a public margin.",
        "collection_note": [
            "Counts are protected with differential privacy (rho-zCDP); every share has a 95 percent range that covers sampling and noise.",
        ],
    });
    put(&mut document, "universe", publication.said(Topic::Population));
    put(&mut document, "study_purpose", publication.said(Topic::Question));
    put(&mut document, "smallest_geographic_unit", study.fact(Fact::Place));
    let sampling = match study.sampling {
        Sampling::Open => "Non-probability: whoever found the link could answer.",
        Sampling::Invited => "Non-probability: people whom the team invited.",
        Sampling::Everybody => "Everybody on a list was invited.",
        Sampling::Probability => "Probability: chosen by chance from a list.",
    };
    let sampling = publication.said(Topic::Recruitment).map_or_else(|| sampling.to_owned(), |said| format!("{sampling} {said}"));
    put(&mut document, "sampling", Some(sampling));
    put(&mut document, "doi", study.fact(Fact::Doi).map(|doi| format!("https://doi.org/{doi}")));
    let funding = study.fact(Fact::Funder).map(|agency| {
        let mut source = json!({ "agency": agency, "order": 1 });
        put(&mut source, "grant_number", study.fact(Fact::Award).map(|award| vec![award.replace(' ', "-")]));
        json!([source])
    });
    put(&mut document, "funding_source", funding);
    document
}

/// The schema wants two names of a person; whoever goes by one is an organization to it.
fn investigator(name: &str, organization: &str, order: usize) -> Value {
    match name.rsplit_once(' ') {
        Some((given, family)) => json!({ "person": { "given_name": given, "family_name": family }, "order": order }),
        None => json!({ "organization": format!("{name} ({organization})"), "order": order }),
    }
}
