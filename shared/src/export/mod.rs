//! Writers of data sets, one file a format. They see a release and what follows from it, never an answer.
//!
//! To add a format: a file here with a `write` function (or in `server/src/export/` where it needs a heavy library), one variant
//! in [`Format`] and a line in each match below. Pages, the command line and the tests loop over `Format::ALL`.

mod codebook;
mod figures;
mod json;
pub mod metadata;
mod publication;
mod registry;
mod setup;
mod spss;
mod stata;
mod tables;

use std::io;

use crate::dataset::{DataSet, Frame};
use crate::release::Release;

pub use metadata::Description;
pub use publication::{Listed, Publication, Writing};
pub use spss::write as write_spss;
pub use stata::write as write_stata;

/// A file of a data set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Noisy tables, tidy: one row a cell.
    TablesCsv,
    /// Means, medians, differences of groups: one row a figure.
    FiguresCsv,
    /// The release with its provenance.
    ReleaseJson,
    /// Every variable and code.
    CodebookCsv,
    /// What was promised and how, for the public registry of such releases.
    RegistryYaml,
    /// The tables with all labels, for SPSS.
    TablesSpss,
    /// The same for Stata.
    TablesStata,
    SetupSpss,
    SetupStata,
    SetupR,
    SetupPython,
}

impl Format {
    pub const ALL: [Self; 11] = [
        Self::TablesCsv,
        Self::FiguresCsv,
        Self::ReleaseJson,
        Self::CodebookCsv,
        Self::RegistryYaml,
        Self::TablesSpss,
        Self::TablesStata,
        Self::SetupSpss,
        Self::SetupStata,
        Self::SetupR,
        Self::SetupPython,
    ];

    #[must_use]
    pub fn file_name(self) -> &'static str {
        match self {
            Self::TablesCsv => "tables.csv",
            Self::FiguresCsv => "figures.csv",
            Self::ReleaseJson => "release.json",
            Self::CodebookCsv => "codebook.csv",
            Self::RegistryYaml => "deployment.yaml",
            Self::TablesSpss => "tables.sav",
            Self::TablesStata => "tables.dta",
            Self::SetupSpss => "setup.sps",
            Self::SetupStata => "setup.do",
            Self::SetupR => "setup.R",
            Self::SetupPython => "setup.py",
        }
    }

    #[must_use]
    pub fn content_type(self) -> &'static str {
        match self {
            Self::TablesCsv | Self::FiguresCsv | Self::CodebookCsv => "text/csv; charset=utf-8",
            Self::ReleaseJson => "application/json",
            Self::RegistryYaml => "application/yaml",
            Self::TablesSpss => "application/x-spss-sav",
            Self::TablesStata => "application/x-stata-dta",
            Self::SetupSpss | Self::SetupStata | Self::SetupR | Self::SetupPython => "text/plain; charset=utf-8",
        }
    }

    /// What it is, in a few words for lists.
    #[must_use]
    pub fn about(self) -> &'static str {
        match self {
            Self::TablesCsv => "Noisy tables, one row a cell",
            Self::FiguresCsv => "Means, medians and differences of groups, one row a figure",
            Self::ReleaseJson => "The release with everything needed to check it",
            Self::CodebookCsv => "Every variable and code, in every language",
            Self::RegistryYaml => "Record for the public registry of differential privacy deployments",
            Self::TablesSpss => "The noisy tables for SPSS, with labels and missing codes",
            Self::TablesStata => "The noisy tables for Stata, with labels and missing codes",
            Self::SetupSpss => "Reads tables.csv into SPSS",
            Self::SetupStata => "Reads tables.csv into Stata",
            Self::SetupR => "Reads tables.csv into R",
            Self::SetupPython => "Reads tables.csv into Python",
        }
    }

    /// The format of that file name.
    #[must_use]
    pub fn of_file(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.file_name() == name)
    }

    /// # Errors
    /// When `out` cannot be written.
    pub fn write(self, data: &DataSet, release: &Release, out: impl io::Write) -> io::Result<()> {
        match self {
            Self::TablesCsv => tables::write(data, out),
            Self::FiguresCsv => figures::write(data, out),
            Self::ReleaseJson => json::write(data, release, out),
            Self::CodebookCsv => codebook::write(data, out),
            Self::RegistryYaml => registry::write(data, release, out),
            Self::TablesSpss => spss::write(&Frame::tables(data), out),
            Self::TablesStata => stata::write(&Frame::tables(data), out),
            Self::SetupSpss => setup::write(setup::Program::Spss, &Frame::tables(data), out),
            Self::SetupStata => setup::write(setup::Program::Stata, &Frame::tables(data), out),
            Self::SetupR => setup::write(setup::Program::R, &Frame::tables(data), out),
            Self::SetupPython => setup::write(setup::Program::Python, &Frame::tables(data), out),
        }
    }
}

/// Media type and purpose of every file that can be published, by its name.
#[must_use]
pub fn known(name: &str) -> Option<(&'static str, &'static str)> {
    let format = Format::of_file(name).map(|format| (format.content_type(), format.about()));
    let description = Description::ALL.into_iter().find(|description| description.file_name() == name);
    let description = description.map(|description| (description.content_type(), description.about()));
    format.or(description).or_else(|| {
        Some(match name {
            "tables.parquet" => ("application/vnd.apache.parquet", "The noisy tables as Parquet"),
            "tables.zip" => ("application/zip", "A CSV file for each table"),
            "instrument.json" => ("application/json", "What people were asked, in every language"),
            "study.json" => ("application/json", "What the team says of the survey"),
            "summary.json" => ("application/json", "The evidence summary, for programs"),
            "manifest.json" => ("application/json", "Signed list of all files: budget, decision, checksums"),
            name if name.starts_with("summary-") && name.ends_with(".pdf") => {
                ("application/pdf", "The evidence summary to print")
            }
            name if name.starts_with("one-page-") && name.ends_with(".pdf") => ("application/pdf", "One page for residents"),
            "codebook.pdf" => ("application/pdf", "Every variable and code, to print"),
            _ => return None,
        })
    })
}
