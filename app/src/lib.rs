//! What people see: plain values in, HTML out.
//!
//! A page is a struct with everything it shows; `document::render` makes its whole HTML. Nothing here fetches, decides or reads
//! a clock. Residents' pages are complete without any script; only the studio has islands, and they work without script too.
//!
//! Modules use only those below them: pages are made of questions, islands and parts; all of them speak through `locales`.

pub mod document;
pub mod page;

pub mod question;

pub mod island;
pub mod part;

mod face;
pub mod locales;

#[cfg(test)]
mod samples;
