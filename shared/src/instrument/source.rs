//! An instrument as people and programs write it: JSON, described by the schema that is generated from these types.
//!
//! Everything here is unchecked text; `parse.rs` makes an `Instrument` of it or lists what is wrong.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Number, Value};

use super::publication::Weekday;
use super::taking_part::{Funding, Permission, Setting};
use crate::privacy::Chance;
use crate::question::Period;

/// A text: one string in the instrument's first language, or an object from language tag to text that has at least that language.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum TextSource {
    InFirstLanguage(String),
    ByLanguage(BTreeMap<String, String>),
}

/// A Porchlight instrument, format 1.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InstrumentSource {
    /// Version of this format: 1.
    pub porchlight: u32,
    /// Name of the instrument: letters, digits and underscores.
    pub name: String,
    /// Language tags; the first is the one every text must have.
    pub languages: Vec<String>,
    pub title: TextSource,
    /// Who asks, and why: shown before the first question.
    pub introduction: TextSource,
    /// What a person agrees to by starting.
    pub consent: TextSource,
    /// What else people are told before they agree, and who may answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taking_part: Option<TakingPartSource>,
    /// Thanks, shown with the receipt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closing: Option<TextSource>,
    /// Shown on every page and written into every file, for example that answers are synthetic or where real data came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<TextSource>,
    /// Whom people can turn to: shown before the first question, at the foot of every page and at the end.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub help: Vec<HelpSource>,
    /// Lists of options that several questions share, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub choices: BTreeMap<String, Vec<OptionSource>>,
    /// Tables that expressions look into with `instance` and `pulldata`, by name. They are as public as the rest.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub tables: BTreeMap<String, TableSource>,
    pub pages: Vec<PageSource>,
    /// What several questions say together: counted, never asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scores: Vec<ScoreSource>,
    /// What is known of everybody who lives there: estimates are weighted to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub margins: Vec<MarginSource>,
    /// How much may be published, and on which days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publication: Option<PublicationSource>,
    /// What the team was asked to look at in this instrument, and left as it is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accepted: Vec<AcceptedSource>,
}

/// Something that the team was asked to look at and left as it is.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AcceptedSource {
    /// What kind of thing, such as `two_things`.
    pub finding: String,
    /// Name of the question; left out: the survey as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    pub reason: String,
}

/// What stands behind the consent, one tap away; who may answer; and where people are asked.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TakingPartSource {
    /// Who asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asks: Option<TextSource>,
    /// Who pays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pays: Option<TextSource>,
    /// Which sentences about the law are true.
    #[serde(default)]
    pub funding: Funding,
    /// What could go wrong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub risks: Option<TextSource>,
    /// How long answers are kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept_until: Option<TextSource>,
    /// Whom to ask.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<TextSource>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ages: Option<AgesSource>,
    #[serde(default)]
    pub setting: Setting,
    /// Why own words are asked for, by the names of `text` questions; needed of each in victim services.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub own_words: BTreeMap<String, TextSource>,
    /// Whether the first page of questions stands below the consent.
    #[serde(default)]
    pub with_first_page: bool,
}

/// Who may answer, asked first; what is answered to that is kept nowhere.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AgesSource {
    /// The youngest who can take part, in years.
    pub youngest: u8,
    /// From when on people are of age, in years; 18 where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adult: Option<u8>,
    #[serde(default)]
    pub permission: Permission,
}

/// Rules that are fixed before anybody answers.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublicationSource {
    /// The rho of all releases of the survey together, such as "0.1"; the budget of the population holds beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<String>,
    /// Releases are shown from the next such day on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weekday: Option<Weekday>,
}

/// How large each group of people is, from a public source.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MarginSource {
    /// A `choose_one` or `scale` question that people are grouped by. Where a release crosses it with another, that one is weighted.
    pub item: String,
    /// For each option its share of everybody; together 1. Options that are left out are no group.
    pub shares: BTreeMap<String, f64>,
    /// Where the numbers are from, such as a table of the census with its year.
    pub source: TextSource,
}

