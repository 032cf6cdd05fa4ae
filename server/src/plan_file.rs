//! A plan as a file, for planning and drawing outside of a running survey: which instrument, what to publish, for how much.
//!
//! Reads public things only. Amounts of budget are text, so that none is rounded on the way.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;
use shared::id::ItemName;
use shared::{Instrument, NanoRho, PlanRequest, Publishable};

/// The file, as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    /// Of the instrument, beside the plan.
    instrument: PathBuf,
    /// What to publish; everything that can be, where it is left out.
    items: Option<Vec<String>>,
    /// Pairs to publish together.
    #[serde(default)]
    crosses: Vec<(String, String)>,
    /// Such as "0.1".
    rho: Value,
    /// How many are expected to answer.
    people: u32,
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
}

impl PlanFile {
    /// # Errors
    /// When the plan, or the instrument it names, is not what it should be.
    pub fn read(path: &Path) -> Result<Self, PlanFileError> {
        let text = |path: &Path| {
            std::fs::read_to_string(path).map_err(|error| PlanFileError::Unreadable { path: path.to_owned(), error })
        };
        let source: Source = serde_json::from_str(&text(path)?)?;
        let instrument_path = path.parent().unwrap_or(Path::new("")).join(&source.instrument);
        let instrument = Instrument::parse(&text(&instrument_path)?)
            .map_err(|flaws| PlanFileError::Instrument(flaws.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")))?;
        let amount = source.rho.as_str().map_or_else(|| source.rho.to_string(), str::to_owned);
        let budget = NanoRho::parse(&amount).map_err(|error| PlanFileError::Rho { text: amount, error })?;
        if source.people == 0 {
            return Err(PlanFileError::Nobody);
        }
        let name = |text: &String| ItemName::parse(text).map_err(|_| PlanFileError::Name(text.clone()));
        let items = Publishable::all(&instrument);
        let chosen = match &source.items {
            Some(names) => names.iter().map(name).collect::<Result<_, _>>()?,
            None => items.iter().map(|item| item.name.clone()).collect(),
        };
        let pair = |(left, right): &(String, String)| Ok((name(left)?, name(right)?));
        let crosses = source.crosses.iter().map(pair).collect::<Result<_, PlanFileError>>()?;
        Ok(Self { instrument, items, request: PlanRequest { items: chosen, crosses, budget }, people: source.people })
    }
}
