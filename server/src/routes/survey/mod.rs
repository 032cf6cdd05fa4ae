//! Answering: a resident's way from consent to receipt, whole without script. Nothing is kept here before it is sent.
//!
//! The answers so far travel in the form. Each post is checked and drawn again at the step it leads to.

mod form;
mod navigation;

use std::sync::Arc;

use app::page::receipt::ReceiptPage;
use app::page::survey::{AllPages, Step, SurveyFace, SurveyPage};
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response as HttpResponse};
use shared::id::{ResponseId, SurveyCode};
use shared::{Draft, Fault, Flow, Locale, Packed, Response};

use self::form::{Action, SurveyForm, UnreadableForm};
use self::navigation::Move;
use super::LanguageQuery;
use crate::application::{App, Application};
use crate::entropy::half_bits;
use crate::page::{Notice, respond};
use crate::problem::Problem;
use crate::store::{NotReceived, Received, Submission, Survey, SurveyState};

/// The first page: who asks, why, and whether the person agrees.
pub async fn start(
    State(app): State<App>,
    Path(code): Path<String>,
    query: Query<LanguageQuery>,
    headers: HeaderMap,
) -> Result<HttpResponse, HttpResponse> {
    let survey = find_open(&app, &code, preferred(&headers)).await?;
    let locale =
        LanguageQuery::among(&query, &headers, &survey.instrument.languages.all()).map_err(IntoResponse::into_response)?;
    let response = half_bits(&*app.entropy).map(ResponseId::from_bits).map_err(|error| failed(locale, &error))?;
    let page = Drawing { survey: &survey, locale, response, draft: Draft::default() };
    Ok(page.draw(&app, Step::Consent { missing: false }, vec![]))
}

