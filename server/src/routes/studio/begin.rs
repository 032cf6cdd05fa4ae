//! A new survey as a draft of one's own team, whatever its instrument was made of.

use shared::NanoRho;
use shared::id::{PopulationName, SurveyCode, Version};

use crate::application::Application;
use crate::auth::SignedIn;
use crate::store::{StoreError, Survey, instrument, ledger};

/// Budget of the people of a new survey, in rho.
const BUDGET: NanoRho = NanoRho::new(200_000_000);

/// Adds a draft; `false` when the code is taken, and then nothing was stored.
pub async fn draft(
    app: &Application,
    signed_in: &SignedIn,
    code: &SurveyCode,
    version: &Version,
    source: &str,
) -> Result<bool, StoreError> {
    // Every code of a survey can name a population.
    let Ok(population) = PopulationName::parse(code.as_str()) else { return Ok(false) };
    let mut transaction = app.store.begin().await?;
    // The people of a new survey are new too: otherwise it would spend what belongs to somebody else's.
    let is_new = ledger::add_population(&mut transaction, &population, BUDGET).await?;
    instrument::add(&mut transaction, version, source).await?;
    if !is_new || !Survey::add(&mut transaction, code, &signed_in.who.team, &population, version).await? {
        return Ok(false);
    }
    transaction.commit().await?;
    Ok(true)
}
