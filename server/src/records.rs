//! Files of synthetic records: the records, further sets, how good they are, and what to work with them by. They follow from a release alone,
//! so the same release always gives the same files.

use std::io;

use rand::SeedableRng;
use rand::rngs::StdRng;
use sha2::{Digest, Sha256};
use shared::Release;
use shared::synthetic::Synthetic;

/// For Python and for R.
pub const ESTIMATE_PYTHON: &str = include_str!("records/estimate.py");
pub const ESTIMATE_R: &str = include_str!("records/estimate.R");

/// The column that marks every record, in every file.
const MARK: &str = "synthetic";

/// The generator of a set of a release. Its seed is public: nothing is hidden by it.
#[must_use]
pub fn generator(release: &Release, set: u32) -> StdRng {
    StdRng::from_seed(Sha256::digest(format!("porchlight records 1\n{}\n{set}\n", release.id)).into())
}

/// A file of records as CSV; further sets are told apart by their numbers.
pub struct RecordsFile<W: io::Write> {
    out: csv::Writer<W>,
    has_sets: bool,
    is_begun: bool,
}

impl<W: io::Write> RecordsFile<W> {
    pub fn new(out: W, has_sets: bool) -> Self {
        Self { out: csv::Writer::from_writer(out), has_sets, is_begun: false }
    }

    /// # Errors
    /// When nothing can be written.
    pub fn add(&mut self, records: &Synthetic, set: u32) -> io::Result<()> {
        let own = |set: String| self.has_sets.then_some(set).into_iter();
        if !self.is_begun {
            let names = records.columns.iter().map(|column| column.name.clone());
            self.out.write_record(own("set".to_owned()).chain([MARK.to_owned()]).chain(names)).map_err(io::Error::other)?;
            self.is_begun = true;
        }
        for record in 0..records.len() {
            let set = self.has_sets.then(|| set.to_string());
            let codes = set.iter().map(String::as_str).chain(["1"]).chain(records.row(record));
            self.out.write_record(codes).map_err(io::Error::other)?;
        }
        self.out.flush()
    }
}
