//! `porchlight synthesize`: synthetic records of a release, as files.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use shared::id::SurveyCode;
use shared::synthetic::Quality;
use shared::{Instrument, Release};
use time::Date;

use super::{Configuration, Outcome, released};
use crate::clock::{Clock, SystemClock};
use crate::records::{self, FILES, Order, SETS};
use crate::store::{StoredRelease, Survey};

/// Make a file of synthetic records from a release: its tables and nothing else. Costs no budget.
#[derive(Debug, Args)]
pub struct Synthesize {
    /// A downloaded release.json; needs the instrument too, and no database.
    #[arg(long, requires = "instrument", conflicts_with = "survey", required_unless_present = "survey")]
    release_file: Option<PathBuf>,
    /// The instrument as JSON, as “export form --format json” writes it.
    #[arg(long)]
    instrument: Option<PathBuf>,
    /// Code of a survey in the database, instead of files.
    #[arg(long)]
    survey: Option<String>,
    /// Beginning of the release's id. [default: the newest release]
    #[arg(long, requires = "survey")]
    release: Option<String>,
    /// How many records. [default: as many as people are published to have answered]
    #[arg(long)]
    records: Option<usize>,
    /// Further sets, which ranges are worked out of; 0 for none.
    #[arg(long, default_value_t = SETS)]
    sets: u32,
    /// Folder to write into; files that are there are not overwritten.
    #[arg(long)]
    to: PathBuf,
}

impl Synthesize {
    pub(super) async fn run(self, configuration: Configuration) -> anyhow::Result<Outcome> {
        let (instrument, release, today) = match (&self.release_file, &self.instrument, &self.survey) {
            (Some(release), Some(instrument), _) => from_files(release, instrument)?,
            (_, _, Some(code)) => from_database(&configuration, code, self.release.as_deref().unwrap_or("")).await?,
            _ => bail!("name a release.json with its instrument, or a survey"),
        };
        fs::create_dir_all(&self.to).with_context(|| format!("{} could not be made", self.to.display()))?;
        for name in FILES {
            if self.to.join(name).exists() {
                bail!("{} is there already; nothing is overwritten", self.to.join(name).display());
            }
        }
        let progress = ProgressBar::new(u64::from(self.sets) + 1);
        progress.set_style(ProgressStyle::with_template("records {bar:30} {pos}/{len} sets {elapsed}")?);
        let order = Order { records: self.records, sets: self.sets, today };
        let quality = records::write(&self.to, &instrument, &release, order, &mut || progress.inc(1))?;
        progress.finish_and_clear();
        tell(&quality, &self.to);
        Ok(Outcome::Done)
    }
}

fn tell(quality: &Quality, folder: &Path) {
    println!("{} records, none of them anybody's, in {}.", quality.records, folder.display());
    let kept = quality.relations.iter().filter(|relation| relation.is_whole).count();
    println!(
        "Relations of {kept} pairs of questions are in them nearly whole, of {} in part or not at all, since noise drowned them; {} were not measured.",
        quality.relations.len() - kept,
        quality.unmeasured_pairs
    );
    println!(
        "quality.txt tells which. Work out estimates with estimate.py or estimate.R: standard errors of records.csv taken for real answers are too small."
    );
}

fn from_files(release: &Path, instrument: &Path) -> anyhow::Result<(Instrument, Release, Date)> {
    let release = released::read(release)?;
    let text = fs::read_to_string(instrument).with_context(|| format!("{} cannot be read", instrument.display()))?;
    let parsed = Instrument::parse(&text);
    let Ok(parsed) = parsed else { bail!("{} has flaws: “import instrument” tells them", instrument.display()) };
    if parsed.version != release.instrument {
        bail!("{} is not the instrument that was released: it has been edited since", instrument.display());
    }
    Ok((parsed, release, SystemClock::default().today()))
}

async fn from_database(configuration: &Configuration, code: &str, wanted: &str) -> anyhow::Result<(Instrument, Release, Date)> {
    let store = configuration.open_store().await?;
    let code = SurveyCode::parse(code)?;
    let mut connection = store.read().await?;
    let Some(survey) = Survey::find(&store, &mut connection, &code).await? else { bail!("there is no survey “{code}”") };
    let releases = StoredRelease::of_survey(&mut connection, &code).await?;
    let found = releases.into_iter().rev().find(|stored| stored.release.id.as_str().starts_with(wanted));
    let stored = found.with_context(|| format!("nothing has been published from “{code}” that is called “{wanted}…”"))?;
    let today = survey.closed.unwrap_or_else(|| SystemClock::default().today());
    Ok((survey.instrument.as_ref().clone(), stored.release, today))
}
