//! What the team is asked, voting, and the record as a file.

use app::page::studio::{Asked, DecisionsPage, VoteOutcome};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use shared::governance::{Act, Deed, Record, Review, Subject, Voice};
use shared::{Locale, Plan};

use super::plan::{PEOPLE_EXPECTED, tables_in_words, where_shown};
use super::{FormToken, own_survey, viewer};
use crate::application::{App, Application};
use crate::auth::SignedIn;
use crate::deciding::opening;
use crate::drawing::{self, DrawError};
use crate::page::{failed, respond};
use crate::routes::{Language, ReadForm};
use crate::store::{StoreError, Survey, SurveyState, record};

const REASON_CHARACTERS_AT_MOST: usize = 500;

pub async fn page(State(app): State<App>, signed_in: SignedIn, language: Language) -> Result<Response, Response> {
    draw(&app, &signed_in, language.locale(), None).await
}

/// Asks the team whether a draft is opened as it is; once for each version.
pub async fn ask(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(code): Path<String>,
    language: Language,
    ReadForm(form): ReadForm<FormToken>,
) -> Result<Response, Response> {
    let locale = language.locale();
    form.check(&signed_in, locale)?;
    let survey = own_survey(&app, &signed_in, &code, locale).await?;
    if survey.state == SurveyState::Draft {
        put(&app, &signed_in, opening(&survey)).await.map_err(|error| failed(locale, &error))?;
    }
    Ok(Redirect::to("/studio/decisions").into_response())
}

/// Puts a question to the team, unless it stands already.
pub(super) async fn put(app: &Application, signed_in: &SignedIn, subject: Subject) -> Result<(), StoreError> {
    let team = &signed_in.who.team;
    let mut transaction = app.store.begin().await?;
    record::lock(&mut transaction, team).await?;
    if record::load(&mut transaction, team).await?.review_of(&subject).is_none() {
        let deed = Deed::ReviewAsked { subject };
        record::add(&mut transaction, team, app.clock.today(), signed_in.by(), deed).await?;
    }
    Ok(transaction.commit().await?)
}

#[derive(Deserialize)]
pub struct VoteForm {
    #[serde(flatten)]
    token: FormToken,
    review: String,
    voice: Option<String>,
    reason: String,
}

pub async fn vote(
    State(app): State<App>,
    signed_in: SignedIn,
    language: Language,
    ReadForm(form): ReadForm<VoteForm>,
) -> Result<Response, Response> {
    let locale = language.locale();
    form.token.check(&signed_in, locale)?;
    let reason: String = form.reason.trim().chars().filter(|sign| !sign.is_control()).take(REASON_CHARACTERS_AT_MOST).collect();
    let outcome = match form.voice.as_deref() {
        Some("yes") => cast(&app, &signed_in, &form.review, Voice::Yes, reason).await,
        Some("no") if reason.is_empty() => Ok(VoteOutcome::ReasonMissing),
        Some("no") => cast(&app, &signed_in, &form.review, Voice::No, reason).await,
        Some(_) | None => Ok(VoteOutcome::Over),
    };
    let outcome = outcome.map_err(|error| failed(locale, &error))?;
    draw(&app, &signed_in, locale, Some(outcome)).await
}

async fn cast(
    app: &Application,
    signed_in: &SignedIn,
    review: &str,
    voice: Voice,
    reason: String,
) -> Result<VoteOutcome, StoreError> {
    let team = &signed_in.who.team;
    let mut transaction = app.store.begin().await?;
    record::lock(&mut transaction, team).await?;
    let book = record::load(&mut transaction, team).await?;
    let Some(review) = book.reviews().into_iter().find(|asked| asked.number.to_string() == review) else {
        return Ok(VoteOutcome::Over);
    };
    if book.is_over(&review.subject) {
        return Ok(VoteOutcome::Over);
    }
    let deed = Deed::Voted { review: review.number, voice, reason };
    record::add(&mut transaction, team, app.clock.today(), signed_in.by(), deed).await?;
    transaction.commit().await?;
    Ok(VoteOutcome::Saved)
}

