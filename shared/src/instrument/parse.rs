//! From source text to an instrument, with every flaw reported at once.
//!
//! The walk goes through the source once and gives every item its slot; expressions are read when all items are known: see
//! `wiring.rs`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use serde::de::DeserializeOwned;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::choices::{self, Choice, OPTIONS_AT_MOST, is_column_name, is_column_value};
use super::source::{ElementSource, InstrumentSource, Kind, OptionSource, PageSource, RequiredSource, TextSource};
use super::wiring::{Condition, Role, Written, wire};
use super::{
    About, Element, Flaw, Instrument, ItemLogic, ItemWords, Logic, Page, Publication, Required, TakingPart, Text, accepted,
    allocation, care, margin, media, protected, question, repeat, score, table,
};
use crate::expression::{Expression, Outline, Slot, Start};
use crate::id::{ItemName, OptionName, Version};
use crate::locale::Locale;
use crate::question::Question;

/// Largest source, in bytes.
const SOURCE_BYTES_AT_MOST: usize = 1 << 20;
/// Most items of an instrument; the largest real form we know asks 592.
const ITEMS_AT_MOST: usize = 2_000;
const GROUP_DEPTH_AT_MOST: usize = 8;

impl Instrument {
    /// Reads the documented JSON (`source::schema`).
    ///
    /// # Errors
    /// Every flaw found, each with its path; never an empty list.
    pub fn parse(source: &str) -> Result<Self, Vec<Flaw>> {
        let whole = |problem: String| vec![Flaw { path: ".".to_owned(), problem }];
        if source.len() > SOURCE_BYTES_AT_MOST {
            return Err(whole(format!("is larger than {SOURCE_BYTES_AT_MOST} bytes")));
        }
        let value: Value = serde_json::from_str(source).map_err(|error| whole(format!("is not JSON: {error}")))?;
        let parsed: InstrumentSource = read(&value).map_err(whole)?;
        let mut parser = Parser::default();
        let instrument = parser.instrument(&parsed, Version::from_digest(&Sha256::digest(source.as_bytes())));
        match instrument {
            Some(instrument) if parser.flaws.is_empty() => Ok(instrument),
            Some(_) | None => Err(parser.flaws),
        }
    }
}

/// Whether an expression walks a path from the node it stands at. What it refers to is not looked at yet.
fn walks_from_here(source: &str) -> bool {
    let paths = Expression::parse(source, |_| Some(Slot(0))).map(|expression| expression.paths()).unwrap_or_default();
    paths.iter().any(|path| matches!(path.start, Start::Here | Start::Current))
}

fn read<T: DeserializeOwned>(value: &Value) -> Result<T, String> {
    T::deserialize(value).map_err(|error| format!("does not fit the format: {error}"))
}

#[derive(Default)]
pub(super) struct Parser {
    flaws: Vec<Flaw>,
    /// What was noted already: what stands in a repetition is read as often as it is laid out.
    noted: BTreeSet<(String, String)>,
    pub(super) first: Option<Locale>,
    pub(super) allowed: Vec<Locale>,
    pub(super) shared_choices: BTreeMap<String, Vec<Choice>>,
    /// Lists that questions have of their own, by the name of the question.
    pub(super) lists: BTreeMap<String, Vec<Choice>>,
    names: BTreeSet<String>,
    pub(super) files: media::Files,
    pub(super) items: Vec<ItemLogic>,
    pub(super) words: Vec<ItemWords>,
    pub(super) outline: Outline,
    /// Which repetitions the walk is in, from the outermost.
    pub(super) numbers: Vec<u16>,
    pub(super) written: Vec<Written>,
    /// Items that are protected on phones, each with where that is said.
    pub(super) protected: Vec<(Slot, String)>,
}

/// Conditions of the page, the groups and the repetitions around an element.
pub(super) type Conditions = Vec<Condition>;

impl Parser {
    /// Notes a flaw and goes on.
    pub(super) fn flaw<T>(&mut self, path: &str, problem: impl Display) -> Option<T> {
        let (path, problem) = (path.to_owned(), problem.to_string());
        if self.noted.insert((path.clone(), problem.clone())) {
            self.flaws.push(Flaw { path, problem });
        }
        None
    }

