//! Files of synthetic records: the records, further sets, how good they are, and what to work with them by. They follow from a release alone,
//! so the same release always gives the same files, whoever makes them.

mod plot;
mod shelf;
mod words;

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use rand::SeedableRng;
use rand::rngs::StdRng;
use sha2::{Digest, Sha256};
use shared::dataset::Frame;
use shared::export::{write_spss, write_stata};
use shared::synthetic::{NoRecords, Quality, Synthetic};
use shared::{DataSet, Instrument, Release};
use time::Date;

pub use shelf::{Shelf, Shelved};

/// All files, the records first.
pub const FILES: [&str; 10] = [
    "records.csv",
    "sets.csv",
    "measured.csv",
    "quality.txt",
    "quality.json",
    "quality.svg",
    "estimate.py",
    "estimate.R",
    "records.sav",
    "records.dta",
];
/// Further sets, where nobody says how many: ranges worked out of more are hardly narrower.
pub const SETS: u32 = 20;

/// What researchers work with.
pub const ESTIMATE_PYTHON: &str = include_str!("records/estimate.py");
const ESTIMATE_R: &str = include_str!("records/estimate.R");
/// How files come about: raised whenever the same release would give other files than before.
const FORM: u32 = 3;
/// The column that marks every record, in every file.
const MARK: &str = "synthetic";

/// The file of that name.
#[must_use]
pub fn file_of_name(name: &str) -> Option<&'static str> {
    FILES.into_iter().find(|file| *file == name)
}

/// What is to be made.
#[derive(Clone, Copy, Debug)]
pub struct Order {
    /// As many as people are published to have answered, where it is not said.
    pub records: Option<usize>,
    pub sets: u32,
    /// The day that conditions of the instrument compare with.
    pub today: Date,
}

/// Why there are no files.
#[derive(Debug, thiserror::Error)]
pub enum RecordsError {
    #[error(transparent)]
    None(#[from] NoRecords),
    #[error("{path} cannot be written: {error}")]
    Unwritable { path: PathBuf, error: io::Error },
}

/// Writes all files into a folder that has none of them. `progress` is called after each set.
///
/// # Errors
/// When there is nothing to make records of, or a file cannot be written.
pub fn write(
    folder: &Path,
    instrument: &Instrument,
    release: &Release,
    order: Order,
    progress: &mut dyn FnMut(),
) -> Result<Quality, RecordsError> {
    let [_, sets_file, _, words_file, quality_file, picture_file, python_file, r_file, spss_file, stata_file] =
        FILES.map(|name| folder.join(name));
    let records = Synthetic::of(instrument, release, order.records, order.today, &mut generator(release, 0))?;
    write_records(folder, &records)?;
    progress();
    let mut others = Vec::new();
    if order.sets > 0 {
        create(&sets_file, |out| {
            let mut sets = csv::Writer::from_writer(out);
            for set in 1..=order.sets {
                let rng = &mut generator(release, set);
                let other = records.again(release, rng);
                let made = Synthetic::of(instrument, &other, Some(records.len()), order.today, rng);
                append(&mut sets, Some(set), &made.map_err(io::Error::other)?)?;
                others.push(other);
                progress();
            }
            sets.flush()
        })?;
    }
    write_measured(folder, instrument, &records, release, &others)?;
    let quality = Quality::of(instrument, release, &records, &others);
    create(&words_file, |mut out| out.write_all(words::report(&quality).as_bytes()))?;
    create(&quality_file, |out| serde_json::to_writer_pretty(out, &quality).map_err(io::Error::other))?;
    create(&picture_file, |mut out| out.write_all(plot::svg(&quality).as_bytes()))?;
    create(&python_file, |mut out| out.write_all(ESTIMATE_PYTHON.as_bytes()))?;
    create(&r_file, |mut out| out.write_all(ESTIMATE_R.as_bytes()))?;
    let frame = Frame::records(&DataSet::of(instrument, release), &records);
    create(&spss_file, |out| write_spss(&frame, out))?;
    create(&stata_file, |out| write_stata(&frame, out))?;
    Ok(quality)
}

/// The records alone.
///
/// # Errors
/// When the file is there or cannot be written.
pub fn write_records(folder: &Path, records: &Synthetic) -> Result<(), RecordsError> {
    create(&folder.join(FILES[0]), |out| {
        let mut file = csv::Writer::from_writer(out);
        append(&mut file, None, records)?;
        file.flush()
    })
}

/// What was measured: of the release, and of the further ones that sets are made of.
///
/// # Errors
/// When the file is there or cannot be written.
pub fn write_measured(
    folder: &Path,
    instrument: &Instrument,
    records: &Synthetic,
    release: &Release,
    others: &[Release],
) -> Result<(), RecordsError> {
    let cells = records.measured(instrument, release);
    let people_of = |other: &Release| records.measured(instrument, other).iter().map(|cell| cell.people).collect::<Vec<_>>();
    let of_sets: Vec<Vec<f64>> = others.iter().map(people_of).collect();
    create(&folder.join(FILES[2]), |out| {
        let mut file = csv::Writer::from_writer(out);
        let names = ["first", "first_code", "second", "second_code", "release"].map(str::to_owned);
        file.write_record(names.into_iter().chain((1..=of_sets.len()).map(|set| format!("set_{set}"))))?;
        for (place, cell) in cells.iter().enumerate() {
            let code = |at: usize| cell.codes.get(at).map_or(["", ""], |code| [code.column, code.code]);
            let people = std::iter::once(cell.people).chain(of_sets.iter().map(|people| people[place]));
            file.write_record(
                [code(0), code(1)].concat().into_iter().map(str::to_owned).chain(people.map(|people| format!("{people:.3}"))),
            )?;
        }
        file.flush()
    })
}

/// The generator of a set of a release. Its seed is public: nothing is hidden by it.
fn generator(release: &Release, set: u32) -> StdRng {
    StdRng::from_seed(Sha256::digest(format!("porchlight records {FORM}\n{}\n{set}\n", release.id)).into())
}

fn create(path: &Path, write: impl FnOnce(BufWriter<File>) -> io::Result<()>) -> Result<(), RecordsError> {
    let created = fs::OpenOptions::new().write(true).create_new(true).open(path);
    created
        .and_then(|file| write(BufWriter::new(file)))
        .map_err(|error| RecordsError::Unwritable { path: path.to_owned(), error })
}

/// One set as rows; the first set of a file brings the names of its columns.
fn append<W: Write>(out: &mut csv::Writer<W>, set: Option<u32>, records: &Synthetic) -> io::Result<()> {
    if set.is_none_or(|set| set == 1) {
        let names = records.columns.iter().map(|column| column.name.as_str());
        out.write_record(set.map(|_| "set").into_iter().chain([MARK]).chain(names)).map_err(io::Error::other)?;
    }
    let set = set.map(|set| set.to_string());
    for record in 0..records.len() {
        out.write_record(set.as_deref().into_iter().chain(["1"]).chain(records.row(record))).map_err(io::Error::other)?;
    }
    Ok(())
}
