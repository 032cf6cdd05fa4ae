//! Planning a release and drawing it: what it costs and how precise it will be is shown before anything is spent.

use std::sync::Arc;

use app::page::notice::Notice;
use app::page::studio::{PlanChoice, PlanOutcome, PlanPage, Priced};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use shared::estimate::Forecast;
use shared::governance::{Act, Review, Standing, Subject};
use shared::id::ItemName;
use shared::{Ledger, Locale, NanoRho, Plan, PlanRequest, Publishable, Refusal};

use super::survey::budget;
use super::{FormToken, decisions, own_survey, viewer};
use crate::application::{App, Application};
use crate::auth::SignedIn;
use crate::drawing::{DrawError, draw, left_of_survey};
use crate::page::{failed, notice, respond};
use crate::routes::{Language, ReadForm, findings};
use crate::store::{StoreError, StoredRelease, Survey, SurveyState, ledger, record};

/// People to expect where the team has not said how many cards it gave out.
pub(super) const PEOPLE_EXPECTED: u32 = 300;
/// Part of the whole budget a first plan asks for.
const SHARE_PERCENT: u8 = 50;

pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(code): Path<String>,
    language: Language,
) -> Result<Response, Response> {
    let locale = language.locale();
    let survey = own_survey(&app, &signed_in, &code, locale).await?;
    let purse = load(&app, &survey, locale).await?;
    // How many cards were given out is progress, which not everybody sees.
    let handed_out = u32::try_from(survey.handed_out).ok().filter(|&people| people > 0 && signed_in.may(Act::SeeProgress));
    let people = handed_out.unwrap_or(PEOPLE_EXPECTED);
    let choice = PlanChoice { items: publishable(&survey), crosses: vec![], share_percent: SHARE_PERCENT, people, records: true };
    Ok(show(StatusCode::OK, &signed_in, locale, &survey, &purse, choice, PlanOutcome::NotYet))
}

pub async fn submit(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(code): Path<String>,
    language: Language,
    ReadForm(fields): ReadForm<Vec<(String, String)>>,
) -> Result<Response, Response> {
    let locale = language.locale();
    let (token, choice, action, priced) = read(fields);
    token.check(&signed_in, locale)?;
    let survey = own_survey(&app, &signed_in, &code, locale).await?;
    let purse = load(&app, &survey, locale).await?;
    let request = request(&choice, &purse.book);
    let refused = |status, sentence: String, choice| {
        show(status, &signed_in, locale, &survey, &purse, choice, PlanOutcome::Refused(sentence))
    };
    // Only what was seen with its price is drawn; a form that was changed in between is priced again.
    let action = if priced == choice.fingerprint() { action } else { Action::Price };
    match action {
        Action::Price => Ok(match Plan::of(&survey.instrument, &request) {
            Ok(plan) => {
                // Shown with its price all the same, so that the team sees what is too fine.
                let priced = price(&survey, &plan, &purse, choice.people, locale);
                let review = review(&app, &survey, &plan, &request).await.map_err(|error| failed(locale, &error))?;
                let outcome = PlanOutcome::Priced(Box::new(Priced { review, ..priced }));
                show(StatusCode::OK, &signed_in, locale, &survey, &purse, choice, outcome)
            }
            Err(error) => refused(StatusCode::UNPROCESSABLE_ENTITY, error.to_string(), choice),
        }),
        Action::Ask | Action::Draw if !signed_in.may(action.act()) => {
            Err(notice(StatusCode::FORBIDDEN, locale, Notice::NotYours, None))
        }
        Action::Ask => match readable(&survey, &request, choice.people)
            .and_then(|()| Plan::of(&survey.instrument, &request).map_err(|error| error.to_string()))
        {
            Err(sentence) => Ok(refused(StatusCode::UNPROCESSABLE_ENTITY, sentence, choice)),
            Ok(_) if survey.state != SurveyState::Closed => {
                Ok(refused(StatusCode::CONFLICT, DrawError::NotClosed.to_string(), choice))
            }
            Ok(plan) => {
                let asked = decisions::put(&app, &signed_in, subject(&survey, &plan, &request)).await;
                asked.map_err(|error| failed(locale, &error))?;
                Ok(Redirect::to("/studio/decisions").into_response())
            }
        },
        Action::Draw => match readable(&survey, &request, choice.people) {
            Err(sentence) => Ok(refused(StatusCode::UNPROCESSABLE_ENTITY, sentence, choice)),
            Ok(()) => draw_and_show(&app, &signed_in, &survey, &request, choice, locale, &refused).await,
        },
    }
}

