//! What a release measured of the columns of its records: the unbiased noisy numbers that estimates rest on, since the records hold
//! only what stands out of the noise.

use super::Synthetic;
use crate::cells::Cells;
use crate::estimate::{Table, marginal};
use crate::id::ItemName;
use crate::instrument::Instrument;
use crate::plan::TableKey;
use crate::release::Release;

/// How many people a release says there are with one or two codes; all people where there are none.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured<'a> {
    pub codes: Vec<Code<'a>>,
    /// Fractions of people, and below zero where noise outweighs them.
    pub people: f64,
}

/// A code in a column. Of the two codes of an option only that it is marked is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code<'a> {
    pub column: &'a str,
    pub code: &'a str,
}

impl Synthetic {
    /// All cells of the tables of a release that the records have columns for, the total first. Releases of one plan give the same cells in the same order.
    #[must_use]
    pub fn measured(&self, instrument: &Instrument, release: &Release) -> Vec<Measured<'_>> {
        let mut found = vec![Measured { codes: vec![], people: marginal(release, &[]).first().copied().unwrap_or_default() }];
        for planned in &release.tables {
            let (first, second) = match &planned.key {
                TableKey::Total => continue,
                TableKey::OneWay(item) => (item, None),
                TableKey::TwoWay(first, second) => (first, Some(second)),
            };
            let Some(rows) = self.places(instrument, first) else { continue };
            let columns = second.map(|second| self.places(instrument, second));
            let table = Table::of(release, planned);
            match columns {
                None => found.extend(rows.iter().zip(table.values()).map(|(&row, &people)| self.cell(&[row], people))),
                Some(None) => {}
                Some(Some(columns)) => {
                    let cells = rows.iter().flat_map(|&row| columns.iter().map(move |&column| [row, column]));
                    found.extend(cells.zip(table.values()).map(|(cell, &people)| self.cell(&cell, people)));
                }
            }
        }
        found
    }

    fn cell(&self, places: &[(usize, usize)], people: f64) -> Measured<'_> {
        let code = |&(column, code): &(usize, usize)| {
            let column = &self.columns[column];
            Code { column: &column.name, code: &column.codes[code] }
        };
        Measured { codes: places.iter().map(code).collect(), people }
    }

    /// Where the cells of an item's table are among the records: a column and a place among its codes. None for an item that they do not have.
    pub(super) fn places(&self, instrument: &Instrument, name: &ItemName) -> Option<Vec<(usize, usize)>> {
        let slot = instrument.logic.slot_of(name)?;
        let cells = Cells::of(instrument.logic.item(slot))?;
        let place = |column: &str, code: &str| {
            let place = self.columns.iter().position(|known| known.name == column)?;
            Some((place, self.columns[place].codes.iter().position(|known| known == code)?))
        };
        let of_category = |&category| {
            let code = instrument.category_code(slot, category);
            if cells.is_partition() || !category.is_valid_answer() {
                place(name.as_str(), &code)
            } else {
                place(&format!("{name}.{code}"), "1")
            }
        };
        cells.categories().iter().map(of_category).collect()
    }
}
