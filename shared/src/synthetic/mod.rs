//! Synthetic records: a file like that of a survey, made of its protected tables and of nothing else.
//!
//! `Synthetic::of` takes an instrument and a release, so no answer can get in: a record resembles a person only as far as the tables do.
//! Its tables are the smooth ones (`estimate/smooth.rs`) but for rounding; relations that noise would drown are not in them, and
//! which are is told. Who is asked a question follows from the instrument's own conditions wherever those read what was
//! published. How sure one can be of what is worked out of records is told by further sets ([`Synthetic::again`]), not by the file alone.

mod again;
mod attribute;
mod fit;
mod measured;
mod quality;
mod regression;
mod score;

use std::collections::BTreeMap;

use rand_core::Rng;
use time::Date;

use crate::cells::Category;
use crate::estimate::Smooth;
use crate::id::ItemName;
use crate::instrument::Instrument;
use crate::release::Release;
use crate::response::{Draft, Flow};
use attribute::{Attribute, Kind, Pair, answer, attributes, pair};
use fit::Fit;
use score::{Points, Scored};

pub use measured::{Code, Measured};
pub use quality::{Quality, RelationQuality, TableQuality};
pub use regression::Regression;

/// Records, and how they come about.
#[derive(Clone, Debug, PartialEq)]
pub struct Synthetic {
    pub columns: Vec<Column>,
    pub relations: Vec<Relation>,
    /// How far the records' two-way tables are from the smooth ones, as mean total variation: rounding, and what no records can have together.
    pub distance: f64,
    attributes: Vec<Attribute>,
    /// Record by record.
    values: Vec<u16>,
    /// The last columns.
    points: Vec<Points>,
}

/// One column of a file of records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Of its values, as in the codebook.
    codes: Vec<String>,
    /// The item's name; of a question with several answers one column for each option, `item.option`; of a score also one with its
    /// `score.points`.
    pub name: String,
}

/// What is known of two questions together.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    pub first: ItemName,
    pub second: ItemName,
    /// From 0, when all of it could be noise, to 1.
    pub kept: f64,
}

impl Relation {
    /// Less of a relation is too little for ranges that rest on it: those are worked out of sets that lack the same part of it.
    const WHOLE_FROM: f64 = 0.8;

    /// Whether nearly all of it is in the records.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.kept >= Self::WHOLE_FROM
    }
}

/// Why there are no records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoRecords {
    #[error(
        "the release says that nobody answered, so there is nobody to make records of; ask for a number of records to have some all the same"
    )]
    Nobody,
    #[error("the release has no table of a question, so there is nothing to make records of")]
    NoTables,
    #[error("{asked} records are more than the {most} that can be made at once: ask for fewer")]
    TooMany { asked: usize, most: usize },
}

impl Synthetic {
    pub const RECORDS_AT_MOST: usize = 5_000_000;

    /// As many records as people are published to have answered, or as asked for. `today` is the day that conditions compare with.
    ///
    /// # Errors
    /// When there is nothing to make records of.
    pub fn of(
        instrument: &Instrument,
        release: &Release,
        records: Option<usize>,
        today: Date,
        rng: &mut impl Rng,
    ) -> Result<Self, NoRecords> {
        let records = records.unwrap_or_else(|| Smooth::of(release).people());
        if records == 0 {
            return Err(NoRecords::Nobody);
        }
        if records > Self::RECORDS_AT_MOST {
            return Err(NoRecords::TooMany { asked: records, most: Self::RECORDS_AT_MOST });
        }
        let attributes = attributes(instrument, release);
        if attributes.is_empty() {
            return Err(NoRecords::NoTables);
        }
        let (pairs, relations) = pairs(instrument, release, &attributes);
        let mut fit = Fit::new(&attributes, pairs, records);
        let rounds = attributes.iter().map(|attribute| attribute.round).max().unwrap_or(0);
        for round in 0..=rounds {
            let of_round: Vec<usize> = (0..attributes.len()).filter(|&place| attributes[place].round == round).collect();
            settle(instrument, &attributes, &mut fit, &of_round, records, today, rng);
        }
        let (distance, values) = (fit.distance(), fit.into_values());
        let Scored { attributes, values, points } = score::scored(instrument, attributes, values);
        let mut columns = columns(instrument, &attributes);
        columns.extend(points.iter().map(|points| points.column.clone()));
        Ok(Self { columns, relations, distance, attributes, values, points })
    }

    /// What records of a release would tell of questions together: known before there are any.
    #[must_use]
    pub fn relations(instrument: &Instrument, release: &Release) -> Vec<Relation> {
        pairs(instrument, release, &attributes(instrument, release)).1
    }

    /// How many records there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len() / self.attributes.len().max(1)
    }

    /// Never: there are no records then.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// A record: for each column the code of its value.
    pub fn row(&self, record: usize) -> impl Iterator<Item = &str> {
        self.columns.iter().enumerate().map(move |(place, column)| column.codes[self.value_in(record, place)].as_str())
    }

    /// The codes of a column's values.
    #[must_use]
    pub fn codes(&self, column: usize) -> &[String] {
        &self.columns[column].codes
    }

    /// For each record the place of its code among those of a column.
    pub fn values_of(&self, column: usize) -> impl Iterator<Item = usize> {
        (0..self.len()).map(move |record| self.value_in(record, column))
    }

    /// The place of a record's code among those of a column.
    fn value_in(&self, record: usize, column: usize) -> usize {
        match column.checked_sub(self.attributes.len()) {
            Some(score) => usize::from(self.points[score].values[record]),
            None => self.value(record, column),
        }
    }

    fn value(&self, record: usize, attribute: usize) -> usize {
        usize::from(self.values[record * self.attributes.len() + attribute])
    }
}

