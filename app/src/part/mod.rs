//! Small parts that several pages are made of, each beside its style.

pub mod amount;
pub mod chart;
pub mod decided;
pub mod error_summary;
pub mod frame;
pub mod help;
pub mod kept;
pub mod languages;
pub mod leave;
pub mod lines;
pub mod media;
pub mod origin;
pub mod piped;
pub mod words;
