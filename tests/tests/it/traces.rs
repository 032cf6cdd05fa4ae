//! After everything that people do, no table and no line of the log holds anything that tells who answered, from where or when.

use std::path::Path;
use std::process::Stdio;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use serde_json::json;
use sqlx::{AnyConnection, Connection, Row};
use tests::postgres::fresh_database;
use tests::process::{HttpClient, command, field_sample, free_port, http_client, succeed, wait_until_up};
use tests::samples::response;

const PROGRAM: &str = env!("CARGO_BIN_EXE_porchlight-under-test");

/// What requests carry and nothing may keep: proxies' notes of addresses, the browser, where it came from.
const TELLTALES: [(&str, &str); 6] = [
    ("x-forwarded-for", "203.0.113.77"),
    ("forwarded", "for=198.51.100.23"),
    ("user-agent", "TelltaleBrowser/4.2"),
    ("referer", "https://telltale.example/post/17"),
    ("sec-ch-ua-model", "TelltalePhone"),
    ("cookie", "telltale=41"),
];
/// Parts of them, and the address that connections really come from.
const TRACES: [&str; 4] = ["203.0.113.77", "198.51.100.23", "elltale", "127.0.0.1"];

struct Visitor<'a> {
    client: &'a HttpClient,
    address: &'a str,
}

impl Visitor<'_> {
    async fn ask(
        &self,
        path: &str,
        form: Option<(&str, String)>,
        cookie: Option<&str>,
    ) -> (StatusCode, header::HeaderMap, String) {
        let mut request = Request::builder().uri(format!("http://{}{path}", self.address));
        for (name, value) in TELLTALES {
            request = request.header(name, if name == "cookie" { cookie.unwrap_or(value) } else { value });
        }
        let request = match form {
            Some((kind, body)) => request.method("POST").header(header::CONTENT_TYPE, kind).body(Body::from(body)),
            None => request.body(Body::empty()),
        };
        let answer = self.client.request(request.unwrap()).await.unwrap();
        let (parts, body) = answer.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        (parts.status, parts.headers, String::from_utf8_lossy(&body).into_owned())
    }

    async fn post(&self, path: &str, fields: &[(&str, &str)], cookie: Option<&str>) -> (StatusCode, header::HeaderMap, String) {
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.ask(path, Some(("application/x-www-form-urlencoded", body)), cookie).await
    }
}

/// Every value of every table, as text, with where it stands. Not sqlx's own list of migrations, which says when the schema was made.
async fn everything(database: &str) -> Vec<(String, String)> {
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(database).await.unwrap();
    let is_sqlite = database.starts_with("sqlite");
    let columns = if is_sqlite {
        "SELECT m.name AS t, c.name AS c FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'"
    } else {
        "SELECT table_name::text AS t, column_name::text AS c FROM information_schema.columns WHERE table_schema = 'public'"
    };
    let columns = sqlx::query(columns).fetch_all(&mut connection).await.unwrap();
    let mut values = Vec::new();
    for row in columns {
        let (table, column): (String, String) = (row.get("t"), row.get("c"));
        if table == "_sqlx_migrations" {
            continue;
        }
        let written = if is_sqlite { format!("hex({column}) || ' ' || quote({column})") } else { format!("{column}::text") };
        let statement = sqlx::AssertSqlSafe(format!("SELECT COALESCE({written}, '') FROM {table}"));
        for (value,) in sqlx::query_as::<_, (String,)>(statement).fetch_all(&mut connection).await.unwrap() {
            values.push((format!("{table}.{column}"), value));
        }
    }
    values
}

/// Whether a text holds a time of day such as 14:03:59, or a number that counts seconds, milliseconds or finer since 1970 in our days.
fn holds_a_time(text: &str) -> bool {
    let bytes = text.as_bytes();
    let clock = bytes
        .windows(8)
        .any(|part| part.iter().enumerate().all(|(at, byte)| if at % 3 == 2 { *byte == b':' } else { byte.is_ascii_digit() }));
    // Ten digits that begin with 17 to 19 are seconds of 2023 to 2033; 13, 16 and 19 digits are finer.
    let epoch = text.split(|letter: char| !letter.is_ascii_digit()).any(|digits| {
        [10, 13, 16, 19].contains(&digits.len()) && ["17", "18", "19"].iter().any(|start| digits.starts_with(start))
    });
    clock || epoch
}