#[derive(Deserialize)]
pub struct DrawForm {
    #[serde(flatten)]
    token: FormToken,
    review: String,
}

/// Draws what was agreed to, just as it was asked.
pub async fn draw_agreed(
    State(app): State<App>,
    signed_in: SignedIn,
    language: Language,
    ReadForm(form): ReadForm<DrawForm>,
) -> Result<Response, Response> {
    let locale = language.locale();
    form.token.check(&signed_in, locale)?;
    let book = load(&app, &signed_in).await.map_err(|error| failed(locale, &error))?;
    let asked = book.reviews().into_iter().find(|asked| asked.number.to_string() == form.review);
    let Some(Subject::Release { survey, plan, .. }) = asked.map(|asked| asked.subject) else {
        return draw(&app, &signed_in, locale, Some(VoteOutcome::Over)).await;
    };
    let survey = own_survey(&app, &signed_in, survey.as_str(), locale).await?;
    match drawing::draw(&app, &survey, &plan, signed_in.by()).await {
        Ok(stored) => Ok(Redirect::to(&where_shown(&app, &survey, &stored)).into_response()),
        Err(error @ (DrawError::Store(_) | DrawError::Entropy(_))) => Err(failed(locale, &error)),
        Err(
            error @ (DrawError::NotClosed
            | DrawError::NotAgreed
            | DrawError::Plan(_)
            | DrawError::Refused(_)
            | DrawError::Witness(_)),
        ) => draw(&app, &signed_in, locale, Some(VoteOutcome::Refused(error.to_string()))).await,
    }
}

/// The record as anybody can check it.
pub async fn file(State(app): State<App>, signed_in: SignedIn, language: Language) -> Result<Response, Response> {
    let loaded = load(&app, &signed_in).await.map_err(|error| failed(language.locale(), &error))?;
    Ok(Json(loaded).into_response())
}

async fn load(app: &Application, signed_in: &SignedIn) -> Result<Record, StoreError> {
    record::load(&mut *app.store.read().await?, &signed_in.who.team).await
}

async fn draw(
    app: &Application,
    signed_in: &SignedIn,
    locale: Locale,
    outcome: Option<VoteOutcome>,
) -> Result<Response, Response> {
    let book = load(app, signed_in).await.map_err(|error| failed(locale, &error))?;
    let mut asked = Vec::new();
    for review in book.reviews().into_iter().rev() {
        let found = async { Survey::find(&app.store, &mut *app.store.read().await?, review.subject.survey()).await };
        let Some(survey) = found.await.map_err(|error: StoreError| failed(locale, &error))? else { continue };
        asked.push(Asked {
            standing: review.standing(app.clock.today()),
            is_over: book.is_over(&review.subject),
            title: survey.instrument.title.in_locale(locale).to_owned(),
            tables: tables(signed_in, &survey, &review, locale),
            review,
        });
    }
    let status = match &outcome {
        None | Some(VoteOutcome::Saved) => StatusCode::OK,
        Some(VoteOutcome::ReasonMissing) => StatusCode::UNPROCESSABLE_ENTITY,
        Some(VoteOutcome::Over | VoteOutcome::Refused(_)) => StatusCode::CONFLICT,
    };
    let page = DecisionsPage { viewer: viewer(signed_in, locale), asked, entries: book.entries().to_vec(), outcome };
    Ok(respond(status, page))
}

/// What a release would publish.
fn tables(signed_in: &SignedIn, survey: &Survey, review: &Review, locale: Locale) -> Vec<String> {
    let Subject::Release { plan, .. } = &review.subject else { return Vec::new() };
    let Ok(plan) = Plan::of(&survey.instrument, plan) else { return Vec::new() };
    // How many cards were given out is progress, which not everybody sees.
    let handed_out = u32::try_from(survey.handed_out).ok().filter(|&people| people > 0 && signed_in.may(Act::SeeProgress));
    tables_in_words(survey, &plan, handed_out.unwrap_or(PEOPLE_EXPECTED), locale)
}
