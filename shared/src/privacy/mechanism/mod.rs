//! Mechanisms: the only ways an exact count may turn into something that can be shown.
//!
//! A mechanism takes exact numbers, a price and a random number generator, and returns noisy numbers. It does not decide what is
//! published, does not keep the ledger, and does not prettify: noisy counts may be negative and need not add up. Making them
//! presentable is post-processing, which is free and done elsewhere.
//!
//! # Add a mechanism
//! 1. Write `mechanism/x.rs` and its line below: a type whose only constructor refuses every parameter that is not private.
//! 2. Give it a constructor from a sensitivity and a [`NanoRho`](crate::privacy::budget::NanoRho), and a `cost` that is computed
//!    from the parameters really used and rounded up. A property test shows that the cost never exceeds the budget.
//! 3. Draw with [`sampler`](crate::privacy::sampler), or add the distribution there, with its proof obligation and an exhaustive
//!    test over all short tapes of bits.
//! 4. Cite where the privacy theorem is proved, with its number, and for which distance between neighbours it holds.
//! 5. Test known answers: every cell has its own noise, the last one too; nothing is clamped; the length never changes.

pub mod discrete_gaussian;
