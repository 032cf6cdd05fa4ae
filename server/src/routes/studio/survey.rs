//! The surveys of a team: list, progress without counts, opening, closing.

use std::sync::Arc;

use app::page::studio::{
    Budget, Done, MediaTrouble, MediumRow, ReleaseRow, SurveyOverviewPage, SurveyRow, SurveyState as Shown, SurveysPage, Trouble,
};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use shared::day::day_text;
use shared::governance::BrokenRecord;
use shared::{Ledger, Locale, NanoRho, quality};

use super::quality::is_waited_for;
use super::{FormToken, own_survey, viewer};
use crate::application::{App, Application};
use crate::auth::SignedIn;
use crate::deciding;
use crate::drawing::left_of_survey;
use crate::page::{failed, respond};
use crate::routes::findings;
use crate::routes::{Language, ReadForm};
use crate::store::{PaperForm, StoreError, StoredRelease, Survey, SurveyState, Transition, ledger, record};

pub async fn list(State(app): State<App>, signed_in: SignedIn, language: Language) -> Result<Response, Response> {
    let locale = language.locale();
    let surveys = rows(&app, &signed_in, locale).await.map_err(|error| failed(locale, &error))?;
    Ok(respond(StatusCode::OK, SurveysPage { viewer: viewer(&signed_in, locale), surveys }))
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
    language: Language,
) -> Result<Response, Response> {
    let locale = language.locale();
    let survey = own_survey(&app, &signed_in, &code, locale).await?;
    draw(&app, &signed_in, locale, survey, Said::Nothing).await
}

pub async fn open(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(code): Path<String>,
    language: Language,
    ReadForm(form): ReadForm<FormToken>,
) -> Result<Response, Response> {
    let locale = language.locale();
    form.check(&signed_in, locale)?;
    let survey = own_survey(&app, &signed_in, &code, locale).await?;
    if survey.state == SurveyState::Draft && !survey.missing_media().is_empty() {
        return draw(&app, &signed_in, locale, survey, Said::Problem(Trouble::Media(MediaTrouble::Missing))).await;
    }
    if survey.state == SurveyState::Draft && is_waited_for(&survey) {
        return draw(&app, &signed_in, locale, survey, Said::Problem(Trouble::Quality)).await;
    }
    step(&app, &signed_in, locale, survey, Transition::Open).await
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
    language: Language,
    ReadForm(form): ReadForm<CloseForm>,
) -> Result<Response, Response> {
    let locale = language.locale();
    form.token.check(&signed_in, locale)?;
    let survey = own_survey(&app, &signed_in, &code, locale).await?;
    if form.confirm.is_none() {
        return draw(&app, &signed_in, locale, survey, Said::Problem(Trouble::ClosingUnconfirmed)).await;
    }
    step(&app, &signed_in, locale, survey, Transition::Close).await
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
    language: Language,
    ReadForm(form): ReadForm<HandedOutForm>,
) -> Result<Response, Response> {
    let locale = language.locale();
    form.token.check(&signed_in, locale)?;
    let mut survey = own_survey(&app, &signed_in, &code, locale).await?;
    let Some(number) = form.handed_out.trim().parse::<u32>().ok().filter(|&number| number <= 1_000_000) else {
        return draw(&app, &signed_in, locale, survey, Said::Problem(Trouble::NumberUnreadable)).await;
    };
    let stored = async { Survey::set_handed_out(&mut *app.store.read().await?, &survey.code, number).await };
    stored.await.map_err(|error: StoreError| failed(locale, &error))?;
    survey.handed_out = u64::from(number);
    draw(&app, &signed_in, locale, survey, Said::Done(Done::Saved)).await
}

