//! Signing in and out: by passphrase, or by a link that works once.

use app::page::notice::Notice;
use app::page::studio::{EnterPage, SignInPage, Trouble};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use serde::Deserialize;

use super::FormToken;
use crate::application::App;
use crate::auth::{self, SignedIn};
use crate::page::{failed, notice, respond};
use crate::routes::{Language, ReadForm};
use crate::store::{CoResearcher, SignInToken, StoreError};

pub async fn sign_in_page(language: Language) -> Response {
    respond(StatusCode::OK, SignInPage { locale: language.locale(), name: String::new(), problem: None })
}

#[derive(Deserialize)]
pub struct SignInForm {
    name: String,
    passphrase: String,
}

pub async fn sign_in(
    State(app): State<App>,
    jar: CookieJar,
    language: Language,
    ReadForm(form): ReadForm<SignInForm>,
) -> Result<Response, Response> {
    let locale = language.locale();
    let again = |status, trouble| respond(status, SignInPage { locale, name: form.name.clone(), problem: Some(trouble) });
    if !app.sign_in_limit.allows(&form.name) {
        return Ok(again(StatusCode::TOO_MANY_REQUESTS, Trouble::SignInTooOften));
    }
    let found = async { CoResearcher::find(&mut *app.store.read().await?, &form.name).await };
    let who = found.await.map_err(|error: StoreError| failed(locale, &error))?;
    let fits = app.sign_in_limit.passphrase_fits(who.clone(), form.passphrase.clone()).await;
    match who {
        Some(who) if fits => {
            let jar = auth::begin_session(&app, jar, &who.name).await.map_err(|error| failed(locale, &error))?;
            Ok((jar, Redirect::to("/studio")).into_response())
        }
        Some(_) | None => Ok(again(StatusCode::UNPROCESSABLE_ENTITY, Trouble::SignInWrong)),
    }
}

/// Shows a button: opening the link alone does nothing, so that a preview cannot use it up.
pub async fn enter_page(Path(token): Path<String>, language: Language) -> Response {
    respond(StatusCode::OK, EnterPage { locale: language.locale(), token })
}

#[derive(Deserialize)]
pub struct EnterForm {
    token: String,
}

pub async fn enter(
    State(app): State<App>,
    jar: CookieJar,
    language: Language,
    ReadForm(form): ReadForm<EnterForm>,
) -> Result<Response, Response> {
    let locale = language.locale();
    let used_up = || notice(StatusCode::GONE, locale, Notice::LinkUsed, Some("/studio/sign-in".to_owned()));
    let token = SignInToken::parse(&form.token).ok_or_else(used_up)?;
    let used = async { CoResearcher::use_link(&mut *app.store.read().await?, &token, app.clock.today()).await };
    let name = used.await.map_err(|error: StoreError| failed(locale, &error))?.ok_or_else(used_up)?;
    let jar = auth::begin_session(&app, jar, &name).await.map_err(|error| failed(locale, &error))?;
    Ok((jar, Redirect::to("/studio")).into_response())
}

pub async fn sign_out(
    State(app): State<App>,
    signed_in: SignedIn,
    jar: CookieJar,
    language: Language,
    ReadForm(form): ReadForm<FormToken>,
) -> Result<Response, Response> {
    let locale = language.locale();
    form.check(&signed_in, locale)?;
    let jar = auth::end_session(&app, jar, &signed_in.token).await.map_err(|error| failed(locale, &error))?;
    Ok((jar, Redirect::to("/studio/sign-in")).into_response())
}
