//! The templates that come with the program: one file each in `server/library`, one line each below. Tests hold every one of them
//! against the rules that the team wrote for them.

use std::sync::LazyLock;

use shared::Flaw;
use shared::instrument::Template;

/// Name and text of each, in the order of the list.
const FILES: [(&str, &str); 13] = [
    ("violence_intervention", include_str!("../library/violence_intervention.json")),
    ("hospital_services", include_str!("../library/hospital_services.json")),
    ("children_exposed", include_str!("../library/children_exposed.json")),
    ("co_responders", include_str!("../library/co_responders.json")),
    ("reimagining_justice", include_str!("../library/reimagining_justice.json")),
    ("trafficking_youth", include_str!("../library/trafficking_youth.json")),
    ("continuum_of_care", include_str!("../library/continuum_of_care.json")),
    ("microgrants", include_str!("../library/microgrants.json")),
    ("reentry", include_str!("../library/reentry.json")),
    ("trauma_recovery", include_str!("../library/trauma_recovery.json")),
    ("research_partnership", include_str!("../library/research_partnership.json")),
    ("lived_experience", include_str!("../library/lived_experience.json")),
    ("ideas", include_str!("../library/ideas.json")),
];

type Parsed = Result<Vec<(&'static str, Template)>, Vec<Flaw>>;

static ALL: LazyLock<Parsed> = LazyLock::new(|| FILES.iter().map(|(name, file)| Ok((*name, Template::parse(file)?))).collect());

/// All of them; none, should one of the files be broken, which a test rules out.
#[must_use]
pub fn all() -> &'static [(&'static str, Template)] {
    ALL.as_ref().map_or(&[], Vec::as_slice)
}

/// The template of a name.
#[must_use]
pub fn find(name: &str) -> Option<&'static (&'static str, Template)> {
    all().iter().find(|(known, _)| *known == name)
}
