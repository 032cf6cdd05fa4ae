//! Answering: a resident's way from consent to receipt, whole without script. Nothing is kept here before it is sent.
//!
//! The answers so far travel in the form. Each post is checked and drawn again at the step it leads to.

mod form;
mod manifest;
mod media;
mod navigation;
mod repetition;

use std::sync::Arc;

use app::document::render_fragment;
use app::page::design::DesignPage;
use app::page::leaving::LeavingPage;
use app::page::notice::Notice;
use app::page::receipt::ReceiptPage;
use app::page::survey::{Agreement, AllPages, Device, Lack, Step, SurveyFace, SurveyPage};
use app::part::media::MediumFace;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response as HttpResponse};
use serde::Deserialize;
use shared::governance::Deed;
use shared::id::{ResponseId, SurveyCode};
use shared::{Draft, Fault, Flow, Locale, Packed, Response};

use self::form::{Action, SurveyForm, UnreadableForm};
pub use self::manifest::{manifest, mark};
pub use self::media::medium;
pub use self::media::serve as serve_medium;
use self::navigation::Move;
use super::{Arrival, Language, ReadForm, unreadable};
use crate::application::{App, Application};
use crate::entropy::half_bits;
use crate::page::{self, failed, respond};
use crate::store::{NotReceived, Received, StoreError, Submission, Survey, SurveyState, record};

/// The first page: who asks, why, and whether the person agrees.
pub async fn start(
    State(app): State<App>,
    Path(code): Path<String>,
    language: Language,
    Arrival(device): Arrival,
) -> Result<HttpResponse, HttpResponse> {
    let survey = find_open(&app, &code, language.locale()).await?;
    let locale = language.among(&survey.instrument.languages.all())?;
    let response = half_bits(&*app.entropy).map(ResponseId::from_bits).map_err(|error| failed(locale, &error))?;
    let draft = Draft::default();
    let logic = &survey.instrument.logic;
    let brings_questions = survey.instrument.taking_part.with_first_page
        && Flow::in_language(logic, &draft, app.clock.today(), locale).page_is_shown(0);
    let step = if brings_questions { Step::Page(0) } else { Step::Consent };
    let asking = Some((Agreement::default(), vec![]));
    Ok(Drawing { survey: &survey, locale, device, response, draft, asking }.draw(&app, step, vec![]))
}

/// Every later page, and the sending.
pub async fn advance(
    State(app): State<App>,
    Path(code): Path<String>,
    language: Language,
    Arrival(device): Arrival,
    ReadForm(fields): ReadForm<Vec<(String, String)>>,
) -> Result<HttpResponse, HttpResponse> {
    let browser = language.locale();
    let survey = find(&app, &code, browser).await?;
    let form = SurveyForm::read(fields, &survey.instrument).map_err(|error| match error {
        UnreadableForm::Language => notice(StatusCode::BAD_REQUEST, browser, Notice::UnknownLanguage),
        UnreadableForm::Field => unreadable(StatusCode::BAD_REQUEST, browser),
    })?;
    let SurveyForm { response, version, locale, asking, step, shown, draft, action } = form;
    if version != survey.instrument.version {
        let start = format!("/s/{}?language={}", survey.code, locale.tag());
        return Err(page::notice(StatusCode::CONFLICT, locale, Notice::StaleVersion, Some(start)));
    }
    let mut page = Drawing { survey: &survey, locale, device, response, draft, asking: None };
    if let Some(said) = asking {
        let lacks = said.lacks(survey.instrument.taking_part.ages);
        let start = match step {
            Step::Page(0) if survey.instrument.taking_part.with_first_page => step,
            Step::Consent | Step::Page(_) | Step::Review => Step::Consent,
        };
        match action {
            // Who agrees must have read the words.
            Action::Language(locale) => {
                let asking = Some((Agreement { consent: false, permission: false, ..said }, vec![]));
                return Ok(Drawing { locale, asking, ..page }.draw(&app, start, vec![]));
            }
            Action::Next | Action::Back | Action::GoTo(_) | Action::Repeat(_) | Action::Skip | Action::Send
                if !lacks.is_empty() =>
            {
                return Ok(Drawing { asking: Some((said, lacks)), ..page }.draw(&app, start, vec![]));
            }
            Action::Next | Action::Back | Action::GoTo(_) | Action::Repeat(_) | Action::Skip | Action::Send => {}
        }
    }
    if action == Action::Send {
        return send(&app, page).await;
    }
    require_open(&survey, locale)?;
    if let (Action::Repeat(change), Step::Page(_)) = (action, step) {
        repetition::apply(&survey.instrument, &mut page.draft, change);
        return Ok(page.draw(&app, step, vec![]));
    }
    if let (Action::Skip, Step::Page(left_out)) = (action, step) {
        for slot in survey.instrument.logic.pages.get(left_out).into_iter().flatten() {
            page.draft.clear(&survey.instrument.logic.item(*slot).name);
        }
    }
    let flow = Flow::in_language(&survey.instrument.logic, &page.draft, app.clock.today(), locale);
    let (step, faults) = match navigation::take(&survey.instrument, &flow, step, &shown, action) {
        Move::To(step) => (step, vec![]),
        Move::Stay(step, faults) => (step, faults),
        Move::Translate(step, locale) => return Ok(Drawing { locale, ..page }.draw(&app, step, vec![])),
    };
    Ok(page.draw(&app, step, faults))
}

