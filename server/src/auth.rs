//! Who is asking: passphrases, sessions, and the check that a form was sent by our own page.
//!
//! Residents are never identified; everything here is about co-researchers. Addresses of browsers are neither read nor kept: the
//! limit on signing in counts tries for each name.

use std::num::NonZeroU32;

use app::page::notice::Notice;
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use axum::extract::{FromRef, FromRequestParts, MatchedPath};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use sha2::{Digest, Sha256};
use shared::governance::{Act, By};
use shared::id::hex;
use time::Duration;
use tokio::sync::Semaphore;

use crate::application::{App, Application};
use crate::entropy::{Entropy, NoEntropy, bits};
use crate::page::notice;
use crate::permission;
use crate::problem::Problem;
use crate::routes::Language;
use crate::store::{CoResearcher, SignInToken, StoreError};

/// Shortest passphrase. Length is what counts (NIST SP 800-63B, 5.1.1.2).
pub const PASSPHRASE_CHARACTERS_AT_LEAST: usize = 12;
const PASSPHRASE_BYTES_AT_MOST: usize = 1024;
/// How long a session is good, beyond the day it began.
const SESSION_DAYS: i64 = 1;

/// Why a passphrase could not be set.
#[derive(Debug, thiserror::Error)]
pub enum PassphraseError {
    #[error("a passphrase needs {PASSPHRASE_CHARACTERS_AT_LEAST} to {PASSPHRASE_BYTES_AT_MOST} characters")]
    Length,
    #[error(transparent)]
    Entropy(#[from] NoEntropy),
    #[error("the passphrase could not be hashed: {0}")]
    Hash(String),
}

/// argon2id with the parameters OWASP recommends: 19 MiB, two passes, one lane.
fn argon2() -> Argon2<'static> {
    let parameters = Params::new(19 * 1024, 2, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters)
}

/// Hash of a passphrase in PHC form, with its own salt.
///
/// # Errors
/// When it is too short or long, or there is no randomness for the salt.
pub fn hash_passphrase(passphrase: &str, entropy: &dyn Entropy) -> Result<String, PassphraseError> {
    if passphrase.chars().count() < PASSPHRASE_CHARACTERS_AT_LEAST || passphrase.len() > PASSPHRASE_BYTES_AT_MOST {
        return Err(PassphraseError::Length);
    }
    let salt = bits(entropy)?;
    argon2()
        .hash_password_with_salt(passphrase.as_bytes(), &salt[..16])
        .map(|hash| hash.to_string())
        .map_err(|error| PassphraseError::Hash(error.to_string()))
}

/// Whether the passphrase is theirs. Takes as long for names that do not exist as for those that do.
#[must_use]
pub fn passphrase_fits(who: Option<&CoResearcher>, passphrase: &str) -> bool {
    const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let stored = who.and_then(|who| who.passphrase_hash.as_deref());
    let Ok(hash) = PasswordHash::new(stored.unwrap_or(NOBODY)) else { return false };
    passphrase.len() <= PASSPHRASE_BYTES_AT_MOST
        && argon2().verify_password(passphrase.as_bytes(), &hash).is_ok()
        && stored.is_some()
}

/// How often one name may be tried: a handful at once, then one every ten seconds.
pub struct SignInLimit {
    tries: DefaultKeyedRateLimiter<String>,
    hashing: Semaphore,
}

/// Longest name that can be signed in with.
const NAME_BYTES_AT_MOST: usize = 64;
/// Passphrases that are hashed at a time: each takes 19 MiB, and whoever floods the door must not take all there is.
const HASHING_AT_MOST: usize = 2;

impl Default for SignInLimit {
    fn default() -> Self {
        let quota = Quota::per_minute(NonZeroU32::MIN.saturating_add(5)).allow_burst(NonZeroU32::MIN.saturating_add(4));
        Self { tries: RateLimiter::keyed(quota), hashing: Semaphore::new(HASHING_AT_MOST) }
    }
}

