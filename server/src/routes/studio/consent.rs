//! What people agree to, written for a draft: fields of the page into the instrument, which gets a new version, or nothing at all.

use app::page::studio::{ConsentOutcome, ConsentPage};
use app::page::survey::Device;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::{Map, Value, json};
use shared::id::Version;
use shared::{Flaw, Instrument, Locale};

use super::{FormToken, field, own_survey, shown_in, viewer};
use crate::application::{App, Application};
use crate::auth::SignedIn;
use crate::page::{failed, respond};
use crate::routes::survey::face;
use crate::routes::{Language, ReadForm, unreadable};
use crate::store::{StoreError, Survey, SurveyState, instrument};

type Fields = Vec<(String, String)>;

pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(code): Path<String>,
    language: Language,
) -> Result<Response, Response> {
    let locale = language.locale();
    let survey = own_survey(&app, &signed_in, &code, locale).await?;
    Ok(draw(&signed_in, locale, &survey, None, None))
}

pub async fn save(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(code): Path<String>,
    language: Language,
    ReadForm(fields): ReadForm<Fields>,
) -> Result<Response, Response> {
    let locale = language.locale();
    FormToken { csrf: field(&fields, "csrf").to_owned() }.check(&signed_in, locale)?;
    let version = Version::parse(field(&fields, "version")).map_err(|_| unreadable(StatusCode::BAD_REQUEST, locale))?;
    let survey = own_survey(&app, &signed_in, &code, locale).await?;
    if survey.state != SurveyState::Draft || survey.instrument.version != version {
        return Ok(draw(&signed_in, locale, &survey, Some(fields), Some(ConsentOutcome::Changed)));
    }
    let source = source_of(&app, &version).await.map_err(|error| failed(locale, &error))?;
    let outcome = match revised(&source, &fields) {
        Err(flaws) => ConsentOutcome::Flawed(flaws),
        Ok((revised, text)) => {
            let stored = store(&app, &survey, &revised.version, &text).await.map_err(|error| failed(locale, &error))?;
            if stored { ConsentOutcome::Saved } else { ConsentOutcome::Changed }
        }
    };
    let survey = own_survey(&app, &signed_in, &code, locale).await?;
    let typed = (outcome != ConsentOutcome::Saved).then_some(fields);
    Ok(draw(&signed_in, locale, &survey, typed, Some(outcome)))
}

pub(super) async fn source_of(app: &Application, version: &Version) -> Result<String, StoreError> {
    instrument::source(&mut *app.store.read().await?, version).await
}

pub(super) async fn store(app: &Application, survey: &Survey, version: &Version, source: &str) -> Result<bool, StoreError> {
    let mut transaction = app.store.begin().await?;
    instrument::add(&mut transaction, version, source).await?;
    if !Survey::revise(&mut transaction, &survey.code, &survey.instrument.version, version).await? {
        return Ok(false);
    }
    transaction.commit().await?;
    Ok(true)
}

fn draw(
    signed_in: &SignedIn,
    locale: Locale,
    survey: &Survey,
    typed: Option<Fields>,
    outcome: Option<ConsentOutcome>,
) -> Response {
    let status = match outcome {
        None | Some(ConsentOutcome::Saved) => StatusCode::OK,
        Some(ConsentOutcome::Changed) => StatusCode::CONFLICT,
        Some(ConsentOutcome::Flawed(_)) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let face = face(survey, shown_in(survey, locale), Device::Own);
    respond(status, ConsentPage { viewer: viewer(signed_in, locale), face, typed, outcome })
}

/// The instrument with what was written, and its text; nothing where something is wrong with it.
fn revised(source: &str, fields: &[(String, String)]) -> Result<(Instrument, String), Vec<Flaw>> {
    let flaw = |path: &str, problem: &str| vec![Flaw { path: path.to_owned(), problem: problem.to_owned() }];
    let mut whole: Map<String, Value> = serde_json::from_str(source).map_err(|error| flaw(".", &error.to_string()))?;
    let field = |name: &str| field(fields, name).trim();
    // A text in each language that has one, from fields such as `asks.en`.
    let text = |key: &str| {
        let in_language = |(name, value): &(String, String)| {
            let tag = name.strip_prefix(key)?.strip_prefix('.')?;
            (!value.trim().is_empty()).then(|| (tag.to_owned(), Value::from(value.trim().replace("\r\n", "\n"))))
        };
        let texts: Map<String, Value> = fields.iter().filter_map(in_language).collect();
        (!texts.is_empty()).then_some(Value::Object(texts))
    };
    for key in ["introduction", "consent"] {
        whole.insert(key.to_owned(), text(key).unwrap_or_else(|| json!({})));
    }
    let mut told = Map::new();
    for key in ["asks", "pays", "risks", "kept_until", "contact"] {
        told.extend(text(key).map(|text| (key.to_owned(), text)));
    }
    let items = fields.iter().filter_map(|(name, _)| name.strip_prefix("own_words/")?.rsplit_once('.'));
    let reasons = items.filter_map(|(item, _)| Some((item.to_owned(), text(&format!("own_words/{item}"))?)));
    let reasons: Map<String, Value> = reasons.collect();
    if !reasons.is_empty() {
        told.insert("own_words".to_owned(), reasons.into());
    }
    told.insert("funding".to_owned(), field("funding").into());
    told.insert("setting".to_owned(), field("setting").into());
    told.insert("with_first_page".to_owned(), (field("with_first_page") == "yes").into());
    if !field("youngest").is_empty() {
        let years =
            |name: &str| field(name).parse::<u8>().map_err(|_| flaw("taking_part.ages", "is no number of years, such as 13"));
        let mut ages = json!({ "youngest": years("youngest")?, "permission": field("permission") });
        if !field("adult").is_empty() {
            ages["adult"] = years("adult")?.into();
        }
        told.insert("ages".to_owned(), ages);
    }
    whole.insert("taking_part".to_owned(), told.into());
    let text = serde_json::to_string_pretty(&whole).map_err(|error| flaw(".", &error.to_string()))?;
    Ok((Instrument::parse(&text)?, text))
}