async fn draw_and_show(
    app: &App,
    signed_in: &SignedIn,
    survey: &Survey,
    request: &PlanRequest,
    choice: PlanChoice,
    locale: Locale,
    refused: &impl Fn(StatusCode, String, PlanChoice) -> Response,
) -> Result<Response, Response> {
    match draw(app, survey, request, signed_in.by()).await {
        Ok(stored) => Ok(Redirect::to(&where_shown(app, survey, &stored)).into_response()),
        Err(error @ (DrawError::NotClosed | DrawError::NotAgreed | DrawError::Refused(_) | DrawError::Witness(_))) => {
            Ok(refused(StatusCode::CONFLICT, error.to_string(), choice))
        }
        Err(DrawError::Plan(error)) => Ok(refused(StatusCode::UNPROCESSABLE_ENTITY, error.to_string(), choice)),
        Err(error @ (DrawError::Store(_) | DrawError::Entropy(_))) => Err(failed(locale, &error)),
    }
}

/// Where a release can be read: by everybody, or by nobody before its day.
pub(super) fn where_shown(app: &Application, survey: &Survey, stored: &StoredRelease) -> String {
    if stored.shown_from(&survey.instrument) > app.clock.today() {
        return format!("/studio/surveys/{}", survey.code);
    }
    findings::address(&survey.code, &stored.release)
}

/// Whether anybody could read what would be published, as far as public numbers tell; else why not.
fn readable(survey: &Survey, request: &PlanRequest, people: u32) -> Result<(), String> {
    // A plan that cannot be made is refused by the draw.
    let Ok(plan) = Plan::of(&survey.instrument, request) else { return Ok(()) };
    let forecasts = Forecast::of(&plan, &Publishable::all(&survey.instrument), people);
    Forecast::check(&forecasts, people).map_err(|error| error.to_string())
}

#[derive(Clone, Copy)]
enum Action {
    Price,
    /// Asks the team.
    Ask,
    Draw,
}

impl Action {
    fn act(self) -> Act {
        match self {
            Self::Price => Act::Plan,
            Self::Ask => Act::Ask,
            Self::Draw => Act::Draw,
        }
    }
}

/// What the team is asked about a plan.
fn subject(survey: &Survey, plan: &Plan, request: &PlanRequest) -> Subject {
    let release = plan.request(&survey.population, &survey.code, &survey.instrument.version, survey.freeze);
    Subject::Release { survey: survey.code.clone(), release, plan: request.clone() }
}

async fn review(
    app: &Application,
    survey: &Survey,
    plan: &Plan,
    request: &PlanRequest,
) -> Result<Option<(Review, Standing)>, StoreError> {
    let book = record::load(&mut *app.store.read().await?, &survey.team).await?;
    let review = book.review_of(&subject(survey, plan, request));
    Ok(review.map(|review| {
        let standing = review.standing(app.clock.today());
        (review, standing)
    }))
}

/// The tables of a plan, each with how precise it will be.
pub(super) fn tables_in_words(survey: &Survey, plan: &Plan, people: u32, locale: Locale) -> Vec<String> {
    Priced::of(&survey.instrument, locale, plan, people).tables.iter().map(|table| table.words(locale)).collect()
}

