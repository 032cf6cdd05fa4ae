//! A release as rows for researchers, and the codebook that explains every column and code.
//!
//! Takes only the instrument and the release. File formats are in `export/`.

mod figure;
mod frame;

use serde::Serialize;

pub use figure::Figure;
pub use frame::{Column, Frame, Measure, Values, shortened};

use crate::cells::{Category, Cells};
use crate::estimate::{Reliability, Share, Smooth, Strip, Table};
use crate::expression::Slot;
use crate::instrument::Instrument;
use crate::locale::Locale;
use crate::plan::{PlannedTable, TableKey};
use crate::privacy::RandomisedResponse;
use crate::question::Question;
use crate::release::Release;
use crate::summary::Summary;

/// Tidy rows, one for each cell of each table, and the variables they are about.
#[derive(Clone, Debug, PartialEq)]
pub struct DataSet {
    pub rows: Vec<DataRow>,
    /// What is worked out of several cells.
    pub figures: Vec<Figure>,
    pub variables: Vec<Variable>,
    /// What must be said wherever the data go.
    pub notice: Option<String>,
    pub title: String,
}

/// One cell. Shares are of the valid answers, within `group` where there is one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DataRow {
    /// `total`, `one_way` or `two_way`.
    pub table: &'static str,
    pub group_item: String,
    pub group_code: String,
    pub group_label: String,
    pub item: String,
    pub code: String,
    pub label: String,
    /// Built from noisy measurements, unbiased, and in agreement with all other tables: a fraction of people, and maybe negative.
    pub noisy_count: f64,
    /// In people.
    pub noise_standard_deviation: f64,
    /// Nearer to the truth on the whole and never negative, in agreement with all other smooth counts, but biased: for charts and
    /// models, not for ranges.
    pub smooth_count: f64,
    pub share: Option<f64>,
    pub likely_low: Option<f64>,
    pub likely_high: Option<f64>,
    /// What having asked a sample can do to the share, without the noise.
    pub sampling_low: Option<f64>,
    pub sampling_high: Option<f64>,
    /// What the noise can do to it.
    pub privacy_low: Option<f64>,
    pub privacy_high: Option<f64>,
    /// `shown`, `caution`, `suppressed`, or empty where there is no share.
    pub reliability: &'static str,
    /// Of one-way tables, where a margin is known and crossed: the share weighted to it, and its range.
    pub weighted_share: Option<f64>,
    pub weighted_low: Option<f64>,
    pub weighted_high: Option<f64>,
    pub design_effect: Option<f64>,
}

/// One item of the instrument and its codes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Variable {
    pub name: String,
    pub kind: &'static str,
    /// How each answer was made uncertain on phones, from which the shares, not the counts, are worked back.
    pub protected: Option<RandomisedResponse>,
    /// Wording by language tag.
    pub wording: Vec<(&'static str, String)>,
    /// What it measures.
    pub measures: Option<String>,
    /// Where the question comes from, under which licence, and whether its words were changed.
    pub source: Option<String>,
    pub licence: Option<String>,
    pub adapted: bool,
    pub codes: Vec<Code>,
}

/// One code and what it means, by language tag.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Code {
    pub code: String,
    pub labels: Vec<(&'static str, String)>,
}

impl DataSet {
    #[must_use]
    pub fn of(instrument: &Instrument, release: &Release) -> Self {
        let locale = instrument.languages.first;
        let summary = Summary::of(instrument, release);
        let tables = release.tables.iter().map(|table| smoothed(instrument, release, table));
        Self {
            rows: tables.flat_map(|rows| with_weights(instrument, &summary, rows)).collect(),
            figures: Figure::all(instrument, release, &summary),
            variables: variables(instrument, release),
            notice: instrument.notice.as_ref().map(|text| text.in_locale(locale).to_owned()),
            title: instrument.title.in_locale(locale).to_owned(),
        }
    }
}

