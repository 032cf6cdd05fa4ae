//! `porchlight export`: the data set of a release, or the form of a survey.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::{Context, anyhow, bail};
use clap::{Args, Subcommand, ValueEnum};
use shared::id::SurveyCode;
use shared::instrument::InstrumentSource;
use shared::xlsform::export;

use super::{Configuration, Outcome};
use crate::routes::findings;
use crate::spreadsheet;
use crate::store::{StoredRelease, Survey, instrument};

/// Write the data set of a release (noisy tables, provenance, codebook), or the form of a survey.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Export {
    #[command(subcommand)]
    what: Option<What>,
    #[command(flatten)]
    data: Option<DataSet>,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Write what a survey asks as an XLSForm for ODK, Kobo, SurveyCTO or Ona, or as our own JSON. “import form” and
    /// “import instrument” read them again and make the same instrument of them.
    Form(Form),
}

#[derive(Debug, Args)]
struct Form {
    /// Code of the survey.
    code: String,
    #[arg(long, value_enum, default_value_t)]
    format: FormFormat,
    /// File to write; one that is there is not overwritten. [default: CODE.xlsx or CODE.json]
    #[arg(long)]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum FormFormat {
    #[default]
    Xlsx,
    Json,
}

#[derive(Debug, Args)]
struct DataSet {
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
        match (self.what, self.data) {
            (Some(What::Form(form)), _) => form.run(configuration).await,
            (None, Some(data)) => data.run(configuration).await,
            (None, None) => bail!("name a survey with --survey and a folder with --to, or a form"),
        }
    }
}

impl Form {
    async fn run(self, configuration: Configuration) -> anyhow::Result<Outcome> {
        let code = SurveyCode::parse(&self.code)?;
        let extension = match self.format {
            FormFormat::Xlsx => "xlsx",
            FormFormat::Json => "json",
        };
        let path = self.output.unwrap_or_else(|| PathBuf::from(format!("{code}.{extension}")));
        let store = configuration.open_store().await?;
        let mut connection = store.read().await?;
        let Some(survey) = Survey::find(&store, &mut connection, &code).await? else { bail!("there is no survey “{code}”") };
        let version = &survey.instrument.version;
        let source = instrument::source(&mut connection, version).await?;
        let bytes = match self.format {
            FormFormat::Json => source.into_bytes(),
            FormFormat::Xlsx => {
                let source: InstrumentSource = serde_json::from_str(&source)?;
                let form = export::workbook(&source, version)?;
                spreadsheet::write(&form).context("the form cannot be an .xlsx file; export it with --format json")?
            }
        };
        let mut file = fs::File::create_new(&path).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => anyhow!("{} is there already; nothing is overwritten", path.display()),
            _ => anyhow!("{} cannot be written: {error}", path.display()),
        })?;
        file.write_all(&bytes).with_context(|| format!("{} cannot be written", path.display()))?;
        println!("{}", path.display());
        Ok(Outcome::Done)
    }
}

impl DataSet {
    async fn run(self, configuration: Configuration) -> anyhow::Result<Outcome> {
        let app = configuration.open().await?;
        let code = SurveyCode::parse(&self.survey)?;
        let mut connection = app.store.read().await?;
        let Some(survey) = Survey::find(&app.store, &mut connection, &code).await? else {
            bail!("there is no survey “{code}”")
        };
        let releases = StoredRelease::of_survey(&mut connection, &code).await?;
        let wanted = self.release.as_deref().unwrap_or("");
        let stored = releases
            .iter()
            .rev()
            .find(|stored| stored.release.id.as_str().starts_with(wanted))
            .with_context(|| format!("nothing has been published from “{code}” that is called “{wanted}…”"))?;
        fs::create_dir_all(&self.to).with_context(|| format!("{} could not be made", self.to.display()))?;
        drop(connection);
        let published = findings::published(&app, &survey, stored).await?;
        for file in published.files.iter() {
            let path = self.to.join(&file.listed.name);
            let mut out = fs::File::create_new(&path).map_err(|error| match error.kind() {
                io::ErrorKind::AlreadyExists => anyhow!("{} is there already; nothing is overwritten", path.display()),
                _ => anyhow!("{} cannot be written: {error}", path.display()),
            })?;
            out.write_all(&file.content)?;
            println!("{}", path.display());
        }
        Ok(Outcome::Done)
    }
}
