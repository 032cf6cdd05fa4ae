//! Writing the questions of a draft: each change is kept or nothing is, can be taken back, and two people do not lose each other's.

use axum::http::StatusCode;
use server::store::SurveyState;
use shared::Locale;
use tests::kit::TestApp;
use tests::samples::{as_it_is, instrument};
use tests::studio::Session;

const ADDRESS: &str = "/studio/surveys/new/questions";

async fn order(app: &TestApp) -> String {
    let survey = app.survey("new").await;
    let names = survey.instrument.logic.variables().map(|(_, item)| item.name.to_string());
    names.collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn questions_are_added_moved_reworded_and_taken_back() {
    for app in TestApp::on_each_database().await {
        app.staff("block").await;
        app.draft("new", &instrument()).await;
        let ana = Session::of(&app, "ana").await;
        let change = async |fields: &[(&str, &str)]| {
            let version = app.survey("new").await.instrument.version.to_string();
            ana.post(ADDRESS, &[&[("version", version.as_str())], fields].concat()).await
        };
        let page = ana.get(ADDRESS).await.body;
        assert!(page.contains("Do you feel safe?") && page.contains("Hospital-based victim services"), "{page}");
        assert_eq!(order(&app).await, "safe wants why age trust moved");
        let added = change(&[("action", "add"), ("page", "you"), ("kind", "violence_intervention/lost_someone")]).await;
        assert_eq!(added.status, StatusCode::OK, "{}", added.body);
        change(&[("action", "add"), ("page", "you"), ("kind", "scale")]).await;
        assert_eq!(order(&app).await, "safe wants why age trust moved lost_someone question");
        change(&[("action", "up"), ("name", "question")]).await;
        change(&[("action", "copy"), ("name", "trust")]).await;
        assert_eq!(order(&app).await, "safe wants why age trust trust_2 moved question lost_someone");
        let reworded = [
            ("action", "reword"),
            ("name", "question"),
            ("t/label/en", "How <b>fair</b> is it?"),
            ("t/label/es", "¿Qué tan justo es?"),
            ("t/labels/1/en", "Not fair"),
            ("t/labels/1/es", "Nada justo"),
        ];
        let reworded = change(&reworded).await;
        assert!(
            reworded.status == StatusCode::OK && reworded.body.contains("How &lt;b&gt;fair&lt;/b&gt; is it?"),
            "{}",
            reworded.body
        );
        let survey = app.survey("new").await;
        let slot = survey.instrument.logic.slots().find(|(_, item)| item.name.as_str() == "question").unwrap().0;
        assert_eq!(survey.instrument.words(slot).options[0].in_locale(Locale::Spanish), "Nada justo");
        let taken_out = change(&[("action", "remove"), ("name", "lost_someone")]).await;
        let before = taken_out.field("before");
        assert_eq!(change(&[("action", "undo"), ("before", before.as_str())]).await.status, StatusCode::OK);
        assert!(order(&app).await.ends_with("lost_someone"));
        // What would break the survey is told, and nothing is changed.
        let version = app.survey("new").await.instrument.version.clone();
        for (fields, status, words) in [
            (&[("action", "remove"), ("name", "safe")][..], StatusCode::UNPROCESSABLE_ENTITY, "relevant"),
            (
                &[("action", "reword"), ("name", "safe"), ("t/label/en", " "), ("t/label/es", "x")],
                StatusCode::UNPROCESSABLE_ENTITY,
                "label",
            ),
            (&[("action", "remove"), ("name", "nobody")], StatusCode::CONFLICT, "Nothing was changed"),
            (&[("action", "dance"), ("name", "safe")], StatusCode::BAD_REQUEST, ""),
            (&[("action", "add"), ("page", "you"), ("kind", "poem")], StatusCode::BAD_REQUEST, ""),
            (&[("action", "add"), ("page", "nowhere"), ("kind", "scale")], StatusCode::CONFLICT, "Nothing was changed"),
            (&[("action", "undo"), ("before", &"0".repeat(64))], StatusCode::CONFLICT, "Nothing was changed"),
        ] {
            let refused = change(fields).await;
            assert!(refused.status == status && refused.body.contains(words), "{fields:?}: {} {}", refused.status, refused.body);
        }
        assert_eq!(app.survey("new").await.instrument.version, version);
        let forged = ana.post_from(ADDRESS, &[("action", "remove"), ("name", "trust")], "cross-site", "x").await;
        assert_eq!(forged.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn two_who_write_at_once_lose_nothing_and_one_of_two_on_a_question_is_told() {
    let app = TestApp::on_sqlite().await;
    app.staff("block").await;
    app.draft("new", &as_it_is(&instrument())).await;
    let (ana, cal) = (Session::of(&app, "ana").await, Session::of(&app, "cal").await);
    let seen = ana.get(ADDRESS).await.field("version");
    let label = async |session: &Session<'_>, name: &str, en: &str| {
        let fields = [("version", seen.as_str()), ("action", "reword"), ("name", name), ("t/label/en", en), ("t/label/es", en)];
        session.post(ADDRESS, &fields).await.status
    };
    assert_eq!(label(&ana, "wants", "Hers?").await, StatusCode::OK);
    assert_eq!(label(&cal, "age", "His?").await, StatusCode::OK, "another question of the same version");
    assert_eq!(label(&cal, "wants", "His too?").await, StatusCode::CONFLICT);
    let page = ana.get(ADDRESS).await.body;
    assert!(page.contains("Hers?") && page.contains("His?") && !page.contains("His too?"), "{page}");
    app.field("new", &instrument()).await;
    assert_eq!(app.survey("new").await.state, SurveyState::Open);
    assert_eq!(ana.get(ADDRESS).await.status, StatusCode::SEE_OTHER, "what is open is fixed");
    assert_eq!(label(&ana, "age", "Late?").await, StatusCode::SEE_OTHER);
}
