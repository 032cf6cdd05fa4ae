//! Names, numbers and days about a study, the same in every language.

use serde::{Deserialize, Serialize};

use super::words::is_unfit;
use crate::day::parse_day;

/// One line about a study.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// Coarse: a city or county, never a block.
    Place,
    /// Which of the programs it serves; the name of a template.
    Program,
    /// Subject terms, with commas between.
    Keywords,
    /// The organization that asked.
    Conductor,
    Sponsor,
    Funder,
    Award,
    /// Institutional review board.
    Board,
    BoardNumber,
    /// The rule that its letter cites.
    BoardRule,
    /// Day of the Privacy Certificate (28 CFR 22).
    Certificate,
    ContactName,
    ContactEmail,
    Doi,
}

impl Fact {
    pub const ALL: [Self; 14] = [
        Self::Place,
        Self::Program,
        Self::Keywords,
        Self::Conductor,
        Self::Sponsor,
        Self::Funder,
        Self::Award,
        Self::Board,
        Self::BoardNumber,
        Self::BoardRule,
        Self::Certificate,
        Self::ContactName,
        Self::ContactEmail,
        Self::Doi,
    ];

    /// Longest line, in characters.
    const CHARACTERS_AT_MOST: usize = 300;

    /// As it is called in JSON and in the fields of forms.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Program => "program",
            Self::Keywords => "keywords",
            Self::Conductor => "conductor",
            Self::Sponsor => "sponsor",
            Self::Funder => "funder",
            Self::Award => "award",
            Self::Board => "board",
            Self::BoardNumber => "board_number",
            Self::BoardRule => "board_rule",
            Self::Certificate => "certificate",
            Self::ContactName => "contact_name",
            Self::ContactEmail => "contact_email",
            Self::Doi => "doi",
        }
    }

    /// What is wrong with a value that is not empty.
    pub(super) fn problem(self, value: &str) -> Option<&'static str> {
        if value.chars().count() > Self::CHARACTERS_AT_MOST || is_unfit(value) || value.contains('\n') {
            return Some("is longer than one line of 300 characters, or has signs in it that cannot be printed");
        }
        match self {
            Self::Certificate => parse_day(value).is_none().then_some("is no day such as 2026-05-31"),
            Self::ContactEmail => (!is_address(value)).then_some("is no e-mail address"),
            Self::Doi => (!is_doi(value)).then_some("is no DOI, such as 10.3886/ICPSR37492.v2"),
            Self::Place
            | Self::Program
            | Self::Keywords
            | Self::Conductor
            | Self::Sponsor
            | Self::Funder
            | Self::Award
            | Self::Board
            | Self::BoardNumber
            | Self::BoardRule
            | Self::ContactName => None,
        }
    }
}

fn is_address(value: &str) -> bool {
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_+".contains(&byte));
    value.split_once('@').is_some_and(|(name, host)| plain(name) && plain(host) && host.contains('.') && !host.ends_with('.'))
}

/// Without the resolver in front (ISO 26324: prefix `10.` and a registrant, a slash, a suffix).
fn is_doi(value: &str) -> bool {
    let is_suffix =
        |suffix: &str| !suffix.is_empty() && suffix.bytes().all(|byte| byte.is_ascii_graphic() && !b"<>\"".contains(&byte));
    value.strip_prefix("10.").and_then(|rest| rest.split_once('/')).is_some_and(|(registrant, suffix)| {
        registrant.len() >= 4 && registrant.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && is_suffix(suffix)
    })
}
