//! Steps that a team must agree to, or that its record must tell of: each is one transaction together with the entry in the record.

use shared::governance::{By, Deed, Subject};
use time::Date;

use crate::store::{Connection, PaperForm, StoreError, Survey, Transition, record};

/// What is asked before a survey can be opened as it is now.
#[must_use]
pub fn opening(survey: &Survey) -> Subject {
    Subject::Opening { survey: survey.code.clone(), version: survey.instrument.version.clone() }
}

/// Opens or closes a survey; `false` when it is not where the step begins, and then nothing was done.
///
/// # Errors
/// When the team has not agreed to it ([`StoreError::Record`]), or the database does not answer. End the transaction then.
pub async fn advance(
    transaction: &mut Connection,
    survey: &Survey,
    step: Transition,
    by: By,
    today: Date,
) -> Result<bool, StoreError> {
    // Locked first. What is opened is the version that was looked at, whatever is changed meanwhile: naming it anew changes nothing.
    record::lock(transaction, &survey.team).await?;
    if step == Transition::Open
        && !Survey::revise(transaction, &survey.code, &survey.instrument.version, &survey.instrument.version).await?
    {
        return Ok(false);
    }
    if !Survey::advance(transaction, &survey.code, step, today).await? {
        return Ok(false);
    }
    let deed = match step {
        Transition::Open => Deed::Opened { survey: survey.code.clone(), version: survey.instrument.version.clone() },
        Transition::Close => {
            PaperForm::drop_waiting(transaction, &survey.code).await?;
            Deed::Closed { survey: survey.code.clone() }
        }
    };
    record::add(transaction, &survey.team, today, by, deed).await?;
    Ok(true)
}
