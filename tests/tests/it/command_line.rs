//! The program as an operator meets it: help, mistakes, the demonstration, files, backups, stopping.

use std::fs;
use std::path::Path;
use std::process::{Output, Stdio};
use std::time::Duration;

use sqlx::{AnyConnection, Connection};
use tests::process::{command, free_port, http_client, run, succeed, wait_until_up};
use tests::samples::instrument;

const PROGRAM: &str = env!("CARGO_BIN_EXE_porchlight-under-test");

fn error_of(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn help_tells_every_command_and_every_variable() {
    let folder = tempfile::tempdir().unwrap();
    let help = succeed(PROGRAM, folder.path(), None, &["--help"]);
    for command in ["serve", "demo", "migrate", "user", "import", "export", "backup", "verify"] {
        assert!(help.contains(&format!("  {command} ")), "{command}: {help}");
        succeed(PROGRAM, folder.path(), None, &[command, "--help"]);
    }
    for variable in ["DATA", "DATABASE", "LISTEN", "ADDRESS", "LOG", "RECEIPT_KEY", "TIME_ZONE"] {
        assert!(help.contains(&format!("PORCHLIGHT_{variable}")), "{variable}");
    }
}

#[test]
fn each_mistake_is_one_clear_sentence_and_its_own_exit_code() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mistakes: [(&[&str], i32, &str); 9] = [
        (&["--listen", "3000", "serve"], 2, "--listen"),
        (&["--database", "mysql://x", "serve"], 2, "--database"),
        (&["--address", "porch.example.org", "serve"], 2, "--address"),
        (&["--log", "trace", "serve"], 2, "trace"),
        (&["--time-zone", "Chicago", "serve"], 2, "--time-zone"),
        (&["fly"], 2, "fly"),
        (&["import", "responses", "--dictionary", "no.json", "--csv", "no.csv", "--survey", "x"], 1, "no.json cannot be read"),
        (&["export", "--survey", "nowhere", "--to", "x"], 1, "there is no survey “nowhere”"),
        (&["user", "link", "--name", "nobody"], 1, "nobody"),
    ];
    for (arguments, code, sentence) in mistakes {
        let output = run(PROGRAM, &data, None, arguments);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", error_of(&output));
        assert!(error_of(&output).contains(sentence), "{arguments:?}: {}", error_of(&output));
    }
}

/// A form with a kind that is asked here and one that is kept out; then one that is wrong, and a file that is no form.
#[test]
fn forms_are_reported_on_and_turned_into_drafts() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let lists = "| choices |\n| | list_name | name | label |\n| | yn | yes | Yes |\n| | yn | no | No |\n";
    let good = write(
        "block.md",
        &format!(
            "| survey |\n| | type | name | label | relevant |\n| | select_one yn | safe-day | Safe? | |\n\
             | | text | why | Why? | ${{safe-day}} = 'no' |\n| | geopoint | home | Where? | |\n{lists}"
        ),
    );
    let report = succeed(PROGRAM, &data, None, &["import", "form", &good]);
    for words in
        ["row 4: “geopoint”. An exact place can tell who somebody is.", "It was kept out; what reads it finds it unanswered."]
    {
        assert!(report.contains(words), "{report}");
    }
    assert!(!data.exists(), "a report stores nothing");
    let printed = succeed(PROGRAM, &data, None, &["import", "form", &good, "--json"]);
    let document: serde_json::Value = serde_json::from_str(&printed).unwrap();
    assert_eq!((&document["verdict"], &document["flaws"]), (&"ok".into(), &serde_json::json!([])));
    assert_eq!(document["form"]["survey"][0]["type"], "select one");
    assert_eq!(document["instrument"]["pages"][0]["elements"][1]["relevant"], "${safe_day} = 'no'");
    succeed(PROGRAM, &data, None, &["import", "form", &good, "--survey", "block", "--team", "elm"]);
    let again = run(PROGRAM, &data, None, &["import", "form", &good, "--survey", "block", "--team", "elm"]);
    assert!(error_of(&again).contains("there is a survey “block” already"), "{}", error_of(&again));

    // Choices from a file beside the form, and a list of places in the place of an exact one.
    write("towns.csv", "\u{feff}name,label,county\nash,Ash,north\nbay,Bay,south\n");
    let lists = write(
        "lists.md",
        &format!(
            "| survey |\n| | type | name | label | choice_filter | porchlight::places |\n\
             | | select_one_from_file towns.csv | town | Town? | county = 'north' | |\n| | geopoint | near | Where? | | yn |\n{lists}"
        ),
    );
    let printed = succeed(PROGRAM, &data, None, &["import", "form", &lists, "--json"]);
    let document: serde_json::Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(document["flaws"], serde_json::json!([]));
    let elements = &document["instrument"]["pages"][0]["elements"];
    assert_eq!(elements[0]["choices"][1], serde_json::json!({ "name": "bay", "label": "Bay", "columns": { "county": "south" } }));
    assert_eq!((&elements[1]["kind"], &elements[1]["choices"][0]["name"]), (&"choose_one".into(), &"yes".into()));

    let wrong = write("wrong.md", "| survey |\n| | type | name | label |\n| | select_one nothing | a | A |\n");
    let output = run(PROGRAM, &data, None, &["import", "form", &wrong]);
    assert_eq!(output.status.code(), Some(1), "{}", error_of(&output));
    let none = write("none.xlsx", "PK\u{3}\u{4}cut off");
    let output = run(PROGRAM, &data, None, &["import", "form", &none]);
    assert_eq!(output.status.code(), Some(2));
    assert!(error_of(&output).contains("Nothing was stored."), "{}", error_of(&output));
}

