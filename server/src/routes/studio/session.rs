//! Signing in and out: by passphrase, or by a link that works once.

use app::locales::text;
use app::page::studio::{EnterPage, SignInPage};
use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use serde::Deserialize;

use super::{FormToken, failed, locale};
use crate::application::App;
use crate::auth::{self, SignedIn, passphrase_fits};
use crate::page::{Notice, respond};
use crate::store::{CoResearcher, SignInToken};

pub async fn sign_in_page(headers: HeaderMap) -> Response {
    respond(StatusCode::OK, SignInPage { locale: locale(&headers), name: String::new(), problem: None, csrf: String::new() })
}

#[derive(Deserialize)]
pub struct SignInForm {
    name: String,
    passphrase: String,
}

pub async fn sign_in(
    State(app): State<App>,
    jar: CookieJar,
    headers: HeaderMap,
    Form(form): Form<SignInForm>,
) -> Result<Response, Response> {
    let locale = locale(&headers);
    let again = |status, key| {
        let page = SignInPage { locale, name: form.name.clone(), problem: Some(text(locale, key)), csrf: String::new() };
        respond(status, page)
    };
    if !app.sign_in_limit.allows(&form.name) {
        return Ok(again(StatusCode::TOO_MANY_REQUESTS, "studio-sign-in-too-often"));
    }
    let found = async { CoResearcher::find(&mut *app.store.read().await?, &form.name).await };
    let who = found.await.map_err(failed::<crate::store::StoreError>)?;
    let (checked, passphrase) = (who.clone(), form.passphrase.clone());
    // Hashing takes tens of milliseconds on purpose; other requests must not wait for it.
    let fits = tokio::task::spawn_blocking(move || passphrase_fits(checked.as_ref(), &passphrase)).await.map_err(failed)?;
    match who {
        Some(who) if fits => {
            let jar = auth::begin_session(&app, jar, &who.name).await.map_err(failed)?;
            Ok((jar, Redirect::to("/studio")).into_response())
        }
        Some(_) | None => Ok(again(StatusCode::UNPROCESSABLE_ENTITY, "studio-sign-in-wrong")),
    }
}

/// Shows a button: opening the link alone does nothing, so that a preview cannot use it up.
pub async fn enter_page(Path(token): Path<String>, headers: HeaderMap) -> Response {
    respond(StatusCode::OK, EnterPage { locale: locale(&headers), token, csrf: String::new() })
}

#[derive(Deserialize)]
pub struct EnterForm {
    token: String,
}

pub async fn enter(
    State(app): State<App>,
    jar: CookieJar,
    headers: HeaderMap,
    Form(form): Form<EnterForm>,
) -> Result<Response, Response> {
    let used_up = || {
        let link = Some("/studio/sign-in".to_owned());
        Notice { status: StatusCode::GONE, locale: locale(&headers), key: "link-used", link }.into_response()
    };
    let token = SignInToken::parse(&form.token).ok_or_else(used_up)?;
    let used = async { CoResearcher::use_link(&mut *app.store.read().await?, &token, app.clock.today()).await };
    let name = used.await.map_err(failed::<crate::store::StoreError>)?.ok_or_else(used_up)?;
    let jar = auth::begin_session(&app, jar, &name).await.map_err(failed)?;
    Ok((jar, Redirect::to("/studio")).into_response())
}

pub async fn sign_out(
    State(app): State<App>,
    signed_in: SignedIn,
    jar: CookieJar,
    headers: HeaderMap,
    Form(form): Form<FormToken>,
) -> Result<Response, Response> {
    form.check(&signed_in, &headers)?;
    let jar = auth::end_session(&app, jar, &signed_in.token).await.map_err(failed)?;
    Ok((jar, Redirect::to("/studio/sign-in")).into_response())
}