    fn instrument(&mut self, source: &InstrumentSource, version: Version) -> Option<Instrument> {
        if source.porchlight != 1 {
            return self.flaw("porchlight", format!("is {}, but this program reads format 1", source.porchlight));
        }
        let languages = self.languages(&source.languages)?;
        let name = self.name("name", &source.name);
        let title = self.text("title", &source.title);
        let introduction = self.text("introduction", &source.introduction);
        let consent = self.text("consent", &source.consent);
        let closing = source.closing.as_ref().and_then(|text| self.text("closing", text));
        let notice = source.notice.as_ref().and_then(|text| self.text("notice", text));
        let help = care::help(self, &source.help);
        for (list, options) in &source.choices {
            let parsed = self.options(&format!("choices.{list}"), options);
            self.shared_choices.insert(list.clone(), parsed);
        }
        table::check(self, &source.tables);
        if source.pages.is_empty() {
            self.flaw::<()>("pages", "has no page");
        }
        self.outline = Outline::begin();
        let root = self.outline.open(&source.name, None);
        let pages: Vec<Page> = source.pages.iter().enumerate().filter_map(|(index, page)| self.page(index, page)).collect();
        if !self.items.iter().any(|item| item.question.takes_an_answer()) && self.flaws.is_empty() {
            self.flaw::<()>("pages", "asks nothing");
        }
        self.outline.close(root);
        let containers = self.outline.finish();
        choices::look_up(self, &source.tables);
        let (mut items, outline) = (std::mem::take(&mut self.items), std::mem::take(&mut self.outline));
        let turns = wire(self, &mut items, &outline, containers);
        protected::nothing_depends(self, &items);
        for slot in (0..).map(Slot).take(items.len()) {
            let repetitions = u16::try_from(outline.repetitions_of(slot).len()).unwrap_or(u16::MAX);
            items[usize::from(slot.0)].repetitions = repetitions;
        }
        score::parse(self, &source.scores, &mut items);
        let margins = margin::parse(self, &source.margins, &items);
        let taking_part = TakingPart::parse(self, source.taking_part.as_ref(), &items, &pages);
        let accepted = accepted::parse(self, &source.accepted, &items);
        let slots = pages.iter().map(|page| page.elements.iter().flat_map(Element::slots).collect()).collect();
        Some(Instrument {
            name: name?,
            version,
            languages,
            title: title?,
            introduction: introduction?,
            consent: consent?,
            closing,
            notice,
            help,
            margins,
            publication: Publication::parse(self, source.publication.as_ref()),
            taking_part,
            accepted,
            logic: Logic { items, pages: slots, turns, outline },
            words: std::mem::take(&mut self.words),
            pages,
        })
    }

    fn name(&mut self, path: &str, text: &str) -> Option<ItemName> {
        ItemName::parse(text).map_err(|error| self.flaw::<()>(path, error)).ok()
    }

    /// A name that nothing else in the instrument has; compared without case, as statistics packages do.
    pub(super) fn new_name(&mut self, path: &str, text: &str) -> Option<ItemName> {
        let name = self.name(path, text)?;
        if name.is_repetition() {
            return self.flaw(path, format!("“{text}” has a dot, which stands before the number of a repetition"));
        }
        if self.numbers.iter().any(|&number| number > 1) {
            return Some(name.repetition(&self.numbers));
        }
        if self.names.insert(text.to_ascii_lowercase()) {
            Some(name)
        } else {
            self.flaw(path, format!("“{text}” is used twice"))
        }
    }

