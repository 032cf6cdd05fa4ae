//! The people of a team, by whoever speaks for it. Each change is one transaction with its entry in the record.

use app::page::studio::{Person, TeamOutcome, TeamPage};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use shared::Locale;
use shared::governance::{Deed, Role, Rule};
use time::Duration;

use super::{FormToken, viewer};
use crate::application::{App, Application};
use crate::auth::SignedIn;
use crate::entropy::bits;
use crate::page::{failed, respond};
use crate::routes::{Language, ReadForm};
use crate::store::{CoResearcher, Invitation, SignInToken, StoreError, record};

/// How long an invitation can be used, in days.
const INVITATION_DAYS: i64 = 14;

pub async fn page(State(app): State<App>, signed_in: SignedIn, language: Language) -> Result<Response, Response> {
    draw(&app, &signed_in, language.locale(), None).await
}

#[derive(Deserialize)]
pub struct InviteForm {
    #[serde(flatten)]
    token: FormToken,
    role: String,
}

pub async fn invite(
    State(app): State<App>,
    signed_in: SignedIn,
    language: Language,
    ReadForm(form): ReadForm<InviteForm>,
) -> Result<Response, Response> {
    let locale = language.locale();
    form.token.check(&signed_in, locale)?;
    let Some(role) = Role::parse(&form.role) else { return draw(&app, &signed_in, locale, Some(TeamOutcome::Unknown)).await };
    let token = bits(&*app.entropy).map(SignInToken::from_bits).map_err(|error| failed(locale, &error))?;
    let invited = async {
        let (team, today) = (&signed_in.who.team, app.clock.today());
        let mut transaction = app.store.begin().await?;
        let invitation = Invitation { team: team.clone(), role };
        invitation.add(&mut transaction, &token, today.saturating_add(Duration::days(INVITATION_DAYS))).await?;
        record::add(&mut transaction, team, today, signed_in.by(), Deed::Invited { role }).await?;
        Ok::<_, StoreError>(transaction.commit().await?)
    };
    invited.await.map_err(|error| failed(locale, &error))?;
    let link = format!("{}/studio/join/{}", app.address, token.reveal());
    draw(&app, &signed_in, locale, Some(TeamOutcome::Invited(link))).await
}

#[derive(Deserialize)]
pub struct PersonForm {
    #[serde(flatten)]
    token: FormToken,
    name: String,
    role: Option<String>,
}

pub async fn role(
    State(app): State<App>,
    signed_in: SignedIn,
    language: Language,
    ReadForm(form): ReadForm<PersonForm>,
) -> Result<Response, Response> {
    let locale = language.locale();
    form.token.check(&signed_in, locale)?;
    let outcome = match form.role.as_deref().and_then(Role::parse) {
        Some(role) => change(&app, &signed_in, &form.name, Change::To(role)).await.map_err(|error| failed(locale, &error))?,
        None => TeamOutcome::Unknown,
    };
    draw(&app, &signed_in, locale, Some(outcome)).await
}

pub async fn remove(
    State(app): State<App>,
    signed_in: SignedIn,
    language: Language,
    ReadForm(form): ReadForm<PersonForm>,
) -> Result<Response, Response> {
    let locale = language.locale();
    form.token.check(&signed_in, locale)?;
    let outcome = change(&app, &signed_in, &form.name, Change::Away).await.map_err(|error| failed(locale, &error))?;
    if matches!(outcome, TeamOutcome::Done) && form.name == signed_in.who.name {
        return Ok(Redirect::to("/studio/sign-in").into_response());
    }
    draw(&app, &signed_in, locale, Some(outcome)).await
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Change {
    To(Role),
    Away,
}

async fn change(app: &Application, signed_in: &SignedIn, name: &str, change: Change) -> Result<TeamOutcome, StoreError> {
    let team = &signed_in.who.team;
    let mut transaction = app.store.begin().await?;
    // Two leads who take each other out at the same time must not both succeed.
    record::lock(&mut transaction, team).await?;
    let people = CoResearcher::of_team(&mut transaction, team).await?;
    let Some(who) = people.iter().find(|person| person.name == name) else { return Ok(TeamOutcome::Unknown) };
    let other_leads = people.iter().filter(|person| person.role == Role::Lead && person.name != name).count();
    if who.role == Role::Lead && change != Change::To(Role::Lead) && other_leads == 0 {
        return Ok(TeamOutcome::LastLead);
    }
    let deed = match change {
        Change::To(role) => {
            CoResearcher::set_role(&mut transaction, name, role).await?;
            Deed::RoleChanged { member: who.member, role }
        }
        Change::Away => {
            CoResearcher::remove(&mut transaction, name).await?;
            Deed::Left { member: who.member }
        }
    };
    record::add(&mut transaction, team, app.clock.today(), signed_in.by(), deed).await?;
    transaction.commit().await?;
    Ok(TeamOutcome::Done)
}

#[derive(Deserialize)]
pub struct RuleForm {
    #[serde(flatten)]
    token: FormToken,
    approvals: String,
    days: String,
}

pub async fn rule(
    State(app): State<App>,
    signed_in: SignedIn,
    language: Language,
    ReadForm(form): ReadForm<RuleForm>,
) -> Result<Response, Response> {
    let locale = language.locale();
    form.token.check(&signed_in, locale)?;
    let numbers = form.approvals.trim().parse().ok().zip(form.days.trim().parse().ok());
    let Some(rule) = numbers.and_then(|(approvals, days)| Rule::new(approvals, days)) else {
        return draw(&app, &signed_in, locale, Some(TeamOutcome::RuleWrong)).await;
    };
    let set = async {
        let mut transaction = app.store.begin().await?;
        let deed = Deed::RuleSet { rule };
        record::add(&mut transaction, &signed_in.who.team, app.clock.today(), signed_in.by(), deed).await?;
        Ok::<_, StoreError>(transaction.commit().await?)
    };
    set.await.map_err(|error| failed(locale, &error))?;
    draw(&app, &signed_in, locale, Some(TeamOutcome::Done)).await
}

async fn draw(
    app: &Application,
    signed_in: &SignedIn,
    locale: Locale,
    outcome: Option<TeamOutcome>,
) -> Result<Response, Response> {
    let loaded = async {
        let mut connection = app.store.read().await?;
        let people = CoResearcher::of_team(&mut connection, &signed_in.who.team).await?;
        Ok::<_, StoreError>((people, record::load(&mut connection, &signed_in.who.team).await?.rule()))
    };
    let (people, rule) = loaded.await.map_err(|error| failed(locale, &error))?;
    let status = match outcome {
        None | Some(TeamOutcome::Done | TeamOutcome::Invited(_)) => StatusCode::OK,
        Some(TeamOutcome::LastLead | TeamOutcome::RuleWrong | TeamOutcome::Unknown) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let people = people.into_iter().map(|person| Person { name: person.name, role: person.role, member: person.member });
    Ok(respond(status, TeamPage { viewer: viewer(signed_in, locale), people: people.collect(), rule, outcome }))
}
