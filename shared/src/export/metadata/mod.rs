//! Descriptions of a published data set in the languages of catalogs and archives, one file a standard. They list the data files with their
//! checksums, and say only what a [`Publication`] says.
//!
//! To add a standard: a file here with a function of the publication and the files, one variant of [`Description`] and its lines below.

mod citation;
mod croissant;
mod data_package;
mod datacite;
mod dcat;
mod ddi;
mod icpsr;
mod ro_crate;
mod schema_org;

use std::io;

use serde_json::Value;

use super::publication::{Listed, Publication};

pub use dcat::{DcatVersion, catalog, dataset as dcat_dataset};
pub use schema_org::dataset as schema_org;

/// A file that describes the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Description {
    /// DDI-Codebook 2.5, as archives read it.
    Ddi,
    /// The same as 2.6.
    Ddi26,
    /// Frictionless Data Package.
    DataPackage,
    DcatUs,
    SchemaOrg,
    Croissant,
    RoCrate,
    DataCite,
    /// Study record for the deposit form of ICPSR.
    Icpsr,
    Bibtex,
    Csl,
    Licence,
}

impl Description {
    pub const ALL: [Self; 12] = [
        Self::Ddi,
        Self::Ddi26,
        Self::DataPackage,
        Self::DcatUs,
        Self::SchemaOrg,
        Self::Croissant,
        Self::RoCrate,
        Self::DataCite,
        Self::Icpsr,
        Self::Bibtex,
        Self::Csl,
        Self::Licence,
    ];

    #[must_use]
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Ddi => "codebook.xml",
            Self::Ddi26 => "codebook-2.6.xml",
            Self::DataPackage => "datapackage.json",
            Self::DcatUs => "dcat-us.json",
            Self::SchemaOrg => "schema-org.json",
            Self::Croissant => "croissant.json",
            Self::RoCrate => "ro-crate-metadata.json",
            Self::DataCite => "datacite.json",
            Self::Icpsr => "icpsr.json",
            Self::Bibtex => "citation.bib",
            Self::Csl => "citation.json",
            Self::Licence => "licence.txt",
        }
    }

    #[must_use]
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Ddi | Self::Ddi26 => "application/xml",
            Self::DataPackage | Self::DcatUs | Self::DataCite | Self::Icpsr => "application/json",
            Self::SchemaOrg | Self::Croissant | Self::RoCrate => "application/ld+json",
            Self::Csl => "application/vnd.citationstyles.csl+json",
            Self::Bibtex => "application/x-bibtex",
            Self::Licence => "text/plain; charset=utf-8",
        }
    }

    #[must_use]
    pub fn about(self) -> &'static str {
        match self {
            Self::Ddi => "Codebook for archives (DDI-Codebook 2.5)",
            Self::Ddi26 => "Codebook for archives (DDI-Codebook 2.6)",
            Self::DataPackage => "Frictionless Data Package",
            Self::DcatUs => "Record for data catalogs (DCAT-US 3.0)",
            Self::SchemaOrg => "Record for search engines (schema.org)",
            Self::Croissant => "Record for machine learning (Croissant 1.0)",
            Self::RoCrate => "Research object (RO-Crate 1.1)",
            Self::DataCite => "Record to register a DOI with (DataCite 4)",
            Self::Icpsr => "Study record for a deposit with ICPSR or NACJD",
            Self::Bibtex => "How to cite it (BibTeX)",
            Self::Csl => "How to cite it (CSL)",
            Self::Licence => "What may be done with it, and the conditions of the community",
        }
    }

    /// # Errors
    /// When `out` cannot be written.
    pub fn write(self, publication: &Publication, files: &[Listed], mut out: impl io::Write) -> io::Result<()> {
        let json = match self {
            Self::Ddi => return ddi::write(ddi::Version::V25, publication, files, out),
            Self::Ddi26 => return ddi::write(ddi::Version::V26, publication, files, out),
            Self::Bibtex => return out.write_all(citation::bibtex(publication).as_bytes()),
            Self::Licence => return out.write_all(citation::licence(publication).as_bytes()),
            Self::DataPackage => data_package::document(publication, files),
            Self::DcatUs => dcat::dataset(DcatVersion::V3, publication, files),
            Self::SchemaOrg => schema_org::dataset(publication, files),
            Self::Croissant => croissant::document(publication, files),
            Self::RoCrate => ro_crate::document(publication, files),
            Self::DataCite => datacite::document(publication, files),
            Self::Icpsr => icpsr::document(publication),
            Self::Csl => citation::csl(publication),
        };
        serde_json::to_writer_pretty(&mut out, &json).map_err(io::Error::other)?;
        out.write_all(b"\n")
    }
}

/// Sets a field where there is something to say.
fn put(document: &mut Value, field: &str, value: Option<impl Into<Value>>) {
    if let (Some(map), Some(value)) = (document.as_object_mut(), value) {
        map.insert(field.to_owned(), value.into());
    }
}
