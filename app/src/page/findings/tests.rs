//! Whole findings pages, drawn from releases with known numbers.

use shared::id::{PopulationName, ReleaseId};
use shared::plan::PlannedMeasurement;
use shared::privacy::residual::{Part, transform};
use shared::release::Measurement;
use shared::{NanoRho, Plan, PlanRequest};

use super::*;
use crate::document::render;
use crate::samples::{LINKS, face, name};

/// What would be measured, without noise, of people whose counts these are; the questions know nothing of each other.
fn measured(planned: &PlannedMeasurement, counts: &[(&str, &[i64])]) -> Measurement {
    let of = |item: &str| counts.iter().find(|(name, _)| *name == item).map_or(&[][..], |(_, counts)| counts);
    let values = match &planned.axes[..] {
        [] => vec![counts[0].1.iter().sum()],
        [axis] => match axis.part {
            Part::Cell { .. } => residual(of(axis.item.as_str()).to_vec(), planned),
            Part::Status { cells } => {
                let counts = of(axis.item.as_str());
                residual(counts[counts.len() - cells as usize..].to_vec(), planned)
            }
            Part::Marks { options, .. } => {
                let (options, counts) = (options as usize, of(axis.item.as_str()));
                let (unit, center) = (i64::from(axis.part.unit()), i64::from(axis.part.center()));
                counts[..options].iter().map(|marked| unit * marked - center * counts[options]).collect()
            }
            Part::Amount { .. } => vec![0],
        },
        _ => vec![0; planned.entries()],
    };
    Measurement { planned: planned.clone(), values }
}

fn residual(mut counts: Vec<i64>, planned: &PlannedMeasurement) -> Vec<i64> {
    counts.resize(planned.entries(), 0);
    transform::residuals(&mut counts, &planned.axes);
    counts
}

/// A release of the sample instrument whose noisy counts are the given ones.
fn page(locale: Locale, counts: &[(&str, &[i64])]) -> FindingsPage {
    let face = face(locale);
    let budget = NanoRho::parse("0.1").unwrap();
    let items = counts.iter().map(|(item, _)| name(item)).collect();
    let plan = Plan::of(
        &face.instrument,
        &PlanRequest { records: true, items, crosses: vec![(name("works"), name("quiet_street"))], budget },
    )
    .unwrap();
    let measurements = plan.measurements().iter().map(|planned| measured(planned, counts));
    let release = Release {
        id: ReleaseId::parse(&"ab".repeat(32)).unwrap(),
        survey: face.code.clone(),
        instrument: face.instrument.version.clone(),
        freeze: 1,
        population: PopulationName::parse("elm-street").unwrap(),
        cost: plan.cost(),
        spent: budget,
        cap: NanoRho::parse("0.2").unwrap(),
        ledger_sequence: 2,
        ledger_head: "cd".repeat(32),
        tables: plan.tables().to_vec(),
        measurements: measurements.collect(),
        records: true,
    };
    FindingsPage {
        summary: Summary::of(&face.instrument, &release),
        instrument: face.instrument,
        locale,
        code: face.code,
        release,
        files: vec![("/s/porch/data.csv".to_owned(), "data.csv".to_owned(), 12_345)],
        records: vec![("/s/porch/records.csv".to_owned(), "records.csv")],
        opened: Some("2026-05-01".to_owned()),
        closed: Some("2026-05-31".to_owned()),
        decided: None,
        others: vec![ReleaseLink { href: "/s/porch/findings/0123".to_owned(), short: "0123".to_owned() }],
    }
}

fn clear(locale: Locale) -> String {
    render(page(locale, &[("works", &[301, 102]), ("fear", &[30, 40, 25, 7, 301]), ("wishes", &[200, 150, 90, 390, 13])]), &LINKS)
}

#[test]
fn the_key_finding_leads_to_its_question() {
    let html = clear(Locale::English);
    assert!(
        html.contains(
            "<strong>3 in 4</strong> residents who answered (<strong>75%</strong>; likely range 69% to 80%) said: <q>Yes</q>"
        ),
        "{html}"
    );
    assert!(html.contains("href=\"#item-works\"") && html.contains("id=\"item-works\""));
}

/// The mission's rule for numbers: the note on noise once, no cause, and nothing that a page must not load.
#[test]
fn every_page_keeps_the_house_rules() {
    for locale in Locale::ALL {
        let html = clear(locale);
        let note = crate::locales::text(locale, "findings-sure-noise");
        assert_eq!(html.matches(&note).count(), 1);
        for forbidden in
            ["caused", "led to", "reduced", "improved", "proves", "significant", "provoc", "demuestra", "redujo", "mejor"]
        {
            assert!(!html.contains(forbidden), "{}: {forbidden}", locale.tag());
        }
        for forbidden in ["<script", " style=", "http://", "https://", "onclick"] {
            assert!(!html.contains(forbidden), "{}: {forbidden}", locale.tag());
        }
    }
}

#[test]
fn what_is_suppressed_is_nowhere_on_the_page() {
    // Sixteen people with noise: a share of 69% of them must not be printed, drawn or described.
    let html = render(page(Locale::English, &[("works", &[11, 5])]), &LINKS);
    assert!(!html.contains("69%"), "{html}");
    assert!(html.contains("We do not show this number because it could not be both useful and safe."));
    assert!(!html.contains("chart-works"), "a chart without bars");
}

#[test]
fn a_negative_count_is_not_printed() {
    let html = render(page(Locale::English, &[("fear", &[110, 150, 143, -7, 301])]), &LINKS);
    assert!(html.contains("About 0 were asked and gave no answer."), "{html}");
}

#[test]
fn a_text_without_translation_says_which_language_it_is_in() {
    let html = clear(Locale::Spanish);
    assert!(html.contains(r#"<span lang="en">No</span>"#), "{html}");
    assert!(html.contains(r#"lang="en" x="#), "labels in charts too");
}

#[test]
fn promises_are_rounded_against_us() {
    let html = clear(Locale::English);
    assert!(html.contains("at most 62 times in 100, instead of 50"), "{html}");
    assert!(html.contains("rho 0.1 (epsilon 2.15 at delta 1e-6)"));
    assert!(html.contains("Entry 2 of the ledger") && html.contains(&"cd".repeat(32)));
}
