//! The program under test and how tests talk to it.

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use rand::SeedableRng;
use rand::rngs::StdRng;
use serde_json::{Value, json};
use server::application::{App, Application};
use server::auth::{SignInLimit, hash_passphrase, make_link};
use server::clock::FixedClock;
use server::entropy::{Entropy, NoEntropy};
use server::publication::Bundles;
use server::receipt::{ReceiptKey, ReceiptLimit};
use server::records::Shelf;
use server::router::router;
use server::store::{self, CoResearcher, Receiver, Store, Survey, Transition, account, ledger};
use server::witness::Witness;
use shared::governance::{By, Deed, Member, Role, Subject, Voice};
use shared::id::{PopulationName, SurveyCode};
use shared::{Instrument, NanoRho};
use tempfile::TempDir;
use time::{Date, Month};
use tower::ServiceExt;

use crate::samples::{instrument, response};

/// What the co-researchers of tests sign in with.
pub const PASSPHRASE: &str = "nine blue porches";

/// The day it always is.
#[must_use]
pub fn today() -> Date {
    Date::from_calendar_date(2026, Month::May, 31).unwrap()
}

/// Reproducible randomness: each generator is another one, the same in each run.
pub struct SeededEntropy(AtomicU64);

impl SeededEntropy {
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(AtomicU64::new(seed))
    }
}

impl Entropy for SeededEntropy {
    fn generator(&self) -> Result<StdRng, NoEntropy> {
        Ok(StdRng::seed_from_u64(self.0.fetch_add(1, Ordering::Relaxed)))
    }
}

/// The program on one database.
pub struct TestApp {
    pub app: App,
    pub router: Router,
    /// Name for messages.
    pub database: &'static str,
    pub folder: TempDir,
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
    /// The same as text.
    pub body: String,
}

impl Answer {
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("not JSON ({error}): {}", self.body))
    }

    /// Value of a hidden field of the form in the page.
    #[must_use]
    pub fn field(&self, name: &str) -> String {
        let tag = self.body.split("<input").find(|tag| tag.contains(&format!("name=\"{name}\""))).expect("such a field");
        tag.split("value=\"").nth(1).expect("a value").split('"').next().unwrap().to_owned()
    }
}