/// What the way out does, and what it cannot do.
pub async fn leaving(
    State(app): State<App>,
    Path(code): Path<String>,
    language: Language,
    Arrival(device): Arrival,
) -> Result<HttpResponse, HttpResponse> {
    let survey = find_open(&app, &code, language.locale()).await?;
    let locale = language.among(&survey.instrument.languages.all())?;
    Ok(respond(StatusCode::OK, LeavingPage { face: face(&survey, locale, device) }))
}

/// Who made the survey, and why each question is there.
pub async fn design(
    State(app): State<App>,
    Path(code): Path<String>,
    language: Language,
    Arrival(device): Arrival,
) -> Result<HttpResponse, HttpResponse> {
    let survey = find(&app, &code, language.locale()).await?;
    if survey.state == SurveyState::Draft {
        return Err(closed(&survey, language.locale()));
    }
    let locale = language.among(&survey.instrument.languages.all())?;
    let opened = Deed::Opened { survey: survey.code.clone(), version: survey.instrument.version.clone() };
    let told = async { record::load(&mut *app.store.read().await?, &survey.team).await };
    let decided = told.await.map_err(|error: StoreError| failed(locale, &error))?.decision_behind(&opened);
    Ok(respond(StatusCode::OK, DesignPage { face: face(&survey, locale, device), decided }))
}

/// The receipt in another language, for answers that are stored.
pub async fn receipt(
    State(app): State<App>,
    Path(code): Path<String>,
    language: Language,
    Arrival(device): Arrival,
    ReadForm(form): ReadForm<ReceiptForm>,
) -> Result<HttpResponse, HttpResponse> {
    let browser = language.locale();
    let survey = find(&app, &code, browser).await?;
    let response = ResponseId::parse(&form.response).map_err(|_| unreadable(StatusCode::BAD_REQUEST, browser))?;
    let tag = form.action.strip_prefix("language-").ok_or_else(|| unreadable(StatusCode::BAD_REQUEST, browser))?;
    let locale = Locale::parse(tag)
        .ok()
        .filter(|locale| survey.instrument.languages.all().contains(locale))
        .ok_or_else(|| notice(StatusCode::BAD_REQUEST, browser, Notice::UnknownLanguage))?;
    let is_received = app.store.is_received(&survey.code, &response).await.map_err(|error| failed(locale, &error))?;
    if !is_received {
        return Err(notice(StatusCode::NOT_FOUND, locale, Notice::NotFound));
    }
    let receipt = app.receipt_key.receipt(&response, locale);
    Ok(respond(StatusCode::OK, ReceiptPage { face: face(&survey, locale, device), response, receipt, already: false }))
}

/// What a receipt's page sends to be shown in another language.
#[derive(Deserialize)]
pub struct ReceiptForm {
    response: String,
    action: String,
}