async fn step(
    app: &Application,
    signed_in: &SignedIn,
    locale: Locale,
    survey: Survey,
    step: Transition,
) -> Result<Response, Response> {
    let code = survey.code.to_string();
    let moved = async {
        let mut transaction = app.store.begin().await?;
        let moved = deciding::advance(&mut transaction, &survey, step, signed_in.by(), app.clock.today()).await?;
        let survey = Survey::find(&app.store, &mut transaction, &survey.code).await?.unwrap_or(survey);
        transaction.commit().await?;
        Ok::<_, StoreError>((moved, survey))
    };
    let (moved, survey) = match moved.await {
        Ok(moved) => moved,
        Err(StoreError::Record(BrokenRecord::NotAgreed { .. })) => {
            let survey = own_survey(app, signed_in, &code, locale).await?;
            return draw(app, signed_in, locale, survey, Said::Problem(Trouble::NotAgreed)).await;
        }
        Err(error) => return Err(failed(locale, &error)),
    };
    let said = match (moved, step) {
        (true, Transition::Open) => Said::Done(Done::Opened),
        (true, Transition::Close) => Said::Done(Done::Closed),
        (false, _) => Said::Problem(Trouble::StepImpossible),
    };
    draw(app, signed_in, locale, survey, said).await
}

/// What the page says about the request before it.
pub(super) enum Said {
    Nothing,
    Done(Done),
    Problem(Trouble),
}

pub(super) async fn draw(
    app: &Application,
    signed_in: &SignedIn,
    locale: Locale,
    survey: Survey,
    said: Said,
) -> Result<Response, Response> {
    let (status, done, problem) = match said {
        Said::Nothing => (StatusCode::OK, None, None),
        Said::Done(what) => (StatusCode::OK, Some(what), None),
        Said::Problem(what) => (StatusCode::UNPROCESSABLE_ENTITY, None, Some(what)),
    };
    let loaded = async {
        let mut connection = app.store.read().await?;
        let releases = StoredRelease::of_survey(&mut connection, &survey.code).await?;
        let left = left_of_survey(&mut connection, &survey).await?;
        let paper = PaperForm::waiting(&mut connection, &survey.code).await?;
        let review = record::load(&mut connection, &survey.team).await?.review_of(&deciding::opening(&survey));
        Ok::<_, StoreError>((releases, ledger::load(&mut connection, &survey.population).await?, left, paper, review))
    };
    let (releases, book, left, paper, review) = loaded.await.map_err(|error| failed(locale, &error))?;
    let viewer = viewer(signed_in, locale);
    let releases = releases
        .into_iter()
        .map(|stored| ReleaseRow {
            href: findings::address(&survey.code, &stored.release),
            day: stored.drawn.map(day_text).unwrap_or_default(),
            shown_from: Some(stored.shown_from(&survey.instrument)).filter(|day| *day > app.clock.today()).map(day_text),
            cost: stored.release.cost,
            id: stored.release.id,
        })
        .collect();
    let files = survey.instrument.media_files().into_iter();
    let media = files.map(|(file, kind)| {
        let stored = survey.media.get(file);
        let address = stored.map(|stored| format!("/studio/surveys/{}/media/{}", survey.code, stored.address()));
        MediumRow { file: file.to_owned(), kind, address, size: stored.and_then(|stored| stored.size) }
    });
    let media = media.collect();
    let page = SurveyOverviewPage {
        viewer,
        instrument: Arc::clone(&survey.instrument),
        state: shown(survey.state),
        opened_day: survey.opened.map(day_text),
        closed_day: survey.closed.map(day_text),
        handed_out: survey.handed_out,
        paper,
        budget: budget(&book, left),
        releases,
        opening: review.map(|review| {
            let standing = review.standing(app.clock.today());
            (review, standing)
        }),
        findings: quality::look(&survey.instrument).iter().filter(|finding| finding.accepted.is_none()).count(),
        media,
        problem,
        done,
        code: survey.code,
    };
    Ok(respond(status, page))
}

/// `left` is what is left of the survey's own budget, where it has one.
pub(super) fn budget(book: &Ledger, left: Option<NanoRho>) -> Budget {
    Budget { cap: book.cap(), spent: book.spent(), left: book.left(), of_survey: left }
}

pub(super) fn shown(state: SurveyState) -> Shown {
    match state {
        SurveyState::Draft => Shown::Draft,
        SurveyState::Open => Shown::Open,
        SurveyState::Closed => Shown::Closed,
    }
}
