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
use crate::id::ItemName;
use crate::instrument::{Instrument, ItemLogic};
use crate::plan::Plan;
use crate::privacy::NanoRho;
use crate::privacy::residual::{Axis, Part, transform};
use crate::question::{Grid, Question};
use crate::response::{Answer, Response};

/// Exact counts of every measurement of a plan, in its order. It owns the plan, so that noise can only be drawn for what was
/// counted, at the sensitivity that was planned. Tallies of parts add up.
#[must_use = "an exact count is only good for drawing a release"]
pub struct Tally {
    plan: Plan,
    counts: Vec<Vec<i64>>,
}

impl Tally {
    /// Counts everything in one pass over the responses.
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
        for (mine, theirs) in self.counts.iter_mut().zip(other.counts) {
            for (count, more) in mine.iter_mut().zip(theirs) {
                *count += more;
            }
        }
        Some(self)
    }

    /// What drawing from it will be charged: the plan's price, which no count has to do with.
    #[must_use]
    pub fn cost(&self) -> NanoRho {
        self.plan.cost()
    }

    /// The plan with the exact residuals of each of its measurements. Only the draw may see them.
    pub(crate) fn into_residuals(self) -> (Plan, Vec<Vec<i64>>) {
        let Self { plan, mut counts } = self;
        for (counts, measurement) in counts.iter_mut().zip(plan.measurements()) {
            transform::residuals(counts, &measurement.axes);
        }
        (plan, counts)
    }
}

/// One item that something is measured of.
struct Column<'a> {
    name: ItemName,
    /// The slots of all its repetitions; its own where it is asked once.
    slots: Vec<Slot>,
    item: &'a ItemLogic,
    cells: Cells,
    /// Cells that count an option; those behind them tell whether there was an answer.
    options: usize,
    grid: Option<Grid>,
    /// Cells the response at hand falls into, each once.
    marks: Vec<usize>,
    offset: Option<i64>,
}

/// An axis and the place of its item among the columns.
struct Direction {
    column: usize,
    part: Part,
}

/// Counts responses one by one, so that a stream never has to fit into memory.
pub struct Counter<'a> {
    columns: Vec<Column<'a>>,
    /// For each measurement.
    directions: Vec<Vec<Direction>>,
    tally: Tally,
}

impl<'a> Counter<'a> {
    #[must_use]
    pub fn new(instrument: &'a Instrument, plan: Plan) -> Self {
        let mut columns: Vec<Column<'a>> = Vec::new();
        let mut direction = |axis: &Axis| {
            let place = columns.iter().position(|column| column.name == axis.item).or_else(|| {
                columns.push(Column::of(instrument, &axis.item)?);
                Some(columns.len() - 1)
            });
            place.map(|column| Direction { column, part: axis.part })
        };
        // A plan is made from the same instrument, so every axis has its column.
        let directions =
            plan.measurements().iter().map(|measurement| measurement.axes.iter().filter_map(&mut direction).collect());
        let directions = directions.collect();
        let counts = plan.measurements().iter().map(|measurement| vec![0; measurement.entries()]).collect();
        Self { columns, directions, tally: Tally { plan, counts } }
    }

    /// Counts one person.
    pub fn add(&mut self, response: &Response) {
        self.columns.iter_mut().for_each(|column| column.read(response));
        for (directions, counts) in self.directions.iter().zip(&mut self.tally.counts) {
            self::add(&self.columns, directions, 0, 1, counts);
        }
    }

    pub fn finish(self) -> Tally {
        self.tally
    }
}

/// Adds the product of a person's vectors along the directions that are left, times `factor`, to the block at `place`.
///
/// *What must hold:* a person is one unit vector along a partition, so at most one entry of it is not zero.
fn add(columns: &[Column], directions: &[Direction], place: usize, factor: i64, counts: &mut [i64]) {
    let [Direction { column, part }, rest @ ..] = directions else {
        counts[place] += factor;
        return;
    };
    let column = &columns[*column];
    let place = place * part.entries() as usize;
    match *part {
        Part::Cell { .. } => {
            if let Some(&cell) = column.marks.first() {
                add(columns, rest, place + cell, factor, counts);
            }
        }
        Part::Status { .. } => {
            if let Some(&cell) = column.marks.last() {
                add(columns, rest, place + (cell - column.options), factor, counts);
            }
        }
        Part::Marks { .. } => {
            let Some((_, marks)) = column.marks.split_last().filter(|(_, marks)| !marks.is_empty() || column.answered()) else {
                return;
            };
            let (unit, center) = (i64::from(part.unit()), i64::from(part.center()));
            let mut marks = marks.iter().peekable();
            for option in 0..column.options {
                let is_marked = marks.next_if(|&&mark| mark == option).is_some();
                add(columns, rest, place + option, factor * (i64::from(is_marked) * unit - center), counts);
            }
        }
        Part::Amount { .. } => {
            if let Some(offset) = column.offset {
                add(columns, rest, place, factor * offset, counts);
            }
        }
    }
}

impl<'a> Column<'a> {
    fn of(instrument: &'a Instrument, name: &ItemName) -> Option<Self> {
        let slot = instrument.logic.slot_of(name)?;
        let item = instrument.logic.item(slot);
        let cells = Cells::of(item)?;
        let grid = match cells.shape(item) {
            crate::cells::Shape::One { amounts, .. } => amounts,
            crate::cells::Shape::Several { .. } => None,
        };
        let options = cells.categories().iter().filter(|category| category.is_valid_answer()).count();
        // A score is worked out of other answers and has none of its own.
        let slots = match &item.question {
            Question::Score(_) => Vec::new(),
            _ => instrument.logic.repetitions_of(slot),
        };
        Some(Self { name: name.clone(), slots, item, cells, options, grid, marks: Vec::new(), offset: None })
    }

    fn read(&mut self, response: &Response) {
        self.marks.clear();
        let score = if let Question::Score(score) = &self.item.question { Some(score.of(response)) } else { None };
        let answers = score.iter().chain(self.slots.iter().map(|&slot| response.answer(slot)));
        self.cells.mark_all(&self.item.question, answers.clone(), &mut self.marks);
        self.marks.sort_unstable();
        self.offset = match (self.grid, answers.clone().next()) {
            (Some(grid), Some(Answer::Number(value))) => Some(grid.offset_of(*value)),
            _ => None,
        };
    }

    /// Whether the response at hand answered: where a person can mark several, the first cell behind the options.
    fn answered(&self) -> bool {
        self.marks.last() == Some(&self.options)
    }
}