    pub(super) fn options(&mut self, path: &str, sources: &[OptionSource]) -> Vec<Choice> {
        if sources.is_empty() || sources.len() > OPTIONS_AT_MOST {
            self.flaw::<()>(path, format!("has {} options; 1 to {OPTIONS_AT_MOST} are possible", sources.len()));
            return Vec::new();
        }
        let mut seen = BTreeSet::new();
        let mut options = Vec::with_capacity(sources.len());
        for (index, source) in sources.iter().enumerate() {
            let at = format!("{path}[{index}]");
            let name = OptionName::parse(&source.name).map_err(|error| self.flaw::<()>(&format!("{at}.name"), error)).ok();
            let label = self.text(&format!("{at}.label"), &source.label);
            if !seen.insert(source.name.as_str()) {
                self.flaw::<()>(&format!("{at}.name"), format!("“{}” is used twice in this list", source.name));
            }
            let columns = source.columns.clone();
            for (column, value) in &columns {
                if !is_column_name(column) || !is_column_value(value) {
                    self.flaw::<()>(
                        &format!("{at}.columns.{column}"),
                        "must be named with letters, digits and underscores, not like a part of the option, and hold 1 to 100 \
                         characters without curly quotes, spaces at the ends or several in a row",
                    );
                }
            }
            let image = source.image.as_ref().and_then(|image| media::picture(self, &at, image));
            options.extend(name.zip(label).map(|(name, label)| Choice { name, label, image, columns }));
        }
        options
    }

    pub(super) fn shared(&self, list: &str) -> Option<Vec<Choice>> {
        self.shared_choices.get(list).cloned()
    }

    fn page(&mut self, index: usize, source: &PageSource) -> Option<Page> {
        let path = format!("pages[{index}]");
        let name = self.new_name(&format!("{path}.name"), &source.name);
        let title = source.title.as_ref().and_then(|title| self.text(&format!("{path}.title"), title));
        let conditions = self.conditions_inside(&path, &source.name, source.relevant.as_deref(), &Vec::new());
        if source.elements.is_empty() {
            self.flaw::<()>(&format!("{path}.elements"), "is empty");
        }
        let elements = self.elements(&format!("{path}.elements"), &source.elements, &conditions, 0);
        let page = Page { name: name?, title, distress_check: source.distress_check, elements };
        if page.distress_check {
            care::needs_nothing(self, &format!("{path}.distress_check"), &page);
        }
        Some(page)
    }

    pub(super) fn elements(&mut self, path: &str, sources: &[Value], conditions: &Conditions, depth: usize) -> Vec<Element> {
        if depth > GROUP_DEPTH_AT_MOST {
            self.flaw::<()>(path, format!("lies more than {GROUP_DEPTH_AT_MOST} groups deep"));
            return Vec::new();
        }
        let mut elements = Vec::with_capacity(sources.len());
        for (index, value) in sources.iter().enumerate() {
            let at = format!("{path}[{index}]");
            match read::<ElementSource>(value) {
                Ok(source) => elements.extend(self.element(&at, &source, conditions, depth)),
                Err(problem) => {
                    self.flaw::<()>(&at, problem);
                }
            }
        }
        elements
    }

    fn element(&mut self, path: &str, source: &ElementSource, around: &Conditions, depth: usize) -> Option<Element> {
        question::refuse_strangers(self, path, source);
        let conditions = match source.kind {
            Kind::Group | Kind::Repeat | Kind::Matrix | Kind::Allocate => {
                self.conditions_inside(path, &source.name, source.relevant.as_deref(), around)
            }
            _ => self.conditions(path, source.relevant.as_deref(), around),
        };
        match source.kind {
            Kind::Group => {
                self.new_name(&format!("{path}.name"), &source.name);
                let label = source.label.as_ref().and_then(|label| self.text(&format!("{path}.label"), label));
                let media = media::parse(self, path, source);
                let inner = source.elements.as_deref().unwrap_or_default();
                if inner.is_empty() {
                    self.flaw::<()>(&format!("{path}.elements"), "is empty");
                }
                let node = self.outline.open(&source.name, None);
                let elements = self.elements(&format!("{path}.elements"), inner, &conditions, depth + 1);
                self.outline.close(node);
                Some(Element::Group { label, media, elements })
            }
            Kind::Repeat => repeat::parse(self, path, source, &conditions, depth),
            Kind::Matrix => self.matrix(path, source, &conditions),
            Kind::Allocate => allocation::parse(self, path, source, &conditions),
            Kind::ChooseOne
            | Kind::ChooseSome
            | Kind::Scale
            | Kind::Number
            | Kind::Date
            | Kind::Rank
            | Kind::Acknowledge
            | Kind::Time
            | Kind::DateTime
            | Kind::Text
            | Kind::Note
            | Kind::Calculated => self.item(path, source, &conditions),
        }
    }

