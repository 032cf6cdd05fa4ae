//! The list that a server signs for each release: what was paid, what was decided, which files there are, with their checksums; and the
//! check that anybody can make of a folder of those files without a database, by working them out again from the protected tables.
//!
//! What this proves: the files belong together, follow from the measurements, and were listed by whoever holds the key. What nobody outside
//! can check: that the answers were counted right before the noise was drawn, and that the noise was drawn as it is said.

use std::collections::BTreeMap;

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::dataset::DataSet;
use crate::day::{day_text, parse_day};
use crate::export::{Description, Format, Listed, Publication, Writing, known};
use crate::id::{PopulationName, ReleaseId, SurveyCode, Version, hex};
use crate::instrument::Instrument;
use crate::privacy::NanoRho;
use crate::release::Release;
use crate::study::Study;

/// Name of the file that holds the list.
pub const FILE_NAME: &str = "manifest.json";
/// Of the text of the instrument.
pub const INSTRUMENT_FILE: &str = "instrument.json";
/// Of what the team says.
pub const STUDY_FILE: &str = "study.json";
/// Of the release itself.
const RELEASE_FILE: &str = "release.json";

/// What is signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Of this form.
    pub manifest: u32,
    pub software: String,
    pub survey: SurveyCode,
    pub release: ReleaseId,
    /// SHA-256 of the text of the instrument.
    pub instrument: Version,
    pub population: PopulationName,
    pub cost: NanoRho,
    pub spent: NanoRho,
    pub cap: NanoRho,
    pub ledger_sequence: u32,
    pub ledger_head: String,
    /// The entry of the team's record that says it was drawn; none where the record is younger.
    pub record: Option<Mark>,
    /// Where the program was reached when descriptions were made.
    pub address: String,
    /// `YYYY-MM-DD`
    pub opened: Option<String>,
    pub closed: Option<String>,
    pub published: Option<String>,
    /// Every writing of what the team says, the newest last.
    pub writings: Vec<Written>,
    pub files: Vec<FileEntry>,
}

/// An entry of a chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    pub sequence: u32,
    pub hash: String,
}

/// A writing of a study.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    pub number: u32,
    pub day: String,
    pub reason: String,
    pub study: String,
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileEntry {
    pub name: String,
    pub bytes: u64,
    pub sha256: String,
}

/// A manifest with its signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedManifest {
    #[serde(flatten)]
    pub manifest: Manifest,
    /// Ed25519 (RFC 8032), in hexadecimal.
    pub key: String,
    pub signature: String,
}

impl Manifest {
    /// What the signature is over.
    fn signed_bytes(&self) -> Vec<u8> {
        let json = serde_json::to_vec(self).unwrap_or_default();
        [b"porchlight manifest 1\n", &json[..]].concat()
    }

    #[must_use]
    pub fn sign(self, key: &SigningKey) -> SignedManifest {
        let signature = hex(&key.sign(&self.signed_bytes()).to_bytes());
        SignedManifest { key: hex(key.verifying_key().as_bytes()), signature, manifest: self }
    }
}

impl From<&Writing> for Written {
    fn from(writing: &Writing) -> Self {
        let Writing { number, day, reason, hash } = writing;
        Self { number: *number, day: day_text(*day), reason: reason.clone(), study: hash.clone() }
    }
}

impl SignedManifest {
    /// Whether whoever holds the key that it names signed it.
    #[must_use]
    pub fn is_signed(&self) -> bool {
        let checked = || {
            let key = VerifyingKey::from_bytes(&bytes(&self.key)?).ok()?;
            key.verify_strict(&self.manifest.signed_bytes(), &Signature::from_bytes(&bytes(&self.signature)?)).ok()
        };
        checked().is_some()
    }
}

fn bytes<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits: Option<Vec<u8>> =
        text.as_bytes().chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect();
    digits?.try_into().ok()
}

/// What was found about a folder of files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Who signed; none where nobody did.
    pub key: Option<String>,
    /// Names of files that are as they were listed.
    pub intact: Vec<String>,
    /// Names of files that were worked out again from the protected tables, to the last byte.
    pub made_again: Vec<String>,
    /// Listed, but not here.
    pub absent: Vec<String>,
    pub wrong: Vec<String>,
}

/// What cannot be checked from outside, whoever looks.
pub const UNCHECKED: [&str; 3] = [
    "that the answers were counted right before the noise was drawn",
    "that the noise was drawn from the distribution that is named (run “porchlight audit” for the program itself)",
    "that people answered truthfully, and who they were",
];

