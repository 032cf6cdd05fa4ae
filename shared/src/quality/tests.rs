use serde_json::{Value, json};

use super::*;

fn instrument(elements: &Value, more: &Value) -> Instrument {
    let mut source = json!({
        "porchlight": 1, "name": "looked_at", "languages": ["en", "es"],
        "title": { "en": "Our block", "es": "La cuadra" }, "introduction": { "en": "We ask.", "es": "Es una casa." },
        "consent": { "en": "You can say no.", "es": "Ya lo sé." },
        "pages": [{ "name": "p", "elements": elements }],
    });
    for (key, value) in more.as_object().unwrap() {
        source[key] = value.clone();
    }
    Instrument::parse(&source.to_string()).unwrap()
}

fn choice(name: &str, en: &str, es: &str) -> Value {
    let options =
        json!([{ "name": "yes", "label": { "en": "Yes", "es": "Sí" } }, { "name": "no", "label": { "en": "No", "es": "No" } }]);
    json!({ "kind": "choose_one", "name": name, "label": { "en": en, "es": es }, "choices": options })
}

fn kinds(instrument: &Instrument) -> Vec<(Kind, Option<String>)> {
    look(instrument).into_iter().map(|finding| (finding.kind, finding.item.map(|item| item.to_string()))).collect()
}

#[test]
fn a_plain_question_is_left_alone() {
    let instrument = instrument(&json!([choice("safe", "Do you feel safe here?", "¿Siente paz aquí?")]), &json!({}));
    assert_eq!(kinds(&instrument), []);
}

#[test]
fn each_kind_is_found_at_its_question() {
    let elements = json!([
        choice("both", "Do you trust the police and the city?", "¿Confía usted?"),
        choice("leads", "Wouldn't you say it is bad?", "¿Va mal?"),
        choice("plans", "Do you plan to carry a gun?", "¿Va bien?"),
        choice("who", "What is your home address?", "¿Cuál es?"),
        choice("words", "Are you an offender?", "¿Fue así?"),
        choice("hard", "Notwithstanding municipal considerations, do environmental regulations necessitate comprehensive reorganization?", "¿Qué tal?"),
        { "kind": "choose_one", "name": "half", "label": "Only English?", "choices": [{ "name": "yes", "label": { "en": "Yes", "es": "Sí" } }] },
        { "kind": "scale", "name": "even", "label": { "en": "How good?", "es": "¿Qué tan bien?" }, "from": 1, "to": 4,
          "labels": { "1": { "en": "Bad", "es": "Mal" }, "2": { "en": "2", "es": "2" }, "3": { "en": "3", "es": "3" }, "4": { "en": "Good", "es": "Bien" } } },
        { "kind": "choose_one", "name": "turned", "label": { "en": "And here?", "es": "¿Y aquí?" }, "about": { "measures": "x", "sensitivity": 2 },
          "choices": [{ "name": "no", "label": { "en": "No", "es": "No" } }, { "name": "yes", "label": { "en": "Yes", "es": "Sí" } }] },
    ]);
    let at = |kind, item: &str| (kind, Some(item.to_owned()));
    assert_eq!(
        kinds(&instrument(&elements, &json!({}))),
        [
            at(Kind::Untranslated, "half"),
            at(Kind::PlannedOffence, "plans"),
            at(Kind::Identifying, "who"),
            at(Kind::HardToRead, "hard"),
            at(Kind::TwoThings, "both"),
            at(Kind::Leading, "leads"),
            at(Kind::Jargon, "words"),
            at(Kind::NoWayOut, "turned"),
            at(Kind::NoMiddle, "even"),
            at(Kind::MixedDirections, "turned"),
        ]
    );
}

#[test]
fn length_is_told_and_then_waited_for() {
    let many = |count: usize| {
        let elements: Vec<Value> = (0..count).map(|number| choice(&format!("q{number}"), "Is it so?", "¿Es así?")).collect();
        kinds(&instrument(&elements.into(), &json!({}))).into_iter().map(|(kind, _)| kind).collect::<Vec<_>>()
    };
    assert_eq!(many(32), []);
    assert_eq!(many(33), [Kind::Long]);
    assert_eq!(many(61), [Kind::TooLong]);
}

#[test]
fn a_reason_stays_beside_what_it_is_for() {
    let accepted = json!({ "accepted": [{ "finding": "two_things", "item": "both", "reason": "They are one office here." }] });
    let elements = json!([choice("both", "Do you trust the police and the city?", "¿Confía usted?")]);
    let found = look(&instrument(&elements, &accepted));
    assert_eq!(found[0].accepted.as_deref(), Some("They are one office here."));
}
