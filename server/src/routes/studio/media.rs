//! Adding a picture or a sound that a draft's prompts or options name, and looking at it: made ready for residents first, and stored in the place of what had its
//! name before. What it was before that is not kept anywhere.

use app::page::studio::{Done, MediaTrouble, Trouble};
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::{MethodRouter, post};
use shared::id::SurveyCode;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use super::own_survey;
use super::survey::{Said, draw};
use super::upload::{FIELD_BYTES_AT_MOST, Upload};
use crate::application::{App, Application};
use crate::auth::SignedIn;
use crate::media::{LARGEST_PICTURE, MediaError, Ready};
use crate::page::failed;
use crate::routes::survey::medium;
use crate::routes::{Language, unreadable};
use crate::store::{StoreError, Survey, media};

/// A picture takes many times its size while it is decoded, so they are decoded one after another.
static ONE_AT_A_TIME: Semaphore = Semaphore::const_new(1);

pub fn route() -> MethodRouter<App> {
    post(submit).layer(DefaultBodyLimit::max(LARGEST_PICTURE + FIELD_BYTES_AT_MOST))
}

/// A file as residents will get it, for the team alone. Nothing keeps it.
pub async fn preview(
    State(app): State<App>,
    signed_in: SignedIn,
    Path((code, address)): Path<(String, String)>,
    language: Language,
    headers: HeaderMap,
) -> Result<Response, Response> {
    let survey = own_survey(&app, &signed_in, &code, language.locale()).await?;
    medium(&app, &survey, &address, &headers, language.locale(), "private, no-store").await
}

async fn submit(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(code): Path<String>,
    language: Language,
    mut upload: Upload,
) -> Result<Response, Response> {
    let locale = language.locale();
    upload.token().check(&signed_in, locale)?;
    let name = upload.text("name");
    let survey = own_survey(&app, &signed_in, &code, locale).await?;
    let kind = survey.instrument.media_files().into_iter().find(|(file, _)| *file == name).map(|(_, kind)| kind);
    let kind = kind.ok_or_else(|| unreadable(StatusCode::BAD_REQUEST, locale))?;
    let said = if let Some((_, file)) = upload.take_files("file").pop() {
        let _turn = ONE_AT_A_TIME.acquire().await.map_err(|error| failed(locale, &error))?;
        let ready = spawn_blocking(move || Ready::of(kind, &file)).await.map_err(|error| failed(locale, &error))?;
        match ready {
            Err(error) => Said::Problem(Trouble::Media(trouble(error))),
            Ok(ready) => match add(&app, &survey.code, &name, &ready).await.map_err(|error| failed(locale, &error))? {
                true => Said::Done(Done::Saved),
                false => Said::Problem(Trouble::StepImpossible),
            },
        }
    } else {
        Said::Problem(Trouble::Media(MediaTrouble::NoFile))
    };
    let survey = own_survey(&app, &signed_in, &code, locale).await?;
    draw(&app, &signed_in, locale, survey, said).await
}

fn trouble(error: MediaError) -> MediaTrouble {
    match error {
        MediaError::PictureTooLarge => MediaTrouble::PictureTooLarge,
        MediaError::PictureUnreadable => MediaTrouble::PictureUnreadable,
        MediaError::SoundTooLarge => MediaTrouble::SoundTooLarge,
        MediaError::SoundUnreadable => MediaTrouble::SoundUnreadable,
    }
}

/// Stores a file while the survey is a draft; `false` when it is not.
async fn add(app: &Application, code: &SurveyCode, name: &str, ready: &Ready) -> Result<bool, StoreError> {
    let mut transaction = app.store.begin().await?;
    if !Survey::hold_draft(&mut transaction, code).await? {
        return Ok(false);
    }
    media::put(&mut transaction, code, name, ready).await?;
    transaction.commit().await?;
    Ok(true)
}
