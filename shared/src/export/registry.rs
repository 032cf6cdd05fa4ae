//! The release as a record for the public registry of deployments of differential privacy (registry of the OpenDP project, all
//! three tiers), so that anybody can compare it with others.
//!
//! Everything is read off the release and the promise; nothing is typed by anybody. Text is quoted as JSON does, which YAML 1.2 reads.

use std::io;

use serde_json::{Map, Value};

use crate::dataset::DataSet;
use crate::plan::TableKey;
use crate::privacy::promise;
use crate::release::Release;

pub(super) fn write(data: &DataSet, release: &Release, mut out: impl io::Write) -> io::Result<()> {
    for (section, fields) in record(data, release) {
        writeln!(out, "{section}:")?;
        for (field, value) in fields {
            // Without exponents, which older readers take for text.
            match value.as_f64().filter(|_| value.is_f64()) {
                Some(number) => writeln!(out, "  {field}: {number}")?,
                None => writeln!(out, "  {field}: {value}")?,
            }
        }
    }
    Ok(())
}

type Fields = Vec<(&'static str, Value)>;

fn record(data: &DataSet, release: &Release) -> [(&'static str, Fields); 3] {
    let tables = |is_it: fn(&TableKey) -> bool| release.tables.iter().filter(|table| is_it(&table.key)).count();
    let (one, two) = (tables(|key| matches!(key, TableKey::OneWay(_))), tables(|key| matches!(key, TableKey::TwoWay(..))));
    let sizes: Vec<Value> = release.measurements.iter().map(|measurement| measurement.values.len().into()).collect();
    let text = |text: &str| Value::from(text);
    let trusts = if release.protected().is_empty() {
        "those who run the server see the answers; everybody else sees releases"
    } else {
        "those who run the server see the answers, of some questions only what chance made of them on the phone; everybody else sees releases"
    };
    [
        (
            "tier_1",
            vec![
                ("name", text(&data.title)),
                ("data_curators", format!("the team of survey {} ({})", release.survey, release.population).into()),
                ("intended_use", text("descriptive evidence from a community survey, for residents and researchers")),
                ("data_product_type", text("contingency tables")),
                ("data_product_description", format!("{one} one-way and {two} two-way tables").into()),
                ("data_product_sector", text("public safety and justice")),
            ],
        ),
        (
            "tier_2",
            vec![
                ("dp_flavor", text("zero-concentrated differential privacy")),
                ("privacy_unit", text(promise::UNIT)),
                ("neighboring_relation", text(promise::NEIGHBOURS)),
                ("rho", release.cost.to_string().into()),
                ("epsilon", release.cost.epsilon(promise::DELTA).into()),
                ("delta", promise::DELTA.into()),
                ("rho_of_all_releases_so_far", release.spent.to_string().into()),
                ("rho_of_all_releases_at_most", release.cap.to_string().into()),
                ("model", text(if release.protected().is_empty() { "central" } else { "central, and local for some questions" })),
                ("local_epsilon_by_question", local(release)),
                ("release_type", text("static")),
                ("interactive", false.into()),
            ],
        ),
        (
            "tier_3",
            vec![
                ("data_domain", text("answers in cells that follow from the published instrument, which is")),
                ("instrument_sha256", text(release.instrument.as_str())),
                ("unprotected_quantities", promise::NOT_PROTECTED.into_iter().map(Value::from).collect()),
                ("actors_and_trust", text(trusts)),
                ("post_processing", text("tables, ranges and smooth tables are computed from the measurements alone")),
                ("composition", text(promise::COMPOSITION)),
                ("ledger_entry", release.ledger_sequence.into()),
                ("ledger_sha256", text(&release.ledger_head)),
                ("preprocessing", text("none that depends on answers: cells and bounds are public")),
                ("mechanism", text(promise::MECHANISM)),
                ("measurement_sizes", sizes.into_iter().collect()),
                ("implementation", text(concat!("porchlight ", env!("CARGO_PKG_VERSION")))),
                ("timing", text("drawn once ahead of publication and kept")),
                ("floating_point", text("none between answers and measurements")),
                ("justification", text("the team chose the budget by the ranges that a public forecast told it")),
            ],
        ),
    ]
}

/// Toward the server, for each question that phones protect.
fn local(release: &Release) -> Value {
    release
        .protected()
        .into_iter()
        .map(|(item, randomised)| (item.to_string(), randomised.epsilon().into()))
        .collect::<Map<_, _>>()
        .into()
}
