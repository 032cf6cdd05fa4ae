//! Writers of data sets, one file a format. They see a release and what follows from it, never an answer.
//!
//! To add a format: a file here with a `write` function (or in `server/src/export/` where it needs a heavy library), one variant
//! in [`Format`] and a line in each match below. Pages, the command line and the tests loop over `Format::ALL`.

mod codebook;
mod figures;
mod json;
mod registry;
mod tables;

use std::io;

use crate::dataset::DataSet;
use crate::release::Release;

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
}

impl Format {
    pub const ALL: [Self; 5] = [Self::TablesCsv, Self::FiguresCsv, Self::ReleaseJson, Self::CodebookCsv, Self::RegistryYaml];

    #[must_use]
    pub fn file_name(self) -> &'static str {
        match self {
            Self::TablesCsv => "tables.csv",
            Self::FiguresCsv => "figures.csv",
            Self::ReleaseJson => "release.json",
            Self::CodebookCsv => "codebook.csv",
            Self::RegistryYaml => "deployment.yaml",
        }
    }

    #[must_use]
    pub fn content_type(self) -> &'static str {
        match self {
            Self::TablesCsv | Self::FiguresCsv | Self::CodebookCsv => "text/csv; charset=utf-8",
            Self::ReleaseJson => "application/json",
            Self::RegistryYaml => "application/yaml",
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
        }
    }
}