/// The demonstration, exported, backed up and verified; then damaged in ways that `verify` must notice.
#[tokio::test]
async fn what_was_published_can_be_checked_for_ever() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    succeed(PROGRAM, &data, None, &["demo"]);
    succeed(PROGRAM, &data, None, &["demo"]);
    let exported = succeed(PROGRAM, &data, None, &["export", "--survey", "youth-2013", "--to", &path("out")]);
    assert!(exported.lines().count() > shared::Format::ALL.len() + shared::export::Description::ALL.len());
    assert!(succeed(PROGRAM, &data, None, &["verify", &path("out")]).contains("files are as they were listed"));
    let by_another = run(PROGRAM, &data, None, &["verify", &path("out"), "--key", &"0".repeat(64)]);
    assert_eq!(by_another.status.code(), Some(3), "signed by another key than the one that is known");
    let again = run(PROGRAM, &data, None, &["export", "--survey", "youth-2013", "--to", &path("out")]);
    assert_eq!(again.status.code(), Some(1), "nothing is overwritten");
    let release = path("out/release.json");
    let verified = succeed(PROGRAM, &data, None, &["verify", "--release-file", &release]);
    assert!(verified.contains("All is well: 1 releases") && verified.contains("as it was drawn"), "{verified}");

    // A changed file.
    let changed = path("changed.json");
    let text = fs::read_to_string(&release).unwrap();
    let mut document: serde_json::Value = serde_json::from_str(&text).unwrap();
    let number = &mut document["release"]["measurements"][0]["values"][0];
    *number = (number.as_i64().unwrap() + 1).into();
    fs::write(&changed, document.to_string()).unwrap();
    let output = run(PROGRAM, &data, None, &["verify", "--release-file", &changed]);
    assert_eq!(output.status.code(), Some(3), "{}", String::from_utf8_lossy(&output.stdout));

    // A backup starts, knows everything, and spends nothing before somebody vouches for it.
    succeed(PROGRAM, &data, None, &["backup", "--to", &path("backup")]);
    assert_eq!(run(PROGRAM, &data, None, &["backup", "--to", &path("backup")]).status.code(), Some(1));
    let backup = folder.path().join("backup");
    let output = run(PROGRAM, &backup, None, &["verify"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&output.stdout).contains("this data folder is a backup or"));
    succeed(PROGRAM, &backup, None, &["verify", "--accept-backup", "--release-file", &release]);
    succeed(PROGRAM, &backup, None, &["verify"]);
    let original = fs::read(data.join("receipt.key")).unwrap();
    assert_eq!(fs::read(backup.join("receipt.key")).unwrap(), original, "receipts stay the same");

    // The ledger cannot be rewritten by accident, and not unnoticed on purpose.
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(&format!("sqlite://{}", data.join("porchlight.db").display())).await.unwrap();
    let cheaper = "UPDATE ledger_entry SET charge_nanorho = charge_nanorho - 1";
    assert!(sqlx::query(cheaper).execute(&mut connection).await.is_err());
    let triggers: Vec<(String,)> =
        sqlx::query_as("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetch_all(&mut connection).await.unwrap();
    for (trigger,) in triggers {
        sqlx::query(sqlx::AssertSqlSafe(format!("DROP TRIGGER {trigger}"))).execute(&mut connection).await.unwrap();
    }
    sqlx::query(cheaper).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    assert_eq!(run(PROGRAM, &data, None, &["verify"]).status.code(), Some(3));
}

#[tokio::test]
async fn it_stops_cleanly_and_a_second_start_keeps_the_data() {
    let folder = tempfile::tempdir().unwrap();
    let first = serve_and_stop(folder.path()).await;
    let second = serve_and_stop(folder.path()).await;
    for address in ["Residents answer:", "Co-researchers:", "Published findings:"] {
        let line = |printed: &str| printed.lines().find(|line| line.contains(address)).expect(address).to_owned();
        // The sign-in link is a new one each time; the release is the one that was drawn.
        assert_eq!(address == "Co-researchers:", line(&first) != line(&second), "{first}{second}");
    }
    assert!(second.contains("Stopped. Everything that was acknowledged is on disk."), "{second}");
}

