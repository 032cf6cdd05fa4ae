//! A small instrument with one of everything, for the tests of this crate.

use std::sync::Arc;

use shared::id::{ItemName, ResponseId, SurveyCode};
use shared::{Draft, Fault, FaultKind, Flow, Instrument, Locale};
use time::{Date, Month};

use crate::document::Links;
use crate::face::{Device, SurveyFace};
use crate::page::survey::{Step, SurveyPage};

/// Two pages; the second item is asked after "no", and the last question has no Spanish words.
const PORCH: &str = r#"{
    "porchlight": 1, "name": "porch", "languages": ["en", "es"],
    "title": { "en": "Your <porch>", "es": "Su <porche>" },
    "introduction": { "en": "Neighbors ask.", "es": "Preguntan vecinos." },
    "consent": { "en": "You choose.", "es": "Usted decide." },
    "closing": { "en": "See you.", "es": "Nos vemos." },
    "notice": { "en": "Synthetic.", "es": "Sintético." },
    "pages": [
        { "name": "light", "title": { "en": "The light", "es": "La luz" }, "elements": [
            { "kind": "note", "name": "hello", "label": { "en": "Hello.", "es": "Hola." } },
            { "kind": "choose_one", "name": "works", "label": { "en": "Does it work?", "es": "¿Funciona?" }, "required": true,
              "choices": [{ "name": "yes", "label": { "en": "Yes", "es": "Sí" } }, { "name": "no", "label": "No" }] },
            { "kind": "group", "name": "dark", "label": { "en": "In the dark", "es": "A oscuras" }, "relevant": "${works} = 'no'",
              "elements": [{ "kind": "scale", "name": "fear", "label": { "en": "How safe?", "es": "¿Qué tan seguro?" },
                "from": 1, "to": 3, "labels": { "1": { "en": "Not", "es": "Nada" }, "3": { "en": "Very", "es": "Mucho" } } }] },
            { "kind": "number", "name": "lamps", "label": { "en": "How many lamps?", "es": "¿Cuántas lámparas?" },
              "hint": { "en": "Count all.", "es": "Todas." }, "minimum": 0, "maximum": 2000 }
        ] },
        { "name": "more", "elements": [
            { "kind": "matrix", "name": "near", "label": { "en": "How true?", "es": "¿Qué tan cierto?" },
              "choices": [{ "name": "t", "label": "T" }, { "name": "f", "label": "F" }],
              "rows": [{ "name": "quiet_street", "label": { "en": "It is quiet.", "es": "Es tranquilo." } }, { "name": "bright", "label": "It is bright." }] },
            { "kind": "choose_some", "name": "wishes", "label": { "en": "What next?", "es": "¿Qué sigue?" }, "maximum": 2,
              "choices": [{ "name": "a", "label": "A" }, { "name": "b", "label": "B" }, { "name": "c", "label": "C" }] },
            { "kind": "date", "name": "since", "label": { "en": "Since when?", "es": "¿Desde cuándo?" },
              "earliest": "2025-01-01", "latest": "2026-12-31" },
            { "kind": "calculated", "name": "sum", "value": "1 + 1" },
            { "kind": "text", "name": "words", "label": "In your words?", "maximum_characters": 20,
              "constraint": "string-length(.) > 2", "constraint_message": "Write more." }
        ] }
    ]
}"#;

pub fn name(text: &str) -> ItemName {
    ItemName::parse(text).unwrap()
}

pub fn face(locale: Locale) -> SurveyFace {
    let instrument = Arc::new(Instrument::parse(PORCH).unwrap_or_else(|flaws| panic!("{flaws:#?}")));
    SurveyFace {
        code: SurveyCode::parse("porch").unwrap(),
        instrument,
        locale,
        device: Device::Own,
        answers: Arc::default(),
        media: Arc::default(),
    }
}

pub fn draft(given: &[(&str, &str)]) -> Draft {
    let mut draft = Draft::default();
    for (item, text) in given {
        draft.give(name(item), *text);
    }
    draft
}

/// A step with the conditions that hold for the draft.
pub fn survey_page(locale: Locale, step: Step, draft: Draft, faults: &[(&str, FaultKind)]) -> SurveyPage {
    let face = face(locale);
    let today = Date::from_calendar_date(2026, Month::May, 31).unwrap();
    let flow = Flow::of(&face.instrument.logic, &draft, today);
    let asked = face.instrument.logic.slots().map(|(slot, _)| flow.is_asked(slot)).collect();
    let offered = face.instrument.logic.slots().map(|(slot, _)| flow.offered(slot)).collect();
    let faults = faults.iter().map(|(item, kind)| Fault { item: name(item), kind: *kind }).collect();
    let asking = (step == Step::Consent).then(Default::default);
    SurveyPage { response: ResponseId::from_bits(7), face, step, asking, draft, asked, offered, faults, not_sent: false }
}

/// Addresses as a server would give them; the style is left out of what tests compare.
pub const LINKS: Links = Links {
    resident_style: "",
    findings_style: "",
    studio_sheet: "/studio.css",
    phone_loader: "/load-phone.js",
    phone_script: "/phone.js",
    studio_loader: "/load-studio.js",
    studio_script: "/studio.js",
};
