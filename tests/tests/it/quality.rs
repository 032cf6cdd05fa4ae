//! The wording of an instrument: what is found in it, what is left with a reason, and what is waited for before it is opened.

use axum::http::StatusCode;
use server::deciding::opening;
use server::library;
use server::store::SurveyState;
use shared::Locale;
use shared::quality::{Kind, look, reading};
use tests::kit::TestApp;
use tests::samples::{as_it_is, instrument};
use tests::studio::Session;

#[test]
fn templates_are_plain_and_complete() {
    let mut serious = Vec::new();
    for (name, template) in library::all() {
        let findings = look(&template.instrument).into_iter();
        serious.extend(findings.map(|finding| (*name, finding.kind, finding.item, finding.found)));
        for text in [&template.instrument.introduction, &template.instrument.consent, &template.about] {
            let grade = reading::grade(text.in_locale(Locale::English)).unwrap();
            let ease = reading::ease(text.in_locale(Locale::Spanish)).unwrap();
            if grade > 8.0 || ease < 55.0 {
                serious.push((
                    *name,
                    Kind::HardToRead,
                    None,
                    format!("{grade:.1} {ease:.1} {}", text.in_locale(Locale::English)),
                ));
            }
        }
    }
    assert_eq!(serious, []);
}

#[tokio::test]
async fn what_is_not_translated_is_waited_for_and_a_reason_stays() {
    for app in TestApp::on_each_database().await {
        app.staff("block").await;
        app.draft("new", &instrument()).await;
        app.agree(opening(&app.survey("new").await)).await;
        let ana = Session::of(&app, "ana").await;
        let address = "/studio/surveys/new/quality";
        let refused = ana.post("/studio/surveys/new/open", &[]).await;
        assert!(refused.body.contains("something is not translated"), "{}", refused.body);
        assert_eq!(app.survey("new").await.state, SurveyState::Draft);
        let page = ana.get(address).await;
        assert!(page.body.contains("Not every text is there in Español."), "{}", page.body);
        let version = page.field("version");
        let keep = async |version: &str, item: &str, finding: &str, reason: &str| {
            ana.post(address, &[("version", version), ("item", item), ("finding", finding), ("reason", reason)]).await
        };
        assert_eq!(keep(&version, "wants", "untranslated", " ").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        for (item, finding) in [("nobody", "untranslated"), ("wants", "ugly")] {
            assert_eq!(keep(&version, item, finding, "So.").await.status, StatusCode::BAD_REQUEST);
        }
        let kept = keep(&version, "wants", "untranslated", "Everybody <i>here</i> knows these words.").await;
        assert_eq!(kept.status, StatusCode::OK, "{}", kept.body);
        assert!(kept.body.contains("Stays, because: Everybody &lt;i&gt;here&lt;/i&gt; knows"), "{}", kept.body);
        let late = keep(&version, "age", "untranslated", "So.").await;
        assert_eq!(late.status, StatusCode::CONFLICT, "somebody else changed it meanwhile");
        let rae = Session::of(&app, "rae").await;
        assert!(rae.get(address).await.body.contains("Stays, because"), "everybody on the team reads it");
        app.draft("complete", &as_it_is(&instrument())).await;
        app.agree(opening(&app.survey("complete").await)).await;
        assert_eq!(ana.post("/studio/surveys/complete/open", &[]).await.status, StatusCode::OK);
    }
}