/// Reads the form; what is missing or unreadable is left out, so that at worst nothing is chosen.
fn read(fields: Vec<(String, String)>) -> (FormToken, PlanChoice, Action, String) {
    let mut token = FormToken { csrf: String::new() };
    let mut choice =
        PlanChoice { items: vec![], crosses: vec![], share_percent: SHARE_PERCENT, people: PEOPLE_EXPECTED, records: false };
    let (mut action, mut priced) = (Action::Price, String::new());
    let (mut cross_first, mut cross_second) = (None, None);
    for (name, value) in fields {
        match name.as_str() {
            "csrf" => token.csrf = value,
            "item" => choice.items.extend(ItemName::parse(&value)),
            "cross" => {
                let pair = value.split_once('*').map(|(first, second)| (ItemName::parse(first), ItemName::parse(second)));
                if let Some((Ok(first), Ok(second))) = pair {
                    choice.crosses.push((first, second));
                }
            }
            "cross_first" => cross_first = ItemName::parse(&value).ok(),
            "cross_second" => cross_second = ItemName::parse(&value).ok(),
            "share" => {
                choice.share_percent = value.parse().ok().filter(|share| (1..=100).contains(share)).unwrap_or(SHARE_PERCENT)
            }
            "people" => choice.people = value.trim().parse().ok().filter(|&people| people > 0).unwrap_or(PEOPLE_EXPECTED),
            "records" => choice.records = true,
            "priced" => priced = value,
            "action" if value == "ask" => action = Action::Ask,
            "action" if value == "draw" => action = Action::Draw,
            _ => {}
        }
    }
    choice.crosses.extend(cross_first.zip(cross_second));
    (token, choice, action, priced)
}

/// The share is of the whole budget, not of what is left: the same form sent twice is then the same plan, and the second time
/// gets the release that the first one drew.
fn request(choice: &PlanChoice, book: &Ledger) -> PlanRequest {
    PlanRequest {
        records: choice.records,
        items: choice.items.clone(),
        crosses: choice.crosses.clone(),
        budget: choice.budget(book.cap()),
    }
}

fn price(survey: &Survey, plan: &Plan, purse: &Purse, people: u32, locale: Locale) -> Priced {
    let id = plan.request(&survey.population, &survey.code, &survey.instrument.version, survey.freeze);
    let book = &purse.book;
    let is_new = !book.entries().iter().any(|entry| entry.release == id);
    let (asked, left) = (plan.cost(), book.left());
    let forecasts = Forecast::of(plan, &Publishable::all(&survey.instrument), people);
    let unreadable = Forecast::check(&forecasts, people).err().map(|error| error.to_string());
    let refused = match purse.of_survey {
        Some(left) if is_new && asked > left => Some(Refusal::BeyondSurvey { asked, left }.to_string()),
        _ if is_new && asked > left => Some(Refusal::BeyondCap { asked, left }.to_string()),
        Some(_) | None => unreadable,
    };
    Priced { refused, ..Priced::of(&survey.instrument, locale, plan, people) }
}

/// Everything that can be published, in the instrument's order.
fn publishable(survey: &Survey) -> Vec<ItemName> {
    let items = survey.instrument.logic.variables().map(|(_, item)| item);
    items.filter(|item| item.question.categories().is_some()).map(|item| item.name.clone()).collect()
}

/// What the plan is paid from: the population's ledger, and what is left of the survey's own budget, where it has one.
struct Purse {
    book: Ledger,
    of_survey: Option<NanoRho>,
}

async fn load(app: &Application, survey: &Survey, locale: Locale) -> Result<Purse, Response> {
    let loaded = async {
        let mut connection = app.store.read().await?;
        let book = ledger::load(&mut connection, &survey.population).await?;
        Ok(Purse { book, of_survey: left_of_survey(&mut connection, survey).await? })
    };
    loaded.await.map_err(|error: StoreError| failed(locale, &error))
}

fn show(
    status: StatusCode,
    signed_in: &SignedIn,
    locale: Locale,
    survey: &Survey,
    purse: &Purse,
    chosen: PlanChoice,
    outcome: PlanOutcome,
) -> Response {
    let viewer = viewer(signed_in, locale);
    let page = PlanPage {
        viewer,
        code: survey.code.clone(),
        instrument: Arc::clone(&survey.instrument),
        chosen,
        budget: budget(&purse.book, purse.of_survey),
        outcome,
    };
    respond(status, page)
}
