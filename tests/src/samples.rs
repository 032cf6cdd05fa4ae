//! Instruments and answers for tests.

use serde_json::{Value, json};
use shared::Instrument;
use shared::quality::look;

/// One page with every kind, the second after a condition; English and Spanish.
#[must_use]
pub fn instrument() -> String {
    json!({
        "porchlight": 1, "name": "sample", "languages": ["en", "es"],
        "title": { "en": "Our block", "es": "Nuestra cuadra" },
        "introduction": { "en": "Neighbors ask neighbors.", "es": "Vecinos preguntan a vecinos." },
        "consent": { "en": "I agree to answer.", "es": "Acepto responder." },
        "pages": [
            { "name": "safety", "title": { "en": "Feeling safe", "es": "Sentirse seguro" }, "elements": [
                { "kind": "choose_one", "name": "safe", "label": { "en": "Do you feel safe?", "es": "¿Se siente seguro?" }, "required": true,
                  "choices": [{ "name": "yes", "label": { "en": "Yes", "es": "Sí" } }, { "name": "no", "label": "No" }] },
                { "kind": "choose_some", "name": "wants", "label": "What would help?", "maximum": 2, "choices": [
                    { "name": "light", "label": "Light" }, { "name": "bench", "label": "Benches" }, { "name": "bus", "label": "A bus" }] },
                { "kind": "text", "name": "why", "label": "Why not?", "maximum_characters": 80, "relevant": "${safe} = 'no'" }
            ] },
            { "name": "you", "title": { "en": "About you", "es": "Sobre usted" }, "relevant": "${safe} != ''", "elements": [
                { "kind": "number", "name": "age", "label": "How old are you?", "minimum": 0, "maximum": 120, "bins": [18, 30, 65] },
                { "kind": "scale", "name": "trust", "label": "Trust", "from": 1, "to": 5, "labels": { "1": "None", "5": "Full" } },
                { "kind": "date", "name": "moved", "label": "When did you move here?", "earliest": "2025-01-01", "latest": "2026-12-31",
                  "constraint": ". <= today()", "constraint_message": "This day has not come yet." }
            ] }
        ]
    })
    .to_string()
}

/// An instrument with a reason for everything that is waited for before it is opened, so that tests can leave texts untranslated.
#[must_use]
pub fn as_it_is(source: &str) -> String {
    let mut whole: Value = serde_json::from_str(source).unwrap();
    let reason = |item: Option<String>| {
        let mut one = json!({ "finding": "untranslated", "reason": "It is a test." });
        one.as_object_mut().unwrap().extend(item.map(|item| ("item".to_owned(), item.into())));
        one
    };
    let findings = look(&Instrument::parse(source).unwrap());
    let items = findings.into_iter().filter(|finding| finding.kind.is_waited_for()).filter_map(|finding| finding.item);
    whole["accepted"] = std::iter::once(reason(None)).chain(items.map(|item| reason(Some(item.to_string())))).collect();
    whole.to_string()
}

/// The kinds of question that [`instrument`] has no room for, on the first of two pages.
#[must_use]
pub fn kinds() -> String {
    let choices = json!([{ "name": "light", "label": "Light" }, { "name": "park", "label": "A park" }, { "name": "jobs", "label": "Jobs" }]);
    json!({
        "porchlight": 1, "name": "kinds", "languages": ["en", "es"], "title": "Kinds",
        "introduction": "Neighbors ask neighbors.", "consent": "I agree to answer.",
        "pages": [
            { "name": "first", "title": "First things", "elements": [
                { "kind": "acknowledge", "name": "read", "label": "I know that I can stop.", "required": true },
                { "kind": "rank", "name": "order", "label": "What comes first?", "choices": choices, "counted": 2 },
                { "kind": "time", "name": "home", "label": "When do you come home?", "earliest": "06:00" },
                { "kind": "date_time", "name": "call", "label": "When did you call?", "earliest": "2026-01-01", "latest": "2026-12-31" },
                { "kind": "number", "name": "hours", "label": "How many hours?", "minimum": 0, "maximum": 12, "decimals": 1, "step": 0.5 },
                { "kind": "text", "name": "story", "label": "What happened?", "maximum_characters": 200, "multiline": true }
            ] },
            { "name": "second", "title": "Second things", "elements": [
                { "kind": "note", "name": "light_first", "label": "You put light first.", "relevant": "starts-with(${order}, 'light')" },
                { "kind": "choose_one", "name": "more", "label": "More?", "choices": choices, "required": "${hours} > 10" }
            ] }
        ]
    })
    .to_string()
}

/// Who lives with somebody, each asked the same; a total that only the server computes is left out of the first variant.
#[must_use]
pub fn household(with_total: bool) -> String {
    let choices = json!([{ "name": "yes", "label": "Yes" }, { "name": "no", "label": "No" }]);
    let mut elements = json!([
        { "kind": "repeat", "name": "member", "label": { "en": "Household member", "es": "Miembro del hogar" }, "maximum": 3,
          "elements": [
            { "kind": "number", "name": "age", "label": "Age?", "minimum": 0, "maximum": 120, "bins": [18, 65], "required": true },
            { "kind": "choose_one", "name": "school", "label": "At school, at ${age}?", "choices": choices, "relevant": "${age} < 18" } ] },
        { "kind": "allocate", "name": "money", "label": "Where should 100 dollars go?", "rows": [
            { "name": "lamps", "label": "Lamps" }, { "name": "trees", "label": "Trees" }, { "name": "games", "label": "Games" } ] }
    ]);
    if with_total {
        let total = json!({ "kind": "note", "name": "many_years", "label": "That is over a hundred years.", "relevant": "sum(${age}) > 100" });
        elements.as_array_mut().into_iter().for_each(|elements| elements.push(total.clone()));
    }
    json!({
        "porchlight": 1, "name": "household", "languages": ["en", "es"], "title": "Household",
        "introduction": "Neighbors ask neighbors.", "consent": "I agree to answer.",
        "pages": [
            { "name": "who", "title": "Who lives here", "elements": elements },
            { "name": "where", "title": "Where it is", "elements": [
                { "kind": "choose_one", "name": "county", "label": "County?", "choices": [
                    { "name": "north", "label": "North" }, { "name": "south", "label": "South" } ] },
                { "kind": "choose_one", "name": "town", "label": "Town?", "required": true, "choice_filter": "county = ${county}", "choices": [
                    { "name": "ash", "label": "Ash", "columns": { "county": "north" } },
                    { "name": "bay", "label": "Bay", "columns": { "county": "north" } },
                    { "name": "cove", "label": "Cove", "columns": { "county": "south" } } ] }
            ] }
        ]
    })
    .to_string()
}

/// The sample with somebody to turn to, and a second page that may be hard to bear.
#[must_use]
pub fn careful() -> String {
    let mut source: Value = serde_json::from_str(&instrument()).unwrap_or_default();
    source["help"] = json!([
        { "name": "Elm Street house", "place": "Elm County", "about": "Open at night.", "phone": "(555) 010-9900", "languages": ["en"] },
        { "name": { "en": "Crisis line", "es": "Línea de crisis" }, "phone": "988", "web": "https://help.example/chat", "languages": ["en", "es"] }
    ]);
    source["pages"][1]["distress_check"] = json!(true);
    source.to_string()
}

/// A response as the API takes it; `id` is written as 32 digits.
#[must_use]
pub fn response(id: u128, version: &str, answers: &Value) -> Value {
    json!({ "id": format!("{id:032x}"), "version": version, "consent": true, "answers": answers })
}