/// The mean of a person's answers to several questions, where they answered more than half of them.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScoreSource {
    pub name: String,
    /// What it measures.
    pub label: TextSource,
    /// Names of `scale` and `choose_one` questions and rows of a `matrix`. Points of a scale are its numbers; options of a list count from 1.
    pub items: Vec<String>,
    /// Those of them where much means little.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reversed: Vec<String>,
    /// Names of options that count as no answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub without: Vec<String>,
    /// Lower ends of the published bins after the first; one bin for each point where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bins: Option<Vec<Number>>,
}

/// Rows of texts, one text for each column.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TableSource {
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// Somebody to turn to.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HelpSource {
    pub name: TextSource,
    /// Where it is, or whom it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<TextSource>,
    /// What they do, when they can be reached, what it costs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<TextSource>,
    /// Digits, spaces, `+`, `-` and brackets. A phone or a web address is needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// An address that begins with `https://`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub web: Option<String>,
    /// Tags of the languages that are spoken there. On a page in one of them it comes first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
}

/// One option of a question.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OptionSource {
    /// Its code in data: letters, digits, underscores, dots and hyphens.
    pub name: String,
    pub label: TextSource,
    /// `choose_one`, `choose_some`, `rank`: a picture that stands beside the label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<MediumSource>,
    /// What else is known about it, for a `choice_filter` to ask by the name of the column.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub columns: BTreeMap<String, String>,
}

/// Questions shown together.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PageSource {
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<TextSource>,
    /// Expression that must hold for the page to be shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relevant: Option<String>,
    /// Whether its questions may be hard to bear: a person is asked first, and can leave the whole page out. Nothing on it may be
    /// `required`.
    #[serde(default, skip_serializing_if = "is_false")]
    pub distress_check: bool,
    /// Read one by one, so that a flaw in one element does not hide those of the others.
    #[schemars(with = "Vec<ElementSource>")]
    pub elements: Vec<Value>,
}

/// What an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// One of `choices`.
    ChooseOne,
    /// Several of `choices`, at most `maximum` of them.
    ChooseSome,
    /// A point from `from` to `to`.
    Scale,
    /// `rows` that share `choices`; each row is an item.
    Matrix,
    /// A number from `minimum` to `maximum` with `decimals`, published in `bins`.
    Number,
    /// A day from `earliest` to `latest`, published `by` month or year.
    Date,
    /// An order of `choices`, published as who is among the first `counted`.
    Rank,
    /// A box to tick.
    Acknowledge,
    /// A time of day from `earliest` to `latest`, published in `bins`.
    Time,
    /// A day from `earliest` to `latest` with a time of day, published `by` month or year.
    DateTime,
    /// At most `maximum_characters`; never published.
    Text,
    /// A text to read.
    Note,
    /// `value` computed from other items.
    Calculated,
    /// `elements` under one heading and one condition.
    Group,
    /// `rows` that `total` points are shared among; each row is an item.
    Allocate,
    /// `elements` asked as often as a person wants, or as `count` says, and `maximum` times at most.
    Repeat,
}

