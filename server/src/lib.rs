//! Porchlight's server: it decides. HTTP comes in at `router.rs`, the command line at `cli/`; effects are at the rim (`store/`,
//! `clock.rs`, `entropy.rs`, `witness.rs`), and everything about surveys and privacy itself is in `shared`.

pub mod application;
pub mod assets;
pub mod audit;
pub mod auth;
pub mod cli;
pub mod clock;
pub mod deciding;
pub mod demo;
pub mod drawing;
pub mod entropy;
pub mod form;
mod icon;
pub mod import;
pub mod library;
pub mod media;
pub mod page;
pub mod permission;
pub mod plan_file;
pub mod problem;
pub mod publication;
pub mod receipt;
pub mod records;
pub mod router;
pub mod routes;
pub mod spreadsheet;
pub mod store;
pub mod witness;
