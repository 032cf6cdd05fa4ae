//! A plan as it is written, in a file or a request of a program: what to publish of which instrument, for how much, for how many.
//!
//! Reads public things only. Amounts of budget are text, so that none is rounded on the way.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::{Value, json};
use shared::estimate::Forecast;
use shared::id::ItemName;
use shared::privacy::promise::DELTA;
use shared::{Instrument, NanoRho, Plan, PlanRequest, Publishable, TableKey};

/// A plan, as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanSource {
    /// Of the instrument, beside the plan; only in files.
    instrument: Option<PathBuf>,
    /// What to publish; everything that can be, where it is left out.
    items: Option<Vec<String>>,
    /// Pairs to publish together.
    #[serde(default)]
    crosses: Vec<(String, String)>,
    /// Such as "0.1".
    rho: Value,
    /// How many are expected to answer.
    people: u32,
    /// Whether synthetic records are offered with the tables, which is free.
    #[serde(default = "offered")]
    records: bool,
}

fn offered() -> bool {
    true
}

/// A plan that was read.
pub struct PlanFile {
    pub instrument: Instrument,
    pub items: Vec<Publishable>,
    pub request: PlanRequest,
    pub people: u32,
}

/// Why a file is no plan.
#[derive(Debug, thiserror::Error)]
pub enum PlanFileError {
    #[error("{path} cannot be read: {error}")]
    Unreadable { path: PathBuf, error: std::io::Error },
    #[error("the plan is not in the form of a plan: {0}")]
    Form(#[from] serde_json::Error),
    #[error("the instrument has flaws; “porchlight import instrument” tells them: {0}")]
    Instrument(String),
    #[error("rho is “{text}”: {error}")]
    Rho { text: String, error: shared::privacy::budget::BudgetError },
    #[error("“{0}” is no name of an item")]
    Name(String),
    #[error("nobody is expected to answer: people must be 1 or more")]
    Nobody,
    #[error("a plan in a file names its instrument, and any other plan is about the survey it is sent to")]
    InstrumentNamed,
}

impl PlanFile {
    /// # Errors
    /// When the plan, or the instrument it names, is not what it should be.
    pub fn read(path: &Path) -> Result<Self, PlanFileError> {
        let text = |path: &Path| {
            std::fs::read_to_string(path).map_err(|error| PlanFileError::Unreadable { path: path.to_owned(), error })
        };
        let mut source: PlanSource = serde_json::from_str(&text(path)?)?;
        let named = source.instrument.take().ok_or(PlanFileError::InstrumentNamed)?;
        let instrument_path = path.parent().unwrap_or(Path::new("")).join(named);
        let instrument = Instrument::parse(&text(&instrument_path)?)
            .map_err(|flaws| PlanFileError::Instrument(flaws.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")))?;
        let items = Publishable::all(&instrument);
        let request = source.request(&items)?;
        Ok(Self { instrument, items, request, people: source.people })
    }
}

impl PlanSource {
    /// How many are expected to answer.
    #[must_use]
    pub fn people(&self) -> u32 {
        self.people
    }

    /// What is asked for of these items.
    ///
    /// # Errors
    /// When a name or the amount cannot be read, or an instrument is named where there is one already.
    pub fn request(&self, items: &[Publishable]) -> Result<PlanRequest, PlanFileError> {
        let source = self;
        if source.instrument.is_some() {
            return Err(PlanFileError::InstrumentNamed);
        }
        let amount = source.rho.as_str().map_or_else(|| source.rho.to_string(), str::to_owned);
        let budget = NanoRho::parse(&amount).map_err(|error| PlanFileError::Rho { text: amount, error })?;
        if source.people == 0 {
            return Err(PlanFileError::Nobody);
        }
        let name = |text: &String| ItemName::parse(text).map_err(|_| PlanFileError::Name(text.clone()));
        let chosen = match &source.items {
            Some(names) => names.iter().map(name).collect::<Result<_, _>>()?,
            None => items.iter().map(|item| item.name.clone()).collect(),
        };
        let pair = |(left, right): &(String, String)| Ok((name(left)?, name(right)?));
        let crosses = source.crosses.iter().map(pair).collect::<Result<_, PlanFileError>>()?;
        Ok(PlanRequest { records: source.records, items: chosen, crosses, budget })
    }
}

/// What is to be expected of a plan, for programs.
#[must_use]
pub fn forecast_document(plan: &Plan, items: &[Publishable], people: u32) -> Value {
    let forecasts = Forecast::of(plan, items, people);
    let table = |forecast: &Forecast| {
        json!({
            "table": label(&forecast.key), "cells": forecast.cells, "noise_standard_deviation": forecast.noise_deviation,
            "half_width_sampling": forecast.half_widths.map(|widths| widths.sampling),
            "half_width_noise": forecast.half_widths.map(|widths| widths.noise),
            "half_width_total": forecast.half_widths.map(|widths| widths.total),
        })
    };
    let cost = plan.cost();
    json!({
        "people": people, "rho": cost.to_string(), "epsilon": cost.epsilon(DELTA), "delta": DELTA,
        "guess_accuracy_bound": cost.guess_accuracy_bound(),
        "refused": Forecast::check(&forecasts, people).err().map(|error| error.to_string()),
        "tables": forecasts.iter().map(table).collect::<Vec<_>>(), "plan": plan,
    })
}

/// A table in a word or two.
#[must_use]
pub fn label(key: &TableKey) -> String {
    match key {
        TableKey::Total => "everybody".to_owned(),
        TableKey::OneWay(item) => item.to_string(),
        TableKey::TwoWay(groups, answers) => format!("{groups} x {answers}"),
    }
}
