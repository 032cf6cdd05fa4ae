//! Rules about the form as a whole, looked at when the tree stands: each file is one family of rules.

pub mod circular;
pub mod column;
pub mod data;
pub mod label;
pub mod reference;
pub mod search;
pub mod structure;
pub mod translation;