/// The tables that every two attributes must have, and the relations among them that were measured.
fn pairs(instrument: &Instrument, release: &Release, attributes: &[Attribute]) -> (Vec<(usize, usize, Pair)>, Vec<Relation>) {
    let (mut pairs, mut relations) = (Vec::new(), Vec::new());
    for second in 0..attributes.len() {
        for first in 0..second {
            let Some(pair) = pair(release, &attributes[first], &attributes[second]) else { continue };
            let name = |place: usize| instrument.logic.item(attributes[place].slot).name.clone();
            relations.extend(pair.kept.map(|kept| Relation { first: name(first), second: name(second), kept }));
            pairs.push((first, second, pair));
        }
    }
    (pairs, relations)
}

/// Settles one round: its questions for all records, within what the instrument asks.
fn settle(
    instrument: &Instrument,
    attributes: &[Attribute],
    fit: &mut Fit,
    round: &[usize],
    records: usize,
    today: Date,
    rng: &mut impl Rng,
) {
    let asked: BTreeMap<usize, Vec<bool>> =
        round.iter().filter_map(|&place| Some((place, asked(instrument, attributes, fit, place, records, today)?))).collect();
    let is_free = |fit: &Fit, record: usize, place: usize, value: usize| match attributes[place].kind {
        Kind::Cell | Kind::Status | Kind::Score => {
            let is_not_asked = attributes[place].categories.get(value) == Some(&Category::NotAsked);
            asked.get(&place).is_none_or(|asked| asked[record] != is_not_asked)
        }
        Kind::Mark { status, at_most } => {
            let has_answered = fit.value(record, status) == 0;
            let marked = fit.marked(record, status);
            let now = fit.value(record, place);
            has_answered && if value == 1 { now == 1 || marked < at_most } else { now == 0 || marked > 1 }
                || !has_answered && value == 0
        }
    };
    for &place in round {
        fit.begin(place, &|fit, record, value| may_begin(fit, attributes, record, place, value, &is_free), rng);
    }
    for &place in round {
        if let Kind::Mark { status, .. } = attributes[place].kind {
            mark_somebody(fit, attributes, round, status, records);
        }
    }
    round.iter().for_each(|&place| fit.settle(place));
    fit.descend(round, &is_free, rng);
}

/// Marks are begun one by one, so that who answered may have none yet.
fn may_begin(
    fit: &Fit,
    attributes: &[Attribute],
    record: usize,
    place: usize,
    value: usize,
    is_free: &dyn Fn(&Fit, usize, usize, usize) -> bool,
) -> bool {
    match attributes[place].kind {
        Kind::Cell | Kind::Status | Kind::Score => is_free(fit, record, place, value),
        Kind::Mark { status, at_most } => value == 0 || (fit.value(record, status) == 0 && fit.marked(record, status) < at_most),
    }
}

/// Who answered a question that allows several answers gave at least one: the option that most chose.
fn mark_somebody(fit: &mut Fit, attributes: &[Attribute], round: &[usize], status: usize, records: usize) {
    let of_status = |&&place: &&usize| matches!(attributes[place].kind, Kind::Mark { status: of, .. } if of == status);
    let most = round
        .iter()
        .filter(of_status)
        .max_by(|&&left, &&right| attributes[left].shares[1].total_cmp(&attributes[right].shares[1]));
    let Some(&most) = most else { return };
    for record in 0..records {
        if fit.value(record, status) == 0 && fit.marked(record, status) == 0 {
            fit.put(record, most, 1);
        }
    }
}

/// Which records are asked a question, by the instrument's own conditions; none where those cannot be told.
fn asked(
    instrument: &Instrument,
    attributes: &[Attribute],
    fit: &Fit,
    place: usize,
    records: usize,
    today: Date,
) -> Option<Vec<bool>> {
    let reads = attributes[place].reads.as_ref()?;
    let mut known: BTreeMap<Vec<usize>, bool> = BTreeMap::new();
    let is_asked = |record: usize| {
        let values: Vec<usize> = reads.iter().map(|&read| fit.value(record, read)).collect();
        *known.entry(values).or_insert_with_key(|values| {
            let mut draft = Draft::default();
            for (&read, &value) in reads.iter().zip(values) {
                if let Some(text) = answer(instrument, &attributes[read], value) {
                    draft.give(instrument.logic.item(attributes[read].slot).name.clone(), text);
                }
            }
            Flow::of(&instrument.logic, &draft, today).is_asked(attributes[place].slot)
        })
    };
    Some((0..records).map(is_asked).collect())
}

/// Columns with their codes; of a question with several answers its options with 1 and 0.
fn columns(instrument: &Instrument, attributes: &[Attribute]) -> Vec<Column> {
    let column = |attribute: &Attribute| {
        let item = &instrument.logic.item(attribute.slot).name;
        let code = |&category: &Category| instrument.category_code(attribute.slot, category);
        match attribute.kind {
            Kind::Cell | Kind::Status | Kind::Score => {
                Column { name: item.to_string(), codes: attribute.categories.iter().map(code).collect() }
            }
            Kind::Mark { .. } => {
                Column { name: format!("{item}.{}", code(&attribute.categories[1])), codes: vec!["0".to_owned(), "1".to_owned()] }
            }
        }
    };
    attributes.iter().map(column).collect()
}

#[cfg(test)]
mod tests;