/// The rows of a table, weighted where the summary has them so: those of a question stand in its order.
fn with_weights(instrument: &Instrument, summary: &Summary, mut rows: Vec<DataRow>) -> Vec<DataRow> {
    let is_about =
        |slot: Slot| rows.iter().all(|row| row.table == "one_way" && row.item == instrument.logic.item(slot).name.as_str());
    let Some(question) = summary.questions.iter().find(|question| is_about(question.slot)) else { return rows };
    for (row, weighted) in rows.iter_mut().zip(question.weighted.iter().flat_map(|(_, shares)| shares)) {
        row.weighted_share = weighted.map(|weighted| rounded(weighted.share.share));
        row.weighted_low = weighted.map(|weighted| rounded(weighted.share.likely.low));
        row.weighted_high = weighted.map(|weighted| rounded(weighted.share.likely.high));
        row.design_effect = weighted.map(|weighted| rounded(weighted.design_effect));
    }
    rows
}

/// The rows of a table with their smooth counts, which stand in the same order.
fn smoothed(instrument: &Instrument, release: &Release, planned: &PlannedTable) -> Vec<DataRow> {
    let mut rows = rows(instrument, release, planned);
    for (row, count) in rows.iter_mut().zip(Smooth::of(release).table(planned)) {
        row.smooth_count = rounded(count);
    }
    rows
}

fn rows(instrument: &Instrument, release: &Release, planned: &PlannedTable) -> Vec<DataRow> {
    let table = Table::of(release, planned);
    match &planned.key {
        TableKey::Total => {
            let count = |&count: &f64| row("total", [("", ""), ("", "")], count, table.noise.deviation(), None);
            table.values().iter().map(count).collect()
        }
        TableKey::OneWay(name) => {
            let Some((slot, cells)) = slot_and_cells(instrument, name) else { return Vec::new() };
            categories(instrument, slot, cells.categories(), table.strip(0), None)
        }
        TableKey::TwoWay(groups, answers) => {
            let (Some((group_slot, group_cells)), Some((slot, cells))) =
                (slot_and_cells(instrument, groups), slot_and_cells(instrument, answers))
            else {
                return Vec::new();
            };
            let group_rows = group_cells.categories().iter().enumerate();
            let rows = group_rows.flat_map(|(row, &group)| {
                categories(instrument, slot, cells.categories(), table.strip(row), Some((group_slot, group)))
            });
            rows.collect()
        }
    }
}

fn slot_and_cells(instrument: &Instrument, name: &crate::id::ItemName) -> Option<(Slot, Cells)> {
    let slot = instrument.logic.slot_of(name)?;
    Some((slot, Cells::of(instrument.logic.item(slot))?))
}

fn categories(
    instrument: &Instrument,
    slot: Slot,
    categories: &[Category],
    strip: Strip,
    group: Option<(Slot, Category)>,
) -> Vec<DataRow> {
    let coded = |slot, category| {
        let code = instrument.category_code(slot, category);
        let label = label(instrument, slot, category, instrument.languages.first);
        (instrument.logic.item(slot).name.to_string(), code, label)
    };
    let (group_item, group_code, group_label) = group.map(|(slot, category)| coded(slot, category)).unwrap_or_default();
    let kind = if group.is_some() { "two_way" } else { "one_way" };
    let cells = strip.values.iter().zip(categories).zip(strip.shares(categories));
    cells
        .map(|((&count, &category), share)| {
            let (item, code, label) = coded(slot, category);
            let deviation = strip.deviation(category);
            let mut row = row(kind, [(&item, &code), (&group_item, &group_code)], count, deviation, share);
            row.label = label;
            row.group_label.clone_from(&group_label);
            row
        })
        .collect()
}

