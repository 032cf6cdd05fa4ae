//! What records are made of: one attribute for each question that people are in one cell of, and for each option of a question that
//! allows several; with the tables that records must have, and which questions must be settled before which.

use crate::cells::{Category, Cells};
use crate::estimate::Smooth;
use crate::expression::Slot;
use crate::instrument::{Instrument, ItemLogic};
use crate::plan::{PlannedTable, TableKey};
use crate::privacy::residual::{Axis, Part};
use crate::question::{Question, units_to_text};
use crate::release::Release;

/// What an attribute says of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Which cell they are in.
    Cell,
    /// Whether they answered a question that allows several answers: the first value is that they did.
    Status,
    /// Whether they chose an option of it; only who answered can. `status` is the place of that attribute.
    Mark { status: usize, at_most: u16 },
    /// Which bin their score is in. Worked out of other attributes when those are settled, never fitted.
    Score,
}

/// One attribute.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Attribute {
    pub slot: Slot,
    pub kind: Kind,
    /// Meanings of its values; of a mark that it is not and that it is set.
    pub categories: Vec<Category>,
    /// Share of people with each value, adding up to 1.
    pub shares: Vec<f64>,
    /// How many rounds of questions come before it.
    pub round: usize,
    /// Where the instrument's conditions say who is asked: the attributes they read.
    pub reads: Option<Vec<usize>>,
    pub axis: Axis,
}

/// The shares that two attributes must have together, row by row.
pub(super) struct Pair {
    pub columns: usize,
    pub shares: Vec<f64>,
    /// How much of their relation was kept; none where it was not measured.
    pub kept: Option<f64>,
}

impl Attribute {
    pub fn values(&self) -> usize {
        self.shares.len()
    }
}

/// The attributes of a release that are fitted, in the order of the instrument. Scores follow from others (`score.rs`), and left out are questions that
/// phones protect: what was counted of them are reports, and records of reports would be taken for answers.
pub(super) fn attributes(instrument: &Instrument, release: &Release) -> Vec<Attribute> {
    let smooth = Smooth::of(release);
    let is_used = |item: &ItemLogic| {
        release.tables.iter().any(|table| match &table.key {
            TableKey::Total => false,
            TableKey::OneWay(name) => *name == item.name,
            TableKey::TwoWay(first, second) => *first == item.name || *second == item.name,
        })
    };
    let is_plain = |item: &ItemLogic| item.protected.is_none() && !matches!(item.question, Question::Score(_));
    let mut attributes: Vec<Attribute> = Vec::new();
    for (slot, item) in instrument.logic.variables().filter(|(_, item)| is_used(item) && is_plain(item)) {
        let Some(cells) = Cells::of(item) else { continue };
        let publishable = crate::cells::Publishable { name: item.name.clone(), shape: cells.shape(item), protected: None };
        let axes = publishable.axes();
        let new = |axis: &Axis, kind, categories, shares| Attribute {
            slot,
            kind,
            categories,
            shares: normalised(shares),
            round: 0,
            reads: None,
            axis: axis.clone(),
        };
        match &axes[..] {
            [axis] => attributes.push(new(axis, Kind::Cell, cells.categories().to_vec(), smooth.cells(None, axis))),
            [status, marks] => {
                let options = marks.part.entries() as usize;
                let at = attributes.len();
                let statuses = smooth.cells(None, status);
                attributes.push(new(status, Kind::Status, cells.categories()[options..].to_vec(), statuses));
                let at_most = match marks.part {
                    Part::Marks { at_most, .. } => u16::try_from(at_most).unwrap_or(u16::MAX),
                    Part::Cell { .. } | Part::Status { .. } | Part::Amount { .. } => 0,
                };
                let planned = PlannedTable {
                    key: TableKey::OneWay(item.name.clone()),
                    cells: 0,
                    rows: None,
                    columns: axes.clone(),
                    protected: None,
                    amounts: None,
                };
                let marked = smooth.table(&planned);
                for (option, category) in cells.categories()[..options].iter().enumerate() {
                    let share = vec![(smooth.total() - marked[option]).max(0.0), marked[option]];
                    attributes.push(new(marks, Kind::Mark { status: at, at_most }, vec![Category::Skipped, *category], share));
                }
            }
            _ => {}
        }
    }
    settle(instrument, &mut attributes);
    attributes
}

/// Finds out who must come before whom: who is asked a question follows from the answers that its conditions read, where all of those are
/// among the attributes and can be given back as answers.
fn settle(instrument: &Instrument, attributes: &mut [Attribute]) {
    for place in 0..attributes.len() {
        let round = match attributes[place].kind {
            Kind::Score => 0,
            Kind::Mark { status, .. } => attributes[status].round + 1,
            Kind::Cell | Kind::Status => {
                let item = instrument.logic.item(attributes[place].slot);
                let is_conditional = !item.relevant.is_empty() || !item.offered.is_empty();
                let reads = is_conditional.then(|| read_by(instrument, attributes, place)).flatten();
                let round = reads.iter().flatten().map(|&read| attributes[read].round + 1).max().unwrap_or(0);
                attributes[place].reads = reads;
                round
            }
        };
        attributes[place].round = round;
    }
}

