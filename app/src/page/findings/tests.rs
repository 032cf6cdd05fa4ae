//! Whole findings pages, drawn from releases with known numbers.

use shared::id::{PopulationName, ReleaseId};
use shared::{NanoRho, Plan, PlanRequest};

use super::*;
use crate::document::render;
use crate::samples::{LINKS, face, name};

/// A release of the sample instrument whose noisy counts are the given ones.
fn page(locale: Locale, counts: &[(&str, &[i64])]) -> FindingsPage {
    let face = face(locale);
    let budget = NanoRho::parse("0.1").unwrap();
    let items = counts.iter().map(|(item, _)| name(item)).collect();
    let plan =
        Plan::of(&face.instrument, &PlanRequest { items, crosses: vec![(name("works"), name("quiet_street"))], budget }).unwrap();
    let tables = plan.tables().iter().map(|planned| {
        let given = counts.iter().find(|(item, _)| planned.key == shared::TableKey::OneWay(name(item)));
        let counts = given.map_or_else(|| vec![100; planned.cells as usize], |(_, counts)| counts.to_vec());
        assert_eq!(counts.len(), planned.cells as usize, "{:?}", planned.key);
        shared::release::NoisyTable { planned: planned.clone(), counts }
    });
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
        tables: tables.collect(),
    };
    FindingsPage {
        summary: Summary::of(&face.instrument, &release),
        instrument: face.instrument,
        locale,
        code: face.code,
        release,
        files: vec![("/s/porch/data.csv".to_owned(), "data.csv", 12_345)],
        opened: Some("2026-05-01".to_owned()),
        closed: Some("2026-05-31".to_owned()),
        others: vec![ReleaseLink { href: "/s/porch/findings/0123".to_owned(), short: "0123".to_owned() }],
    }
}

fn clear(locale: Locale) -> String {
    render(
        page(locale, &[("works", &[301, 102]), ("fear", &[110, 150, 143, 7, 301]), ("wishes", &[200, 150, 90, 390, 12])]),
        &LINKS,
    )
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