/// Checks files, by name, that were published together.
#[must_use]
pub fn check(files: &BTreeMap<String, Vec<u8>>) -> Verdict {
    let mut verdict = Verdict::default();
    let Some(signed) = files.get(FILE_NAME).and_then(|file| serde_json::from_slice::<SignedManifest>(file).ok()) else {
        verdict.wrong.push("there is no manifest.json, or it cannot be read".to_owned());
        return verdict;
    };
    if signed.is_signed() {
        verdict.key = Some(signed.key.clone());
    } else {
        verdict.wrong.push("manifest.json is not signed by the key that it names".to_owned());
    }
    for entry in &signed.manifest.files {
        match files.get(&entry.name) {
            None => verdict.absent.push(entry.name.clone()),
            Some(file) if hex(&Sha256::digest(file)) == entry.sha256 => verdict.intact.push(entry.name.clone()),
            Some(_) => verdict.wrong.push(format!("{} is not the file that was listed", entry.name)),
        }
    }
    if let Err(problem) = make_again(&signed.manifest, files, &mut verdict) {
        verdict.wrong.push(problem);
    }
    verdict
}

/// Works out again what follows from the release, and compares.
fn make_again(manifest: &Manifest, files: &BTreeMap<String, Vec<u8>>, verdict: &mut Verdict) -> Result<(), String> {
    #[derive(Deserialize)]
    struct Document {
        release: Release,
    }
    let text = |name: &str| {
        let file = files.get(name).ok_or_else(|| format!("{name} is not here, and nothing can be worked out without it"))?;
        std::str::from_utf8(file).map_err(|_| format!("{name} is no text"))
    };
    let document: Document = serde_json::from_str(text(RELEASE_FILE)?).map_err(|error| format!("{RELEASE_FILE}: {error}"))?;
    let release = document.release;
    let instrument = Instrument::parse(text(INSTRUMENT_FILE)?).map_err(|_| format!("{INSTRUMENT_FILE} is no instrument"))?;
    let said = (&manifest.release, &manifest.instrument, manifest.cost, manifest.spent, manifest.cap, &manifest.ledger_head);
    if said != (&release.id, &release.instrument, release.cost, release.spent, release.cap, &release.ledger_head) {
        return Err("manifest.json and release.json tell of different releases or budgets".to_owned());
    }
    let costs = release.measurements.iter().map(|measurement| measurement.planned.cost().get());
    if costs.fold(0, u64::saturating_add) != release.cost.get() {
        return Err("the noise of the measurements costs another amount than the one that was charged".to_owned());
    }
    if instrument.version != release.instrument {
        return Err(format!("{INSTRUMENT_FILE} is not what people were asked: its hash is another"));
    }
    let study = Study::parse(text(STUDY_FILE)?).map_err(|error| format!("{STUDY_FILE}: {error}"))?;
    if manifest.writings.last().is_some_and(|writing| writing.study != study.hash()) {
        return Err(format!("{STUDY_FILE} is not what was written last"));
    }
    let data = DataSet::of(&instrument, &release);
    let mut compare = |name: &str, made: std::io::Result<Vec<u8>>| match (files.get(name), made) {
        (Some(file), Ok(made)) if *file == made => verdict.made_again.push(name.to_owned()),
        (Some(_), _) => verdict.wrong.push(format!("{name} does not follow from the protected tables")),
        (None, _) => {}
    };
    for format in Format::ALL {
        let mut made = Vec::new();
        compare(format.file_name(), format.write(&data, &release, &mut made).map(|()| made));
    }
    let day = |text: &Option<String>| text.as_deref().and_then(parse_day);
    let writings: Option<Vec<Writing>> = manifest
        .writings
        .iter()
        .map(|written| {
            let Written { number, reason, study, .. } = written.clone();
            Some(Writing { number, day: parse_day(&written.day)?, reason, hash: study })
        })
        .collect();
    let writings = writings.ok_or("manifest.json has a day that is none")?;
    let publication = Publication {
        instrument: &instrument,
        release: &release,
        data: &data,
        study: &study,
        writings: &writings,
        address: &manifest.address,
        opened: day(&manifest.opened),
        closed: day(&manifest.closed),
        published: day(&manifest.published),
    };
    let is_description = |name: &str| Description::ALL.iter().any(|description| description.file_name() == name);
    let listed: Vec<Listed> = manifest
        .files
        .iter()
        .filter(|entry| !is_description(&entry.name))
        .filter_map(|entry| {
            let (media_type, about) = known(&entry.name)?;
            Some(Listed { name: entry.name.clone(), media_type, about, bytes: entry.bytes, sha256: entry.sha256.clone() })
        })
        .collect();
    for description in Description::ALL {
        let mut made = Vec::new();
        compare(description.file_name(), description.write(&publication, &listed, &mut made).map(|()| made));
    }
    Ok(())
}
