//! The one door from exact counts to published numbers.
//!
//! `Release::draw` consumes the tally, charges the ledger first and adds exact noise to every entry of every measurement.
//! Everything after it takes `&Release` and is post-processing, which costs no privacy (Bun & Steinke 2016, lemma 1.8). A release
//! is drawn once and kept.

use rand_core::Rng;
use serde::{Deserialize, Serialize};

use crate::id::{ItemName, PopulationName, ReleaseId, SurveyCode, Version};
use crate::plan::{PlannedMeasurement, PlannedTable};
use crate::privacy::residual::Axis;
use crate::privacy::{Ledger, NanoRho, RandomisedResponse, Refusal};
use crate::tally::Tally;

/// Published numbers of one survey and everything needed to read them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    pub id: ReleaseId,
    pub survey: SurveyCode,
    pub instrument: Version,
    /// Which frozen set of answers; 1 for the first closing of the survey.
    pub freeze: u32,
    pub population: PopulationName,
    /// Charged for this release.
    pub cost: NanoRho,
    /// Charged to the population up to and with this release.
    pub spent: NanoRho,
    pub cap: NanoRho,
    /// Number and hash of the ledger entry that paid for this.
    pub ledger_sequence: u32,
    pub ledger_head: String,
    /// What can be built from the measurements; the total comes first.
    pub tables: Vec<PlannedTable>,
    pub measurements: Vec<Measurement>,
    /// Whether the team chose to offer synthetic records with the tables. Anybody can make some of what is public; then they are not the team's.
    #[serde(default = "offered")]
    pub records: bool,
}

/// Before it could be chosen.
fn offered() -> bool {
    true
}

/// One residual with its noise, row by row, in its units: whole numbers, as they were drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measurement {
    #[serde(flatten)]
    pub planned: PlannedMeasurement,
    pub values: Vec<i64>,
}

/// What a release is drawn for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    pub survey: SurveyCode,
    pub instrument: Version,
    pub freeze: u32,
}

impl Release {
    /// Charges the plan and draws its noise. The caller stores the new ledger entry and the release in one transaction and shows
    /// nothing before it commits.
    ///
    /// What must hold for this to be right: `tally` was counted from the frozen answers of `subject`, each person in it once; `rng` is seeded from the operating system's entropy for this draw alone.
    ///
    /// # Errors
    /// When the ledger refuses the charge; then nothing was drawn.
    pub fn draw(tally: Tally, subject: Subject, ledger: &mut Ledger, rng: &mut impl Rng) -> Result<Self, Refusal> {
        let (plan, exact) = tally.into_residuals();
        let records = plan.offers_records();
        let Subject { survey, instrument, freeze } = subject;
        let id = plan.request(ledger.population(), &survey, &instrument, freeze);
        let entry = ledger.charge(&id, plan.cost())?;
        let (ledger_sequence, ledger_head) = (entry.sequence, entry.hash.clone());
        let noised = |(planned, exact): (&PlannedMeasurement, Vec<i64>)| Measurement {
            values: planned.mechanism.noise_entries(&exact, rng),
            planned: planned.clone(),
        };
        let measurements = plan.measurements().iter().zip(exact).map(noised).collect();
        Ok(Self {
            id,
            survey,
            instrument,
            freeze,
            population: ledger.population().clone(),
            cost: plan.cost(),
            spent: ledger.spent(),
            cap: ledger.cap(),
            ledger_sequence,
            ledger_head,
            tables: plan.tables().to_vec(),
            measurements,
            records,
        })
    }

    /// Items whose answers were made uncertain on phones, each once.
    #[must_use]
    pub fn protected(&self) -> Vec<(&ItemName, RandomisedResponse)> {
        let mut items: Vec<(&ItemName, RandomisedResponse)> = Vec::new();
        for table in &self.tables {
            let item = table.columns.first().map(|axis| &axis.item);
            if let Some((item, randomised)) = item.zip(table.protected)
                && !items.iter().any(|(known, _)| *known == item)
            {
                items.push((item, randomised));
            }
        }
        items
    }

    /// The measurement along these axes, in any order.
    #[must_use]
    pub fn measurement(&self, axes: &[Axis]) -> Option<&Measurement> {
        let is_it = |measurement: &&Measurement| {
            let measured = &measurement.planned.axes;
            measured.len() == axes.len() && axes.iter().all(|axis| measured.contains(axis))
        };
        self.measurements.iter().find(is_it)
    }
}