impl SignInLimit {
    /// Whether this name may be tried now.
    pub fn allows(&self, name: &str) -> bool {
        self.tries.retain_recent();
        name.len() <= NAME_BYTES_AT_MOST && self.tries.check_key(&name.to_lowercase()).is_ok()
    }

    /// Whether the passphrase is theirs, once it is its turn. Hashing takes tens of milliseconds on purpose; other requests go on.
    pub async fn passphrase_fits(&self, who: Option<CoResearcher>, passphrase: String) -> bool {
        let Ok(_turn) = self.hashing.acquire().await else { return false };
        tokio::task::spawn_blocking(move || passphrase_fits(who.as_ref(), &passphrase)).await.unwrap_or(false)
    }
}

/// A signed-in co-researcher, from the session cookie, who may do what they ask for. Anybody else is led to the sign-in page, or told
/// that it is not theirs to do.
pub struct SignedIn {
    pub who: CoResearcher,
    pub token: SignInToken,
}

impl SignedIn {
    /// As the record of their team names them.
    #[must_use]
    pub fn by(&self) -> By {
        By::Member { member: self.who.member, role: self.who.role }
    }

    /// Whether they may do something besides what they asked for.
    #[must_use]
    pub fn may(&self, act: Act) -> bool {
        self.who.role.may(act)
    }

    /// What our own forms carry and nobody else's can know.
    #[must_use]
    pub fn form_token(&self) -> String {
        hex(&Sha256::digest(format!("porchlight form {}", self.token.reveal()).as_bytes()))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for SignedIn
where
    App: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let app = App::from_ref(state);
        let jar = CookieJar::from_headers(&parts.headers);
        let away = || Redirect::to("/studio/sign-in").into_response();
        let token = jar.get(cookie_name(&app)).and_then(|cookie| SignInToken::parse(cookie.value())).ok_or_else(away)?;
        let found = async { CoResearcher::of_session(&mut *app.store.read().await?, &token, app.clock.today()).await };
        match found.await {
            Ok(Some(who)) => {
                let path = parts.extensions.get::<MatchedPath>().map(MatchedPath::as_str).unwrap_or_default();
                let act = permission::act(&parts.method, path);
                if act.is_some_and(|act| who.role.may(act)) { Ok(Self { who, token }) } else { Err(not_theirs(parts).await) }
            }
            Ok(None) => Err(away()),
            Err(error) => Err(Problem::internal(&error).into_response()),
        }
    }
}

async fn not_theirs(parts: &mut Parts) -> Response {
    let Ok(language) = Language::from_request_parts(parts, &()).await;
    notice(StatusCode::FORBIDDEN, language.locale(), Notice::NotYours, Some("/studio".to_owned()))
}

/// Whether a request that changes something comes from our own pages: browsers say so themselves (Fetch Metadata; Origin where a
/// browser is older). Requests that no browser sent have no cookie to abuse.
#[must_use]
pub fn is_from_our_pages(method: &Method, headers: &HeaderMap) -> bool {
    if method.is_safe() {
        return true;
    }
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match (text("sec-fetch-site"), text(header::ORIGIN.as_str())) {
        (Some(site), _) => site == "same-origin",
        (None, Some(origin)) => {
            text(header::HOST.as_str()).is_some_and(|host| origin.split_once("://").is_some_and(|(_, from)| from == host))
        }
        (None, None) => true,
    }
}

/// Begins a session and puts its cookie into the jar.
///
/// # Errors
/// When there is no randomness or the session cannot be stored.
pub async fn begin_session(app: &Application, jar: CookieJar, name: &str) -> Result<CookieJar, SessionError> {
    let token = SignInToken::from_bits(bits(&*app.entropy)?);
    let today = app.clock.today();
    let last = today.saturating_add(Duration::days(SESSION_DAYS));
    CoResearcher::open_session(&mut *app.store.read().await?, &token, name, last).await?;
    let cookie = Cookie::build((cookie_name(app), token.reveal().to_owned()))
        .path("/")
        .http_only(true)
        .secure(app.is_encrypted())
        .same_site(SameSite::Strict);
    Ok(jar.add(cookie))
}

