//! Drawing a release: ask whether the team agreed to it and it can be paid for, count, charge, noise and keep, in this order.
//!
//! The answers are frozen by the closing of the survey, so they can be counted before the ledger is locked. From the lock on, a
//! release and its charge are one transaction: either both are on disk or neither is, and nothing noisy is shown before that.
//! A crash before the commit has shown nobody anything; asking again after it returns the release that was kept.

use futures_util::TryStreamExt;
use shared::governance::{By, Deed};
use shared::plan::PlanError;
use shared::privacy::Refusal;
use shared::{Counter, NanoRho, Plan, PlanRequest, Release, Subject, Tally};

use crate::application::Application;
use crate::entropy::NoEntropy;
use crate::store::{Connection, StoreError, StoredRelease, Survey, SurveyState, ledger, record};
use crate::witness::WitnessError;

/// Why no release was drawn. Depends on the plan, the ledger and the survey's state, never on an answer.
#[derive(Debug, thiserror::Error)]
pub enum DrawError {
    #[error("close the survey first: a release is drawn from answers that no longer change")]
    NotClosed,
    #[error("the team has not agreed to this yet; nothing was spent")]
    NotAgreed,
    #[error(transparent)]
    Plan(#[from] PlanError),
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Witness(#[from] WitnessError),
    #[error(transparent)]
    Entropy(#[from] NoEntropy),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Draws the release of a plan, or returns it as it was drawn before.
///
/// # Errors
/// Then nothing was spent and nothing was published.
pub async fn draw(app: &Application, survey: &Survey, request: &PlanRequest, by: By) -> Result<StoredRelease, DrawError> {
    match survey.state {
        SurveyState::Closed => {}
        SurveyState::Draft | SurveyState::Open => return Err(DrawError::NotClosed),
    }
    let plan = Plan::of(&survey.instrument, request)?;
    let id = plan.request(&survey.population, &survey.code, &survey.instrument.version, survey.freeze);
    let memory = app.witness.recall();
    // The ledger first: if it has the charge, the release that it paid for is found, however many draw it at once.
    let mut connection = app.store.read().await?;
    let mut book = ledger::load(&mut connection, &survey.population).await?;
    if let Some(kept) = StoredRelease::find(&mut connection, &id).await? {
        return Ok(kept);
    }
    // Refused before an answer is read: how long counting takes would tell how many there are, and a refusal is paid for by nobody.
    memory?.check(&book)?;
    app.witness.remember(&book)?;
    within_survey(&mut connection, survey, plan.cost()).await?;
    let deed = Deed::Drawn { survey: survey.code.clone(), release: id.clone() };
    let drawn = app.clock.today();
    record::load(&mut connection, &survey.team).await?.add(drawn, by, deed.clone()).map_err(|_| DrawError::NotAgreed)?;
    drop(connection);
    book.charge(&id, plan.cost())?;
    let tally = count(app, survey, plan).await?;

    let mut transaction = app.store.begin().await?;
    ledger::lock(&mut transaction, &survey.population).await?;
    // Somebody else may have drawn it while this was counting.
    if let Some(kept) = StoredRelease::find(&mut transaction, &id).await? {
        return Ok(kept);
    }
    let memory = app.witness.recall()?;
    let mut book = ledger::load(&mut transaction, &survey.population).await?;
    memory.check(&book)?;
    within_survey(&mut transaction, survey, tally.cost()).await?;
    let subject = Subject { survey: survey.code.clone(), instrument: survey.instrument.version.clone(), freeze: survey.freeze };
    let release = Release::draw(tally, subject, &mut book, &mut app.entropy.generator()?)?;
    ledger::append(&mut transaction, &book).await?;
    StoredRelease::insert(&mut transaction, &release, drawn).await?;
    record::add(&mut transaction, &survey.team, drawn, by, deed).await?;
    transaction.commit().await.map_err(StoreError::from)?;

    if let Err(error) = app.witness.remember(&book) {
        // The release is committed and paid for; what is at stake is noticing an old backup later.
        tracing::error!(%error, "a published ledger entry could not be written to the witness file");
    }
    Ok(StoredRelease { release, drawn: Some(drawn) })
}

/// Whether the survey's own budget, where its instrument has one, still holds what a plan costs. Its releases are charged to one ledger, so
/// whoever holds that lock knows all of them.
async fn within_survey(connection: &mut Connection, survey: &Survey, asked: NanoRho) -> Result<(), DrawError> {
    let left = left_of_survey(connection, survey).await?;
    match left {
        Some(left) if asked > left => Err(Refusal::BeyondSurvey { asked, left }.into()),
        Some(_) | None => Ok(()),
    }
}

/// What is left of a survey's own budget; none where it has none.
///
/// # Errors
/// When the store cannot be read.
pub async fn left_of_survey(connection: &mut Connection, survey: &Survey) -> Result<Option<NanoRho>, StoreError> {
    let Some(budget) = survey.instrument.publication.budget else { return Ok(None) };
    let spent = StoredRelease::spent_by(connection, &survey.code).await?;
    Ok(Some(budget.checked_sub(spent).unwrap_or(NanoRho::ZERO)))
}

/// One pass over the stored answers, never more than one of them in memory.
///
/// # Errors
/// When the store cannot be read.
pub async fn count(app: &Application, survey: &Survey, plan: Plan) -> Result<Tally, StoreError> {
    let mut counter = Counter::new(&survey.instrument, plan);
    let mut responses = std::pin::pin!(app.store.responses(&survey.code));
    while let Some(response) = responses.try_next().await? {
        counter.add(&response);
    }
    Ok(counter.finish())
}
