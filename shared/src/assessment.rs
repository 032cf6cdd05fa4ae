//! What NIST SP 800-226 ("Guidelines for Evaluating Differential Privacy Guarantees", March 2025) has whoever evaluates a promise ask,
//! answered from the program's own constants. The order is that of its pyramid, from the promise down to the collection of data.
//!
//! Technical and in English: pages say in every language what residents need to know. An answer that is no longer true is a fault.

use crate::estimate::{LEVEL_PERCENT, Reliability};
use crate::plan::Plan;
use crate::privacy::Chance;
use crate::privacy::promise::{COMPOSITION, DELTA, MECHANISM, NEIGHBOURS, NOT_PROTECTED, UNIT};
use crate::privacy::sampler::Variance;

/// One part of the evaluation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layer {
    pub name: &'static str,
    /// Questions and answers.
    pub answers: Vec<(&'static str, String)>,
}

/// All parts, the promise first.
#[must_use]
pub fn assessment() -> Vec<Layer> {
    vec![promise(), algorithms(), utility(), trust(), side_channels(), security(), collection()]
}

fn promise() -> Layer {
    let answers = vec![
        ("Which guarantee?", format!("{COMPOSITION}.")),
        ("What is the unit of privacy?", format!("{UNIT}.")),
        ("Which data sets are neighbours?", format!("{NEIGHBOURS}. A question skipped or not asked is a cell like any other.")),
        (
            "How large is the loss?",
            format!(
                "Chosen by each team and printed on each release, with the epsilon it is worth at delta {DELTA:e}, rounded up, and with \
             the chance of guessing one answer right. All releases of a population are charged to one ledger with a cap, and those of a survey to its own where the instrument has one."
            ),
        ),
        ("What is not protected?", format!("{}; and facts about a group as a whole.", NOT_PROTECTED.join("; "))),
        ("Are budgets refreshed or refunded?", "Never. There is no path in the code that takes a charge back.".to_owned()),
    ];
    Layer { name: "Promise", answers }
}

fn algorithms() -> Layer {
    let answers = vec![
        ("Which mechanism?", format!("{MECHANISM}; a standard deviation of at most {} units.", Variance::LARGEST_STANDARD_DEVIATION)),
        ("Is floating point used on the way to a release?", "No. Counts, residuals, noise and charges are whole numbers.".to_owned()),
        ("How are contributions bounded?", "One record for each person in a survey; marks, repetitions and numbers have bounds that are part of the instrument.".to_owned()),
        ("Are domains, bins and groups taken from the data?", "No. They follow from the instrument, which is fixed before anybody answers.".to_owned()),
        ("How was it tested?", "The sampler on every tape of bits against the exact law; the whole engine by an audit from outside that is part of the program; known faults of other libraries by mutation.".to_owned()),
        ("Has anybody else reviewed it?", "Not yet. The audit and the plans of all releases are there for whoever wants to.".to_owned()),
    ];
    Layer { name: "Algorithms and correctness", answers }
}

fn utility() -> Layer {
    let answers = vec![
        ("How is error told?", format!(
            "Each share has a {LEVEL_PERCENT} % range for sampling and noise together, and what each does alone."
        )),
        ("Is anything biased?", "Published counts are unbiased and may be negative. Smooth counts, in a column of their own, are biased and have no ranges.".to_owned()),
        ("What happens to small groups?", format!(
            "They are published with the same noise as large ones, so their ranges are wider. Pages leave out a share of fewer than {} \
             people, or whose range is {} points wide or wider; both are decided from noisy values.",
            Reliability::BASE_AT_LEAST, (Reliability::WIDTH_BELOW * 100.0).round()
        )),
        ("Can a plan promise more than it can keep?", format!(
            "Its ranges are forecast before anything is spent; what nobody could read is refused. A plan has at most {} tables.",
            Plan::TABLES_AT_MOST
        )),
    ];
    Layer { name: "Utility and bias", answers }
}

fn trust() -> Layer {
    let answers = vec![
        (
            "Central or local?",
            format!(
                "Central: whoever controls the server or reads its database sees answers. Everybody else sees releases. Local too where a \
                 question is marked so: phones, or people by hand, report their own answer {} or {} times in 6 and else one by lot, so that \
                 nobody has the answers themselves; each such question costs the epsilon that is printed with it, beside the ledger.",
                Chance::Coin.own_in_six(),
                Chance::Die.own_in_six(),
            ),
        ),
        (
            "Who can ask for a release?",
            "The team of the survey, after it is closed and its members, one of the community among them, agreed to these very tables; and whoever runs the program, which the team's public record then tells. Nobody can ask for anything while it is open.".to_owned(),
        ),
        ("What do teams see before?", "What they entered themselves. No page depends on an answer.".to_owned()),
    ];
    Layer { name: "Trust model", answers }
}

fn side_channels() -> Layer {
    let answers = vec![
        ("Does timing tell anything?", "A reader is served what was drawn before, from the weekday on that the instrument names, where it does. The team that draws can time the draw, and so learn roughly how many answers there are.".to_owned()),
        ("Do errors depend on answers?", "No. A refusal comes before any answer is read.".to_owned()),
        ("Where does randomness come from?", "From the operating system, anew for each release, through one file of the program. Seeds are never kept.".to_owned()),
        ("Can a restored backup spend twice?", "A ledger that does not know what the installation has published spends nothing.".to_owned()),
    ];
    Layer { name: "Side channels", answers }
}

fn security() -> Layer {
    let answers = vec![
        (
            "What does a copy of the database give away?",
            "Answers. It opens no session, and links no receipt to an answer.".to_owned(),
        ),
        (
            "Are changes noticed?",
            "The ledger is a chain of hashes, append only, whose head is printed in each release.".to_owned(),
        ),
    ];
    Layer { name: "Security and access", answers }
}

fn collection() -> Layer {
    let answers = vec![
        ("What is collected beside answers?", "The day they came in. No address, device, cookie or time of day.".to_owned()),
        ("What becomes of free text?", "It is kept with the answers and never tallied or published.".to_owned()),
        ("Can people take answers back?", "With their receipt, while the survey is open.".to_owned()),
    ];
    Layer { name: "Collection", answers }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_has_an_answer_that_is_a_sentence() {
        let layers = assessment();
        assert_eq!(layers.len(), 7);
        for (question, answer) in layers.iter().flat_map(|layer| &layer.answers) {
            assert!(question.ends_with('?'), "{question}");
            assert!(answer.ends_with('.') && answer.len() > 10, "{question} {answer}");
        }
    }
}
