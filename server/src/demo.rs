//! The demonstration: a published survey made from real, public answers, and an open one whose first answers are synthetic.
//!
//! Everything goes through the doors that real surveys go through: the writer, the closing, the draw. Broken off and started again it
//! goes on where it stopped. Both instruments say on every page where their answers come from.

mod synthetic;

use anyhow::{Context, bail};
use indicatif::{ProgressBar, ProgressStyle};
use shared::governance::{By, Role};
use shared::id::{ItemName, PopulationName, SurveyCode};
use shared::{Instrument, NanoRho, PlanRequest, Release};

use crate::application::Application;
use crate::deciding;
use crate::drawing::draw;
use crate::import::{self, Dictionary};
use crate::store::{CoResearcher, StoredRelease, Survey, SurveyState, Transition, account, instrument, ledger};

/// Name of the demonstration's team and of its co-researcher.
const NAME: &str = "demo";
const OPEN_SURVEY: &str = "neighborhood";
const PUBLISHED_SURVEY: &str = "youth-2013";
/// Synthetic answers: about what a team of ten brings home in a season.
const SYNTHETIC_PEOPLE: u64 = 400;
/// rho = 0.2 for each population: epsilon about 3.1 at one in a million.
const CAP: NanoRho = NanoRho::new(200_000_000);
/// rho = 0.1 for the release: epsilon about 2.1.
const RELEASE: NanoRho = NanoRho::new(100_000_000);

const NEIGHBORHOOD: &str = include_str!("../demo/neighborhood.json");
const YOUTH: &str = include_str!("../demo/yrbs.json");
const YOUTH_ROWS: &str = include_str!("../demo/yrbs.csv");
const YOUTH_DICTIONARY: &str = include_str!("../demo/yrbs.dictionary.json");

/// Where the demonstration's parts are.
pub struct Parts {
    pub open_survey: SurveyCode,
    pub published_survey: SurveyCode,
    pub release: Option<Release>,
    pub co_researcher: String,
}

/// The parts, where the demonstration is in the database.
///
/// # Errors
/// When the store does not answer.
pub async fn parts(app: &Application) -> anyhow::Result<Option<Parts>> {
    let mut connection = app.store.read().await?;
    let (open_survey, published_survey) = (SurveyCode::parse(OPEN_SURVEY)?, SurveyCode::parse(PUBLISHED_SURVEY)?);
    if CoResearcher::find(&mut connection, NAME).await?.is_none()
        || Survey::find(&app.store, &mut connection, &open_survey).await?.is_none()
    {
        return Ok(None);
    }
    let release = StoredRelease::of_survey(&mut connection, &published_survey).await?.pop().map(|stored| stored.release);
    Ok(Some(Parts { open_survey, published_survey, release, co_researcher: NAME.to_owned() }))
}

/// Whether seeding was begun and broken off.
///
/// # Errors
/// When the store does not answer.
pub async fn is_unfinished(app: &Application) -> anyhow::Result<bool> {
    let is_begun = CoResearcher::find(&mut *app.store.read().await?, NAME).await?.is_some();
    Ok(is_begun && parts(app).await?.is_none_or(|parts| parts.release.is_none()))
}

/// Puts the demonstration into the database, with a progress bar.
///
/// # Errors
/// When the store does not answer or a code is taken by somebody else's survey.
pub async fn seed(app: &Application) -> anyhow::Result<()> {
    let dictionary: Dictionary = serde_json::from_str(YOUTH_DICTIONARY).context("the demonstration's dictionary")?;
    let rows = YOUTH_ROWS.lines().count().saturating_sub(1) as u64;
    let bar = ProgressBar::new(rows + SYNTHETIC_PEOPLE);
    bar.set_style(ProgressStyle::with_template("{msg:32} [{bar:30}] {pos}/{len}")?.progress_chars("=> "));

    let mut transaction = app.store.begin().await?;
    account::add_team(&mut transaction, NAME, "Demonstration team").await?;
    CoResearcher::add(&mut transaction, NAME, NAME, Role::Lead).await?;
    transaction.commit().await?;

    bar.set_message("Real answers, 2013");
    let youth = field(app, PUBLISHED_SURVEY, "youth-2013", YOUTH).await?;
    if youth.state == SurveyState::Open {
        import::responses(app, &youth, &dictionary, YOUTH_ROWS, |done| bar.set_position(done)).await?;
        step(app, &youth, Transition::Close).await?;
    }
    bar.set_position(rows);

    bar.set_message("Synthetic answers");
    let neighborhood = field(app, OPEN_SURVEY, "elm-street", NEIGHBORHOOD).await?;
    if neighborhood.state == SurveyState::Open {
        synthetic::send(app, &neighborhood, SYNTHETIC_PEOPLE, |done| bar.set_position(rows + done)).await?;
    }

    bar.set_message("Drawing the release");
    let youth = find(app, &youth.code).await?;
    draw(app, &youth, &plan(&youth.instrument), By::HOST).await?;
    bar.finish_and_clear();
    Ok(())
}

/// Every question, and two crosses a reader would ask for.
fn plan(instrument: &Instrument) -> PlanRequest {
    let items = instrument
        .logic
        .variables()
        .map(|(_, item)| item)
        .filter(|item| item.question.categories().is_some())
        .map(|item| item.name.clone());
    let cross = |first: &str, second: &str| ItemName::parse(first).ok().zip(ItemName::parse(second).ok());
    let crosses = [cross("gender", "helmet_12m"), cross("grade", "school_night_hours_sleep")];
    PlanRequest { records: true, items: items.collect(), crosses: crosses.into_iter().flatten().collect(), budget: RELEASE }
}

/// The survey, added and opened if it is new.
async fn field(app: &Application, code: &str, population: &str, source: &str) -> anyhow::Result<Survey> {
    let (code, population) = (SurveyCode::parse(code)?, PopulationName::parse(population)?);
    let parsed = Instrument::parse(source).map_err(|flaws| anyhow::anyhow!("the demonstration's instrument: {flaws:?}"))?;
    let mut transaction = app.store.begin().await?;
    ledger::add_population(&mut transaction, &population, CAP).await?;
    instrument::add(&mut transaction, &parsed.version, source).await?;
    Survey::add(&mut transaction, &code, NAME, &population, &parsed.version).await?;
    transaction.commit().await?;
    let survey = find(app, &code).await?;
    if survey.team != NAME {
        bail!("the code “{code}” belongs to another team's survey; the demonstration needs it");
    }
    step(app, &survey, Transition::Open).await?;
    find(app, &code).await
}

async fn step(app: &Application, survey: &Survey, step: Transition) -> anyhow::Result<()> {
    let mut transaction = app.store.begin().await?;
    deciding::advance(&mut transaction, survey, step, By::HOST, app.clock.today()).await?;
    Ok(transaction.commit().await?)
}

async fn find(app: &Application, code: &SurveyCode) -> anyhow::Result<Survey> {
    Survey::find(&app.store, &mut *app.store.read().await?, code).await?.context("a survey of the demonstration is gone")
}
