//! Porchlight's domain: pure, without IO, clock or randomness of its own. The module list is the pipeline read downwards.
//!
//! ```text
//! instrument -> response -> tally -> release -> summary / data set -> files
//! ```
//!
//! Only `Release::draw` sees a `Tally`, and it consumes it; everything after takes `&Release`.
//!
//! ```
//! use rand::SeedableRng;
//! use shared::id::{ItemName, PopulationName, SurveyCode};
//! use shared::{Draft, Instrument, Ledger, NanoRho, Plan, PlanRequest, Release, Response, Subject, Summary, Tally};
//!
//! let instrument = Instrument::parse(r#"{
//!     "porchlight": 1, "name": "porch", "languages": ["en"],
//!     "title": "Your porch", "introduction": "Neighbors ask.", "consent": "I agree to answer.",
//!     "pages": [{ "name": "first", "elements": [
//!         { "kind": "choose_one", "name": "light", "label": "Is there a light?",
//!           "choices": [{ "name": "yes", "label": "Yes" }, { "name": "no", "label": "No" }] }
//!     ] }]
//! }"#).unwrap();
//!
//! let light = ItemName::parse("light").unwrap();
//! let today = time::Date::from_calendar_date(2026, time::Month::May, 31).unwrap();
//! let responses = (0..200).map(|person| {
//!     let mut draft = Draft::default();
//!     draft.give(light.clone(), if person % 4 == 0 { "no" } else { "yes" });
//!     Response::check(&instrument.logic, &draft, today).unwrap()
//! });
//!
//! let budget = NanoRho::new(100_000_000); // rho = 0.1
//! let plan = Plan::of(&instrument, &PlanRequest { records: true, items: vec![light.clone()], crosses: vec![], budget }).unwrap();
//! let tally = Tally::count(&instrument, plan, responses);
//!
//! let mut ledger = Ledger::replay(PopulationName::parse("elm-street").unwrap(), budget, vec![]).unwrap();
//! let subject = Subject { survey: SurveyCode::parse("porch").unwrap(), instrument: instrument.version.clone(), freeze: 1 };
//! let mut rng = rand::rngs::StdRng::seed_from_u64(7); // the server seeds from the operating system instead
//! let release = Release::draw(tally, subject, &mut ledger, &mut rng).unwrap();
//!
//! let summary = Summary::of(&instrument, &release);
//! let yes = summary.questions[0].rows[0].share.unwrap();
//! assert!(yes.likely.low < 0.75 && 0.75 < yes.likely.high);
//! ```

pub mod day;
pub mod id;
pub mod locale;

pub mod instrument;
pub mod question;

pub mod expression;

pub mod packed;
pub mod response;

pub mod cells;
pub mod plan;
pub mod privacy;
pub mod tally;

pub mod release;

pub mod estimate;
pub mod summary;

pub mod synthetic;

pub mod study;

pub mod dataset;
pub mod export;
pub mod manifest;

pub mod assessment;

pub mod quality;

pub mod governance;

pub mod xlsform;

pub use cells::{Category, Cells, Publishable, Shape};
pub use dataset::DataSet;
pub use export::Format;
pub use expression::{Expression, Slot};
pub use instrument::{Flaw, Instrument};
pub use locale::Locale;
pub use packed::Packed;
pub use plan::{Plan, PlanError, PlanRequest, TableKey};
pub use privacy::{Ledger, LedgerEntry, NanoRho, Refusal};
pub use question::Question;
pub use release::{Release, Subject};
pub use response::{Answer, Draft, Fault, FaultKind, Flow, Response};
pub use study::Study;
pub use summary::Summary;
pub use tally::{Counter, Tally};