impl TestApp {
    pub async fn on_sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let address = format!("sqlite://{}", folder.path().join("test.db").display());
        Self::on(&address, "SQLite", folder).await
    }

    /// On SQLite, and on PostgreSQL where it is installed.
    pub async fn on_each_database() -> Vec<Self> {
        let mut apps = vec![Self::on_sqlite().await];
        if let Some(address) = crate::postgres::fresh_database().await {
            apps.push(Self::on(&address, "PostgreSQL", tempfile::tempdir().unwrap()).await);
        }
        apps
    }

    async fn on(address: &str, database: &'static str, folder: TempDir) -> Self {
        let store = Store::connect(address).await.unwrap();
        store.migrate().await.unwrap();
        Self::over(store, today(), database, folder)
    }

    /// The same program on the same database, on another day.
    #[must_use]
    pub fn on_day(self, day: Date) -> Self {
        Self::over(self.app.store.clone(), day, self.database, self.folder)
    }

    fn over(store: Store, day: Date, database: &'static str, folder: TempDir) -> Self {
        let app = Arc::new(Application {
            receiver: Receiver::start(store.clone()),
            store,
            clock: Arc::new(FixedClock(day)),
            entropy: Arc::new(SeededEntropy::new(20_261_123)),
            bundles: Bundles::new(ReceiptKey::new([7; 32]).signing_key(), "http://porch.test".to_owned()),
            receipt_key: ReceiptKey::new([7; 32]),
            shelf: Shelf::at(&folder.path().join("records")),
            witness: Witness::at(&folder.path().join("published-ledger-entries")),
            sign_in_limit: SignInLimit::default(),
            receipt_limit: ReceiptLimit::default(),
            address: "http://porch.test".to_owned(),
            // Of this site, since tests reach no other.
            exit_address: "/health".to_owned(),
        });
        Self { router: router(app.clone()), app, database, folder }
    }

    /// Serves on a free port of this machine for as long as the test runs; the address, such as `http://127.0.0.1:4711`.
    pub async fn serve(&self) -> String {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let router = self.router.clone();
        tokio::spawn(async move { axum::serve(listener, router).await });
        address
    }

    /// Adds and opens a survey of the team `elm`, whose population has a budget of rho = 0.2.
    pub async fn field(&self, code: &str, source: &str) -> Survey {
        let survey = self.draft(code, source).await;
        let mut connection = self.app.store.read().await.unwrap();
        Survey::advance(&mut connection, &survey.code, Transition::Open, today()).await.unwrap();
        drop(connection);
        self.survey(code).await
    }

    /// The same, not yet opened.
    pub async fn draft(&self, code: &str, source: &str) -> Survey {
        let (code, population) = (SurveyCode::parse(code).unwrap(), PopulationName::parse("elm-street").unwrap());
        let parsed = Instrument::parse(source).unwrap();
        let mut transaction = self.app.store.begin().await.unwrap();
        account::add_team(&mut transaction, "elm", "Elm Street").await.unwrap();
        ledger::add_population(&mut transaction, &population, NanoRho::new(200_000_000)).await.unwrap();
        store::instrument::add(&mut transaction, &parsed.version, source).await.unwrap();
        Survey::add(&mut transaction, &code, "elm", &population, &parsed.version).await.unwrap();
        transaction.commit().await.unwrap();
        self.survey(code.as_str()).await
    }

    pub async fn survey(&self, code: &str) -> Survey {
        let code = SurveyCode::parse(code).unwrap();
        let mut connection = self.app.store.read().await.unwrap();
        Survey::find(&self.app.store, &mut connection, &code).await.unwrap().expect("the survey")
    }

    pub async fn close(&self, code: &str) -> Survey {
        let parsed = SurveyCode::parse(code).unwrap();
        let mut connection = self.app.store.read().await.unwrap();
        assert!(Survey::advance(&mut connection, &parsed, Transition::Close, today()).await.unwrap());
        drop(connection);
        self.survey(code).await
    }

    /// A fielded survey of the team `elm` with its lead Ana, its co-researcher Cal, its reviewer Rae and its translator Tom, and Ben, who
    /// leads another team. All sign in with [`PASSPHRASE`].
    pub async fn staff(&self, code: &str) {
        self.field(code, &instrument()).await;
        let mut transaction = self.app.store.begin().await.unwrap();
        account::add_team(&mut transaction, "oak", "Oak Street").await.unwrap();
        let hash = hash_passphrase(PASSPHRASE, &SeededEntropy::new(1)).unwrap();
        let people = [
            ("ana", "elm", Role::Lead),
            ("cal", "elm", Role::CoResearcher),
            ("rae", "elm", Role::Reviewer),
            ("tom", "elm", Role::Translator),
            ("ben", "oak", Role::Lead),
        ];
        for (name, team, role) in people {
            CoResearcher::add(&mut transaction, name, team, role).await.unwrap();
            CoResearcher::set_passphrase(&mut transaction, name, &hash).await.unwrap();
        }
        transaction.commit().await.unwrap();
    }

    /// Has the team `elm` asked, and Ana and Rae say yes.
    pub async fn agree(&self, subject: Subject) {
        let mut transaction = self.app.store.begin().await.unwrap();
        let by = |member, role| By::Member { member: Member(member), role };
        let (ana, rae) = (by(1, Role::Lead), by(3, Role::Reviewer));
        store::record::add(&mut transaction, "elm", today(), ana, Deed::ReviewAsked { subject: subject.clone() }).await.unwrap();
        let review = store::record::load(&mut transaction, "elm").await.unwrap().review_of(&subject).unwrap().number;
        for member in [ana, rae] {
            let deed = Deed::Voted { review, voice: Voice::Yes, reason: String::new() };
            store::record::add(&mut transaction, "elm", today(), member, deed).await.unwrap();
        }
        transaction.commit().await.unwrap();
    }

    /// Path of a link that signs in once.
    pub async fn sign_in_link(&self, name: &str) -> String {
        make_link(&self.app, name).await.unwrap().strip_prefix(&self.app.address).unwrap().to_owned()
    }

    /// Sends the answers of some people to the sample survey; a third of them do not feel safe.
    pub async fn answer(&self, code: &str, people: Range<u128>) {
        let version = self.survey(code).await.instrument.version.to_string();
        let path = format!("/api/v1/surveys/{code}/responses");
        for person in people {
            let safe = if person % 3 == 0 { "no" } else { "yes" };
            let sent = self.post_json(&path, response(person, &version, &json!({ "safe": safe }))).await;
            assert!(sent.status.is_success(), "{}", sent.body);
        }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    /// As a browser whose reader prefers these languages.
    pub async fn get_in(&self, path: &str, languages: &str) -> Answer {
        self.send(Request::get(path).header(header::ACCEPT_LANGUAGE, languages).body(Body::empty()).unwrap()).await
    }

    pub async fn post_json(&self, path: &str, body: impl ToString) -> Answer {
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/json");
        self.send(request.body(Body::from(body.to_string())).unwrap()).await
    }

    pub async fn post_form(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = Request::builder().method(Method::POST).uri(path);
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
            bytes: bytes.into(),
        }
    }
}
