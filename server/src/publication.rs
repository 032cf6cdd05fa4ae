//! All files of a published release, made together and signed together. They follow from the release, the instrument and what the team
//! says, so the same three always give the same bytes.

mod parquet;
mod shelf;

use std::collections::BTreeMap;
use std::io::{self, Cursor, Write};
use std::sync::Arc;

use ed25519_dalek::SigningKey;
use sha2::{Digest, Sha256};
use shared::dataset::Frame;
use shared::day::day_text;
use shared::export::{Description, Format, Listed, Publication, Writing, known};
use shared::governance::{Deed, Record};
use shared::id::hex;
use shared::manifest::{self, FileEntry, Manifest, Mark};
use shared::{DataSet, Instrument, Release, Study};
use time::Date;

pub use shelf::{Bundles, Shelved};

/// What files are made of.
#[derive(Clone, Debug)]
pub struct Material {
    pub instrument: Arc<Instrument>,
    /// The very text of the instrument.
    pub source: String,
    pub release: Release,
    pub study: Study,
    pub writings: Vec<Writing>,
    pub opened: Option<Date>,
    pub closed: Option<Date>,
    pub published: Option<Date>,
    /// Where the team's record says that it was drawn.
    pub record: Option<Mark>,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub listed: Listed,
    pub content: Vec<u8>,
}

/// The place in a team's record of the entry that says that a release was drawn.
#[must_use]
pub fn mark(record: &Record, release: &Release) -> Option<Mark> {
    let drawn = Deed::Drawn { survey: release.survey.clone(), release: release.id.clone() };
    let entry = record.entries().iter().find(|entry| entry.deed == drawn)?;
    Some(Mark { sequence: entry.sequence, hash: entry.hash.clone() })
}

/// Makes all files, the signed list last.
///
/// # Errors
/// When a writer fails, which in memory it does not.
pub fn make(material: &Material, address: &str, key: &SigningKey) -> io::Result<Vec<File>> {
    let data = DataSet::of(&material.instrument, &material.release);
    let mut files = data_files(material, &data)?;
    let publication = Publication {
        instrument: &material.instrument,
        release: &material.release,
        data: &data,
        study: &material.study,
        writings: &material.writings,
        address,
        opened: material.opened,
        closed: material.closed,
        published: material.published,
    };
    let listed: Vec<Listed> = files.iter().map(|file| file.listed.clone()).collect();
    for description in Description::ALL {
        let mut content = Vec::new();
        description.write(&publication, &listed, &mut content)?;
        files.push(file(description.file_name(), content)?);
    }
    let signed = list(material, address, &files).sign(key);
    let mut content = serde_json::to_vec_pretty(&signed)?;
    content.push(b'\n');
    files.push(file(manifest::FILE_NAME, content)?);
    Ok(files)
}

fn data_files(material: &Material, data: &DataSet) -> io::Result<Vec<File>> {
    let mut files = Vec::new();
    for format in Format::ALL {
        let mut content = Vec::new();
        format.write(data, &material.release, &mut content)?;
        files.push(file(format.file_name(), content)?);
    }
    files.push(file("tables.parquet", parquet::write(&Frame::tables(data))?)?);
    files.push(file("tables.zip", table_by_table(data)?)?);
    files.push(file(manifest::INSTRUMENT_FILE, material.source.clone().into_bytes())?);
    files.push(file(manifest::STUDY_FILE, serde_json::to_vec_pretty(&material.study)?)?);
    Ok(files)
}

fn file(name: &str, content: Vec<u8>) -> io::Result<File> {
    let (media_type, about) = known(name).ok_or_else(|| io::Error::other(format!("nobody knows what {name} is")))?;
    let sha256 = hex(&Sha256::digest(&content));
    Ok(File { listed: Listed { name: name.to_owned(), media_type, about, bytes: content.len() as u64, sha256 }, content })
}

/// A CSV file for each table, in one archive.
fn table_by_table(data: &DataSet) -> io::Result<Vec<u8>> {
    let mut tables: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for row in &data.rows {
        let name = match row.table {
            "total" => "total.csv".to_owned(),
            "one_way" => format!("{}.csv", row.item),
            _ => format!("{}_by_{}.csv", row.item, row.group_item),
        };
        tables.entry(name).or_default().push(row);
    }
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    // Without the time of day, so that the same release is the same file.
    let options = zip::write::SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    for (name, rows) in tables {
        archive.start_file(name, options)?;
        let mut writer = csv::Writer::from_writer(Vec::new());
        rows.into_iter().try_for_each(|row| writer.serialize(row))?;
        archive.write_all(&writer.into_inner().map_err(|error| io::Error::other(error.to_string()))?)?;
    }
    Ok(archive.finish()?.into_inner())
}

fn list(material: &Material, address: &str, files: &[File]) -> Manifest {
    let release = &material.release;
    let entry = |file: &File| {
        let Listed { name, bytes, sha256, .. } = file.listed.clone();
        FileEntry { name, bytes, sha256 }
    };
    Manifest {
        manifest: 1,
        software: concat!("porchlight ", env!("CARGO_PKG_VERSION")).to_owned(),
        survey: release.survey.clone(),
        release: release.id.clone(),
        instrument: release.instrument.clone(),
        population: release.population.clone(),
        cost: release.cost,
        spent: release.spent,
        cap: release.cap,
        ledger_sequence: release.ledger_sequence,
        ledger_head: release.ledger_head.clone(),
        record: material.record.clone(),
        address: address.to_owned(),
        opened: material.opened.map(day_text),
        closed: material.closed.map(day_text),
        published: material.published.map(day_text),
        writings: material.writings.iter().map(Into::into).collect(),
        files: files.iter().map(entry).collect(),
    }
}