/// What the phone engine needs: logic and messages, in postcard.
pub async fn engine(State(app): State<App>, Path(code): Path<String>, language: Language) -> Result<HttpResponse, HttpResponse> {
    let survey = find_open(&app, &code, language.locale()).await?;
    let instrument = &survey.instrument;
    let locale = language.among(&instrument.languages.all())?;
    let packed = Packed::of(&instrument.logic, |slot, kind| app::locales::fault_message(locale, instrument, slot, kind));
    let bytes = packed.to_bytes().map_err(|error| failed(locale, &error))?;
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    let cache = (header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    Ok(([kind, cache], bytes).into_response())
}

/// All pages as one fragment, for the phone engine to turn without the network.
pub async fn pages(State(app): State<App>, Path(code): Path<String>, language: Language) -> Result<HttpResponse, HttpResponse> {
    let survey = find_open(&app, &code, language.locale()).await?;
    let locale = language.among(&survey.instrument.languages.all())?;
    let fragment = render_fragment(|| AllPages { face: face(&survey, locale, Device::Own) }.view());
    Ok(([(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"))], Html(fragment)).into_response())
}

/// The last step: check everything, store, and only then say thank you.
async fn send(app: &Application, page: Drawing<'_>) -> Result<HttpResponse, HttpResponse> {
    let (survey, locale) = (page.survey, page.locale);
    let response = match Response::check_in(&survey.instrument.logic, &page.draft, app.clock.today(), locale) {
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
            let receipt = app.receipt_key.receipt(&page.response, locale);
            let already = received == Received::Before;
            Ok(respond(
                StatusCode::OK,
                ReceiptPage { face: face(survey, locale, page.device), response: page.response, receipt, already },
            ))
        }
        Err(NotReceived::NotOpen) => Err(closed(survey, locale)),
        Err(error @ (NotReceived::Failed(_) | NotReceived::Stopping)) => {
            tracing::error!(%error, "an answer was not stored");
            // The form again, whole, so that pressing the button once more is all there is to do.
            Ok(page.draw_as(app, StatusCode::SERVICE_UNAVAILABLE, Step::Review, vec![]))
        }
    }
}

/// A survey page about to be drawn: all but the step.
struct Drawing<'a> {
    survey: &'a Survey,
    locale: Locale,
    device: Device,
    response: ResponseId,
    draft: Draft,
    asking: Option<(Agreement, Vec<Lack>)>,
}

impl Drawing<'_> {
    fn draw(mut self, app: &Application, step: Step, faults: Vec<Fault>) -> HttpResponse {
        if step == Step::Consent {
            self.asking.get_or_insert_default();
        }
        let is_wrong = !faults.is_empty() || self.asking.iter().any(|(_, lacks)| !lacks.is_empty());
        let status = if is_wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        self.draw_as(app, status, step, faults)
    }

    fn draw_as(self, app: &Application, status: StatusCode, step: Step, faults: Vec<Fault>) -> HttpResponse {
        let flow = Flow::in_language(&self.survey.instrument.logic, &self.draft, app.clock.today(), self.locale);
        let logic = &self.survey.instrument.logic;
        let (asked, offered) = logic.slots().map(|(slot, _)| (flow.is_asked(slot), flow.offered(slot))).unzip();
        let draft = flow.settled();
        let mut face = face(self.survey, self.locale, self.device);
        face.answers = Arc::new(logic.slots().map(|(slot, _)| face.said(slot, flow.text(slot))).collect());
        let not_sent = status.is_server_error();
        respond(
            status,
            SurveyPage { face, step, asking: self.asking, draft, asked, offered, faults, not_sent, response: self.response },
        )
    }
}

/// A survey as its pages show it.
pub(super) fn face(survey: &Survey, locale: Locale, device: Device) -> SurveyFace {
    let media = survey.media.iter().map(|(file, medium)| {
        let address = format!("/s/{}/media/{}", survey.code, medium.address());
        (file.clone(), MediumFace { address, size: medium.size })
    });
    let media = Arc::new(media.collect());
    let (code, instrument) = (survey.code.clone(), Arc::clone(&survey.instrument));
    SurveyFace { code, instrument, locale, device, answers: Arc::default(), media }
}

async fn find(app: &Application, code: &str, locale: Locale) -> Result<Survey, HttpResponse> {
    let unknown = || notice(StatusCode::NOT_FOUND, locale, Notice::UnknownSurvey);
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
        SurveyState::Draft => notice(StatusCode::NOT_FOUND, locale, Notice::NotYetOpen),
        SurveyState::Open | SurveyState::Closed => {
            page::notice(StatusCode::GONE, locale, Notice::Closed, Some(format!("/?language={}", locale.tag())))
        }
    }
}

fn notice(status: StatusCode, locale: Locale, notice: Notice) -> HttpResponse {
    page::notice(status, locale, notice, None)
}
