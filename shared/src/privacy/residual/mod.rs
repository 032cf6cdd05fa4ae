//! ResidualPlanner in whole numbers: instead of noising tables, measure what each table adds to the smaller ones, and build all
//! tables from those residuals. Xiao, He, Zhang and Kifer 2023 (arXiv 2305.08175).
//!
//! Every table is then the sum of the same few measurements, so all tables of a release agree with each other exactly, each
//! measurement serves every table that contains it, and for a given budget the sum of the cells' variances is the least possible
//! (ibid., theorem 3). [`axis`] says what a measurement counts and how far one person can move it, [`transform`] turns exact
//! counts into residuals, [`workload`] divides the budget. Building tables from noisy residuals is in
//! `estimate/`, since it is post-processing.

pub mod axis;
pub mod transform;
pub mod workload;

pub use axis::{Axis, Part};
pub use workload::Workload;