/// The attributes that decide whether an item is asked; none where that cannot be told from earlier ones.
fn read_by(instrument: &Instrument, attributes: &[Attribute], place: usize) -> Option<Vec<usize>> {
    let mut slots = vec![attributes[place].slot];
    let mut found = Vec::new();
    let mut next = 0;
    while let Some(&slot) = slots.get(next) {
        let turn = instrument.logic.turns.iter().find(|turn| turn.slot == slot)?;
        for &read in &turn.reads {
            if slots.contains(&read) {
                continue;
            }
            slots.push(read);
            if instrument.logic.item(read).question.calculation().is_some() {
                continue;
            }
            let of_read = attributes.iter().enumerate().filter(|(_, attribute)| attribute.slot == read).map(|(place, _)| place);
            let of_read: Vec<usize> = of_read.collect();
            let can_be_given = matches!(
                instrument.logic.item(read).question,
                Question::ChooseOne(_)
                    | Question::Scale(_)
                    | Question::ChooseSome(_)
                    | Question::Number(_)
                    | Question::Acknowledge
            );
            // Only what stands before it, so that rounds come to an end.
            if of_read.is_empty()
                || !can_be_given
                || instrument.logic.item(read).repetitions > 1
                || of_read.iter().any(|&read| read >= place)
            {
                return None;
            }
            found.extend(of_read);
        }
        next += 1;
    }
    found.sort_unstable();
    Some(found)
}

/// What somebody would have answered who has this value: of numbers the lower end of their bin.
pub(super) fn answer(instrument: &Instrument, attribute: &Attribute, value: usize) -> Option<String> {
    let question = &instrument.logic.item(attribute.slot).question;
    match (attribute.categories.get(value)?, attribute.kind, question) {
        (Category::Option(option), _, _) => match question {
            Question::Acknowledge => Some(crate::question::ACKNOWLEDGED.to_owned()),
            _ => question.options().get(usize::from(*option)).map(ToString::to_string),
        },
        (Category::Bin(bin), Kind::Cell, Question::Number(number)) => {
            number.bins().nth(usize::from(*bin)).map(|(low, _)| units_to_text(low, number.decimals()))
        }
        _ => None,
    }
}

/// What two attributes must have together; none where one decides the other or nothing is known of them.
pub(super) fn pair(release: &Release, first: &Attribute, second: &Attribute) -> Option<Pair> {
    let smooth = Smooth::of(release);
    let (rows, columns) = (first.values(), second.values());
    let product = || first.shares.iter().flat_map(|row| second.shares.iter().map(move |column| row * column)).collect::<Vec<_>>();
    match (first.kind, second.kind) {
        (Kind::Mark { .. }, Kind::Mark { .. }) | (Kind::Score, _) | (_, Kind::Score) => None,
        _ if first.slot == second.slot => None,
        (Kind::Cell | Kind::Status, Kind::Cell | Kind::Status) => {
            let kept = smooth.kept(&first.axis, &second.axis);
            Some(Pair { columns, shares: normalised(smooth.cells(Some(&first.axis), &second.axis)), kept })
        }
        (Kind::Cell | Kind::Status, Kind::Mark { .. }) => {
            let shares = marks_within(release, &smooth, first, second).unwrap_or_else(product);
            Some(Pair { columns, shares: normalised(shares), kept: None })
        }
        (Kind::Mark { .. }, Kind::Cell | Kind::Status) => {
            let turned = pair(release, second, first)?;
            let shares = (0..rows * columns).map(|cell| turned.shares[cell % columns * rows + cell / columns]).collect();
            Some(Pair { columns, shares, ..turned })
        }
    }
}

/// How many of each group chose an option, where the release says so.
fn marks_within(release: &Release, smooth: &Smooth, groups: &Attribute, mark: &Attribute) -> Option<Vec<f64>> {
    let is_it = |planned: &&PlannedTable| planned.rows.as_ref() == Some(&groups.axis) && planned.columns.contains(&mark.axis);
    let planned = release.tables.iter().find(is_it)?;
    let Category::Option(option) = mark.categories[1] else { return None };
    let width: usize = planned.columns.iter().map(|axis| axis.part.entries() as usize).sum();
    let table = smooth.table(planned);
    let people = smooth.cells(None, &groups.axis);
    Some(
        table
            .chunks(width)
            .zip(people)
            .flat_map(|(row, people)| {
                let marked = row[usize::from(option)];
                [(people - marked).max(0.0), marked]
            })
            .collect(),
    )
}

/// As shares; where nobody is, all alike.
fn normalised(mut values: Vec<f64>) -> Vec<f64> {
    values.iter_mut().for_each(|value| *value = value.max(0.0));
    let sum: f64 = values.iter().sum();
    #[allow(clippy::cast_precision_loss, reason = "a table has few cells")]
    let alike = 1.0 / values.len().max(1) as f64;
    values.iter_mut().for_each(|value| *value = if sum > 0.0 { *value / sum } else { alike });
    values
}
