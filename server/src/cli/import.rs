//! `porchlight import`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Subcommand;
use indicatif::{ProgressBar, ProgressStyle};
use shared::governance::By;
use shared::id::{PopulationName, SurveyCode};
use shared::{Instrument, NanoRho};

use super::form::Form;
use super::media::{Beside, Media};
use super::saved::Saved;
use super::{Configuration, Outcome};
use crate::application::Application;
use crate::deciding;
use crate::import::{self, Dictionary};
use crate::store::{Survey, SurveyState, Transition, account, instrument, ledger, media};

/// Take in instruments and responses.
#[derive(Debug, Subcommand)]
pub enum Import {
    /// Add a survey as a draft, from an instrument's JSON or from a data dictionary. Pictures and sounds that it names are taken
    /// along where they lie beside it.
    Instrument {
        /// The instrument, as described by /api/v1/instrument.schema.json.
        #[arg(long, conflicts_with = "dictionary", required_unless_present = "dictionary")]
        file: Option<PathBuf>,
        /// A data dictionary to make an instrument of.
        #[arg(long)]
        dictionary: Option<PathBuf>,
        /// Code of the new survey.
        #[arg(long)]
        survey: String,
        /// Team that it belongs to; made if it is new.
        #[arg(long)]
        team: String,
        /// The group of people whose budget its releases are charged to. [default: the survey's code]
        #[arg(long)]
        population: Option<String>,
        /// Budget of a new population, in rho.
        #[arg(long, default_value = "0.2")]
        budget: String,
        /// Open it at once.
        #[arg(long)]
        open: bool,
    },
    /// Read a form written as XLSForm (.xlsx, .xls, .ods, .csv, .md) and report on it; add it as a draft where a survey is named.
    /// Exit codes: 0 fine, 1 flaws, 2 cannot be read.
    Form(Form),
    /// Add pictures and sounds that the prompts of a draft name; a file takes the place of what had its name before.
    Media(Media),
    /// Take in answers that people saved as files on their phones.
    Saved(Saved),
    /// Send respondents from a CSV file through the same checks as everybody's answers. Can be broken off and run again.
    Responses {
        /// What the columns mean.
        #[arg(long)]
        dictionary: PathBuf,
        /// The rows.
        #[arg(long)]
        csv: PathBuf,
        /// Code of an open survey.
        #[arg(long)]
        survey: String,
    },
}

impl Import {
    pub(super) async fn run(self, configuration: Configuration) -> anyhow::Result<Outcome> {
        match self {
            Self::Form(form) => return form.run(configuration).await,
            Self::Media(media) => return media.run(configuration).await,
            Self::Saved(saved) => return saved.run(configuration).await,
            Self::Instrument { file, dictionary, survey, team, population, budget, open } => {
                let app = configuration.open().await?;
                let source = match (&file, dictionary) {
                    (Some(file), _) => read(file)?,
                    (None, Some(path)) => serde_json::to_string_pretty(&read_dictionary(&path)?.instrument())?,
                    (None, None) => bail!("name an instrument with --file or a dictionary with --dictionary"),
                };
                let code = SurveyCode::parse(&survey)?;
                let population = PopulationName::parse(population.as_deref().unwrap_or(&survey))?;
                let (budget, beside) = (NanoRho::parse(&budget)?, file.as_deref().and_then(Path::parent));
                let new = NewSurvey { code: &code, team: &team, population: &population, budget, source: &source, beside, open };
                let missing = new.add(&app).await?;
                println!("Added the survey {code}{}.", if open { " and opened it" } else { " as a draft" });
                tell_missing(&missing);
            }
            Self::Responses { dictionary, csv, survey } => {
                let app = configuration.open().await?;
                let (dictionary, rows) = (read_dictionary(&dictionary)?, read(&csv)?);
                let code = SurveyCode::parse(&survey)?;
                let found = Survey::find(&app.store, &mut *app.store.read().await?, &code).await?;
                let survey = found.with_context(|| format!("there is no survey “{code}”"))?;
                if survey.state != SurveyState::Open {
                    bail!("the survey “{code}” is not open; answers can only be added while it is");
                }
                let bar = ProgressBar::new(rows.lines().count().saturating_sub(1) as u64);
                bar.set_style(ProgressStyle::with_template("{msg} [{bar:40}] {pos}/{len} {eta}")?);
                bar.set_message("Importing");
                let outcome = import::responses(&app, &survey, &dictionary, &rows, |done| bar.set_position(done)).await?;
                bar.finish_and_clear();
                println!("{} received, {} had been received before.", outcome.received, outcome.received_before);
            }
        }
        Ok(Outcome::Done)
    }
}

/// A survey to be added.
pub(super) struct NewSurvey<'a> {
    pub code: &'a SurveyCode,
    pub team: &'a str,
    pub population: &'a PopulationName,
    pub budget: NanoRho,
    pub source: &'a str,
    /// Folder in which pictures and sounds may lie.
    pub beside: Option<&'a Path>,
    pub open: bool,
}

impl NewSurvey<'_> {
    /// Adds it whole or not at all; gives the names of files that it still needs.
    pub(super) async fn add(self, app: &Application) -> anyhow::Result<Vec<String>> {
        let Self { code, team, population, budget, source, beside, open } = self;
        let parsed = Instrument::parse(source).map_err(|flaws| {
            let list: Vec<_> = flaws.iter().map(|flaw| format!("  {flaw}")).collect();
            anyhow::anyhow!("the instrument has {} flaws; nothing was changed:\n{}", flaws.len(), list.join("\n"))
        })?;
        let Beside { ready, missing } = Beside::of(beside.unwrap_or(Path::new("")), &parsed)?;
        if open && !missing.is_empty() {
            bail!("it cannot be opened without these files beside it: {}; nothing was changed", missing.join(", "));
        }
        let mut transaction = app.store.begin().await?;
        account::add_team(&mut transaction, team, team).await?;
        ledger::add_population(&mut transaction, population, budget).await?;
        instrument::add(&mut transaction, &parsed.version, source).await?;
        if !Survey::add(&mut transaction, code, team, population, &parsed.version).await? {
            bail!("there is a survey “{code}” already; nothing was changed");
        }
        for (name, ready) in &ready {
            media::put(&mut transaction, code, name, ready).await?;
        }
        if open {
            let survey = Survey::find(&app.store, &mut transaction, code).await?.context("the survey is gone")?;
            deciding::advance(&mut transaction, &survey, Transition::Open, By::HOST, app.clock.today()).await?;
        }
        transaction.commit().await?;
        Ok(missing)
    }
}

/// Says which files have to be added before the survey can be opened.
pub(super) fn tell_missing(missing: &[String]) {
    if !missing.is_empty() {
        eprintln!("Before it can be opened, add with “import media”: {}.", missing.join(", "));
    }
}

fn read(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))
}

fn read_dictionary(path: &Path) -> anyhow::Result<Dictionary> {
    serde_json::from_str(&read(path)?).with_context(|| format!("{} is not a data dictionary", path.display()))
}
