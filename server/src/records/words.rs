//! How good records are, in plain words: what `quality.json` says, for whoever opens the folder first. English, as all downloads are.

use std::fmt::Write;

use shared::synthetic::{Quality, RelationQuality, TableQuality};

/// So many lines of one kind: the rest is in `quality.json`.
const LINES_AT_MOST: usize = 15;

#[must_use]
pub fn report(quality: &Quality) -> String {
    let (whole, part): (Vec<_>, Vec<_>) = quality.relations.iter().partition(|relation| relation.is_whole);
    let mut out = format!(
        "How good these records are\n\n\
         {} records, none of them anybody's: they were made of the published noisy tables and of nothing else.\n\
         Nothing here was compared with an answer.\n\n\
         One question at a time\n\n",
        quality.records
    );
    let one_way = || quality.tables.iter().filter(|table| table.second.is_empty());
    let farthest = |tables: &mut dyn Iterator<Item = &TableQuality>| tables.map(|table| table.from_smooth).fold(0.0, f64::max);
    let _ = writeln!(
        out,
        "In the {} tables of one question the records are off from the smoothed tables by at most {:.1} people in 100.",
        one_way().count(),
        100.0 * farthest(&mut one_way())
    );
    let _ = writeln!(out, "How far the noise itself may have moved those tables, quality.svg and quality.json show.\n");
    let _ = writeln!(out, "Two questions at a time\n");
    list(&mut out, "Kept nearly whole, so that models of the records see it:", &whole, true);
    list(&mut out, "Drowned by noise, in part or wholly, so that models of the records see too little of it:", &part, false);
    let _ = writeln!(
        out,
        "Not measured: {} pairs of questions. In the records those have nothing to do with each other.\n",
        quality.unmeasured_pairs
    );
    if !quality.regressions.is_empty() {
        let _ = writeln!(out, "Examples: slopes by least squares\n");
        for regression in &quality.regressions {
            let give = regression.deviation.map_or_else(String::new, |deviation| format!(" give or take {deviation:.3}"));
            let _ = writeln!(
                out,
                "- {} on {}: {:.3} in the records; {:.3}{give} by the noisy tables",
                regression.outcome, regression.item, regression.of_records, regression.of_tables
            );
        }
        out.push('\n');
    }
    out.push_str(
        "How to work with them\n\n\
         Use estimate.py or estimate.R for shares, averages, differences and regressions: they correct the records by measured.csv, so\n\
         they are right on average even where a relation is drowned, give ranges, and refuse what was not measured.\n\
         Standard errors of records.csv taken for real answers are too small.\n",
    );
    out
}

fn list(out: &mut String, title: &str, relations: &[&RelationQuality], is_whole: bool) {
    let _ = writeln!(out, "{title}");
    for relation in relations.iter().take(LINES_AT_MOST) {
        let part = if is_whole { String::new() } else { format!(" ({:.0} % kept)", 100.0 * relation.kept) };
        let _ = writeln!(out, "- {} with {}{part}", relation.first, relation.second);
    }
    match relations.len() {
        0 => out.push_str("- none\n"),
        count if count > LINES_AT_MOST => {
            let _ = writeln!(out, "- and {} more: see quality.json", count - LINES_AT_MOST);
        }
        _ => {}
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use shared::synthetic::Regression;

    use super::*;

    #[test]
    fn it_names_what_is_kept_what_is_drowned_and_how_much_was_not_measured() {
        let relation =
            |first: &str, kept, is_whole| RelationQuality { first: first.to_owned(), second: "trust".to_owned(), kept, is_whole };
        let drowned = (0..20).map(|place| relation(&format!("q{place}"), 0.25, false));
        let quality = Quality {
            records: 500,
            tables: vec![],
            relations: std::iter::once(relation("safe", 0.97, true)).chain(drowned).collect(),
            unmeasured_pairs: 7,
            regressions: vec![Regression {
                outcome: "trust".to_owned(),
                item: "safe".to_owned(),
                of_records: 0.5,
                of_tables: 0.523_4,
                deviation: Some(0.11),
            }],
        };
        let words = report(&quality);
        for part in [
            "500 records",
            "- safe with trust\n",
            "- q0 with trust (25 % kept)",
            "- and 5 more",
            "Not measured: 7 pairs",
            "- trust on safe: 0.500 in the records; 0.523 give or take 0.110 by the noisy tables",
        ] {
            assert!(words.contains(part), "{part}: {words}");
        }
        assert!(report(&Quality { relations: vec![], regressions: vec![], ..quality }).contains("- none"));
    }
}
