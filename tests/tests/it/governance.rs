//! Who may do what, joining and leaving a team, and that nothing is opened without its yes.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use serde_json::Value;
use server::deciding::opening;
use server::permission;
use server::store::{SurveyState, record};
use shared::governance::{BrokenRecord, Deed, Record, Role, Voice};
use tests::kit::{PASSPHRASE, TestApp, today};
use tests::process::run;
use tests::samples::{as_it_is, instrument};
use tests::studio::{Session, sign_in};
use time::Duration;

const PROGRAM: &str = env!("CARGO_BIN_EXE_porchlight-under-test");

const PEOPLE: [(&str, Role); 4] =
    [("ana", Role::Lead), ("cal", Role::CoResearcher), ("rae", Role::Reviewer), ("tom", Role::Translator)];

#[tokio::test]
async fn each_address_is_open_to_those_who_may_and_to_nobody_else() {
    let app = TestApp::on_sqlite().await;
    app.staff("block").await;
    app.draft("draft", &as_it_is(&instrument())).await;
    for (name, role) in PEOPLE {
        let session = Session::of(&app, name).await;
        for (method, path, act) in permission::TABLE {
            if path == "/studio/sign-out" {
                continue;
            }
            let address = path.replace("{code}", "draft").replace("{name}", "ideas").replace("{address}", "nothing.png");
            let answer = if method == Method::GET { session.get(&address).await } else { session.post(&address, &[]).await };
            let is_refused = answer.status == StatusCode::FORBIDDEN;
            assert_eq!(is_refused, !role.may(act), "{name} {method} {path}: {}", answer.status);
            assert_eq!(is_refused, answer.body.contains("Your role in the team does not do this"), "{name} {method} {path}");
        }
    }
    assert_eq!(app.survey("draft").await.state, SurveyState::Draft);
    assert_eq!(app.get("/s/draft/design").await.status, StatusCode::NOT_FOUND, "a draft is its team's");
    assert!(app.get("/s/block/design").await.body.contains("without a vote of the team"));
    // Nobody who is not signed in gets anywhere.
    for (method, path, _) in permission::TABLE {
        let address = path.replace("{code}", "block").replace("{name}", "ideas").replace("{address}", "nothing.png");
        let answer = app.send(Request::builder().method(method.clone()).uri(&address).body(Body::empty()).unwrap()).await;
        assert_ne!(answer.status, StatusCode::OK, "{method} {path}");
    }
}

#[tokio::test]
async fn a_reviewer_sees_no_progress() {
    let app = TestApp::on_sqlite().await;
    app.staff("block").await;
    let ana = Session::of(&app, "ana").await;
    ana.post("/studio/surveys/block/handed-out", &[("handed_out", "4711")]).await;
    assert!(ana.get("/studio/surveys/block").await.body.contains("4711"));
    let rae = Session::of(&app, "rae").await;
    for path in ["/studio", "/studio/surveys/block", "/studio/surveys/block/plan", "/studio/decisions", "/studio/record.json"] {
        let page = rae.get(path).await;
        assert!(page.status == StatusCode::OK && !page.body.contains("4711"), "{path}");
    }
}

#[tokio::test]
async fn an_invitation_lets_one_person_in_once() {
    for app in TestApp::on_each_database().await {
        app.staff("block").await;
        let ana = Session::of(&app, "ana").await;
        let invited = ana.post("/studio/team/invite", &[("role", "reviewer")]).await.body;
        let link = invited.split("http://porch.test").nth(1).unwrap().split('<').next().unwrap().to_owned();
        assert!(!ana.get("/studio/team").await.body.contains(&link), "it is shown once");
        let page = app.get(&link).await;
        assert!(page.status == StatusCode::OK && page.body.contains("Community reviewer"), "{}", page.body);
        let token = page.field("token");
        let join = async |name: &str, passphrase: &str| {
            app.post_form("/studio/join", &[("token", token.as_str()), ("name", name), ("passphrase", passphrase)]).await
        };
        for (name, passphrase, words) in [
            ("", PASSPHRASE, "The name needs"),
            ("two words", PASSPHRASE, "The name needs"),
            ("<script>", "short", "The passphrase needs"),
            ("ben", PASSPHRASE, "Somebody here has that name"),
        ] {
            let refused = join(name, passphrase).await;
            assert!(
                refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains(words),
                "{name}: {}",
                refused.body
            );
            assert!(!refused.body.contains("<script>"));
        }
        // Right to left, with a sign that is no letter.
        assert_eq!(join("سارة🌙", PASSPHRASE).await.status, StatusCode::SEE_OTHER);
        assert_eq!(join("eve", PASSPHRASE).await.status, StatusCode::GONE);
        assert_eq!(app.get(&link).await.status, StatusCode::GONE);
        let people = ana.get("/studio/team").await.body;
        assert!(people.contains("<bdi>سارة🌙</bdi>") && people.contains("member 5 (Community reviewer)"), "{people}");
        assert_eq!(sign_in(&app, "سارة🌙", PASSPHRASE).await.status, StatusCode::SEE_OTHER);
        let late = ana.post("/studio/team/invite", &[("role", "lead")]).await.body;
        let late = late.split("http://porch.test").nth(1).unwrap().split('<').next().unwrap().to_owned();
        let later = app.on_day(today() + Duration::days(15));
        assert_eq!(later.get(&late).await.status, StatusCode::GONE, "it is too late");
    }
}

