use serde_json::json;

use super::*;

fn source() -> String {
    let yes_no = json!([{ "name": "yes", "label": { "en": "Yes", "es": "Sí" } }, { "name": "no", "label": "No" }]);
    json!({
        "porchlight": 1, "name": "edited", "languages": ["en", "es"], "title": "T", "introduction": "I", "consent": "C",
        "choices": { "often": [{ "name": "never", "label": "Never" }, { "name": "always", "label": "Always" }] },
        "pages": [
            { "name": "one", "elements": [
                { "kind": "choose_one", "name": "safe", "label": "Safe?", "choices": yes_no },
                { "kind": "matrix", "name": "near", "label": "How often?", "choices": "often",
                  "rows": [{ "name": "day", "label": "By day" }, { "name": "night", "label": "At night" }] } ] },
            { "name": "two", "elements": [
                { "kind": "group", "name": "inner", "elements": [
                    { "kind": "text", "name": "why", "label": "Why?", "maximum_characters": 80, "relevant": "${safe} = 'no'" } ] } ] }
        ]
    })
    .to_string()
}

fn order(text: &str) -> String {
    let instrument = Instrument::parse(text).unwrap();
    let pages = instrument.logic.pages.iter();
    let names =
        |page: &Vec<_>| page.iter().map(|slot| instrument.logic.item(*slot).name.to_string()).collect::<Vec<_>>().join(" ");
    pages.map(names).collect::<Vec<_>>().join(" | ")
}

fn wording(place: &str, language: &str, text: &str) -> Wording {
    Wording { place: place.to_owned(), language: language.to_owned(), text: text.to_owned() }
}

#[test]
fn texts_are_changed_where_they_stand_and_nowhere_else() {
    let wordings = vec![
        wording("label", "en", "Do you feel safe?"),
        wording("label", "es", "¿Se siente seguro?"),
        wording("hint", "en", ""),
        wording("options/no", "en", "Not at all"),
        wording("options/no", "es", "Nada"),
    ];
    let (instrument, text) = Edit::Reword { name: "safe".to_owned(), wordings }.apply(&source()).unwrap();
    let safe = &instrument.words[0];
    assert_eq!(safe.label.in_locale(crate::Locale::Spanish), "¿Se siente seguro?");
    assert_eq!(safe.options[1].in_locale(crate::Locale::Spanish), "Nada");
    assert!(safe.hint.is_none());
    assert_eq!(order(&text), order(&source()));
    let wordings = vec![wording("options/never", "en", "Not once"), wording("rows/day", "en", "x")];
    let missing = Edit::RewordList { list: "often".to_owned(), wordings }.apply(&source());
    assert_eq!(missing.unwrap_err(), EditError::Gone, "a list has no rows");
    let wordings = vec![wording("options/never", "en", "Not once")];
    let (instrument, _) = Edit::RewordList { list: "often".to_owned(), wordings }.apply(&source()).unwrap();
    assert!(instrument.words[1..3].iter().all(|words| words.options[0].in_locale(crate::Locale::English) == "Not once"));
}

#[test]
fn questions_move_over_pages_and_never_leave_one_empty() {
    let step = |source: &str, name: &str, down| Edit::Move { name: name.to_owned(), down }.apply(source).unwrap().1;
    assert_eq!(order(&source()), "safe day night | why");
    let once = step(&source(), "safe", true);
    assert_eq!(order(&once), "day night safe | why");
    let twice = step(&once, "safe", true);
    assert_eq!(order(&twice), "day night | safe why");
    assert_eq!(order(&step(&twice, "near", true)), "day night | safe why", "it is the last one on its page");
    assert_eq!(order(&step(&twice, "safe", false)), "day night safe | why");
    assert_eq!(order(&step(&source(), "safe", false)), "safe day night | why", "there is nothing before it");
}

#[test]
fn copies_get_names_of_their_own() {
    let (_, text) = Edit::Duplicate { name: "near".to_owned() }.apply(&source()).unwrap();
    assert_eq!(order(&text), "safe day night day_2 night_2 | why");
    let element = json!({ "kind": "choose_one", "name": "safe", "label": "Again?", "choices": "yes" });
    let lists = json!({ "yes": [{ "name": "yes", "label": "Yes" }] }).as_object().unwrap().clone();
    let (_, text) = Edit::Insert { page: "two".to_owned(), element, lists }.apply(&source()).unwrap();
    assert_eq!(order(&text), "safe day night | why safe_2");
}

#[test]
fn what_others_need_is_not_taken_out() {
    let refused = Edit::Remove { name: "safe".to_owned() }.apply(&source()).unwrap_err();
    assert!(
        matches!(&refused, EditError::Flawed(flaws) if flaws.iter().any(|flaw| flaw.path.contains("relevant"))),
        "{refused:?}"
    );
    let (_, text) = Edit::Remove { name: "near".to_owned() }.apply(&source()).unwrap();
    assert_eq!(order(&text), "safe | why");
    assert_eq!(Edit::Remove { name: "nobody".to_owned() }.apply(&source()).unwrap_err(), EditError::Gone);
}

#[test]
fn changes_of_two_people_stand_beside_each_other_unless_they_are_of_one_question() {
    let edit = |name: &str, text: &str| Edit::Reword { name: name.to_owned(), wordings: vec![wording("label", "en", text)] };
    let (_, newest) = edit("safe", "Hers").apply(&source()).unwrap();
    assert!(edit("why", "His").fits(&source(), &newest));
    assert!(!edit("safe", "His").fits(&source(), &newest));
    let (_, without) = Edit::Remove { name: "near".to_owned() }.apply(&source()).unwrap();
    assert!(!edit("near", "His").fits(&source(), &without));
}
