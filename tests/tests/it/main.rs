//! Integration tests; the modules mirror the routes.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")]

mod api_responses;
mod auditing;
mod bad_forms;
mod browser;
mod bytes;
mod command_line;
mod coverage;
mod coverage_grid;
mod exported;
mod figures;
mod findings;
mod forms;
mod governance;
mod house_rules;
mod household;
mod import;
mod instruments;
mod killed;
mod kinds;
mod leaving;
mod media;
mod offline;
mod paper;
mod protected;
mod published;
mod quality;
mod questions;
mod receipts;
mod records;
mod releasing;
mod studio;
mod survey;
mod tables;
mod taking_part;
mod templates;
mod traces;
mod transcript;
mod weights;
mod xlsform;
mod xpath;
