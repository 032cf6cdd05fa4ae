//! What exactly is promised, to whom, and what is not: the constants that pages, files and proofs quote.
//!
//! **Unit of privacy**: one person's whole record in one survey, taking part included. **Neighbours**: two sets of responses of
//! which one has one record more. **Guarantee**: every release charged to a population's ledger is rho-zero-concentrated
//! differentially private (Bun & Steinke 2016, definition 1.1) for the rho that was charged, and all of them together for the
//! sum (ibid., lemma 2.3), which the ledger keeps below the cap.
//!
//! It holds if: each person is in the store at most once per survey (the phone's response id and the team's fielding see to that);
//! the tables' cells and sensitivities follow from the instrument alone (`cells.rs`); noise is exact (`sampler.rs`); nothing else
//! that depends on responses is published.

/// Failure probability at which epsilon is shown. The promise itself is stated in rho and has none.
pub const DELTA: f64 = 1e-6;

/// One sentence each, for files and machine-readable statements; pages have their own words in every language.
pub const UNIT: &str = "one person's whole record in one survey, including whether the person took part";
pub const NEIGHBOURS: &str = "add or remove one record";
pub const MECHANISM: &str =
    "discrete Gaussian noise on integer residuals of counts (Canonne, Kamath and Steinke 2020; Xiao, He, Zhang and Kifer 2023)";
pub const COMPOSITION: &str = "zero-concentrated differential privacy: the rho of all releases of a population adds up";

/// What is public and therefore gets no noise.
pub const NOT_PROTECTED: [&str; 4] = [
    "the instrument and its versions",
    "when the survey opened and closed",
    "the plan of each release and its share of the budget",
    "that the survey was fielded in this place",
];
