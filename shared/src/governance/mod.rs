//! Who may do what, and how a team decides: roles, the record of what was decided, and when a question to the team is answered.
//!
//! It knows people by their numbers in the team, never by name, and surveys by their codes: a record can be shown to everybody.

pub mod decision;
pub mod record;
pub mod role;

pub use decision::{Review, Rule, Standing, State, Subject, Voice};
pub use record::{BrokenRecord, By, Deed, Entry, Member, Record};
pub use role::{Act, Role};