/// Ends a session and takes its cookie out of the jar.
///
/// # Errors
/// When the store does not answer.
pub async fn end_session(app: &Application, jar: CookieJar, token: &SignInToken) -> Result<CookieJar, StoreError> {
    CoResearcher::end_session(&mut *app.store.read().await?, token).await?;
    Ok(jar.remove(Cookie::build(cookie_name(app)).path("/")))
}

/// A link that signs in once, today or tomorrow.
///
/// # Errors
/// When there is no randomness or the link cannot be stored.
pub async fn make_link(app: &Application, name: &str) -> Result<String, SessionError> {
    let token = SignInToken::from_bits(bits(&*app.entropy)?);
    let last = app.clock.today().saturating_add(Duration::days(1));
    CoResearcher::add_link(&mut *app.store.read().await?, &token, name, last).await?;
    Ok(format!("{}/studio/enter/{}", app.address, token.reveal()))
}

/// Why nobody was signed in.
#[derive(Debug, thiserror::Error)]
pub enum SessionError {
    #[error(transparent)]
    Entropy(#[from] NoEntropy),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// With the `__Host-` prefix a browser keeps the cookie from every other host and from unencrypted connections.
fn cookie_name(app: &Application) -> &'static str {
    if app.is_encrypted() { "__Host-porchlight" } else { "porchlight" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::governance::{Member, Role};

    use crate::entropy::SystemEntropy;

    #[test]
    fn only_the_right_passphrase_fits() {
        let hash = hash_passphrase("nine blue porches", &SystemEntropy).unwrap();
        assert!(hash.starts_with("$argon2id$"), "{hash}");
        let ana = CoResearcher {
            name: "ana".into(),
            team: "elm".into(),
            passphrase_hash: Some(hash),
            role: Role::Lead,
            member: Member(1),
        };
        assert!(passphrase_fits(Some(&ana), "nine blue porches"));
        assert!(!passphrase_fits(Some(&ana), "nine blue porchez"));
        let linked = CoResearcher { passphrase_hash: None, ..ana };
        assert!(!passphrase_fits(Some(&linked), ""));
        assert!(!passphrase_fits(None, "nine blue porches"));
    }

    #[test]
    fn short_and_endless_passphrases_are_refused() {
        assert!(matches!(hash_passphrase("too short", &SystemEntropy), Err(PassphraseError::Length)));
        assert!(matches!(hash_passphrase(&"x".repeat(5000), &SystemEntropy), Err(PassphraseError::Length)));
    }

    #[test]
    fn tries_run_out_for_one_name_only() {
        let limit = SignInLimit::default();
        let tries = (0..20).filter(|_| limit.allows("ana")).count();
        assert_eq!(tries, 5);
        assert!(!limit.allows("ANA"));
        assert!(limit.allows("ben"));
    }

    #[test]
    fn forms_of_other_sites_are_told_apart() {
        let from = |pairs: &[(&'static str, &str)]| {
            let headers = pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect();
            is_from_our_pages(&Method::POST, &headers)
        };
        assert!(from(&[("sec-fetch-site", "same-origin")]));
        assert!(!from(&[("sec-fetch-site", "cross-site")]));
        assert!(!from(&[("sec-fetch-site", "same-site")]));
        assert!(from(&[("origin", "https://porch.org"), ("host", "porch.org")]));
        assert!(!from(&[("origin", "https://evil.org"), ("host", "porch.org")]));
        assert!(!from(&[("origin", "null"), ("host", "porch.org")]));
        assert!(from(&[]));
    }
}
