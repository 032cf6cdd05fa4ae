//! The test kit: the program in this process on a database of its own, with a fixed clock and seeded randomness, and verbs for what
//! people do with it. Tests are in `tests/`, one binary that mirrors the routes.
//!
//! Not a mock of anything: the databases, the browser and HTTP are real.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a kit for tests fails by panicking")]

pub mod browser;
pub mod coded;
pub mod harness;
pub mod kit;
pub mod postgres;
pub mod process;
pub mod samples;
pub mod studio;