/// Every later page, and the sending.
pub async fn advance(
    State(app): State<App>,
    Path(code): Path<String>,
    headers: HeaderMap,
    form: Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Result<HttpResponse, HttpResponse> {
    let browser = preferred(&headers);
    let Form(fields) = form.map_err(|rejection| unreadable(rejection.into_response().status(), browser))?;
    let survey = find(&app, &code, browser).await?;
    let form = SurveyForm::read(fields, &survey.instrument).map_err(|error| match error {
        UnreadableForm::Language => notice(StatusCode::BAD_REQUEST, browser, "unknown-language"),
        UnreadableForm::Field => unreadable(StatusCode::BAD_REQUEST, browser),
    })?;
    let SurveyForm { response, version, locale, consent, step, shown, draft, action } = form;
    if version != survey.instrument.version {
        return Err(notice_with_start(StatusCode::CONFLICT, locale, "stale-version", &survey.code));
    }
    let page = Drawing { survey: &survey, locale, response, draft };
    if !consent {
        return Ok(match action {
            Action::Language(locale) => Drawing { locale, ..page }.draw(&app, Step::Consent { missing: false }, vec![]),
            Action::Next | Action::Back | Action::GoTo(_) | Action::Send => {
                page.draw(&app, Step::Consent { missing: true }, vec![])
            }
        });
    }
    if action == Action::Send {
        return send(&app, page).await;
    }
    require_open(&survey, locale)?;
    let flow = Flow::of(&survey.instrument.logic, &page.draft, app.clock.today());
    let (step, faults) = match navigation::take(&survey.instrument, &flow, step, &shown, action) {
        Move::To(step) => (step, vec![]),
        Move::Stay(step, faults) => (step, faults),
        Move::Translate(step, locale) => return Ok(Drawing { locale, ..page }.draw(&app, step, vec![])),
    };
    Ok(page.draw(&app, step, faults))
}

/// What the phone engine needs: logic and messages, in postcard.
pub async fn engine(
    State(app): State<App>,
    Path(code): Path<String>,
    query: Query<LanguageQuery>,
    headers: HeaderMap,
) -> Result<HttpResponse, HttpResponse> {
    let survey = find_open(&app, &code, preferred(&headers)).await?;
    let instrument = &survey.instrument;
    let locale = LanguageQuery::among(&query, &headers, &instrument.languages.all()).map_err(IntoResponse::into_response)?;
    let packed = Packed::of(&instrument.logic, |slot, kind| app::locales::fault_message(locale, instrument, slot, kind));
    let bytes = packed.to_bytes().map_err(|error| failed(locale, &error))?;
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    let cache = (header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    Ok(([kind, cache], bytes).into_response())
}

/// All pages as one fragment, for the phone engine to turn without the network.
pub async fn pages(
    State(app): State<App>,
    Path(code): Path<String>,
    query: Query<LanguageQuery>,
    headers: HeaderMap,
) -> Result<HttpResponse, HttpResponse> {
    let survey = find_open(&app, &code, preferred(&headers)).await?;
    let locale =
        LanguageQuery::among(&query, &headers, &survey.instrument.languages.all()).map_err(IntoResponse::into_response)?;
    let fragment = AllPages { face: face(&survey, locale) }.html();
    Ok(([(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"))], Html(fragment)).into_response())
}

/// The last step: check everything, store, and only then say thank you.
async fn send(app: &Application, page: Drawing<'_>) -> Result<HttpResponse, HttpResponse> {
    let (survey, locale) = (page.survey, page.locale);
    let response = match Response::check(&survey.instrument.logic, &page.draft, app.clock.today()) {
        Ok(response) => response,
        Err(faults) => {
            require_open(survey, locale)?;
            let step = navigation::first_faulty_page(&survey.instrument, &faults)
                .ok_or_else(|| unreadable(StatusCode::BAD_REQUEST, locale))?;
            return Ok(page.draw(app, step, faults));
        }
    };
    let payload = response.to_payload().map_err(|error| failed(locale, &error))?;
    let submission = Submission {
        survey: survey.code.clone(),
        id: page.response.clone(),
        version: survey.instrument.version.clone(),
        received: app.clock.today(),
        payload,
    };
    match app.receiver.receive(submission).await {
        Ok(received) => {
            let receipt = app.receipt_key.receipt(&survey.code, &page.response);
            let already = received == Received::Before;
            Ok(respond(StatusCode::OK, ReceiptPage { face: face(survey, locale), receipt, already }))
        }
        Err(NotReceived::NotOpen) => Err(closed(survey, locale)),
        Err(error @ (NotReceived::Failed(_) | NotReceived::Stopping)) => {
            tracing::error!(%error, "an answer was not stored");
            // The form again, whole, so that pressing the button once more is all there is to do.
            Ok((StatusCode::SERVICE_UNAVAILABLE, page.draw(app, Step::Review, vec![])).into_response())
        }
    }
}

/// A survey page about to be drawn: all but the step.
struct Drawing<'a> {
    survey: &'a Survey,
    locale: Locale,
    response: ResponseId,
    draft: Draft,
}

impl Drawing<'_> {
    fn draw(self, app: &Application, step: Step, faults: Vec<Fault>) -> HttpResponse {
        let flow = Flow::of(&self.survey.instrument.logic, &self.draft, app.clock.today());
        let asked = self.survey.instrument.logic.slots().map(|(slot, _)| flow.is_asked(slot)).collect();
        let is_wrong = !faults.is_empty() || matches!(step, Step::Consent { missing: true });
        let status = if is_wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        let face = face(self.survey, self.locale);
        respond(status, SurveyPage { face, step, draft: self.draft, asked, faults, response: self.response })
    }
}

fn face(survey: &Survey, locale: Locale) -> SurveyFace {
    SurveyFace { code: survey.code.clone(), instrument: Arc::clone(&survey.instrument), locale }
}

async fn find(app: &Application, code: &str, locale: Locale) -> Result<Survey, HttpResponse> {
    let unknown = || notice(StatusCode::NOT_FOUND, locale, "unknown-survey");
    let code = SurveyCode::parse(code).map_err(|_| unknown())?;
    let found = async { Survey::find(&app.store, &mut *app.store.read().await?, &code).await };
    found.await.map_err(|error| failed(locale, &error))?.ok_or_else(unknown)
}

async fn find_open(app: &Application, code: &str, locale: Locale) -> Result<Survey, HttpResponse> {
    let survey = find(app, code, locale).await?;
    require_open(&survey, locale)?;
    Ok(survey)
}

fn require_open(survey: &Survey, locale: Locale) -> Result<(), HttpResponse> {
    match survey.state {
        SurveyState::Open => Ok(()),
        SurveyState::Draft | SurveyState::Closed => Err(closed(survey, locale)),
    }
}

fn closed(survey: &Survey, locale: Locale) -> HttpResponse {
    match survey.state {
        SurveyState::Draft => notice(StatusCode::NOT_FOUND, locale, "not-yet-open"),
        SurveyState::Open | SurveyState::Closed => notice(StatusCode::GONE, locale, "closed"),
    }
}

fn preferred(headers: &HeaderMap) -> Locale {
    let wish = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    Locale::negotiate(wish, &Locale::ALL).unwrap_or(Locale::English)
}

fn notice(status: StatusCode, locale: Locale, key: &'static str) -> HttpResponse {
    Notice { status, locale, key, link: None }.into_response()
}

fn notice_with_start(status: StatusCode, locale: Locale, key: &'static str, code: &SurveyCode) -> HttpResponse {
    Notice { status, locale, key, link: Some(format!("/s/{code}?language={}", locale.tag())) }.into_response()
}

/// A form that none of our pages made, or that is too large or of another type.
fn unreadable(status: StatusCode, locale: Locale) -> HttpResponse {
    let key = if status == StatusCode::PAYLOAD_TOO_LARGE { "too-large" } else { "unreadable-form" };
    notice(status, locale, key)
}

fn failed(locale: Locale, error: &dyn std::error::Error) -> HttpResponse {
    drop(Problem::internal(error));
    notice(StatusCode::INTERNAL_SERVER_ERROR, locale, "failed")
}
