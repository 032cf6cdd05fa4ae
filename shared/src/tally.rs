//! Exact counts that cannot be printed, cloned or serialised: the only thing that can be done with a tally is to draw from it.
//!
//! ```compile_fail
//! fn print(tally: shared::tally::Tally) -> String { format!("{tally:?}") }
//! ```
//! ```compile_fail
//! fn show(tally: shared::tally::Tally) -> String { tally.to_string() }
//! ```
//! ```compile_fail
//! fn copy(tally: &shared::tally::Tally) -> shared::tally::Tally { Clone::clone(tally) }
//! ```
//! ```compile_fail
//! fn send(tally: &shared::tally::Tally) -> String { serde_json::to_string(tally).unwrap() }
//! ```

use crate::cells::Cells;
use crate::expression::Slot;
use crate::instrument::{Instrument, ItemLogic};
use crate::plan::{Plan, TableKey};
use crate::response::Response;

/// Exact counts of every table of a plan, in its order. It owns the plan, so that noise can only be drawn for the tables that were
/// counted. Tallies of parts add up.
#[must_use = "an exact count is only good for drawing a release"]
pub struct Tally {
    plan: Plan,
    tables: Vec<Vec<u64>>,
}

impl Tally {
    /// Counts every table in one pass over the responses.
    pub fn count(instrument: &Instrument, plan: Plan, responses: impl IntoIterator<Item = Response>) -> Self {
        let mut counter = Counter::new(instrument, plan);
        for response in responses {
            counter.add(&response);
        }
        counter.finish()
    }

    /// Puts the counts of another part of the survey to these; `None` when it was counted by another plan.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Option<Self> {
        if self.plan != other.plan {
            return None;
        }
        for (mine, theirs) in self.tables.iter_mut().zip(other.tables) {
            for (count, more) in mine.iter_mut().zip(theirs) {
                *count += more;
            }
        }
        Some(self)
    }

    /// Only the draw may see the counts.
    pub(crate) fn into_parts(self) -> (Plan, Vec<Vec<u64>>) {
        (self.plan, self.tables)
    }
}

/// Where one table's counts come from: places in `Counter::columns`.
enum Source {
    Total,
    OneWay(usize),
    TwoWay { rows: usize, columns: usize, columns_len: usize },
}

/// One item that some table needs.
struct Column<'a> {
    slot: Slot,
    /// The slots of all its repetitions; its own where it is asked once.
    slots: Vec<Slot>,
    item: &'a ItemLogic,
    cells: Cells,
    /// Places the response at hand falls into.
    marks: Vec<usize>,
}

/// Counts responses one by one, so that a stream never has to fit into memory.
pub struct Counter<'a> {
    columns: Vec<Column<'a>>,
    sources: Vec<Source>,
    tally: Tally,
}

impl<'a> Counter<'a> {
    #[must_use]
    pub fn new(instrument: &'a Instrument, plan: Plan) -> Self {
        let mut columns: Vec<Column<'a>> = Vec::new();
        let mut place = |name: &crate::id::ItemName| {
            let slot = instrument.logic.slot_of(name)?;
            if let Some(place) = columns.iter().position(|column| column.slot == slot) {
                return Some(place);
            }
            let item = instrument.logic.item(slot);
            let slots = instrument.logic.repetitions_of(slot);
            columns.push(Column { slot, slots, item, cells: Cells::of(item)?, marks: Vec::new() });
            Some(columns.len() - 1)
        };
        // A plan is made from the same instrument, so every name has its place; a total stands in for what cannot be.
        let places: Vec<_> = plan
            .tables()
            .iter()
            .map(|table| match &table.key {
                TableKey::Total => (None, None),
                TableKey::OneWay(item) => (place(item), None),
                TableKey::TwoWay(first, second) => (place(first), place(second)),
            })
            .collect();
        let sources = places
            .into_iter()
            .map(|places| match places {
                (None, _) => Source::Total,
                (Some(item), None) => Source::OneWay(item),
                (Some(rows), Some(second)) => Source::TwoWay { rows, columns: second, columns_len: columns[second].cells.len() },
            })
            .collect();
        let tables = plan.tables().iter().map(|table| vec![0; table.cells as usize]).collect();
        Self { columns, sources, tally: Tally { plan, tables } }
    }

    /// Counts one person.
    pub fn add(&mut self, response: &Response) {
        for column in &mut self.columns {
            column.marks.clear();
            let Column { slot: _, slots, item, cells, marks } = column;
            cells.mark_all(&item.question, slots.iter().map(|&slot| response.answer(slot)), marks);
        }
        for (source, counts) in self.sources.iter().zip(&mut self.tally.tables) {
            match *source {
                Source::Total => counts[0] += 1,
                Source::OneWay(item) => {
                    for &place in &self.columns[item].marks {
                        counts[place] += 1;
                    }
                }
                Source::TwoWay { rows, columns, columns_len } => {
                    for &row in &self.columns[rows].marks {
                        for &column in &self.columns[columns].marks {
                            counts[row * columns_len + column] += 1;
                        }
                    }
                }
            }
        }
    }

    pub fn finish(self) -> Tally {
        self.tally
    }
}
