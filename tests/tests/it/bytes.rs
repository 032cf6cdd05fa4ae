//! What residents pay in bytes, on the survey that other programs are measured with: until the first answer, and until everything is
//! there to answer without a network.

use axum::body::Body;
use axum::http::{Method, Request, header};
use serde_json::Value;
use shared::Locale;
use tests::harness;
use tests::kit::TestApp;

/// With headers, before the first answer: what one round trip brings (ten packets of RFC 6928).
const FIRST_ANSWER_BYTES: usize = 14_000;
/// Everything of the first visit.
const FIRST_VISIT_BYTES: usize = 60_000;

/// Bytes of an answer as they go over the network, without the line of its status; and the answer's text where it is not compressed.
async fn paid(app: &TestApp, request: axum::http::request::Builder, body: String) -> usize {
    let request = request.header(header::ACCEPT_ENCODING, "gzip, deflate, br, zstd").body(Body::from(body)).unwrap();
    let answer = app.send(request).await;
    assert!(answer.status.is_success() || answer.status.as_u16() == 422, "{}", answer.status);
    let lines = answer.headers.iter().map(|(name, value)| name.as_str().len() + value.len() + 4);
    lines.sum::<usize>() + answer.bytes.len()
}

#[tokio::test]
async fn the_first_answer_and_the_first_visit_fit_their_budgets() {
    let Some(file) = harness::file() else {
        assert!(std::env::var_os("CI").is_none(), "there is no survey to measure with");
        return println!("there is no survey to measure with: nothing was run");
    };
    let survey: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let app = TestApp::on_sqlite().await;
    app.field("measured", &harness::instrument(&survey, &Locale::ALL).to_string()).await;
    let get = |path: &str| (Request::builder().method(Method::GET).uri(path.to_owned()), String::new());
    for locale in Locale::ALL {
        let address = format!("/s/measured?language={}", locale.tag());
        let page = app.get(&address).await;
        assert!(page.body.contains(r#"name="a.q1""#), "the first question is there");
        let (request, body) = get(&address);
        let first = paid(&app, request, body).await;
        let fields = ["response", "version", "language"].map(|name| format!("{name}={}", page.field(name)));
        let wrong = format!("{}&consent=yes&step=page-0&shown=&action=next&a.q4=many", fields.join("&"));
        let post = Request::builder().method(Method::POST).uri("/s/measured");
        let post = post.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let errors = paid(&app, post, wrong).await;
        let mut all = first;
        let parts = ["engine", "pages"].map(|part| format!("/s/measured/{part}?language={}", locale.tag()));
        let scripts: Vec<String> =
            page.body.split('"').filter(|part| part.starts_with("/assets/phone")).map(str::to_owned).collect();
        let module = scripts
            .iter()
            .find(|script| page.body.contains(&format!("data-engine=\"{script}\"")))
            .unwrap()
            .replace(".js", ".wasm");
        for path in parts.into_iter().chain(scripts).chain([module, "/s/worker.js".to_owned()]) {
            let (request, body) = get(&path);
            all += paid(&app, request, body).await;
        }
        // The page is kept as it came; only its headers are asked for again.
        let head = Request::builder().method(Method::HEAD).uri(&address);
        all += paid(&app, head, String::new()).await;
        println!(
            "{}: {first} bytes until the first answer, {errors} with errors, {all} until there is no network needed",
            locale.tag()
        );
        assert!(first <= FIRST_ANSWER_BYTES && errors <= FIRST_ANSWER_BYTES, "{first} and {errors} in {}", locale.tag());
        assert!(all <= FIRST_VISIT_BYTES, "{all} in {}", locale.tag());
    }
}
