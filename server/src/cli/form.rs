//! `porchlight import form`: what is in a spreadsheet, what is wrong with it, and the instrument that it makes.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;
use shared::NanoRho;
use shared::id::{PopulationName, SurveyCode};
use shared::xlsform::{Finding, Severity, Verdict};

use super::import::{NewSurvey, tell_missing};
use super::{Configuration, Outcome};
use crate::form::{self, Reading};
use crate::spreadsheet;

#[derive(Debug, Args)]
pub struct Form {
    /// The spreadsheet.
    file: PathBuf,
    /// Print the form as it was read, the instrument and the report as JSON.
    #[arg(long)]
    json: bool,
    /// Code of a new survey to add as a draft, if nothing is wrong.
    #[arg(long, requires = "team")]
    survey: Option<String>,
    /// Team that it belongs to; made if it is new.
    #[arg(long, requires = "survey")]
    team: Option<String>,
}

impl Form {
    pub(super) async fn run(self, configuration: Configuration) -> anyhow::Result<Outcome> {
        let name = self.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let read = fs::read(&self.file).map_err(|error| error.to_string());
        let reading =
            match read.and_then(|bytes| form::read(&bytes, &name, |file| self.beside(file)).map_err(|error| error.to_string())) {
                Ok(reading) => reading,
                Err(error) => {
                    eprintln!("porchlight: {name}: {error} Nothing was stored.");
                    return Ok(Outcome::Unreadable);
                }
            };
        let Reading { form: read, conversion, source, flaws } = reading;
        let verdict = read.report.verdict();
        if self.json {
            let document = json!({
                "verdict": verdict, "form": read.form, "instrument": conversion.source, "flaws": flaws,
                "report": { "findings": read.report.findings, "conversion": conversion.findings },
            });
            println!("{}", serde_json::to_string_pretty(&document)?);
        } else {
            read.report.findings.iter().chain(&conversion.findings).for_each(tell);
            flaws.iter().for_each(|flaw| println!("instrument: {flaw}"));
            let (errors, warnings) = [Severity::Error, Severity::Warning]
                .map(|severity| read.report.findings.iter().filter(|finding| finding.severity == severity).count())
                .into();
            println!("{name}: {errors} errors, {warnings} warnings; the instrument it makes has {} flaws.", flaws.len());
        }
        if verdict == Verdict::Error {
            return Ok(Outcome::Flawed);
        }
        let (Some(survey), Some(team)) = (&self.survey, &self.team) else { return Ok(Outcome::Done) };
        if !flaws.is_empty() {
            eprintln!(
                "porchlight: the instrument has flaws; nothing was stored. Save it with --json, mend it, and use “import instrument”."
            );
            return Ok(Outcome::Flawed);
        }
        let app = configuration.open().await?;
        let (code, population) = (SurveyCode::parse(survey)?, PopulationName::parse(survey)?);
        let new = NewSurvey {
            code: &code,
            team,
            population: &population,
            budget: NanoRho::new(200_000_000),
            source: &source,
            beside: self.file.parent(),
            open: false,
        };
        let missing = new.add(&app).await?;
        eprintln!("Added the survey {code} as a draft.");
        tell_missing(&missing);
        Ok(Outcome::Done)
    }
}

impl Form {
    /// A file that lies beside the form, unless it is larger than any table of choices.
    fn beside(&self, file: &str) -> Option<Vec<u8>> {
        let path = self.file.parent()?.join(Path::new(file).file_name()?);
        let is_small = fs::metadata(&path).is_ok_and(|metadata| metadata.len() <= spreadsheet::LARGEST_FILE as u64);
        if is_small { fs::read(path).ok() } else { None }
    }
}

fn tell(finding: &Finding) {
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let row = finding.row.map(|row| format!(", row {row}")).unwrap_or_default();
    let column = finding.column.as_ref().map(|column| format!(", column {column}")).unwrap_or_default();
    println!("{severity}: {}{row}{column}: “{}”. {} {}", finding.sheet, finding.found, finding.problem, finding.done);
}
