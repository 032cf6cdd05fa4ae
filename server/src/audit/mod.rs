//! The engine looked at from outside: is what it publishes as noisy as it says, and does the ledger hold whatever happens to it?
//!
//! Three audits on data that are made up here and known: whether every number is the true one with noise of the size that was told
//! ([`known`]), whether a whole release tells more about one person than it was charged for ([`neighbours`]), and whether
//! killed processes and restored backups can be made to overspend ([`ledger`]). What must come out is computed here from the
//! definitions, not by the engine's own functions. An audit that passes shows no leak; it does not show that there is none.

pub mod known;
pub mod ledger;
pub mod neighbours;
pub mod world;

use shared::privacy::NanoRho;

/// What one check came to.
#[derive(Clone, Debug)]
pub struct Finding {
    pub holds: bool,
    /// One sentence with the figures.
    pub told: String,
}

impl Finding {
    fn new(holds: bool, told: String) -> Self {
        Self { holds, told }
    }
}

/// rho of an audited release.
pub const BUDGET: NanoRho = NanoRho::new(100_000_000);