#[tokio::test]
async fn whoever_leaves_is_out_at_once_and_somebody_speaks_for_the_team() {
    let app = TestApp::on_sqlite().await;
    app.staff("block").await;
    let (ana, rae) = (Session::of(&app, "ana").await, Session::of(&app, "rae").await);
    for (path, fields) in [
        ("/studio/team/remove", &[("name", "ana")][..]),
        ("/studio/team/role", &[("name", "ana"), ("role", "reviewer")]),
        ("/studio/team/role", &[("name", "ben"), ("role", "reviewer")]),
        ("/studio/team/role", &[("name", "cal"), ("role", "king")]),
        ("/studio/team/remove", &[("name", "nobody")]),
        ("/studio/team/rule", &[("approvals", "1"), ("days", "14")]),
        ("/studio/team/rule", &[("approvals", "2"), ("days", "soon")]),
    ] {
        assert_eq!(ana.post(path, fields).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
    }
    assert_eq!(rae.get("/studio/decisions").await.status, StatusCode::OK);
    assert_eq!(ana.post("/studio/team/remove", &[("name", "rae")]).await.status, StatusCode::OK);
    let gone = rae.post("/studio/decisions/vote", &[("review", "1"), ("voice", "yes"), ("reason", "")]).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER, "an open page leads to the sign-in page");
    assert_eq!(ana.post("/studio/team/role", &[("name", "cal"), ("role", "lead")]).await.status, StatusCode::OK);
    assert_eq!(
        ana.post("/studio/team/remove", &[("name", "ana")]).await.status,
        StatusCode::SEE_OTHER,
        "herself, now that Cal leads"
    );
    let cal = Session::of(&app, "cal").await;
    let told = cal.get("/studio/decisions").await.body;
    for words in ["member 3 left", "member 2 is now: Lead", "member 1 left"] {
        assert!(told.contains(words), "{words}: {told}");
    }
}