/// Serves with the demonstration until it answers, then asks it to stop; what it printed.
async fn serve_and_stop(folder: &Path) -> String {
    let port = free_port();
    let address = format!("127.0.0.1:{port}");
    let mut serve = command(PROGRAM, &folder.join("data"), None);
    // The same address both times, so that what is printed can be compared.
    serve.args(["--listen", &address, "--address", "http://porch.test"]).stdout(Stdio::piped());
    let server = serve.spawn().unwrap();
    wait_until_up(&http_client(), &address).await;
    let interrupted = std::process::Command::new("kill").args(["-s", "INT", &server.id().to_string()]).status().unwrap();
    assert!(interrupted.success());
    let output = tokio::time::timeout(Duration::from_secs(20), tokio::task::spawn_blocking(|| server.wait_with_output()));
    let output = output.await.expect("it stops").unwrap().unwrap();
    assert_eq!(output.status.code(), Some(0));
    String::from_utf8(output.stdout).unwrap()
}

/// What a phone saves as a file, carried to the team: taken once, refused with a sentence where it is something else.
#[tokio::test]
async fn answers_saved_on_a_phone_are_taken_in() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let instrument = instrument();
    fs::write(path("block.json"), &instrument).unwrap();
    let added = ["import", "instrument", "--file", &path("block.json"), "--survey", "block", "--team", "elm", "--open"];
    succeed(PROGRAM, &data, None, &added);
    let version = shared::Instrument::parse(&instrument).unwrap().version.to_string();
    let saved = |answers: serde_json::Value| serde_json::json!({ "porchlight_answers": 1, "survey": "block", "id": "ab".repeat(16), "version": version, "consent": true, "answers": answers });
    fs::write(path("answers.json"), saved(serde_json::json!({ "safe": "yes", "wants": ["light", "bus"] })).to_string()).unwrap();
    assert!(succeed(PROGRAM, &data, None, &["import", "saved", &path("answers.json")]).contains("answers.json: received"));
    assert!(succeed(PROGRAM, &data, None, &["import", "saved", &path("answers.json")]).contains("was received before"));
    let mut other = saved(serde_json::json!({ "safe": "maybe" }));
    other["id"] = "cd".repeat(16).into();
    fs::write(path("bad.json"), other.to_string()).unwrap();
    fs::write(path("photo.json"), "not JSON").unwrap();
    fs::write(path("release.json"), "{}").unwrap();
    let refused = run(PROGRAM, &data, None, &["import", "saved", &path("bad.json"), &path("photo.json"), &path("release.json")]);
    assert_eq!(refused.status.code(), Some(1));
    let told = String::from_utf8_lossy(&refused.stdout);
    assert_eq!(told.matches("NOT TAKEN").count(), 3, "{told}");
}

/// Records of the published demonstration, from the database and from the files that anybody can download: the same; and clear words where
/// there are none.
#[tokio::test]
async fn records_are_made_of_a_release_and_of_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    succeed(PROGRAM, &data, None, &["demo"]);
    let told = succeed(PROGRAM, &data, None, &["synthesize", "--survey", "youth-2013", "--sets", "2", "--to", &path("one")]);
    assert!(told.contains("none of them anybody's"), "{told}");
    succeed(PROGRAM, &data, None, &["export", "--survey", "youth-2013", "--to", &path("out")]);
    succeed(PROGRAM, &data, None, &["export", "form", "youth-2013", "--format", "json", "--output", &path("form.json")]);
    let (release, form) = (path("out/release.json"), path("form.json"));
    let elsewhere = folder.path().join("elsewhere");
    let from_files = ["synthesize", "--release-file", &release, "--instrument", &form, "--sets", "2", "--to"];
    succeed(PROGRAM, &elsewhere, None, &[&from_files[..], &[&path("two")]].concat());
    for file in ["records.csv", "sets.csv", "quality.json"] {
        let [one, two] = ["one", "two"].map(|made| std::fs::read_to_string(path(&format!("{made}/{file}"))).unwrap());
        assert_eq!(one, two, "{file}");
    }
    let records = std::fs::read_to_string(path("one/records.csv")).unwrap();
    assert!(records.starts_with("synthetic,age,gender,") && records.lines().skip(1).all(|row| row.starts_with("1,")));

    for (arguments, words) in [
        (vec!["--survey", "youth-2013", "--to", &path("one")], "nothing is overwritten"),
        (vec!["--survey", "nowhere", "--to", &path("three")], "there is no survey"),
        (vec!["--survey", "neighborhood", "--to", &path("three")], "nothing has been published"),
        (vec!["--survey", "youth-2013", "--records", "0", "--to", &path("three")], "nobody answered"),
        (vec!["--survey", "youth-2013", "--records", "9000000", "--to", &path("three")], "ask for fewer"),
        (vec!["--to", &path("three")], "--release-file"),
    ] {
        let output = run(PROGRAM, &data, None, &[&["synthesize"], &arguments[..]].concat());
        assert!(!output.status.success() && error_of(&output).contains(words), "{arguments:?}: {}", error_of(&output));
    }
}
