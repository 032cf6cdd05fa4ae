//! `/studio`: who gets in, what they may do, and that no page tells how many answered.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use server::store::SurveyState;
use tests::kit::{PASSPHRASE, TestApp};
use tests::studio::{Session, cookie, sign_in};

#[tokio::test]
async fn only_the_right_passphrase_opens_and_guessing_is_slowed_down() {
    for app in TestApp::on_each_database().await {
        app.staff("block").await;
        for (name, passphrase) in [("ana", "nine blue porchez"), ("nobody", PASSPHRASE), ("", "")] {
            let refused = sign_in(&app, name, passphrase).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}: {name}", app.database);
            assert!(!refused.headers.contains_key(header::SET_COOKIE) && refused.body.contains("do not fit together"));
            assert!(!refused.body.contains("porch"), "a passphrase is never shown again");
        }
        let answer = sign_in(&app, "ana", PASSPHRASE).await;
        let set = answer.headers[header::SET_COOKIE].to_str().unwrap();
        assert!(set.contains("HttpOnly") && set.contains("SameSite=Strict"), "{set}");
        let mut statuses = Vec::new();
        for _ in 0..6 {
            statuses.push(sign_in(&app, "ana", "wrong wrong wrong").await.status);
        }
        assert!(statuses.contains(&StatusCode::TOO_MANY_REQUESTS), "{statuses:?}");
        assert_eq!(sign_in(&app, "ana", PASSPHRASE).await.status, StatusCode::TOO_MANY_REQUESTS, "not even the right one");
        assert_eq!(sign_in(&app, "ben", PASSPHRASE).await.status, StatusCode::SEE_OTHER, "others are not slowed down");
    }
}

#[tokio::test]
async fn a_link_signs_in_once() {
    for app in TestApp::on_each_database().await {
        app.staff("block").await;
        let path = &app.sign_in_link("ana").await;
        // Looking at it, as a preview does, does not use it up.
        for _ in 0..2 {
            assert_eq!(app.get(path).await.status, StatusCode::OK);
        }
        let token = app.get(path).await.field("token");
        let entered = app.post_form("/studio/enter", &[("token", &token)]).await;
        assert_eq!(entered.status, StatusCode::SEE_OTHER, "{}: {}", app.database, entered.body);
        assert!(!cookie(&entered).is_empty());
        let again = app.post_form("/studio/enter", &[("token", &token)]).await;
        assert_eq!(again.status, StatusCode::GONE);
        assert!(again.body.contains("This link does not work any more"));
        assert_eq!(app.post_form("/studio/enter", &[("token", "zzz")]).await.status, StatusCode::GONE);
    }
}