#[tokio::test]
async fn nothing_opens_before_the_team_agreed_to_this_very_version() {
    for app in TestApp::on_each_database().await {
        app.staff("block").await;
        app.draft("new", &as_it_is(&instrument())).await;
        let (ana, rae) = (Session::of(&app, "ana").await, Session::of(&app, "rae").await);
        let open = "/studio/surveys/new/open";
        let refused = ana.post(open, &[]).await;
        assert!(refused.body.contains("The team has not agreed to this yet."), "{}", refused.body);
        assert_eq!(ana.post("/studio/surveys/new/review", &[]).await.status, StatusCode::SEE_OTHER);
        ana.post("/studio/surveys/new/review", &[]).await;
        let asked = rae.get("/studio/decisions").await;
        assert_eq!(
            asked.body.matches("Shall “Our block” be opened?").count(),
            2,
            "asked once, said at its form too: {}",
            asked.body
        );
        let review = asked.field("review");
        let vote = async |session: &Session<'_>, voice: &str, reason: &str| {
            session.post("/studio/decisions/vote", &[("review", &review), ("voice", voice), ("reason", reason)]).await.status
        };
        assert_eq!(vote(&ana, "yes", "").await, StatusCode::OK);
        assert_eq!(vote(&rae, "no", "  ").await, StatusCode::UNPROCESSABLE_ENTITY, "whoever says no says why");
        assert_eq!(vote(&rae, "no", "One question is too much.").await, StatusCode::OK);
        assert_eq!(ana.post(open, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(vote(&rae, "yes", "Now it is fine.").await, StatusCode::OK);
        // A change after it is another version, which nobody agreed to.
        let changed = app.survey("new").await;
        let page = ana.get("/studio/surveys/new/consent").await;
        let fields = [
            ("version", page.field("version")),
            ("introduction.en", "Another one.".to_owned()),
            ("consent.en", "I agree.".to_owned()),
            ("funding", "unsaid".to_owned()),
            ("setting", "custody".to_owned()),
            ("permission", "parent".to_owned()),
        ];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(ana.post("/studio/surveys/new/consent", &fields).await.status, StatusCode::OK);
        assert_ne!(app.survey("new").await.instrument.version, changed.instrument.version);
        assert!(ana.post(open, &[]).await.body.contains("The team has not agreed to this yet."));
        assert_eq!(app.survey("new").await.state, SurveyState::Draft);
        app.agree(opening(&app.survey("new").await)).await;
        assert_eq!(ana.post(open, &[]).await.status, StatusCode::OK);
        assert_eq!(app.survey("new").await.state, SurveyState::Open);
        assert!(app.get("/s/new").await.body.contains("Nothing about your case"), "what holds where people are held is said");
        let told = app.get("/s/new/design?language=es").await.body;
        assert!(
            told.contains("2 dijeron que sí (hacían falta 2), 1 de ellas revisoras de la comunidad, y 0 dijeron que no"),
            "{told}"
        );
        assert!(told.contains("¿Se siente seguro?"), "{told}");
        assert!(app.get("/s/block/design").await.body.contains("How old are you?"));
        let late = vote(&rae, "no", "Too late.").await;
        assert_eq!(late, StatusCode::CONFLICT, "nobody is asked about the first version any more");
    }
}

#[tokio::test]
async fn a_record_proves_itself_to_whoever_has_the_file() {
    let app = TestApp::on_sqlite().await;
    app.staff("block").await;
    app.draft("new", &as_it_is(&instrument())).await;
    app.agree(opening(&app.survey("new").await)).await;
    let ana = Session::of(&app, "ana").await;
    assert_eq!(ana.post("/studio/surveys/new/open", &[]).await.status, StatusCode::OK);
    let text = app.get("/api/v1/surveys/new/record").await.body;
    assert_eq!(text, ana.get("/studio/record.json").await.body);
    assert!(!text.contains("ana") && !text.contains("rae"), "names are not in it: {text}");
    let verify = |text: &str| {
        let path = app.folder.path().join("record.json");
        std::fs::write(&path, text).unwrap();
        let output = run(PROGRAM, app.folder.path(), None, &["verify", "--record", path.to_str().unwrap()]);
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let (code, said) = verify(&text);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("4 entries in an unbroken chain"), "{said}");
    let mut forged: Value = serde_json::from_str(&text).unwrap();
    forged["entries"][1]["voice"] = "no".into();
    let (code, said) = verify(&forged.to_string());
    assert!(code == Some(3) && said.contains("entry 2 of the record of elm does not follow"), "{said}");
    // Whoever makes a chain anew, without the voice of the community, has one that tells on them.
    let honest: Record = serde_json::from_str(&text).unwrap();
    let mut entries: Vec<_> = honest.entries().to_vec();
    entries.remove(2);
    let mut without = Record::replay("elm".to_owned(), vec![]).unwrap();
    for entry in entries {
        match without.add(entry.day, entry.by, entry.deed.clone()) {
            Ok(_) => {}
            Err(error) => {
                assert!(matches!(error, BrokenRecord::NotAgreed { .. }) && matches!(entry.deed, Deed::Opened { .. }));
                return;
            }
        }
    }
    panic!("it was opened without a yes");
}

#[tokio::test]
async fn a_changed_or_missing_entry_stops_everything_and_is_told() {
    let app = TestApp::on_sqlite().await;
    app.staff("block").await;
    app.draft("new", &as_it_is(&instrument())).await;
    let subject = opening(&app.survey("new").await);
    app.agree(subject.clone()).await;
    let mut connection = app.app.store.read().await.unwrap();
    for statement in ["DELETE FROM record_entry WHERE sequence = 2", "UPDATE record_entry SET entry = '{}' WHERE sequence = 2"] {
        let refused = sqlx::query(statement).execute(&mut *connection).await.unwrap_err();
        assert!(refused.to_string().contains("append only"), "{refused}");
    }
    // Somebody who holds the file of the database can still do it.
    sqlx::query("DROP TRIGGER record_entry_keeps_rows").execute(&mut *connection).await.unwrap();
    sqlx::query("DELETE FROM record_entry WHERE sequence = 2").execute(&mut *connection).await.unwrap();
    assert!(record::load(&mut connection, "elm").await.is_err());
    drop(connection);
    let ana = Session::of(&app, "ana").await;
    assert_eq!(ana.post("/studio/surveys/new/open", &[]).await.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(app.survey("new").await.state, SurveyState::Draft);
    let database = format!("sqlite://{}", app.folder.path().join("test.db").display());
    let output = run(PROGRAM, app.folder.path(), Some(&database), &["verify"]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.code() == Some(3) && said.contains("entry 2 of the record of elm"), "{said}");
}

#[tokio::test]
async fn votes_at_the_same_time_are_all_counted() {
    for app in TestApp::on_each_database().await {
        app.staff("block").await;
        app.draft("new", &as_it_is(&instrument())).await;
        let ana = Session::of(&app, "ana").await;
        ana.post("/studio/surveys/new/review", &[]).await;
        let review = ana.get("/studio/decisions").await.field("review");
        let sessions = [ana, Session::of(&app, "cal").await, Session::of(&app, "rae").await];
        let fields = [("review", review.as_str()), ("voice", "yes"), ("reason", "")];
        let votes = sessions.each_ref().map(|session| session.post("/studio/decisions/vote", &fields));
        for vote in futures_util::future::join_all(votes).await {
            assert_eq!(vote.status, StatusCode::OK, "{}", app.database);
        }
        let book = record::load(&mut app.app.store.read().await.unwrap(), "elm").await.unwrap();
        let ballots = &book.reviews()[0].ballots;
        assert!(ballots.len() == 3 && ballots.iter().all(|ballot| ballot.voice == Voice::Yes), "{}", app.database);
    }
}