    fn item(&mut self, path: &str, source: &ElementSource, around: &Conditions) -> Option<Element> {
        let name = self.new_name(&format!("{path}.name"), &source.name);
        let parsed = question::of(self, path, source);
        let label = match (&source.label, source.kind) {
            (Some(label), _) => self.text(&format!("{path}.label"), label),
            // Never shown; its name stands in where a label must be.
            (None, Kind::Calculated) => self.text(path, &TextSource::InFirstLanguage(source.name.clone())),
            (None, _) => self.flaw(&format!("{path}.label"), "is missing"),
        };
        let hint = source.hint.as_ref().and_then(|hint| self.text(&format!("{path}.hint"), hint));
        let media = media::parse(self, path, source);
        // The slot exists even if the element is flawed, so that references to it are not reported as flaws of their own.
        let fallback = || ItemName::parse(&format!("flawed{}", self.items.len())).ok();
        let known_name = name.or_else(|| ItemName::parse(&source.name).ok()).or_else(fallback)?;
        let (question, options) = parsed.unwrap_or((Question::Note, Vec::new()));
        let label = label.or_else(|| Text::new(BTreeMap::from([(self.first?, "?".to_owned())]), self.first?).ok())?;
        let about = About::parse(self, path, source.about.as_ref());
        let words = ItemWords { hint, media, about, ..ItemWords::of(label).with_options(&options) };
        let slot = self.push(path, known_name, question, &source.required, around, words)?;
        if let (Kind::Calculated, Some(value)) = (source.kind, &source.value) {
            self.write(&format!("{path}.value"), value, slot, Role::Value);
        }
        question::offer(self, path, source, &options, slot);
        protected::mark(self, path, source, slot);
        self.constraint(path, source, slot);
        Some(Element::Item(slot))
    }

    fn matrix(&mut self, path: &str, source: &ElementSource, around: &Conditions) -> Option<Element> {
        self.new_name(&format!("{path}.name"), &source.name);
        let (question, options) = question::of(self, path, source)?;
        let words = self.stem(path, source)?.with_options(&options);
        self.rows(path, source, around, &question, &words)
    }

    /// The question that rows stand under.
    pub(super) fn stem(&mut self, path: &str, source: &ElementSource) -> Option<ItemWords> {
        let label = match &source.label {
            Some(label) => self.text(&format!("{path}.label"), label)?,
            None => return self.flaw(&format!("{path}.label"), "is missing"),
        };
        let about = About::parse(self, path, source.about.as_ref());
        Some(ItemWords { stem: Some(label.clone()), about, ..ItemWords::of(label) })
    }

    /// An item for each row, all with the same question and words but for the label.
    pub(super) fn rows(
        &mut self,
        path: &str,
        source: &ElementSource,
        around: &Conditions,
        question: &Question,
        words: &ItemWords,
    ) -> Option<Element> {
        let hint = source.hint.as_ref().and_then(|hint| self.text(&format!("{path}.hint"), hint));
        let rows = source.rows.as_deref().unwrap_or_default();
        if rows.is_empty() {
            self.flaw::<()>(&format!("{path}.rows"), "is missing or empty");
        }
        let node = self.outline.open(&source.name, None);
        let mut slots = Vec::with_capacity(rows.len());
        for (index, row) in rows.iter().enumerate() {
            let name = self.new_name(&format!("{path}.rows[{index}].name"), &row.name);
            let label = self.text(&format!("{path}.rows[{index}].label"), &row.label);
            let Some((name, label)) = name.zip(label) else { continue };
            let words = ItemWords { label, ..words.clone() };
            slots.extend(self.push(path, name, question.clone(), &source.required, around, words));
        }
        self.outline.close(node);
        Some(Element::Matrix { label: words.stem.clone()?, hint, media: media::parse(self, path, source), rows: slots })
    }

