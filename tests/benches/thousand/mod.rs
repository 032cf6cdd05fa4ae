//! One survey of a thousand questions and a thousand calculations, as an instrument and as the XForm that says the same.

use serde_json::{Value, json};
use shared::id::ItemName;
use shared::{Draft, FaultKind, Flow, Instrument, Slot};

/// Questions, and as many calculations: together the most items an instrument can have.
pub const QUESTIONS: usize = 1_000;
const QUESTIONS_A_PAGE: usize = 10;

/// What a calculation reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Its own question: an answer changes one calculation.
    Own,
    /// Its own question and the calculation before it: the first answer changes all of them.
    Chain,
}

impl Shape {
    pub const ALL: [Self; 2] = [Self::Own, Self::Chain];

    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Own => "each reads its question",
            Self::Chain => "each reads its question and the one before",
        }
    }

    /// The calculation of a question, with names written as that side writes them.
    fn calculation(self, number: usize, spelled: impl Fn(String) -> String) -> String {
        let question = spelled(format!("q{number}"));
        match self {
            Self::Chain if number > 1 => format!("{question} + {}", spelled(format!("c{}", number - 1))),
            Self::Own | Self::Chain => format!("{question} + 0"),
        }
    }

    /// A calculation that the first answer changes, the farthest one that another item can read.
    fn farthest(self) -> usize {
        match self {
            Self::Own => 1,
            Self::Chain => QUESTIONS - 1,
        }
    }

    /// The instrument, on pages of ten. The last question's constraint tells whether calculations are what they should be where
    /// every answer is 1; it is not looked at while anything is measured.
    #[must_use]
    pub fn instrument(self) -> String {
        let elements: Vec<Value> = (1..=QUESTIONS)
            .flat_map(|number| {
                let mut question = json!({
                    "kind": "number", "name": format!("q{number}"), "label": format!("Question {number}"),
                    "minimum": 0, "maximum": 1_000_000, "bins": [10, 100, 1_000],
                });
                if number == QUESTIONS {
                    let farthest = self.farthest();
                    question["constraint"] = json!(format!("${{c{farthest}}} = {farthest}"));
                    question["constraint_message"] = json!("An answer is not 1.");
                }
                let value = self.calculation(number, |name| format!("${{{name}}}"));
                [question, json!({ "kind": "calculated", "name": format!("c{number}"), "value": value })]
            })
            .collect();
        let pages: Vec<Value> = (1..)
            .zip(elements.chunks(2 * QUESTIONS_A_PAGE))
            .map(|(page, elements)| json!({ "name": format!("page_{page}"), "title": format!("Page {page}"), "elements": elements }))
            .collect();
        json!({
            "porchlight": 1, "name": "thousand", "languages": ["en"], "title": "A thousand questions",
            "introduction": "Neighbors ask neighbors about the block.", "consent": "I agree to answer.", "pages": pages,
        })
        .to_string()
    }

    /// The same for ODK: every answer is 1 from the start.
    #[must_use]
    pub fn xform(self) -> String {
        let all = |write: &dyn Fn(usize) -> String| (1..=QUESTIONS).map(write).collect::<String>();
        let nodes = all(&|number| format!("<q{number}>1</q{number}><c{number}/>"));
        let binds = all(&|number| {
            let calculation = self.calculation(number, |name| format!(" /data/{name} "));
            format!(
                "<bind nodeset=\"/data/q{number}\" type=\"int\"/>\
                 <bind nodeset=\"/data/c{number}\" type=\"string\" calculate=\"{calculation}\"/>"
            )
        });
        let body = all(&|number| format!("<input ref=\"/data/q{number}\"><label>Question {number}</label></input>"));
        format!(
            "<?xml version=\"1.0\"?><h:html xmlns=\"http://www.w3.org/2002/xforms\" xmlns:h=\"http://www.w3.org/1999/xhtml\" \
             xmlns:jr=\"http://openrosa.org/javarosa\"><h:head><h:title>A thousand questions</h:title><model>\
             <instance><data id=\"thousand\">{nodes}<meta><instanceID/></meta></data></instance>{binds}\
             <bind nodeset=\"/data/meta/instanceID\" type=\"string\" jr:preload=\"uid\"/></model></h:head>\
             <h:body>{body}</h:body></h:html>"
        )
    }
}

/// What is given: 1 for every question, but for the first.
#[must_use]
pub fn answers(first: &str) -> Vec<(ItemName, String)> {
    let name = |number| ItemName::parse(&format!("q{number}")).expect("a name");
    (1..=QUESTIONS).map(|number| (name(number), if number == 1 { first } else { "1" }.to_owned())).collect()
}

/// From the answers as they lie in the form to a draft.
#[must_use]
pub fn draft(answers: &[(ItemName, String)]) -> Draft {
    let mut draft = Draft::default();
    answers.iter().for_each(|(name, text)| draft.give(name.clone(), text.as_str()));
    draft
}

/// Whether the calculation farthest from the first question is what it is where all answers are 1.
#[must_use]
pub fn all_are_one(instrument: &Instrument, flow: &Flow<'_>) -> bool {
    let last = instrument.logic.slot_of(&ItemName::parse(&format!("q{QUESTIONS}")).expect("a name")).unwrap_or(Slot(0));
    flow.answer(last) != Err(FaultKind::Constraint)
}
