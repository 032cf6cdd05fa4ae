//! Whole pages: one file each, with all the data it shows.

pub mod assessment;
pub mod design;
pub mod findings;
pub mod home;
pub mod leaving;
pub mod notice;
pub mod privacy;
pub mod receipt;
pub mod receipt_state;
pub mod studio;
pub mod survey;
