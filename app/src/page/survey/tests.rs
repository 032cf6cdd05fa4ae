use std::sync::Arc;

use serde_json::json;
use shared::instrument::Funding;
use shared::{FaultKind, Instrument, Locale};

use super::*;
use crate::document::{render, render_fragment};
use crate::part::media::MediumFace;
use crate::samples::{LINKS, draft, face, survey_page};

fn html(step: Step, given: &[(&str, &str)], faults: &[(&str, FaultKind)]) -> String {
    render(survey_page(Locale::English, step, draft(given), faults), &LINKS)
}

/// The HTML of one item, up to the next.
fn item<'a>(page: &'a str, name: &str) -> &'a str {
    let mark = format!(r#"id="item-{name}""#);
    page.split(r#"<div data-slot="#).find(|part| part.contains(&mark)).expect("the item")
}

#[test]
fn consent_is_never_given_beforehand() {
    let page = html(Step::Consent, &[("works", "yes")], &[]);
    // What is ticked is the offer to keep a draft, and not even that on a phone that may be borrowed.
    let consent = page.split(r#"type="checkbox" id="consent""#).nth(1).expect("the box").split('>').next().unwrap();
    assert!(!consent.contains("checked") && page.matches("checked").count() == 1, "{page}");
    let borrowed = survey_page(Locale::English, Step::Consent, draft(&[]), &[]);
    let face = SurveyFace { device: Device::Poster, ..borrowed.face };
    assert!(!render(SurveyPage { face, ..borrowed }, &LINKS).contains("checked"));
    assert!(page.contains(r#"name="a.works" value="yes""#), "what was answered before travels on");
    assert!(!page.contains(r#"type="hidden" name="consent""#));
    let asking = Some((Agreement::default(), vec![Lack::Consent]));
    let missing = survey_page(Locale::English, Step::Consent, draft(&[]), &[]);
    let missing = render(SurveyPage { asking, ..missing }, &LINKS);
    assert!(missing.contains(r##"<a href="#consent">"##) && missing.contains("<title>Error: "));
}

#[test]
fn a_page_keeps_what_was_given_here_and_carries_what_was_given_elsewhere() {
    let given = [("works", "no"), ("lamps", "<12"), ("wishes", "a"), ("wishes", "c"), ("words", "\"it\"")];
    let page = html(Step::Page(0), &given, &[]);
    let (carried, shown) = page.split_once("<section").expect("a section");
    for (name, value) in [("wishes", "a"), ("wishes", "c"), ("words", "&quot;it&quot;")] {
        assert!(carried.contains(&format!(r#"<input type="hidden" name="a.{name}" value="{value}">"#)), "{carried}");
    }
    assert!(!carried.contains("a.works") && !carried.contains("a.lamps"), "{carried}");
    assert!(shown.contains(r#"name="a.works" value="no" checked"#) && shown.contains("&lt;12"), "{shown}");
    assert!(!shown.contains("a.wishes"));
}

#[test]
fn what_is_not_asked_is_drawn_hidden_and_not_noted_as_shown() {
    let shown = |page: &str| page.split(r#"name="shown" value=""#).nth(1).unwrap().split('"').next().unwrap().to_owned();
    let dark = html(Step::Page(0), &[("works", "no")], &[]);
    let light = html(Step::Page(0), &[("works", "yes")], &[]);
    assert!(!item(&dark, "fear").split('>').next().unwrap().contains("hidden"));
    assert!(item(&light, "fear").split('>').next().unwrap().contains("hidden"));
    assert_eq!((shown(&dark), shown(&light)), ("0 1 2 3".to_owned(), "0 1 3".to_owned()));
}

#[test]
fn each_fault_is_said_above_and_beside_its_control() {
    let page = html(Step::Page(1), &[("words", "x")], &[("words", FaultKind::Constraint)]);
    assert_eq!(page.matches("Write more.").count(), 2, "{page}");
    assert!(page.contains(r##"<a href="#words">"##));
    assert!(item(&page, "words").contains(r#"aria-invalid="true""#));
    assert!(page.contains("<title>Error: "));
}

#[test]
fn the_last_look_says_answers_in_words_and_a_failed_sending() {
    let review = survey_page(Locale::Spanish, Step::Review, draft(&[("works", "yes"), ("near_bright", "t")]), &[]);
    let page = render(review, &LINKS);
    assert!(page.contains("<dd>Sí</dd>") && page.contains(r#"value="goto-1""#), "{page}");
    assert!(!page.contains(r#"role="alert" tabindex="-1" autofocus"#));
    let failed = SurveyPage { not_sent: true, ..survey_page(Locale::English, Step::Review, draft(&[("works", "yes")]), &[]) };
    let page = render(failed, &LINKS);
    assert!(page.contains("Please press Send again.") && page.contains(r#"name="a.works" value="yes""#));
}

#[test]
fn what_has_no_translation_is_marked_with_its_language() {
    let page = render(survey_page(Locale::Spanish, Step::Page(1), draft(&[]), &[]), &LINKS);
    assert!(page.contains(r#"<span lang="en" dir="ltr">In your words?</span>"#), "{page}");
    assert!(page.starts_with(r#"<!DOCTYPE html><html lang="es" dir="ltr">"#));
}

#[test]
fn the_engine_gets_every_page_with_every_item() {
    let face = face(Locale::English);
    let fragment = render_fragment(|| AllPages { face: face.clone() }.view());
    assert_eq!(fragment.matches("<section").count(), 2);
    for logic in face.instrument.logic.items.iter().filter(|logic| logic.question.takes_an_answer()) {
        assert!(fragment.contains(&format!(r#"id="item-{}""#, logic.name)), "{}", logic.name);
    }
    assert!(!fragment.contains("<!>"));
}

#[test]
fn no_page_needs_what_its_security_policy_forbids() {
    for step in [Step::Consent, Step::Page(0), Step::Page(1), Step::Review] {
        let page = html(step, &[("works", "no")], &[]);
        assert!(!page.contains(" style=") && !page.contains(" onclick=") && !page.contains("javascript:"), "{page}");
        assert_eq!(page.matches("<script").count(), 1);
    }
}

#[test]
fn a_prompt_shows_its_picture_and_sound_or_says_them_in_words() {
    let medium = |text: &str| json!({ "file": format!("a.{text}"), "description": { "en": format!("Words of {text}") } });
    let source = json!({
        "porchlight": 1, "name": "seen", "languages": ["en", "es"], "title": "T", "introduction": "I", "consent": "C",
        "pages": [{ "name": "p", "elements": [
            { "kind": "group", "name": "g", "image": medium("png"), "elements": [
                { "kind": "text", "name": "t", "label": "Q", "maximum_characters": 9, "image": medium("jpg"), "audio": medium("mp3") }
            ] }
        ] }],
    });
    let instrument = Arc::new(Instrument::parse(&source.to_string()).unwrap());
    let there = |file: &str, size| (file.to_owned(), MediumFace { address: format!("/s/porch/media/{file}"), size });
    let media = Arc::new([there("a.jpg", Some((30, 20))), there("a.mp3", None)].into_iter().collect());
    let face = SurveyFace { instrument, media, ..face(Locale::Spanish) };
    let page = render_fragment(|| AllPages { face: face.clone() }.view());
    let image =
        r#"<img src="/s/porch/media/a.jpg" alt="Words of jpg" lang="en" width="30" height="20" loading="lazy" decoding="async">"#;
    assert!(page.contains(image), "{page}");
    assert!(
        page.contains(r#"<audio controls preload="none" src="/s/porch/media/a.mp3" aria-label="Escuchar"></audio>"#),
        "{page}"
    );
    for words in ["Words of mp3", "Words of png"] {
        assert!(page.contains(&format!(r#"<p class="hint"><span lang="en" dir="ltr">{words}</span></p>"#)), "{page}");
    }
    assert_eq!((page.matches("<img").count(), page.matches("<details>").count()), (1, 1));
}

#[test]
fn an_option_shows_its_picture_and_is_not_heard_twice() {
    let option = |name: &str, label: &str, words: &str| json!({ "name": name, "label": label, "image": { "file": format!("{name}.png"), "description": words } });
    let choices = json!([
        option("a", "Lamps", "Lamps"),
        option("b", "Trees", "Three trees"),
        option("c", "Games", "Games"),
        option("d", "Buses", "A bus"),
        { "name": "e", "label": "None" }
    ]);
    let element = |kind: &str| json!({ "kind": kind, "name": kind, "label": "Q", "choices": choices });
    let source = json!({
        "porchlight": 1, "name": "seen", "languages": ["en"], "title": "T", "introduction": "I", "consent": "C",
        "pages": [{ "name": "p", "elements": [element("choose_one"), element("choose_some"), element("rank")] }],
    });
    let instrument = Arc::new(Instrument::parse(&source.to_string()).unwrap());
    let there = |file: &str| (file.to_owned(), MediumFace { address: format!("/m/{file}"), size: Some((60, 40)) });
    let media = Arc::new([there("a.png"), there("b.png")].into_iter().collect());
    let face = SurveyFace { instrument, media, ..face(Locale::English) };
    let page = render_fragment(|| AllPages { face: face.clone() }.view());
    for (file, alternative) in [("a", ""), ("b", "Three trees")] {
        let image =
            format!(r#"<img src="/m/{file}.png" alt="{alternative}" width="60" height="40" loading="lazy" decoding="async">"#);
        assert_eq!(page.matches(&image).count(), 3, "{image}: {page}");
    }
    // A file that is missing is there in words, unless the label says them.
    assert_eq!((page.matches("A bus").count(), page.matches("Games").count()), (3, 3), "{page}");
}

/// What the consent says is kept, against all that the store has a place for: see `migrations`.
#[test]
fn consent_has_a_sentence_for_everything_that_is_kept() {
    let page = html(Step::Consent, &[], &[]);
    let more = page.split("<dt>What is kept</dt>").nth(1).and_then(|rest| rest.split("<dt>").next()).expect("the list");
    for words in [
        "Your answers",
        "Your own words to: “",
        "The day on which",
        "A number made by chance",
        "Which survey it was",
        "not your name",
    ] {
        assert!(more.contains(words), "{words}: {more}");
    }
}

#[test]
fn the_law_that_is_named_is_that_of_who_pays() {
    let told = |funding: Funding| {
        let page = survey_page(Locale::English, Step::Consent, draft(&[]), &[]);
        let mut instrument = (*page.face.instrument).clone();
        instrument.taking_part.funding = funding;
        let face = SurveyFace { instrument: instrument.into(), ..page.face };
        render(SurveyPage { face, ..page }, &LINKS)
    };
    assert!(!told(Funding::Unsaid).contains("34 USC 10231"));
    assert!(told(Funding::Justice).contains("may be used for this research only"));
    assert!(told(Funding::Other).contains("does not protect these answers"));
}

#[test]
fn questions_can_stand_below_the_consent() {
    let page = survey_page(Locale::English, Step::Page(0), draft(&[("works", "no")]), &[]);
    let asking = Some((Agreement::default(), vec![Lack::Consent]));
    let html = render(SurveyPage { asking, ..page }, &LINKS);
    assert!(
        html.contains(r#"id="consent""#) && html.contains(r#"name="a.works""#) && html.matches("<h1").count() == 2,
        "one is of the last look: {html}"
    );
    assert!(!html.contains(r#"name="consent" value="agreed""#) && html.contains(r##"<a href="#consent">"##));
}

/// Scripts find the fields of the form by their names and ids, which a question's must not be.
#[test]
fn no_question_takes_a_name_of_the_page_itself() {
    let question = |name: &str| json!({ "kind": "text", "name": name, "label": name, "maximum_characters": 9 });
    let names = ["step", "consent", "response", "version", "age", "keep", "permission", "summary", "own", "plain"];
    let source = json!({
        "porchlight": 1, "name": "named", "languages": ["en"], "title": "T", "introduction": "I", "consent": "C",
        "taking_part": { "ages": { "youngest": 13 }, "with_first_page": true },
        "pages": [{ "name": "p", "elements": names.map(question) }],
    });
    let instrument = Arc::new(Instrument::parse(&source.to_string()).unwrap());
    let (asked, face) = (vec![true; names.len()], SurveyFace { instrument, ..face(Locale::English) });
    let page = SurveyPage {
        face,
        asked,
        offered: vec![vec![]; names.len()],
        ..survey_page(Locale::English, Step::Page(0), draft(&[]), &[])
    };
    let html = render(SurveyPage { asking: Some(Default::default()), ..page }, &LINKS);
    let mut ids: Vec<&str> = html.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert!(ids.contains(&"plain") && ids.contains(&"a.step") && html.contains(r#"<label for="a.step">"#), "{html}");
    ids.sort_unstable();
    let repeated: Vec<_> = ids.windows(2).filter(|pair| pair[0] == pair[1]).collect();
    assert!(repeated.is_empty(), "{repeated:?}");
}
