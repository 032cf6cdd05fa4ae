use super::*;

fn study(json: &str) -> Result<Study, StudyFault> {
    Study::parse(json)
}

#[test]
fn what_says_nothing_is_not_kept() {
    let read = study(
        r#"{ "words": { "known": { "en": "  " } }, "facts": { "place": " Elm County " }, "steps": [{ "what": "", "who": "", "by": "" }] }"#,
    );
    let read = read.unwrap();
    assert!(read.words.is_empty() && read.steps.is_empty());
    assert_eq!(read.fact(Fact::Place), Some("Elm County"));
}

#[test]
fn each_limit_is_held() {
    let long = "word ".repeat(36);
    for (json, field) in [
        (format!(r#"{{ "words": {{ "known": {{ "en": "{long}" }} }} }}"#), "known"),
        (r#"{ "facts": { "contact_email": "ana at elm" } }"#.to_owned(), "contact_email"),
        (r#"{ "facts": { "doi": "https://doi.org/10.1/x" } }"#.to_owned(), "doi"),
        (r#"{ "facts": { "certificate": "May" } }"#.to_owned(), "certificate"),
        (r#"{ "people": [{ "name": "Ana", "agreed": true, "orcid": "0000-0002-1825-0098" }] }"#.to_owned(), "people.0"),
        (r#"{ "meetings": [{ "day": "", "what": "A walk", "people": 3 }] }"#.to_owned(), "meetings.0"),
        (r#"{ "words": { "use": { "en": "a\u0007b" } } }"#.to_owned(), "use"),
        (r#"{ "numbers": 12 }"#.to_owned(), "."),
    ] {
        assert_eq!(study(&json).unwrap_err().field, field, "{json}");
    }
    assert!(study(r#"{ "people": [{ "name": "Ana", "agreed": true, "orcid": "0000-0002-1825-0097" }] }"#).is_ok());
    assert!(study(r#"{ "facts": { "doi": "10.3886/ICPSR37492.v2", "contact_email": "a@b.org" } }"#).is_ok());
}

#[test]
fn who_did_not_agree_is_not_named() {
    let read = study(r#"{ "people": [{ "name": "Ana", "agreed": false }, { "name": "Cal", "agreed": true }] }"#).unwrap();
    assert_eq!(read.named().map(|credit| credit.name.as_str()).collect::<Vec<_>>(), ["Cal"]);
}

#[test]
fn claims_of_a_cause_are_found_and_plain_reports_are_not() {
    let claims = |json: &str| causal_words(&study(json).unwrap()).into_iter().map(|(_, word)| word).collect::<Vec<_>>();
    assert_eq!(
        claims(r#"{ "words": { "added": { "en": "Street lights reduced fear.", "es": "Las luces redujo el miedo" } } }"#),
        ["reduced", "redujo"]
    );
    assert_eq!(claims(r#"{ "remarks": { "light": { "zh": "路灯减少了恐惧" } } }"#), ["减少了"]);
    assert!(claims(r#"{ "words": { "added": { "en": "Neighbors said more about lights than before." } } }"#).is_empty());
    assert!(claims(r#"{ "words": { "known": { "en": "A trial found that lights reduced crime." } } }"#).is_empty());
}

#[test]
fn a_text_is_shown_in_the_next_best_language_and_says_which() {
    let words = Words::new([(Locale::Spanish, " Hola ".to_owned()), (Locale::Arabic, String::new())]);
    assert_eq!(words.in_locale(Locale::Arabic, Locale::English), Some(("Hola", Locale::Spanish)));
    assert_eq!(words.written(Locale::Arabic), None);
}
