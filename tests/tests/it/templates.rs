//! Surveys to begin with: each keeps to the rules that were written for all of them, the interface lists them, and a draft of one is a
//! survey like any other.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::Value;
use server::library;
use shared::instrument::{Element, Handling, Required, Sensitivity, Setting};
use shared::{Locale, Question};
use tests::kit::TestApp;
use tests::studio::Session;

#[test]
fn there_is_a_template_for_each_program_and_each_keeps_to_the_rules() {
    assert_eq!(library::all().len(), 13);
    for (name, template) in library::all() {
        let instrument = &template.instrument;
        assert_eq!(instrument.languages.all(), [Locale::English, Locale::Spanish], "{name}");
        assert_eq!(instrument.name.as_str(), *name);
        assert!((2..=5).contains(&template.care.len()), "{name}");
        let asked: Vec<_> = instrument.logic.variables().filter(|(_, item)| item.question.takes_an_answer()).collect();
        assert!((8..=15).contains(&asked.len()), "{name} asks {}", asked.len());
        for (slot, item) in asked {
            let words = instrument.words(slot);
            let at = format!("{name}.{}", item.name);
            let about = words.about.as_ref().unwrap_or_else(|| panic!("{at} does not say where it comes from"));
            assert!(about.source.is_some() && about.licence.is_some() && about.sensitivity.is_some(), "{at}");
            for text in [&words.label, about.why.as_ref().expect("why it is asked")] {
                assert_eq!(text.language_shown(Locale::Spanish, Locale::English), Locale::Spanish, "{at}");
            }
            assert_eq!(item.required, Required::Never, "{at}");
            match &item.question {
                Question::ChooseOne(question) => {
                    assert_eq!(question.options.last().map(|option| option.as_str()), Some("prefer_not"), "{at}");
                }
                Question::Text(_) => assert_eq!(instrument.taking_part.setting, Setting::Community, "{at}"),
                _ => {}
            }
        }
        // What could put somebody in danger stands behind a question whether to go on, with help beside it.
        let is_dangerous = |element: &Element| {
            let about = element.slots().into_iter().filter_map(|slot| instrument.words(slot).about.as_ref());
            about.filter_map(|about| about.sensitivity).max() == Some(Sensitivity::Dangerous)
        };
        for page in instrument.pages.iter().filter(|page| page.elements.iter().any(is_dangerous)) {
            assert!(page.distress_check, "{name}: {}", page.name);
            assert!(template.handling().contains(&Handling::Help), "{name}");
        }
    }
}

#[tokio::test]
async fn the_interface_lists_them_and_gives_each_instrument() {
    let app = TestApp::on_sqlite().await;
    let get = async |path: &str| app.send(Request::get(path).body(Body::empty()).unwrap()).await;
    let listed: Value = serde_json::from_str(&get("/api/v1/templates").await.body).unwrap();
    let listed = listed["templates"].as_array().unwrap();
    assert_eq!(listed.len(), 13);
    let hospital = listed.iter().find(|template| template["name"] == "hospital_services").unwrap();
    assert_eq!(hospital["handling"], serde_json::json!(["age_gate", "victim_services", "distress_check", "help"]));
    assert_eq!(hospital["items"][0]["measures"], "Offer of victim advocacy");
    assert_eq!(hospital["scores"], serde_json::json!(["care_respect", "stress_signs"]));
    for template in listed {
        let instrument = get(template["instrument"].as_str().unwrap()).await;
        assert!(shared::Instrument::parse(&instrument.body).is_ok(), "{}", template["name"]);
    }
    assert_eq!(get("/api/v1/templates/nothing").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_draft_is_begun_once_under_a_code_of_its_own() {
    for app in TestApp::on_each_database().await {
        app.staff("block").await;
        let studio = Session::of(&app, "ana").await;
        let list = studio.get("/studio/templates?language=es").await.body;
        assert!(list.contains("Servicios a víctimas en hospitales"), "{list}");
        let address = "/studio/templates/hospital_services";
        let page = studio.get(address).await.body;
        for words in ["Did the hospital offer you an advocate?", "Measures: Offer of victim advocacy.", "May upset"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        for (code, words) in
            [("", "3 to 32 lowercase"), ("No!", "3 to 32 lowercase"), ("block", "There is a survey with that code")]
        {
            let refused = studio.post(address, &[("code", code)]).await;
            assert!(
                refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains(words),
                "{code}: {}",
                refused.body
            );
        }
        let begun = studio.post(address, &[("code", "care-here")]).await;
        assert_eq!(begun.status, StatusCode::SEE_OTHER);
        let survey = app.survey("care-here").await;
        assert_eq!(survey.instrument.version, library::find("hospital_services").unwrap().1.instrument.version);
        assert!(studio.get("/studio/surveys/care-here").await.body.contains("Care after harm"));
        assert_eq!(studio.post(address, &[("code", "care-here")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(studio.get("/studio/templates/nothing").await.status, StatusCode::NOT_FOUND);
    }
}
