//! From tables to records: beginning with columns that are right each by itself, values of single records are changed as long as that
//! brings all two-way tables of the records nearer to those that they must have.
//!
//! Coordinate descent on the sum of squared distances, in the spirit of PrivSyn's record updates (Zhang et al. 2021), but exact: what a change
//! does to every table is known before it is made. It ends when a sweep over all records changes little. Records are made of shares
//! that are already protected; nothing here has seen an answer.

use std::num::NonZeroU32;

use rand_core::Rng;

use super::attribute::{Attribute, Kind, Pair};
use crate::privacy::sampler::RandomBits;

/// Sweeps at most, and the part of all values that must change for another to be worth it.
const SWEEPS_AT_MOST: usize = 60;
const CHANGED_AT_LEAST: f64 = 2e-4;
/// Weight of a one-way table beside the two-way ones of its question together.
const WEIGHT_OF_ONE_WAY: f64 = 1.0;

/// Records that are being fitted.
pub(super) struct Fit<'a> {
    attributes: &'a [Attribute],
    records: usize,
    /// Record by record.
    values: Vec<u16>,
    /// For each attribute the records' counts less the wanted ones.
    one_way: Vec<Vec<f64>>,
    two_way: Vec<Table>,
    /// For each attribute its tables.
    tables_of: Vec<Vec<Link>>,
    is_settled: Vec<bool>,
}

struct Table {
    columns: usize,
    /// Counts less the wanted ones.
    away: Vec<f64>,
}

/// A table of an attribute, with the other one.
#[derive(Clone, Copy)]
struct Link {
    table: usize,
    other: usize,
    is_row: bool,
}

impl<'a> Fit<'a> {
    pub fn new(attributes: &'a [Attribute], pairs: Vec<(usize, usize, Pair)>, records: usize) -> Self {
        #[allow(clippy::cast_precision_loss, reason = "far below 2^52")]
        let all = records as f64;
        let mut tables_of = vec![Vec::new(); attributes.len()];
        let mut two_way = Vec::with_capacity(pairs.len());
        for (first, second, pair) in pairs {
            let table = two_way.len();
            tables_of[first].push(Link { table, other: second, is_row: true });
            tables_of[second].push(Link { table, other: first, is_row: false });
            two_way.push(Table { columns: pair.columns, away: pair.shares.iter().map(|share| -share * all).collect() });
        }
        let one_way = attributes.iter().map(|attribute| attribute.shares.iter().map(|share| -share * all).collect()).collect();
        let is_settled = vec![false; attributes.len()];
        Self { attributes, records, values: vec![0; records * attributes.len()], one_way, two_way, tables_of, is_settled }
    }

    pub fn value(&self, record: usize, attribute: usize) -> usize {
        usize::from(self.values[record * self.attributes.len() + attribute])
    }

    /// Before the attribute is settled.
    pub fn put(&mut self, record: usize, attribute: usize, value: usize) {
        self.values[record * self.attributes.len() + attribute] = u16::try_from(value).unwrap_or(u16::MAX);
    }

    /// Gives every record a value of an attribute, as many of each as wanted, by lot. `is_free` says who can have which.
    pub fn begin(&mut self, attribute: usize, is_free: &dyn Fn(&Self, usize, usize) -> bool, rng: &mut impl Rng) {
        let counts = whole(&self.attributes[attribute].shares, self.records);
        let mut lots: Vec<usize> =
            counts.iter().enumerate().flat_map(|(value, &count)| std::iter::repeat_n(value, count)).collect();
        shuffle(&mut lots, rng);
        for (record, drawn) in lots.into_iter().enumerate() {
            let free = |value: usize| is_free(self, record, value);
            let value = if free(drawn) {
                Some(drawn)
            } else {
                (0..counts.len()).filter(|&value| free(value)).max_by_key(|&value| counts[value])
            };
            self.put(record, attribute, value.unwrap_or(drawn));
        }
    }

    /// Counts a settled attribute into its tables with the attributes that are settled already.
    pub fn settle(&mut self, attribute: usize) {
        self.is_settled[attribute] = true;
        for record in 0..self.records {
            let value = self.value(record, attribute);
            self.one_way[attribute][value] += 1.0;
        }
        for link in self.tables_of[attribute].clone() {
            if self.is_settled[link.other] && link.other != attribute {
                for record in 0..self.records {
                    let cell = self.cell(link, self.value(record, attribute), self.value(record, link.other));
                    self.two_way[link.table].away[cell] += 1.0;
                }
            }
        }
    }

    fn cell(&self, link: Link, own: usize, other: usize) -> usize {
        let columns = self.two_way[link.table].columns;
        if link.is_row { own * columns + other } else { other * columns + own }
    }

    /// Changes values of the attributes of one round until that brings nothing. All of them are settled, and later ones are not.
    pub fn descend(&mut self, round: &[usize], is_free: &dyn Fn(&Self, usize, usize, usize) -> bool, rng: &mut impl Rng) {
        let links: Vec<Vec<Link>> = self
            .tables_of
            .iter()
            .map(|links| links.iter().copied().filter(|link| self.is_settled[link.other]).collect())
            .collect();
        let mut order: Vec<usize> = (0..self.records).collect();
        #[allow(clippy::cast_precision_loss, reason = "far below 2^52")]
        let enough = (self.records * round.len()) as f64 * CHANGED_AT_LEAST;
        for _ in 0..SWEEPS_AT_MOST {
            shuffle(&mut order, rng);
            let mut changed = 0.0;
            for &record in &order {
                for &attribute in round {
                    if self.improve(record, attribute, &links[attribute], is_free) {
                        changed += 1.0;
                    }
                }
            }
            if changed <= enough {
                break;
            }
        }
    }