    /// Whether there is no room for another item, which is a flaw.
    pub(super) fn is_full(&mut self, path: &str) -> bool {
        let is_full = self.items.len() >= ITEMS_AT_MOST;
        if is_full {
            self.flaw::<()>(path, format!("is beyond the {ITEMS_AT_MOST} items an instrument can have, each repetition counted"));
        }
        is_full
    }

    pub(super) fn push(
        &mut self,
        path: &str,
        name: ItemName,
        question: Question,
        required: &RequiredSource,
        around: &Conditions,
        words: ItemWords,
    ) -> Option<Slot> {
        if self.is_full(path) {
            return None;
        }
        let slot = u16::try_from(self.items.len()).ok().map(Slot)?;
        // The name in the outline is that of the first repetition, as paths know no other.
        self.outline.item(name.first().as_str(), slot);
        self.items.push(ItemLogic {
            name,
            question,
            required: if *required == RequiredSource::Fixed(true) { Required::Always } else { Required::Never },
            relevant: Vec::new(),
            constraint: None,
            offered: Vec::new(),
            protected: None,
            repetitions: 1,
        });
        self.words.push(words);
        if let RequiredSource::When(condition) = required {
            self.write(&format!("{path}.required"), condition, slot, Role::Required);
        }
        for condition in around {
            let (path, source) = match condition {
                Condition::Written { path, source } => (path.clone(), source.clone()),
                Condition::Repeated { count, number } => {
                    let count = self.items.get(usize::from(count.0))?.name.first();
                    (path.to_owned(), format!("${{{count}}} >= {number}"))
                }
            };
            self.written.push(Written { path, source, slot, role: Role::Relevant });
        }
        Some(slot)
    }

    /// Notes an expression of an item, to be read when all items are known.
    pub(super) fn write(&mut self, path: &str, source: &str, slot: Slot, role: Role) {
        self.written.push(Written { path: path.to_owned(), source: source.to_owned(), slot, role });
    }

    pub(super) fn words_of(&mut self, slot: Slot) -> Option<&mut ItemWords> {
        self.words.get_mut(usize::from(slot.0))
    }

    fn conditions(&mut self, path: &str, own: Option<&str>, around: &Conditions) -> Conditions {
        let written = |source: &str| Condition::Written { path: format!("{path}.relevant"), source: source.to_owned() };
        around.iter().cloned().chain(own.map(written)).collect()
    }

    /// The conditions inside a page or group. One that walks a path from where the group stands is computed there, by an item that
    /// nobody sees, since what is in the group stands elsewhere.
    fn conditions_inside(&mut self, path: &str, name: &str, own: Option<&str>, around: &Conditions) -> Conditions {
        let Some(source) = own.filter(|source| walks_from_here(source)) else { return self.conditions(path, own, around) };
        let item = self.new_name(&format!("{path}.relevant"), &format!("{}_asked", name.chars().take(25).collect::<String>()));
        let label = self.text(path, &TextSource::InFirstLanguage(name.to_owned()));
        let Some((item, label)) = item.zip(label) else { return around.clone() };
        let reference = format!("${{{}}} = 'true'", item.first());
        if let Some(slot) = self.push(path, item, Question::Note, &RequiredSource::default(), around, ItemWords::of(label)) {
            self.write(&format!("{path}.relevant"), &format!("string(boolean({source}))"), slot, Role::Value);
        }
        self.conditions(path, Some(&reference), around)
    }

    fn constraint(&mut self, path: &str, source: &ElementSource, slot: Slot) {
        let Some(constraint) = &source.constraint else {
            if source.constraint_message.is_some() {
                self.flaw::<()>(&format!("{path}.constraint_message"), "has no constraint it could belong to");
            }
            return;
        };
        let Some(message) = &source.constraint_message else {
            self.flaw::<()>(&format!("{path}.constraint_message"), "is missing: people need to be told what to change");
            return;
        };
        self.write(&format!("{path}.constraint"), constraint, slot, Role::Constraint);
        let message = self.text(&format!("{path}.constraint_message"), message);
        if let Some(words) = self.words_of(slot) {
            words.constraint_message = message;
        }
    }
}
