//! `porchlight export`.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::Args;
use shared::Format;
use shared::id::SurveyCode;

use super::{Configuration, Outcome};
use crate::routes::findings;
use crate::store::{StoredRelease, Survey};

/// Write the data set of a release: noisy tables, provenance, codebook.
#[derive(Debug, Args)]
pub struct Export {
    /// Code of the survey.
    #[arg(long)]
    survey: String,
    /// Beginning of the release's id. [default: the newest release]
    #[arg(long)]
    release: Option<String>,
    /// Folder to write into; made if it is missing. Files that are there are not overwritten.
    #[arg(long)]
    to: PathBuf,
}

impl Export {
    pub(super) async fn run(self, configuration: Configuration) -> anyhow::Result<Outcome> {
        let store = configuration.open_store().await?;
        let code = SurveyCode::parse(&self.survey)?;
        let mut connection = store.read().await?;
        let Some(survey) = Survey::find(&store, &mut connection, &code).await? else { bail!("there is no survey “{code}”") };
        let releases = StoredRelease::of_survey(&mut connection, &code).await?;
        let wanted = self.release.as_deref().unwrap_or("");
        let stored = releases
            .iter()
            .rev()
            .find(|stored| stored.release.id.as_str().starts_with(wanted))
            .with_context(|| format!("nothing has been published from “{code}” that is called “{wanted}…”"))?;
        fs::create_dir_all(&self.to).with_context(|| format!("{} could not be made", self.to.display()))?;
        for format in Format::ALL {
            let path = self.to.join(format.file_name());
            if path.exists() {
                bail!("{} is there already; nothing is overwritten", path.display());
            }
            fs::write(&path, findings::file(&survey, &stored.release, format)?)?;
            println!("{}", path.display());
        }
        Ok(Outcome::Done)
    }
}
