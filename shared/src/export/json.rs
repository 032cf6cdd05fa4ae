//! The release as JSON with everything needed to check it: plan, noise, ledger entry, promise.

use std::io;

use serde::Serialize;

use crate::dataset::{DataRow, DataSet, Variable};
use crate::privacy::promise;
use crate::release::Release;

#[derive(Serialize)]
struct Document<'a> {
    label: &'static str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    notice: Option<&'a str>,
    software: &'static str,
    privacy: Privacy,
    release: &'a Release,
    estimates: &'a [DataRow],
    variables: &'a [Variable],
}

#[derive(Serialize)]
struct Privacy {
    mechanism: &'static str,
    unit: &'static str,
    neighbours: &'static str,
    composition: &'static str,
    rho_of_this_release: String,
    rho_spent_to_date: String,
    rho_cap: String,
    epsilon_of_this_release: f64,
    epsilon_spent_to_date: f64,
    delta: f64,
    not_protected: [&'static str; 4],
}

pub(super) fn write(data: &DataSet, release: &Release, out: impl io::Write) -> io::Result<()> {
    let document = Document {
        label: "Community survey; descriptive evidence; not a program rating",
        title: &data.title,
        notice: data.notice.as_deref(),
        software: concat!("porchlight ", env!("CARGO_PKG_VERSION")),
        privacy: Privacy {
            mechanism: promise::MECHANISM,
            unit: promise::UNIT,
            neighbours: promise::NEIGHBOURS,
            composition: promise::COMPOSITION,
            rho_of_this_release: release.cost.to_string(),
            rho_spent_to_date: release.spent.to_string(),
            rho_cap: release.cap.to_string(),
            epsilon_of_this_release: release.cost.epsilon(promise::DELTA),
            epsilon_spent_to_date: release.spent.epsilon(promise::DELTA),
            delta: promise::DELTA,
            not_protected: promise::NOT_PROTECTED,
        },
        release,
        estimates: &data.rows,
        variables: &data.variables,
    };
    serde_json::to_writer_pretty(out, &document).map_err(io::Error::other)
}
