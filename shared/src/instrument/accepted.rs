//! What a team was asked to look at in its instrument and left as it is, with its reason for everybody to see.

use super::ItemLogic;
use super::parse::Parser;
use super::source::AcceptedSource;
use crate::id::ItemName;
use crate::quality::Kind;

const CHARACTERS_AT_MOST: usize = 500;

/// A finding that was answered by a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    pub kind: Kind,
    /// The question; none: the survey as a whole.
    pub item: Option<ItemName>,
    pub reason: String,
}

pub(super) fn parse(parser: &mut Parser, sources: &[AcceptedSource], items: &[ItemLogic]) -> Vec<Accepted> {
    let mut accepted = Vec::with_capacity(sources.len());
    for (index, source) in sources.iter().enumerate() {
        let at = |field: &str| format!("accepted[{index}].{field}");
        let Some(kind) = Kind::parse(&source.finding) else {
            let known: Vec<&str> = Kind::ALL.into_iter().map(Kind::name).collect();
            parser.flaw::<()>(&at("finding"), format!("is not one of: {}", known.join(", ")));
            continue;
        };
        let item =
            source.item.as_ref().and_then(|name| items.iter().find(|item| item.name.as_str() == name)).map(|item| &item.name);
        if source.item.is_some() && item.is_none() {
            parser.flaw::<()>(&at("item"), "names no question");
        }
        let reason = source.reason.trim();
        if reason.is_empty() || reason.chars().count() > CHARACTERS_AT_MOST {
            parser.flaw::<()>(&at("reason"), format!("must have 1 to {CHARACTERS_AT_MOST} characters"));
        }
        accepted.push(Accepted { kind, item: item.cloned(), reason: reason.to_owned() });
    }
    accepted
}
