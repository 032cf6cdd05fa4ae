//! The one door from exact counts to published numbers.
//!
//! `Release::draw` consumes the tally, charges the ledger first and adds exact noise to every cell. Everything after it takes
//! `&Release` and is post-processing, which costs no privacy (Bun & Steinke 2016, lemma 1.8). A release is drawn once and kept.

use rand_core::Rng;
use serde::{Deserialize, Serialize};

use crate::id::{PopulationName, ReleaseId, SurveyCode, Version};
use crate::plan::{PlannedTable, TableKey};
use crate::privacy::{Ledger, NanoRho, Refusal};
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
    pub tables: Vec<NoisyTable>,
}

/// The noisy cells of one table, row by row. May be negative: an honest number is not clamped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoisyTable {
    #[serde(flatten)]
    pub planned: PlannedTable,
    pub counts: Vec<i64>,
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
        let (plan, exact) = tally.into_parts();
        let Subject { survey, instrument, freeze } = subject;
        let id = plan.request(ledger.population(), &survey, &instrument, freeze);
        let entry = ledger.charge(&id, plan.cost())?;
        let (ledger_sequence, ledger_head) = (entry.sequence, entry.hash.clone());
        let tables = plan
            .tables()
            .iter()
            .zip(exact)
            .map(|(planned, exact)| NoisyTable { counts: planned.mechanism.noise_cells(&exact, rng), planned: planned.clone() })
            .collect();
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
            tables,
        })
    }

    #[must_use]
    pub fn table(&self, key: &TableKey) -> Option<&NoisyTable> {
        self.tables.iter().find(|table| table.planned.key == *key)
    }

    /// The noisy number of people who answered.
    #[must_use]
    pub fn total(&self) -> Option<&NoisyTable> {
        self.table(&TableKey::Total)
    }
}

impl NoisyTable {
    /// Variance of each count's noise, in squared people; an upper bound (`DiscreteGaussian::variance`).
    #[must_use]
    pub fn noise_variance(&self) -> f64 {
        self.planned.mechanism.variance()
    }
}
