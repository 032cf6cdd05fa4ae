//! An instrument of thirty questions and the answers of people who never lived, the same in each run. No one is modelled: answers
//! are valid and of a realistic size, and that is all.

use rand::RngExt;
use rand::rngs::StdRng;
use serde_json::{Value, json};
use shared::id::{ItemName, OptionName};
use shared::instrument::Required;
use shared::question::units_to_text;
use shared::{Instrument, Question};
use time::Duration;

/// How often an answer is left out.
const SKIPPED: f64 = 0.04;

/// Five pages of six questions, the last page asked of some people only: ten choices, ten scales, five multiple choices, three
/// numbers and two days. All but the multiple choices can be crossed.
#[must_use]
pub fn source() -> String {
    let pages: Vec<Value> = (1..=5).map(page).collect();
    json!({
        "porchlight": 1, "name": "thirty", "languages": ["en"], "title": "Thirty questions",
        "introduction": "Neighbors ask neighbors about the block.", "consent": "I agree to answer.", "pages": pages,
    })
    .to_string()
}

fn page(page: u32) -> Value {
    let choices = |count: u32| -> Vec<Value> {
        (1..=count).map(|place| json!({ "name": format!("choice_{place}"), "label": format!("Choice {place}") })).collect()
    };
    let name = |question: u32| format!("question_{page}_{question}");
    let last = if page <= 3 {
        json!({ "kind": "number", "minimum": 0, "maximum": 120, "bins": [10, 18, 25, 35, 45, 55, 65, 75], "label": "How many?" })
    } else {
        json!({ "kind": "date", "earliest": "2024-01-01", "latest": "2025-12-31", "label": "Since when?" })
    };
    let mut questions = vec![
        json!({ "kind": "choose_one", "choices": choices(4), "label": "Which one?", "required": true }),
        json!({ "kind": "choose_one", "choices": choices(6), "label": "Which of these?" }),
        json!({ "kind": "scale", "from": 1, "to": 5, "labels": { "1": "Not at all", "5": "Fully" }, "label": "How safe?" }),
        json!({ "kind": "scale", "from": 1, "to": 5, "labels": { "1": "Never", "5": "Always" }, "label": "How often?" }),
        json!({ "kind": "choose_some", "choices": choices(8), "maximum": 3, "label": "Which of these matter?" }),
        last,
    ];
    for (number, question) in (1..).zip(&mut questions) {
        question["name"] = json!(name(number));
    }
    let mut page_source = json!({ "name": format!("page_{page}"), "elements": questions });
    if page == 5 {
        page_source["relevant"] = json!("${question_1_1} != 'choice_1'");
    }
    page_source
}

/// One person's answers: to every item, asked or not, but for those left out.
pub fn answers(instrument: &Instrument, rng: &mut StdRng) -> Vec<(ItemName, Vec<String>)> {
    let mut answers = Vec::with_capacity(instrument.logic.items.len());
    for item in &instrument.logic.items {
        if item.required == Required::Always || !rng.random_bool(SKIPPED) {
            answers.push((item.name.clone(), answer(&item.question, rng)));
        }
    }
    answers
}

fn answer(question: &Question, rng: &mut StdRng) -> Vec<String> {
    let mut one_of = |options: &[OptionName]| options[rng.random_range(0..options.len())].to_string();
    match question {
        Question::ChooseOne(question) | Question::Scale(question) => vec![one_of(&question.options)],
        Question::ChooseSome(question) => (0..question.maximum()).map(|_| one_of(question.options())).collect(),
        Question::Number(question) => {
            vec![units_to_text(rng.random_range(question.minimum()..=question.maximum()), question.decimals())]
        }
        Question::Date(range) => {
            let (first, last) = range.earliest().zip(range.latest()).expect("days");
            let day = first + Duration::days(rng.random_range(0..=(last - first).whole_days()));
            vec![shared::day::day_text(day)]
        }
        Question::Rank(_)
        | Question::Acknowledge
        | Question::Time(_)
        | Question::Moment(_)
        | Question::Text(_)
        | Question::Note
        | Question::Calculated(_)
        | Question::Score(_) => panic!("none of the thirty"),
    }
}