#[tokio::test]
async fn nobody_else_gets_in() {
    let app = TestApp::on_sqlite().await;
    app.staff("block").await;
    for path in ["/studio", "/studio/surveys/block", "/studio/surveys/block/plan"] {
        let answer = app.get(path).await;
        assert_eq!(
            (answer.status, &answer.headers[header::LOCATION]),
            (StatusCode::SEE_OTHER, &"/studio/sign-in".parse().unwrap())
        );
    }
    let ben = Session::of(&app, "ben").await;
    assert!(!ben.get("/studio").await.body.contains("/studio/surveys/block"));
    for path in ["/studio/surveys/block", "/studio/surveys/block/plan", "/studio/surveys/nowhere"] {
        assert_eq!(ben.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(ben.post("/studio/surveys/block/close", &[("confirm", "yes")]).await.status, StatusCode::NOT_FOUND);
    let ana = Session::of(&app, "ana").await;
    for (site, csrf) in
        [("cross-site", ana.csrf.as_str()), ("same-site", &ana.csrf), ("same-origin", "forged"), ("same-origin", &ben.csrf)]
    {
        let forged = ana.post_from("/studio/surveys/block/close", &[("confirm", "yes")], site, csrf).await;
        assert_eq!(forged.status, StatusCode::FORBIDDEN, "{site}");
    }
    assert_eq!(app.survey("block").await.state, SurveyState::Open);
    assert_eq!(ana.post("/studio/sign-out", &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(ana.get("/studio").await.status, StatusCode::SEE_OTHER, "the session is over on the server too");
}

#[tokio::test]
async fn no_page_of_the_studio_changes_when_somebody_answers() {
    let app = TestApp::on_sqlite().await;
    app.staff("block").await;
    let ana = Session::of(&app, "ana").await;
    let pages = ["/studio", "/studio/surveys/block", "/studio/surveys/block/plan"];
    let before = [ana.get(pages[0]).await.body, ana.get(pages[1]).await.body, ana.get(pages[2]).await.body];
    app.answer("block", 0..7).await;
    for (path, before) in pages.into_iter().zip(before) {
        assert_eq!(ana.get(path).await.body, before, "{path}");
    }
}

#[tokio::test]
async fn a_survey_is_closed_planned_and_published() {
    for app in TestApp::on_each_database().await {
        app.staff("block").await;
        app.answer("block", 0..90).await;
        let ana = Session::of(&app, "ana").await;
        let survey = "/studio/surveys/block";
        let plan = format!("{survey}/plan");

        let saved = ana.post(&format!("{survey}/handed-out"), &[("handed_out", "120")]).await;
        assert!(saved.status == StatusCode::OK && saved.body.contains("120"));
        let unreadable = ana.post(&format!("{survey}/handed-out"), &[("handed_out", "-3")]).await;
        assert_eq!(unreadable.status, StatusCode::UNPROCESSABLE_ENTITY);

        let choice = [
            ("item", "safe"),
            ("item", "wants"),
            ("cross_first", "safe"),
            ("cross_second", "trust"),
            ("share", "50"),
            ("people", "2000"),
        ];
        // With so few people nobody could read the cross: it has a price, and nothing to draw.
        let few: Vec<_> =
            choice.iter().map(|&(name, value)| if name == "people" { (name, "100") } else { (name, value) }).collect();
        let few = ana.post(&plan, &few).await;
        assert!(few.body.contains("the budget cannot carry the table of “safe” and “trust”"), "{}", few.body);
        assert!(!few.body.contains(r#"name="priced""#));
        let draw = |priced: String| {
            let mut fields = choice.to_vec();
            fields.push(("action", "draw"));
            let fields: Vec<(String, String)> =
                fields.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
            fields.into_iter().chain([("priced".to_owned(), priced)]).collect::<Vec<_>>()
        };
        let priced = ana.post(&plan, &choice).await;
        assert_eq!(priced.status, StatusCode::OK);
        let fingerprint = priced.field("priced");
        let press = async |fields: Vec<(String, String)>| {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            ana.post(&plan, &fields).await
        };
        let too_early = press(draw(fingerprint.clone())).await;
        assert_eq!(too_early.status, StatusCode::CONFLICT);
        assert!(too_early.body.contains("close the survey first"));

        let unconfirmed = ana.post(&format!("{survey}/close"), &[]).await;
        assert_eq!(unconfirmed.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(app.survey("block").await.state, SurveyState::Open);
        assert_eq!(ana.post(&format!("{survey}/close"), &[("confirm", "yes")]).await.status, StatusCode::OK);

        let unseen = press(draw("something else".to_owned())).await;
        assert_eq!(unseen.status, StatusCode::OK, "what was not priced is priced first, not drawn");
        let not_asked = press(draw(fingerprint.clone())).await;
        assert!(not_asked.status == StatusCode::CONFLICT && not_asked.body.contains("has not agreed"), "{}", not_asked.body);
        let mut ask = draw(fingerprint.clone());
        ask.iter_mut().filter(|(name, _)| name == "action").for_each(|(_, value)| "ask".clone_into(value));
        assert_eq!(press(ask).await.status, StatusCode::SEE_OTHER);
        for (name, voice, reason) in [("ana", "yes", ""), ("cal", "no", "Too <b>fine</b>."), ("rae", "yes", "We want it.")] {
            assert_eq!(press(draw(fingerprint.clone())).await.status, StatusCode::CONFLICT, "before {name}");
            let member = Session::of(&app, name).await;
            let asked = member.get("/studio/decisions").await;
            assert!(asked.body.contains("Do you feel safe? × "), "what would be published: {}", asked.body);
            let review = asked.field("review");
            let vote = [("review", review.as_str()), ("voice", voice), ("reason", reason)];
            assert_eq!(member.post("/studio/decisions/vote", &vote).await.status, StatusCode::OK);
        }
        let drawn = press(draw(fingerprint.clone())).await;
        assert_eq!(drawn.status, StatusCode::SEE_OTHER, "{}", drawn.body);
        let again = press(draw(fingerprint)).await;
        assert_eq!(again.headers[header::LOCATION], drawn.headers[header::LOCATION], "the same plan is the same release");

        let mut beyond = choice.to_vec();
        beyond.retain(|(name, _)| *name != "share");
        beyond.push(("share", "100"));
        let beyond = ana.post(&plan, &beyond).await;
        assert!(beyond.body.contains("left"));

        let findings = app.get(drawn.headers[header::LOCATION].to_str().unwrap()).await;
        assert_eq!(findings.status, StatusCode::OK);
        assert!(findings.body.contains("Do you feel safe?"), "{}", app.database);
        let decided = "2 said yes (2 were needed), 1 of them community reviewers, and 1 said no.";
        assert!(
            findings.body.contains(decided) && findings.body.contains("member 2 (Co-researcher): <bdi>Too &lt;b&gt;fine"),
            "{}",
            findings.body
        );
        // The box for synthetic records was not ticked.
        assert!(!findings.body.contains("records.csv"));
        let records = format!("{}/records.csv", drawn.headers[header::LOCATION].to_str().unwrap());
        assert_eq!(app.get(&records).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn forms_that_cannot_be_read_get_a_page() {
    let app = TestApp::on_sqlite().await;
    app.staff("block").await;
    let half = app.post_form("/studio/sign-in", &[("name", "ana")]).await;
    let json = app.post_json("/studio/sign-in", "{}").await;
    let huge = app.post_form("/studio/sign-in", &[("name", "ana"), ("passphrase", &"x".repeat(1 << 20))]).await;
    let method = app.send(Request::delete("/studio").body(Body::empty()).unwrap()).await;
    let address = app.get("/s/%ff").await;
    for (answer, status) in [
        (half, StatusCode::UNPROCESSABLE_ENTITY),
        (json, StatusCode::UNSUPPORTED_MEDIA_TYPE),
        (huge, StatusCode::PAYLOAD_TOO_LARGE),
        (method, StatusCode::METHOD_NOT_ALLOWED),
        (address, StatusCode::NOT_FOUND),
    ] {
        assert_eq!(answer.status, status);
        assert!(answer.body.contains("<h1>"), "{status}: {}", answer.body);
    }
}

#[tokio::test]
async fn a_form_is_taken_in_as_a_draft_or_reported_on_and_left() {
    const FORM: &str = "| survey |\n| | type | name | label |\n| | select_one yn | safe | Safe? |\n| | geopoint | where | Where? |\n\
                        | choices |\n| | list_name | name | label |\n| | yn | yes | Yes |\n| | yn | no | No |\n";
    for app in TestApp::on_each_database().await {
        app.staff("block").await;
        let session = Session::of(&app, "ana").await;
        assert!(session.get("/studio/import").await.body.contains("enctype=\"multipart/form-data\""));
        let refused = session.upload("/studio/import", &[("csrf", "forged"), ("code", "porch")], "f.md", FORM.as_bytes()).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{}", app.database);
        let broken = FORM.replace("select_one yn", "select_one nowhere");
        let padding = vec![b' '; 17 * 1024 * 1024];
        let cases: [(&str, &[u8], StatusCode, &str); 6] = [
            ("porch", broken.as_bytes(), StatusCode::UNPROCESSABLE_ENTITY, "Something in the form has to be mended first."),
            ("porch", b"PK\x03\x04 not really", StatusCode::UNPROCESSABLE_ENTITY, "Nothing was stored."),
            ("porch", b"", StatusCode::UNPROCESSABLE_ENTITY, "No file was sent."),
            ("P", FORM.as_bytes(), StatusCode::UNPROCESSABLE_ENTITY, "3 to 32 lowercase letters"),
            ("block", FORM.as_bytes(), StatusCode::UNPROCESSABLE_ENTITY, "There is a survey with that code already."),
            ("porch", &padding, StatusCode::PAYLOAD_TOO_LARGE, "That was too much to send"),
        ];
        for (code, file, status, words) in cases {
            let answer = session.upload("/studio/import", &[("code", code)], "f.md", file).await;
            assert_eq!((answer.status, answer.body.contains(words)), (status, true), "{code}: {words}: {}", answer.body);
        }
        assert_eq!(session.get("/studio/surveys/porch").await.status, StatusCode::NOT_FOUND);
        let added = session.upload("/studio/import", &[("code", "porch")], "f.md", FORM.as_bytes()).await;
        assert_eq!(added.status, StatusCode::OK, "{}", added.body);
        assert!(added.body.contains("An exact place can tell who somebody is.") && added.body.contains("row 3"));
        assert_eq!(app.survey("porch").await.state, SurveyState::Draft);
        assert!(session.get("/studio").await.body.contains("/studio/surveys/porch"));
        let again = session.upload("/studio/import", &[("code", "porch")], "f.md", FORM.as_bytes()).await;
        assert!(again.body.contains("There is a survey with that code already."));
    }
}
