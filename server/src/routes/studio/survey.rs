//! The surveys of a team: list, progress without counts, opening, closing.

use std::sync::Arc;

use app::locales::text;
use app::page::studio::{Budget, ReleaseRow, SurveyOverviewPage, SurveyRow, SurveyState as Shown, SurveysPage};
use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::Deserialize;
use shared::day::day_text;
use shared::{Ledger, Locale};

use super::{FormToken, failed, locale, own_survey, viewer};
use crate::application::{App, Application};
use crate::auth::SignedIn;
use crate::page::respond;
use crate::routes::findings;
use crate::store::{StoreError, StoredRelease, Survey, SurveyState, Transition, ledger};

pub async fn list(State(app): State<App>, signed_in: SignedIn, headers: HeaderMap) -> Result<Response, Response> {
    let viewer = viewer(&signed_in, &headers);
    let surveys = rows(&app, &signed_in, viewer.locale).await.map_err(failed)?;
    Ok(respond(StatusCode::OK, SurveysPage { viewer, surveys }))
}

async fn rows(app: &Application, signed_in: &SignedIn, locale: Locale) -> Result<Vec<SurveyRow>, StoreError> {
    let mut connection = app.store.read().await?;
    let mut rows = Vec::new();
    for survey in Survey::all(&app.store, &mut connection).await? {
        if survey.team == signed_in.who.team {
            let releases = StoredRelease::of_survey(&mut connection, &survey.code).await?.len();
            rows.push(SurveyRow {
                title: survey.instrument.title.in_locale(locale).to_owned(),
                code: survey.code,
                state: shown(survey.state),
                releases: u32::try_from(releases).unwrap_or(u32::MAX),
            });
        }
    }
    Ok(rows)
}

pub async fn overview(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(code): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Response> {
    let survey = own_survey(&app, &signed_in, &code, &headers).await?;
    draw(&app, &signed_in, &headers, survey, Said::Nothing).await
}

pub async fn open(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(code): Path<String>,
    headers: HeaderMap,
    Form(form): Form<FormToken>,
) -> Result<Response, Response> {
    form.check(&signed_in, &headers)?;
    let survey = own_survey(&app, &signed_in, &code, &headers).await?;
    step(&app, &signed_in, &headers, survey, Transition::Open).await
}

#[derive(Deserialize)]
pub struct CloseForm {
    #[serde(flatten)]
    token: FormToken,
    confirm: Option<String>,
}

pub async fn close(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(code): Path<String>,
    headers: HeaderMap,
    Form(form): Form<CloseForm>,
) -> Result<Response, Response> {
    form.token.check(&signed_in, &headers)?;
    let survey = own_survey(&app, &signed_in, &code, &headers).await?;
    if form.confirm.is_none() {
        return draw(&app, &signed_in, &headers, survey, Said::Problem("studio-close-unconfirmed")).await;
    }
    step(&app, &signed_in, &headers, survey, Transition::Close).await
}

#[derive(Deserialize)]
pub struct HandedOutForm {
    #[serde(flatten)]
    token: FormToken,
    handed_out: String,
}

pub async fn handed_out(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(code): Path<String>,
    headers: HeaderMap,
    Form(form): Form<HandedOutForm>,
) -> Result<Response, Response> {
    form.token.check(&signed_in, &headers)?;
    let mut survey = own_survey(&app, &signed_in, &code, &headers).await?;
    let Some(number) = form.handed_out.trim().parse::<u32>().ok().filter(|&number| number <= 1_000_000) else {
        return draw(&app, &signed_in, &headers, survey, Said::Problem("studio-handed-out-unreadable")).await;
    };
    let stored = async { Survey::set_handed_out(&mut *app.store.read().await?, &survey.code, number).await };
    stored.await.map_err(failed::<StoreError>)?;
    survey.handed_out = u64::from(number);
    draw(&app, &signed_in, &headers, survey, Said::Done("studio-handed-out-saved")).await
}

async fn step(
    app: &Application,
    signed_in: &SignedIn,
    headers: &HeaderMap,
    survey: Survey,
    step: Transition,
) -> Result<Response, Response> {
    let moved = async {
        let mut connection = app.store.read().await?;
        let moved = Survey::advance(&mut connection, &survey.code, step, app.clock.today()).await?;
        Ok::<_, StoreError>((moved, Survey::find(&app.store, &mut connection, &survey.code).await?.unwrap_or(survey)))
    };
    let (moved, survey) = moved.await.map_err(failed)?;
    let said = match (moved, step) {
        (true, Transition::Open) => Said::Done("studio-opened"),
        (true, Transition::Close) => Said::Done("studio-closed"),
        (false, _) => Said::Problem("studio-step-impossible"),
    };
    draw(app, signed_in, headers, survey, said).await
}

/// What the page says about the request before it; keys of messages.
enum Said {
    Nothing,
    Done(&'static str),
    Problem(&'static str),
}

async fn draw(
    app: &Application,
    signed_in: &SignedIn,
    headers: &HeaderMap,
    survey: Survey,
    said: Said,
) -> Result<Response, Response> {
    let (status, done, problem) = match said {
        Said::Nothing => (StatusCode::OK, None, None),
        Said::Done(key) => (StatusCode::OK, Some(text(locale(headers), key)), None),
        Said::Problem(key) => (StatusCode::UNPROCESSABLE_ENTITY, None, Some(text(locale(headers), key))),
    };
    let loaded = async {
        let mut connection = app.store.read().await?;
        let releases = StoredRelease::of_survey(&mut connection, &survey.code).await?;
        Ok::<_, StoreError>((releases, ledger::load(&mut connection, &survey.population).await?))
    };
    let (releases, book) = loaded.await.map_err(failed)?;
    let viewer = viewer(signed_in, headers);
    let releases = releases
        .into_iter()
        .map(|stored| ReleaseRow {
            href: findings::address(&survey.code, &stored.release),
            day: stored.drawn.map(day_text).unwrap_or_default(),
            cost: stored.release.cost,
            id: stored.release.id,
        })
        .collect();
    let page = SurveyOverviewPage {
        viewer,
        instrument: Arc::clone(&survey.instrument),
        state: shown(survey.state),
        opened_day: survey.opened.map(day_text),
        closed_day: survey.closed.map(day_text),
        handed_out: survey.handed_out,
        budget: budget(&book),
        releases,
        problem,
        done,
        code: survey.code,
    };
    Ok(respond(status, page))
}

pub(super) fn budget(book: &Ledger) -> Budget {
    Budget { cap: book.cap(), spent: book.spent(), left: book.left() }
}

pub(super) fn shown(state: SurveyState) -> Shown {
    match state {
        SurveyState::Draft => Shown::Draft,
        SurveyState::Open => Shown::Open,
        SurveyState::Closed => Shown::Closed,
    }
}
