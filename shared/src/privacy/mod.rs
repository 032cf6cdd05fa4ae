//! The privacy promise and what keeps it: budget, ledger, mechanisms, sampler.
//!
//! No floating point lies between an exact count and a published number. Functions that return `f64` are for showing figures to
//! people and never feed back into a charge or a draw.

pub mod budget;
pub mod ledger;
pub mod local;
pub mod mechanism;
pub mod promise;
pub mod residual;
pub mod sampler;

pub use budget::NanoRho;
pub use ledger::{Ledger, LedgerEntry, Refusal};
pub use local::{Chance, RandomisedResponse};
pub use mechanism::discrete_gaussian::DiscreteGaussian;
