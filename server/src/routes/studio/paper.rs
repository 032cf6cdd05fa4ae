//! Paper: a form to print, and typing it in. A form is stored when two entries in a row are the same; what was typed before is shown to
//! nobody, only where it differs.

use app::page::studio::{EntryOutcome, EntryPage, PaperPage};
use app::page::survey::Device;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response as HttpResponse;
use shared::id::{ItemName, ResponseId, Version};
use shared::{Draft, Fault, Locale, Response, Slot};

use super::{FormToken, field, own_survey, shown_in, viewer};
use crate::application::{App, Application};
use crate::auth::SignedIn;
use crate::entropy::half_bits;
use crate::page::{failed, respond};
use crate::routes::survey::face;
use crate::routes::{Language, ReadForm, unreadable};
use crate::store::{NotReceived, PaperForm, Submission, Survey, SurveyState};

const NUMBER_AT_MOST: u32 = 1_000_000;

pub async fn print(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(code): Path<String>,
    language: Language,
) -> Result<HttpResponse, HttpResponse> {
    let locale = language.locale();
    let survey = own_survey(&app, &signed_in, &code, locale).await?;
    let face = face(&survey, shown_in(&survey, locale), Device::Own);
    Ok(respond(StatusCode::OK, PaperPage { viewer: viewer(&signed_in, locale), face }))
}

pub async fn entry(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(code): Path<String>,
    language: Language,
) -> Result<HttpResponse, HttpResponse> {
    let locale = language.locale();
    let survey = own_survey(&app, &signed_in, &code, locale).await?;
    let outcome = refusal(&survey);
    Ok(draw(&signed_in, locale, &survey, Typed::default(), outcome))
}

/// What was typed.
#[derive(Default)]
struct Typed {
    number: String,
    agreed: bool,
    draft: Draft,
}

pub async fn enter(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(code): Path<String>,
    language: Language,
    ReadForm(fields): ReadForm<Vec<(String, String)>>,
) -> Result<HttpResponse, HttpResponse> {
    let locale = language.locale();
    let field = |name: &str| field(&fields, name);
    FormToken { csrf: field("csrf").to_owned() }.check(&signed_in, locale)?;
    let survey = own_survey(&app, &signed_in, &code, locale).await?;
    let version = Version::parse(field("version")).ok();
    let mut typed =
        Typed { number: field("number").trim().to_owned(), agreed: field("agreed") == "yes", draft: Draft::default() };
    for (name, value) in &fields {
        let Some(item) = name.strip_prefix("a.").and_then(|name| ItemName::parse(name).ok()) else { continue };
        if survey.instrument.logic.slot_of(&item).is_some() {
            typed.draft.give(item, value.as_str());
        }
    }
    if version.as_ref() != Some(&survey.instrument.version) {
        return Err(unreadable(StatusCode::BAD_REQUEST, locale));
    }
    let outcome = match refusal(&survey) {
        Some(refusal) => refusal,
        None => take(&app, &survey, locale, &typed).await.map_err(|error| failed(locale, error.as_ref()))?,
    };
    let is_over = matches!(outcome, EntryOutcome::Once(_) | EntryOutcome::Stored(_) | EntryOutcome::Before(_));
    let typed = if is_over { Typed::default() } else { typed };
    Ok(draw(&signed_in, locale, &survey, typed, Some(outcome)))
}

async fn take(app: &Application, survey: &Survey, locale: Locale, typed: &Typed) -> anyhow::Result<EntryOutcome> {
    let Some(number) = typed.number.parse::<u32>().ok().filter(|number| (1..=NUMBER_AT_MOST).contains(number)) else {
        return Ok(EntryOutcome::NumberUnreadable);
    };
    if !typed.agreed {
        return Ok(EntryOutcome::NotAgreed);
    }
    let logic = &survey.instrument.logic;
    let response = match Response::check_in(logic, &typed.draft, app.clock.today(), locale) {
        Ok(response) => response,
        Err(faults) => return Ok(EntryOutcome::Faulty(faults)),
    };
    let payload = response.to_payload()?;
    let before = PaperForm::find(&mut *app.store.read().await?, &survey.code, number).await?;
    let (id, is_same, outcome) = match before {
        Some(PaperForm::Stored) => return Ok(EntryOutcome::Before(number)),
        None => (half_bits(&*app.entropy).map(ResponseId::from_bits)?, false, EntryOutcome::Once(number)),
        Some(PaperForm::Waiting { id, payload: before }) if before == payload => (id, true, EntryOutcome::Stored(number)),
        Some(PaperForm::Waiting { id, payload: before }) => {
            let before = Response::from_payload(&before)?;
            let differs = |slot: &Slot| before.answer(*slot) != response.answer(*slot);
            (id, false, EntryOutcome::Differs(logic.slots().map(|(slot, _)| slot).filter(differs).collect()))
        }
    };
    if !is_same {
        let mut transaction = app.store.begin().await?;
        if !Survey::hold_open(&mut transaction, &survey.code, &survey.instrument.version).await? {
            return Ok(EntryOutcome::NotOpen);
        }
        let kept = PaperForm::keep(&mut transaction, &survey.code, number, &id, &payload).await?;
        transaction.commit().await?;
        return Ok(if kept { outcome } else { EntryOutcome::Before(number) });
    }
    let (code, version, received) = (survey.code.clone(), survey.instrument.version.clone(), app.clock.today());
    match app.receiver.receive(Submission { survey: code, id, version, received, payload }).await {
        // The same id again is the same answer: what broke off between both steps is mended by typing once more.
        Ok(_) => {
            PaperForm::forget(&mut *app.store.read().await?, &survey.code, number).await?;
            Ok(outcome)
        }
        Err(NotReceived::NotOpen) => Ok(EntryOutcome::NotOpen),
        Err(error @ (NotReceived::Failed(_) | NotReceived::Stopping)) => Err(error.into()),
    }
}

/// Why nothing can be typed in.
fn refusal(survey: &Survey) -> Option<EntryOutcome> {
    let repeats = survey.instrument.logic.items.iter().any(|item| item.repetitions > 1);
    match survey.state {
        SurveyState::Draft | SurveyState::Closed => Some(EntryOutcome::NotOpen),
        SurveyState::Open => repeats.then_some(EntryOutcome::Repeats),
    }
}

fn draw(signed_in: &SignedIn, locale: Locale, survey: &Survey, typed: Typed, outcome: Option<EntryOutcome>) -> HttpResponse {
    let status = match &outcome {
        None | Some(EntryOutcome::Once(_) | EntryOutcome::Stored(_)) => StatusCode::OK,
        Some(EntryOutcome::Before(_) | EntryOutcome::NotOpen | EntryOutcome::Repeats) => StatusCode::CONFLICT,
        Some(EntryOutcome::NumberUnreadable | EntryOutcome::NotAgreed | EntryOutcome::Faulty(_) | EntryOutcome::Differs(_)) => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
    };
    let faults: Vec<Fault> = if let Some(EntryOutcome::Faulty(faults)) = &outcome { faults.clone() } else { Vec::new() };
    let face = face(survey, shown_in(survey, locale), Device::Own);
    let Typed { number, agreed, draft } = typed;
    respond(status, EntryPage { viewer: viewer(signed_in, locale), face, number, agreed, draft, faults, outcome })
}
