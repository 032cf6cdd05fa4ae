//! `porchlight import media`, and the files that lie beside an instrument or a form when it is taken in.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Args;
use shared::Instrument;
use shared::id::SurveyCode;
use shared::instrument::MediumKind;

use super::{Configuration, Outcome};
use crate::media::{LARGEST_PICTURE, LARGEST_SOUND, Ready};
use crate::store::{Survey, SurveyState, media};

#[derive(Debug, Args)]
pub struct Media {
    /// Files called as the instrument calls them.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Code of a survey that is a draft.
    #[arg(long)]
    survey: String,
}

impl Media {
    pub(super) async fn run(self, configuration: Configuration) -> anyhow::Result<Outcome> {
        let app = configuration.open().await?;
        let code = SurveyCode::parse(&self.survey)?;
        let found = Survey::find(&app.store, &mut *app.store.read().await?, &code).await?;
        let survey = found.with_context(|| format!("there is no survey “{code}”"))?;
        let wanted = survey.instrument.media_files();
        let mut ready = Vec::with_capacity(self.files.len());
        for path in &self.files {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let Some((_, kind)) = wanted.iter().find(|(file, _)| *file == name) else {
                let names: Vec<&str> = wanted.iter().map(|(file, _)| *file).collect();
                bail!("the survey “{code}” names no file “{name}”, but: {}; nothing was stored", names.join(", "));
            };
            ready.push((name, prepare(path, *kind)?));
        }
        let mut transaction = app.store.begin().await?;
        if survey.state != SurveyState::Draft || !Survey::hold_draft(&mut transaction, &code).await? {
            bail!("the survey “{code}” is no draft; what residents see is fixed when it opens");
        }
        for (name, ready) in &ready {
            media::put(&mut transaction, &code, name, ready).await?;
        }
        transaction.commit().await?;
        println!("Added {} files to the survey {code}.", ready.len());
        Ok(Outcome::Done)
    }
}

/// The files that an instrument names.
#[derive(Default)]
pub(super) struct Beside {
    /// Those that lie in a folder, by their names.
    pub ready: Vec<(String, Ready)>,
    /// Names of those that do not.
    pub missing: Vec<String>,
}

impl Beside {
    pub fn of(folder: &Path, instrument: &Instrument) -> anyhow::Result<Self> {
        let mut found = Self::default();
        for (name, kind) in instrument.media_files() {
            let path = folder.join(name);
            if path.is_file() {
                found.ready.push((name.to_owned(), prepare(&path, kind)?));
            } else {
                found.missing.push(name.to_owned());
            }
        }
        Ok(found)
    }
}

fn prepare(path: &Path, kind: MediumKind) -> anyhow::Result<Ready> {
    let most = match kind {
        MediumKind::Image => LARGEST_PICTURE,
        MediumKind::Audio => LARGEST_SOUND,
    };
    let unreadable = || format!("{} cannot be read", path.display());
    let length = fs::metadata(path).with_context(unreadable)?.len();
    if length > most as u64 {
        bail!("{}: it is larger than {most} bytes; nothing was stored", path.display());
    }
    let bytes = fs::read(path).with_context(unreadable)?;
    Ready::of(kind, &bytes).with_context(|| format!("{}: nothing was stored", path.display()))
}