/// A question, a note, a calculation or a group. Which fields belong to which kind is said at each.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ElementSource {
    pub kind: Kind,
    pub name: String,
    /// All kinds but `calculated`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<TextSource>,
    /// All kinds but `calculated`: a picture that stands with the label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<MediumSource>,
    /// All kinds but `calculated`: a sound that stands with the label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audio: Option<MediumSource>,
    /// Questions and matrices: where it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<AboutSource>,
    /// Questions and matrices.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<TextSource>,
    /// Questions and matrices: whether an answer is needed, or an expression over other items that must hold for it to be needed.
    #[serde(default, skip_serializing_if = "RequiredSource::is_never")]
    pub required: RequiredSource,
    /// Expression over other items that must hold for the element to be shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relevant: Option<String>,
    /// Questions: expression the answer must meet, where `.` is the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub constraint: Option<String>,
    /// Needed with `constraint`: what a person is told who does not meet it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub constraint_message: Option<TextSource>,
    /// `choose_one`, `choose_some`, `matrix`, `rank`: a list here, or the name of one under `choices`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choices: Option<ChoicesSource>,
    /// `choose_one`, `choose_some`: expression that must hold for an option to be offered; a plain name in it is a column of the
    /// option, or `name` itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choice_filter: Option<String>,
    /// `choose_one`, `scale`, of two to six options: what makes the answer uncertain before it leaves the phone, or the person's hand.
    /// Nothing else may depend on such an answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub protected_by: Option<Chance>,
    /// `number`: the largest; `choose_some`: how many options at most (all of them where it is left out); `repeat`: how often at
    /// most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum: Option<Number>,
    /// `number`: the smallest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<Number>,
    /// `number`: digits after the decimal point, 0 to 6.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimals: Option<u8>,
    /// `number`: distance between the numbers that can be answered, from the smallest on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<Number>,
    /// `rank`: how many of the first places are published; 1 where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted: Option<u16>,
    /// `number`, `time`, `allocate`: lower ends of the published bins after the first, times as `"18:00"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bins: Option<Vec<BinSource>>,
    /// `scale`: first point.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<i16>,
    /// `scale`: last point.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<i16>,
    /// `scale`: what points mean, by their number; the first and the last must have a label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub labels: Option<BTreeMap<String, TextSource>>,
    /// `matrix`, `allocate`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<Vec<OptionSource>>,
    /// `allocate`: what the rows must add up to; 100 where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<u32>,
    /// `date`, `date_time`: the first day, YYYY-MM-DD; `time`: the first time, HH:MM.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earliest: Option<String>,
    /// `date`, `date_time`: the last day, YYYY-MM-DD; `time`: the last time, HH:MM.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latest: Option<String>,
    /// `date`, `date_time`: how coarsely it is published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Period>,
    /// `text`: 1 to 2000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum_characters: Option<u16>,
    /// `text`: whether there is room for several lines.
    #[serde(default, skip_serializing_if = "is_false")]
    pub multiline: bool,
    /// `calculated`: the expression.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// `repeat`: expression for how often; the person decides where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<String>,
    /// `group`, `repeat`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Vec<ElementSource>>")]
    pub elements: Option<Vec<Value>>,
}

/// Where a question comes from. Residents are not shown it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AboutSource {
    /// The construct, in the terms of the field.
    pub measures: String,
    /// The instrument or study that it goes back to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// Whether its words are others than those of the source.
    #[serde(default, skip_serializing_if = "is_false")]
    pub adapted: bool,
    /// What knowing an answer could do: 0 nothing, 1 it is private, 2 it may upset or harm, 3 it may put somebody in danger.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sensitivity: Option<u8>,
    /// Why neighbors ask it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<TextSource>,
}

/// Whether an answer is needed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum RequiredSource {
    Fixed(bool),
    When(String),
}

impl Default for RequiredSource {
    fn default() -> Self {
        Self::Fixed(false)
    }
}

impl RequiredSource {
    #[must_use]
    pub fn is_never(&self) -> bool {
        *self == Self::default()
    }
}

/// A picture or a sound: a file that is added to the survey under this name.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MediumSource {
    /// Letters, digits, `_.-`; pictures end in .jpg, .jpeg, .png or .webp, sounds in .mp3, .ogg, .oga, .opus, .m4a or .aac.
    pub file: String,
    /// What the picture shows, or what is said: for people who do not see or hear it.
    pub description: TextSource,
}

/// The lower end of a bin.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum BinSource {
    Number(Number),
    Time(String),
}

/// Options written here, or the name of a shared list.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum ChoicesSource {
    Shared(String),
    Here(Vec<OptionSource>),
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

/// JSON Schema of the format, as served at `/api/v1/instrument.schema.json`.
#[must_use]
pub fn schema() -> Value {
    schemars::schema_for!(InstrumentSource).to_value()
}