    /// Gives a record the value that brings its tables nearest, if that is nearer than now.
    fn improve(
        &mut self,
        record: usize,
        attribute: usize,
        links: &[Link],
        is_free: &dyn Fn(&Self, usize, usize, usize) -> bool,
    ) -> bool {
        let now = self.value(record, attribute);
        let values = self.attributes[attribute].values();
        #[allow(clippy::cast_precision_loss, reason = "few tables")]
        let weight = WEIGHT_OF_ONE_WAY * links.len().max(1) as f64;
        let mut sums = [0.0; MOST_VALUES];
        let Some(sums) = sums.get_mut(..values) else { return false };
        sums.iter_mut().zip(&self.one_way[attribute]).for_each(|(sum, away)| *sum = weight * away);
        for link in links {
            let other = self.value(record, link.other);
            let table = &self.two_way[link.table];
            if link.is_row {
                sums.iter_mut().zip(table.away[other..].iter().step_by(table.columns)).for_each(|(sum, away)| *sum += away);
            } else {
                sums.iter_mut().zip(&table.away[other * table.columns..]).for_each(|(sum, away)| *sum += away);
            }
        }
        // A change takes one from where it was and puts one where it goes: the squares fall by twice (from - to - 1) in each table.
        #[allow(clippy::cast_precision_loss, reason = "few tables")]
        let needed = sums[now] - weight - links.len() as f64;
        let mut best = None;
        for (value, &sum) in sums.iter().enumerate() {
            if value != now && sum < best.map_or(needed, |(_, least)| least) && is_free(self, record, attribute, value) {
                best = Some((value, sum));
            }
        }
        let Some((value, _)) = best else { return false };
        self.one_way[attribute][now] -= 1.0;
        self.one_way[attribute][value] += 1.0;
        for &link in links {
            let other = self.value(record, link.other);
            let (from, to) = (self.cell(link, now, other), self.cell(link, value, other));
            self.two_way[link.table].away[from] -= 1.0;
            self.two_way[link.table].away[to] += 1.0;
        }
        self.put(record, attribute, value);
        true
    }

    /// Record by record.
    pub fn into_values(self) -> Vec<u16> {
        self.values
    }

    /// How far the records' two-way tables are from the wanted ones: the mean total variation.
    #[must_use]
    pub fn distance(&self) -> f64 {
        #[allow(clippy::cast_precision_loss, reason = "far below 2^52")]
        let (records, tables) = (self.records.max(1) as f64, self.two_way.len().max(1) as f64);
        self.two_way.iter().map(|table| table.away.iter().map(|away| away.abs()).sum::<f64>() / (2.0 * records)).sum::<f64>()
            / tables
    }

    /// Options a record has marked of a question.
    pub fn marked(&self, record: usize, status: usize) -> u16 {
        let is_of = |attribute: &Attribute| matches!(attribute.kind, Kind::Mark { status: of, .. } if of == status);
        let marks = self.attributes.iter().enumerate().filter(|(_, attribute)| is_of(attribute));
        marks.map(|(place, _)| u16::from(self.value(record, place) == 1)).sum()
    }
}

/// More than the cells of any question that can be fitted: an instrument has at most 500 options to a question.
const MOST_VALUES: usize = 512;

/// Whole numbers that add up to `sum`, nearest to these shares of it: largest remainders first.
fn whole(shares: &[f64], sum: usize) -> Vec<usize> {
    #[allow(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "far below 2^52, and not negative"
    )]
    let (mut counts, rests): (Vec<usize>, Vec<f64>) =
        shares.iter().map(|share| share * sum as f64).map(|count| (count.floor() as usize, count.fract())).unzip();
    let mut order: Vec<usize> = (0..shares.len()).collect();
    order.sort_by(|&left, &right| rests[right].total_cmp(&rests[left]));
    let missing = sum.saturating_sub(counts.iter().sum());
    for &place in order.iter().cycle().take(missing) {
        counts[place] += 1;
    }
    counts
}

/// Fisher and Yates, as Durstenfeld (1964) has it.
fn shuffle(values: &mut [usize], rng: &mut impl Rng) {
    let mut bits = RandomBits::new(rng);
    for last in (1..values.len()).rev() {
        let bound = u32::try_from(last + 1).ok().and_then(NonZeroU32::new);
        let other = bound.map_or(0, |bound| bits.below(bound));
        values.swap(last, usize::try_from(other).unwrap_or(0));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_add_up() {
        assert_eq!(whole(&[0.5, 0.25, 0.25], 10), [5, 3, 2]);
        assert_eq!(whole(&[1.0 / 3.0; 3], 2).iter().sum::<usize>(), 2);
        assert_eq!(whole(&[0.9, 0.1], 0), [0, 0]);
    }
}