async fn full_run(database: Option<&str>) {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let version = field_sample(PROGRAM, &data, database);
    succeed(PROGRAM, &data, database, &["user", "add", "--name", "ana", "--team", "elm"]);
    let link = succeed(PROGRAM, &data, database, &["user", "link", "--name", "ana"]);
    succeed(PROGRAM, &data, database, &["user", "add", "--name", "rae", "--team", "elm", "--role", "reviewer"]);
    let reviewers_link = succeed(PROGRAM, &data, database, &["user", "link", "--name", "rae"]);
    let address = format!("127.0.0.1:{}", free_port());
    let log = folder.path().join("log");
    let mut serve = command(PROGRAM, &data, database);
    // As talkative as anybody would run it.
    serve.env("PORCHLIGHT_LOG", "debug").args(["--listen", &address, "serve", "--no-demo"]);
    let log_file = std::fs::File::create(&log).unwrap();
    let mut server = serve.stdout(Stdio::null()).stderr(log_file).spawn().unwrap();
    let client = http_client();
    wait_until_up(&client, &address).await;
    let visitor = Visitor { client: &client, address: &address };

    for path in
        ["/", "/privacy", "/privacy/assessment", "/s/block", "/s/block/engine", "/s/block/pages", "/s/nowhere", "/nothing"]
    {
        visitor.ask(path, None, None).await;
    }
    for person in 0..40u128 {
        let id = format!("{person:032x}");
        let form = [("response", id.as_str()), ("version", &version), ("language", "en"), ("consent", "yes"), ("step", "review")];
        let form = [&form[..], &[("shown", ""), ("a.safe", "yes"), ("action", "send")]].concat();
        assert_eq!(visitor.post("/s/block", &form, None).await.0, StatusCode::OK);
        let json = response(1000 + person, &version, &json!({ "safe": "no", "trust": 3 })).to_string();
        let sent = visitor.ask("/api/v1/surveys/block/responses", Some(("application/json", json)), None).await;
        assert_eq!(sent.0, StatusCode::CREATED, "{}", sent.2);
        // Things that are refused.
        visitor.ask("/api/v1/surveys/block/responses", Some(("application/json", "{".to_owned())), None).await;
        visitor.post("/s/block", &[("response", "x")], None).await;
    }
    let token = link.trim().rsplit('/').next().unwrap();
    let entered = visitor.post("/studio/enter", &[("token", token)], None).await;
    assert_eq!(entered.0, StatusCode::SEE_OTHER, "{}", entered.2);
    let cookie = entered.1[header::SET_COOKIE].to_str().unwrap().split(';').next().unwrap();
    let studio = visitor.ask("/studio/surveys/block", None, Some(cookie)).await.2;
    let csrf = studio.split("name=\"csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let post =
        async |path: &str, fields: &[(&str, &str)]| visitor.post(path, &[&[("csrf", csrf)], fields].concat(), Some(cookie)).await;
    post("/studio/surveys/block/handed-out", &[("handed_out", "90")]).await;
    post("/studio/surveys/block/close", &[("confirm", "yes")]).await;
    let plan = [("item", "safe"), ("share", "50"), ("people", "90")];
    let priced = post("/studio/surveys/block/plan", &plan).await.2;
    let fingerprint = priced.split("name=\"priced\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    post("/studio/surveys/block/plan", &[&plan[..], &[("priced", fingerprint), ("action", "ask")]].concat()).await;
    let token = reviewers_link.trim().rsplit('/').next().unwrap();
    let entered = visitor.post("/studio/enter", &[("token", token)], None).await;
    let reviewer = entered.1[header::SET_COOKIE].to_str().unwrap().split(';').next().unwrap();
    for cookie in [cookie, reviewer] {
        let asked = visitor.ask("/studio/decisions", None, Some(cookie)).await.2;
        let field =
            |name: &str| asked.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap().split('"').next().unwrap().to_owned();
        let (csrf, review) = (field("csrf"), field("review"));
        let vote = [("csrf", csrf.as_str()), ("review", &review), ("voice", "yes"), ("reason", "")];
        assert_eq!(visitor.post("/studio/decisions/vote", &vote, Some(cookie)).await.0, StatusCode::OK);
    }
    let drawn = post("/studio/surveys/block/plan", &[&plan[..], &[("priced", fingerprint), ("action", "draw")]].concat()).await;
    assert_eq!(drawn.0, StatusCode::SEE_OTHER, "{}", drawn.2);
    let findings = drawn.1[header::LOCATION].to_str().unwrap();
    visitor.ask(findings, None, None).await;
    visitor.ask(&format!("{findings}/release.json"), None, None).await;

    // Looked at while it runs, with whatever waits in the write-ahead log.
    let own_database = format!("sqlite://{}", data.join("porchlight.db").display());
    let values = everything(database.unwrap_or(&own_database)).await;
    assert!(values.iter().filter(|(place, _)| place == "response.id").count() == 80, "the run did not leave what it should");
    for (place, value) in &values {
        for trace in TRACES {
            assert!(!value.contains(trace), "{place} holds {trace}: {value}");
        }
        // Hashes and random ids hold any digits, and so do entries of a record; the instrument's text is what neighbors wrote.
        let random = ["hash", ".id", "release_id", "version", ".document", ".payload", ".entry"];
        let is_random = random.iter().any(|end| place.ends_with(end));
        assert!(is_random || !holds_a_time(value), "{place} holds a time: {value}");
    }
    server.kill().unwrap();
    server.wait().unwrap();
    let log = std::fs::read_to_string(&log).unwrap();
    for trace in TRACES {
        assert!(!log.contains(trace), "the log holds {trace}:\n{log}");
    }
    assert!(!holds_a_time(&log), "the log holds a time:\n{log}");
    look_into_files(&data);
}

/// The raw bytes of all files, where also deleted rows would show.
fn look_into_files(folder: &Path) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        for trace in TRACES {
            let found = bytes.windows(trace.len()).any(|window| window == trace.as_bytes());
            assert!(!found, "{} holds {trace}", path.display());
        }
    }
}

#[tokio::test]
async fn nothing_that_identifies_is_kept_on_sqlite() {
    full_run(None).await;
}

#[tokio::test]
async fn nothing_that_identifies_is_kept_on_postgres() {
    if let Some(database) = fresh_database().await {
        full_run(Some(&database)).await;
    }
}

#[test]
fn times_are_recognised() {
    assert!(holds_a_time("at 14:03:59 it") && holds_a_time("{1763899200}") && holds_a_time("1763899200123"));
    assert!(!holds_a_time("2026-05-31") && !holds_a_time("20604") && !holds_a_time("12:30"));
}