fn row(kind: &'static str, [item, group]: [(&str, &str); 2], count: f64, deviation: f64, share: Option<Share>) -> DataRow {
    DataRow {
        table: kind,
        group_item: group.0.to_owned(),
        group_code: group.1.to_owned(),
        group_label: String::new(),
        item: item.0.to_owned(),
        code: item.1.to_owned(),
        label: String::new(),
        noisy_count: rounded(count),
        noise_standard_deviation: rounded(deviation),
        smooth_count: 0.0,
        share: share.map(|share| rounded(share.share)),
        likely_low: share.map(|share| rounded(share.likely.low)),
        likely_high: share.map(|share| rounded(share.likely.high)),
        sampling_low: share.map(|share| rounded(share.sampling.low)),
        sampling_high: share.map(|share| rounded(share.sampling.high)),
        privacy_low: share.map(|share| rounded(share.privacy.low)),
        privacy_high: share.map(|share| rounded(share.privacy.high)),
        reliability: share.map_or("", |share| reliability(share.reliability)),
        weighted_share: None,
        weighted_low: None,
        weighted_high: None,
        design_effect: None,
    }
}

fn reliability(reliability: Reliability) -> &'static str {
    match reliability {
        Reliability::Shown => "shown",
        Reliability::Caution => "caution",
        Reliability::Suppressed => "suppressed",
    }
}

/// Four digits after the point: far finer than any range.
fn rounded(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}

fn label(instrument: &Instrument, slot: Slot, category: Category, locale: Locale) -> String {
    let plain = match category {
        Category::Answered => "Gave an answer",
        Category::Skipped => "Asked, gave no answer",
        Category::NotAsked => "Not asked",
        Category::Option(_) | Category::Bin(_) => "",
    };
    instrument.category_label(slot, category, locale).unwrap_or_else(|| plain.to_owned())
}

/// The items that some table of the release is about.
fn variables(instrument: &Instrument, release: &Release) -> Vec<Variable> {
    let is_used = |name: &crate::id::ItemName| {
        release.tables.iter().any(|table| match &table.key {
            TableKey::Total => false,
            TableKey::OneWay(item) => item == name,
            TableKey::TwoWay(first, second) => first == name || second == name,
        })
    };
    let locales = instrument.languages.all();
    instrument
        .logic
        .variables()
        .filter(|(_, item)| is_used(&item.name))
        .map(|(slot, item)| {
            let words = instrument.words(slot);
            let wording = |locale: Locale| match &words.stem {
                Some(stem) => format!("{} — {}", stem.in_locale(locale), words.label.in_locale(locale)),
                None => words.label.in_locale(locale).to_owned(),
            };
            let categories = Cells::of(item).map(|cells| cells.categories().to_vec()).unwrap_or_default();
            Variable {
                name: item.name.to_string(),
                kind: kind(&item.question),
                protected: item.protected,
                wording: locales.iter().map(|&locale| (locale.tag(), wording(locale))).collect(),
                measures: words.about.as_ref().map(|about| about.measures.clone()),
                source: words.about.as_ref().and_then(|about| about.source.clone()),
                licence: words.about.as_ref().and_then(|about| about.licence.clone()),
                adapted: words.about.as_ref().is_some_and(|about| about.adapted),
                codes: categories
                    .into_iter()
                    .map(|category| Code {
                        code: instrument.category_code(slot, category),
                        labels: locales.iter().map(|&locale| (locale.tag(), label(instrument, slot, category, locale))).collect(),
                    })
                    .collect(),
            }
        })
        .collect()
}

fn kind(question: &Question) -> &'static str {
    match question {
        Question::ChooseOne(_) => "choose_one",
        Question::ChooseSome(_) => "choose_some",
        Question::Scale(_) => "scale",
        Question::Number(_) => "number",
        Question::Date(_) => "date",
        Question::Rank(_) => "rank",
        Question::Acknowledge => "acknowledge",
        Question::Time(_) => "time",
        Question::Moment(_) => "date_time",
        Question::Text(_) => "text",
        Question::Note => "note",
        Question::Calculated(_) => "calculated",
        Question::Score(_) => "score",
    }
}
