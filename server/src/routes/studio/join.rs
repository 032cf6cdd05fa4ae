//! Joining a team by an invitation, which works once.

use app::page::notice::Notice;
use app::page::studio::{JoinPage, JoinTrouble};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use serde::Deserialize;
use shared::governance::{By, Deed};
use tokio::task::spawn_blocking;

use crate::application::{App, Application};
use crate::auth::{self, PassphraseError, hash_passphrase};
use crate::page::{failed, notice, respond};
use crate::routes::{Language, ReadForm};
use crate::store::{CoResearcher, Invitation, SignInToken, StoreError, record};

const NAME_BYTES_AT_MOST: usize = 64;

pub async fn page(State(app): State<App>, Path(token): Path<String>, language: Language) -> Result<Response, Response> {
    let (token, invitation) = find(&app, &token, &language).await?;
    let (token, role) = (token.reveal().to_owned(), invitation.role);
    let page = JoinPage { locale: language.locale(), token, role, name: String::new(), trouble: None };
    Ok(respond(StatusCode::OK, page))
}

#[derive(Deserialize)]
pub struct JoinForm {
    token: String,
    name: String,
    passphrase: String,
}

pub async fn join(
    State(app): State<App>,
    jar: CookieJar,
    language: Language,
    ReadForm(form): ReadForm<JoinForm>,
) -> Result<Response, Response> {
    let locale = language.locale();
    let (token, invitation) = find(&app, &form.token, &language).await?;
    let name = form.name.trim().to_owned();
    let again = |trouble| {
        let (token, role) = (token.reveal().to_owned(), invitation.role);
        let page = JoinPage { locale, token, role, name: name.clone(), trouble: Some(trouble) };
        Ok(respond(StatusCode::UNPROCESSABLE_ENTITY, page))
    };
    let is_name = !name.is_empty()
        && name.len() <= NAME_BYTES_AT_MOST
        && !name.contains(|sign: char| sign.is_whitespace() || sign.is_control());
    if !is_name {
        return again(JoinTrouble::NameWrong);
    }
    let (entropy, passphrase) = (app.entropy.clone(), form.passphrase);
    let hashed = spawn_blocking(move || hash_passphrase(&passphrase, &*entropy)).await.map_err(|error| failed(locale, &error))?;
    let hash = match hashed {
        Ok(hash) => hash,
        Err(PassphraseError::Length) => return again(JoinTrouble::PassphraseWrong),
        Err(error @ (PassphraseError::Entropy(_) | PassphraseError::Hash(_))) => return Err(failed(locale, &error)),
    };
    match add(&app, &token, &invitation, &name, &hash).await.map_err(|error| failed(locale, &error))? {
        Added::Joined => {
            let jar = auth::begin_session(&app, jar, &name).await.map_err(|error| failed(locale, &error))?;
            Ok((jar, Redirect::to("/studio")).into_response())
        }
        Added::NameTaken => again(JoinTrouble::NameTaken),
        Added::UsedUp => Err(used_up(&language)),
    }
}

enum Added {
    Joined,
    NameTaken,
    UsedUp,
}

async fn add(
    app: &Application,
    token: &SignInToken,
    invitation: &Invitation,
    name: &str,
    hash: &str,
) -> Result<Added, StoreError> {
    let (team, role) = (&invitation.team, invitation.role);
    let mut transaction = app.store.begin().await?;
    if !Invitation::take(&mut transaction, token).await? {
        return Ok(Added::UsedUp);
    }
    let Some(added) = CoResearcher::add(&mut transaction, name, team, role).await? else { return Ok(Added::NameTaken) };
    CoResearcher::set_passphrase(&mut transaction, name, hash).await?;
    let (by, deed) = (By::Member { member: added.member, role }, Deed::Joined { member: added.member, role });
    record::add(&mut transaction, team, app.clock.today(), by, deed).await?;
    transaction.commit().await?;
    Ok(Added::Joined)
}

async fn find(app: &Application, token: &str, language: &Language) -> Result<(SignInToken, Invitation), Response> {
    let token = SignInToken::parse(token).ok_or_else(|| used_up(language))?;
    let found = async { Invitation::find(&mut *app.store.read().await?, &token, app.clock.today()).await };
    let found = found.await.map_err(|error: StoreError| failed(language.locale(), &error))?;
    found.map(|invitation| (token, invitation)).ok_or_else(|| used_up(language))
}

fn used_up(language: &Language) -> Response {
    notice(StatusCode::GONE, language.locale(), Notice::InvitationUsed, Some("/studio/sign-in".to_owned()))
}
