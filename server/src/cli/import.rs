//! `porchlight import`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Subcommand;
use indicatif::{ProgressBar, ProgressStyle};
use shared::id::{PopulationName, SurveyCode};
use shared::{Instrument, NanoRho};

use super::form::Form;
use super::{Configuration, Outcome};
use crate::application::Application;
use crate::import::{self, Dictionary};
use crate::store::{Survey, SurveyState, Transition, account, instrument, ledger};

/// Take in instruments and responses.
#[derive(Debug, Subcommand)]
pub enum Import {
    /// Add a survey as a draft, from an instrument's JSON or from a data dictionary.
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
            Self::Instrument { file, dictionary, survey, team, population, budget, open } => {
                let app = configuration.open().await?;
                let source = match (file, dictionary) {
                    (Some(file), _) => read(&file)?,
                    (None, Some(path)) => serde_json::to_string_pretty(&read_dictionary(&path)?.instrument())?,
                    (None, None) => bail!("name an instrument with --file or a dictionary with --dictionary"),
                };
                let code = SurveyCode::parse(&survey)?;
                let population = PopulationName::parse(population.as_deref().unwrap_or(&survey))?;
                add(&app, &code, &team, &population, NanoRho::parse(&budget)?, &source, open).await?;
                println!("Added the survey {code}{}.", if open { " and opened it" } else { " as a draft" });
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

pub(super) async fn add(
    app: &Application,
    code: &SurveyCode,
    team: &str,
    population: &PopulationName,
    budget: NanoRho,
    source: &str,
    open: bool,
) -> anyhow::Result<()> {
    let parsed = Instrument::parse(source).map_err(|flaws| {
        let list: Vec<_> = flaws.iter().map(|flaw| format!("  {flaw}")).collect();
        anyhow::anyhow!("the instrument has {} flaws; nothing was changed:\n{}", flaws.len(), list.join("\n"))
    })?;
    let mut transaction = app.store.begin().await?;
    account::add_team(&mut transaction, team, team).await?;
    ledger::add_population(&mut transaction, population, budget).await?;
    instrument::add(&mut transaction, &parsed.version, source).await?;
    if !Survey::add(&mut transaction, code, team, population, &parsed.version).await? {
        bail!("there is a survey “{code}” already; nothing was changed");
    }
    if open {
        Survey::advance(&mut transaction, code, Transition::Open, app.clock.today()).await?;
    }
    transaction.commit().await?;
    Ok(())
}

fn read(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))
}

fn read_dictionary(path: &Path) -> anyhow::Result<Dictionary> {
    serde_json::from_str(&read(path)?).with_context(|| format!("{} is not a data dictionary", path.display()))
}
