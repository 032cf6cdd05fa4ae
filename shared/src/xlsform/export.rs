//! From an instrument to a form: the source that was found to be without flaws becomes the sheets that other programs for forms
//! know, with columns of our own (`own.rs`) for what they have no words for. `convert.rs` reads all of it back, exactly. It
//! writes no files.
//!
//! To add a kind: one arm in `Exporter::element`, and its way back in `convert.rs`.

mod choices;

use std::collections::{HashMap, HashSet};

use serde::Deserialize;
use serde_json::{Error, Value as Json};

use super::bounds::{Bounds, Subject};
use super::form::{Form, Lists, Node};
use super::own::{self, Exact};
use super::value::{Map, Value};
use super::workbook::{Sheet, Workbook};
use super::{alias, kind, tables, write};
use crate::day::{day_text, parse_day};
use crate::id::Version;
use crate::instrument::{
    BinSource, ElementSource, InstrumentSource, Kind, MediumSource, OptionSource, PageSource, RequiredSource, TextSource,
};
use crate::privacy::Chance;
use crate::question::{Period, parse_time, time_to_text};

/// Names that belong to every form, so that no question can have them there.
const RESERVED: [&str; 3] = ["meta", "instanceID", "instanceName"];

/// Makes the sheets of a form of an instrument that was parsed without a flaw; the version tells editions of the form apart.
///
/// # Errors
/// When an element does not fit the format, which parsing would have told.
pub fn workbook(source: &InstrumentSource, version: &Version) -> Result<Workbook, Error> {
    let mut exporter = Exporter {
        source,
        names: Names::of(source),
        languages: source.languages.iter().map(|tag| (tag.as_str(), own::language(tag))).collect(),
        choices: Lists::default(),
        shared: HashMap::new(),
    };
    let (lists, odd_lists) = exporter.shared_lists();
    let attached =
        source.tables.keys().map(|name| Node { kind: "csv-external".to_owned(), name: name.clone(), ..Node::default() });
    let pages = source.pages.iter().map(|page| exporter.page(page));
    let survey = attached.map(Ok).chain(pages).collect::<Result<_, _>>()?;
    let settings = exporter.settings(version, &lists, odd_lists);
    let Exporter { names, choices, .. } = exporter;
    let form = Form { name: names.root, settings: super::Settings(settings), survey, choices, ..Form::default() };
    let mut book = write::workbook(&form);
    book.sheets.iter_mut().for_each(own_columns_last);
    book.sheets.extend(tables::sheet(source.tables.iter().map(|(name, table)| (&**name, &*table.columns, &*table.rows))));
    Ok(book)
}

/// What only we read stands to the right of what everybody reads.
fn own_columns_last(sheet: &mut Sheet) {
    let mut order: Vec<usize> = (0..sheet.columns.len()).collect();
    order.sort_by_key(|column| sheet.columns[*column].starts_with(own::PREFIX));
    let places: HashMap<usize, usize> = order.iter().copied().zip(0..).collect();
    sheet.columns = order.iter().map(|column| std::mem::take(&mut sheet.columns[*column])).collect();
    for row in &mut sheet.rows {
        for cell in &mut row.cells {
            cell.column = places.get(&cell.column).copied().unwrap_or(cell.column);
        }
        row.cells.sort_by_key(|cell| cell.column);
    }
}

/// The names in a form; the reserved ones are exchanged for others.
struct Names {
    /// In lower case.
    taken: HashSet<String>,
    exchanged: HashMap<String, String>,
    /// What expressions and texts can refer to.
    items: HashSet<String>,
    repeats: HashSet<String>,
    /// The name of the root element, which must not be that of a question either.
    root: String,
}

impl Names {
    fn of(source: &InstrumentSource) -> Self {
        let (mut items, mut repeats) = (HashSet::new(), HashSet::new());
        let mut open: Vec<&Json> = source.pages.iter().flat_map(|page| &page.elements).collect();
        let mut all: Vec<String> = source.pages.iter().map(|page| page.name.clone()).collect();
        while let Some(element) = open.pop() {
            for (key, inner) in element.as_object().into_iter().flatten() {
                match (key.as_str(), inner) {
                    ("name", Json::String(name)) => all.push(name.clone()),
                    ("elements" | "rows", Json::Array(elements)) => open.extend(elements),
                    _ => {}
                }
            }
            let kind = element["kind"].as_str();
            repeats.extend(element["name"].as_str().filter(|_| kind == Some("repeat")).map(str::to_owned));
            items.extend(
                element["name"].as_str().filter(|_| !matches!(kind, Some("group" | "matrix" | "allocate"))).map(str::to_owned),
            );
        }
        let taken = all.iter().map(|name| name.to_ascii_lowercase()).collect();
        let mut names = Self { taken, exchanged: HashMap::new(), items, repeats, root: String::new() };
        names.root = names.unused("data");
        for name in all.iter().filter(|name| RESERVED.iter().any(|reserved| reserved.eq_ignore_ascii_case(name))) {
            let other = names.unused(&format!("{name}_"));
            names.exchanged.insert(name.clone(), other);
            names.items.remove(name);
        }
        names
    }

    fn unused(&mut self, name: &str) -> String {
        let number = (1_u32..).find(|number| !self.taken.contains(&numbered(name, *number).to_lowercase()));
        let name = numbered(name, number.unwrap_or_default());
        self.taken.insert(name.to_lowercase());
        name
    }

    fn in_form<'a>(&'a self, name: &'a str) -> &'a str {
        self.exchanged.get(name).map_or(name, String::as_str)
    }
}

fn numbered(name: &str, number: u32) -> String {
    if number == 1 { name.to_owned() } else { format!("{name}_{number}") }
}

struct Exporter<'a> {
    source: &'a InstrumentSource,
    names: Names,
    /// Each tag with the words that head its columns.
    languages: Vec<(&'a str, String)>,
    choices: Lists,
    /// The names that shared lists have in the form.
    shared: HashMap<&'a str, String>,
}

impl<'a> Exporter<'a> {
    fn first(&self) -> &'a str {
        self.languages.first().map_or("en", |(tag, _)| *tag)
    }

    fn cell(&self, text: &str) -> String {
        own::cell(text, |name| self.names.items.contains(name))
    }

    /// A text in all languages, and what it is exactly where the cells do not tell. An untranslated text is shown in the first
    /// language rather than as the dash that other programs put there.
    fn text(&self, source: &TextSource, cell: impl Fn(&str) -> String) -> (Value, Option<Json>) {
        let texts = own::texts(source, self.first());
        let fallback = texts.get(self.first()).map_or("", String::as_str);
        let cells: Map = self
            .languages
            .iter()
            .map(|(tag, column)| (column.clone(), Value::Text(cell(texts.get(*tag).map_or(fallback, String::as_str)))))
            .collect();
        let changes = texts.values().any(|text| own::as_read(&cell(text)) != *text);
        let exact = (changes || texts.len() < self.languages.len()).then(|| match texts.len() {
            1 => Json::from(fallback),
            _ => texts.iter().map(|(tag, text)| (tag.clone(), Json::from(text.as_str()))).collect(),
        });
        (Value::Map(cells), exact)
    }

    fn text_of_row(&self, key: &str, source: Option<&TextSource>, exact: &mut Exact) -> Option<Value> {
        let (value, exactly) = self.text(source?, |text| self.cell(text));
        exactly.into_iter().for_each(|json| exact.note(key, json));
        Some(value)
    }

    fn expression(&self, key: &str, source: Option<&str>, exact: &mut Exact) -> Option<String> {
        let source = source?;
        let counted = own::counted(source, |name| self.names.repeats.contains(name));
        let mut text = own::cell(&counted, |name| self.names.items.contains(name) || self.names.exchanged.contains_key(name));
        if own::as_read(&text) != source {
            exact.note(key, source.into());
        }
        for (name, other) in &self.names.exchanged {
            text = text.replace(&format!("${{{name}}}"), &format!("${{{other}}}"));
        }
        Some(text)
    }

    fn settings(&self, version: &Version, lists: &str, odd_lists: Json) -> Map {
        let mut exact = Exact::default();
        let mut settings = Map::default();
        // Other texts than the title have their language in our columns only, where nothing refers to anything.
        let mut own = vec![(own::FORMAT, Some("1".into())), (own::LANGUAGES, Some(self.source.languages.join(" ").into()))];
        let texts = [
            ("title", Some(&self.source.title)),
            ("introduction", Some(&self.source.introduction)),
            ("consent", Some(&self.source.consent)),
            ("closing", self.source.closing.as_ref()),
            ("notice", self.source.notice.as_ref()),
        ];
        for (key, source) in texts {
            let Some(source) = source else { continue };
            let (mut value, exactly) = self.text(source, |text| own::cell(text, |_| false));
            exactly.into_iter().for_each(|json| exact.note(key, json));
            if key == "title"
                && let Value::Map(texts) = &mut value
                && let Some(title) = self.languages.first().and_then(|(_, column)| texts.take(column))
            {
                settings.set("title", title);
            }
            own.push((key, Some(value).filter(|value| !value.is_empty())));
        }
        if odd_lists.as_object().is_some_and(|lists| !lists.is_empty()) {
            exact.note(own::LISTS, odd_lists);
        }
        own.push((own::LISTS, (!lists.is_empty()).then(|| lists.into())));
        let help = serde_json::to_value(&self.source.help).unwrap_or_default();
        own.push((own::HELP, (!self.source.help.is_empty()).then(|| Value::Text(own::plain_letters(&help)))));
        let scores = serde_json::to_value(&self.source.scores).unwrap_or_default();
        own.push((own::SCORES, (!self.source.scores.is_empty()).then(|| Value::Text(own::plain_letters(&scores)))));
        let margins = serde_json::to_value(&self.source.margins).unwrap_or_default();
        own.push((own::MARGINS, (!self.source.margins.is_empty()).then(|| Value::Text(own::plain_letters(&margins)))));
        let publication = self.source.publication.as_ref().and_then(|rules| serde_json::to_value(rules).ok());
        own.push((own::PUBLICATION, publication.map(|rules| Value::Text(own::plain_letters(&rules)))));
        let told = self.source.taking_part.as_ref().and_then(|told| serde_json::to_value(told).ok());
        own.push((own::TAKING_PART, told.map(|told| Value::Text(own::plain_letters(&told)))));
        own.push((own::EXACT, exact.written()));
        settings.set_text("id_string", &self.source.name);
        settings.set_text("version", &version.as_str()[..12]);
        settings.set_text("default_language", own::language(self.first()));
        settings.set_text("style", "pages");
        for (key, value) in own::columns(own).iter() {
            settings.set(key, value.clone());
        }
        settings
    }

    fn page(&mut self, page: &PageSource) -> Result<Node, Error> {
        let mut exact = Exact::default();
        let node = Node {
            kind: "group".to_owned(),
            label: self.text_of_row("label", page.title.as_ref(), &mut exact),
            relevant: self.expression("relevant", page.relevant.as_deref(), &mut exact).map(Value::Text),
            appearance: Some("field-list".into()),
            children: self.elements(&page.elements)?,
            ..self.named(&page.name)
        };
        Ok(with_columns(node, exact, vec![(own::DISTRESS_CHECK, page.distress_check.then(|| "yes".into()))]))
    }

    /// A node of the name; where it cannot have it, our column tells it.
    fn named(&self, name: &str) -> Node {
        let mut node = Node { name: self.names.in_form(name).to_owned(), ..Node::default() };
        if node.name != name {
            node.other.values = own::columns(vec![(own::NAME, Some(name.into()))]);
        }
        node
    }

    fn elements(&mut self, elements: &[Json]) -> Result<Vec<Node>, Error> {
        elements.iter().map(|element| self.element(&ElementSource::deserialize(element)?)).collect()
    }

    fn element(&mut self, element: &ElementSource) -> Result<Node, Error> {
        let mut exact = Exact::default();
        let mut node = self.named(&element.name);
        node.label = self.text_of_row("label", element.label.as_ref(), &mut exact);
        node.hint = self.text_of_row("hint", element.hint.as_ref(), &mut exact);
        let protected = element.protected_by.map(|chance| match chance {
            Chance::Coin => "coin".into(),
            Chance::Die => "die".into(),
        });
        let mut columns = vec![(own::PROTECTED_BY, protected)];
        node.media = self.media(element, &mut exact, &mut columns);
        node.constraint_message = self.text_of_row("constraint_message", element.constraint_message.as_ref(), &mut exact);
        node.relevant = self.expression("relevant", element.relevant.as_deref(), &mut exact).map(Value::Text);
        node.required = self.required(&element.required, &mut exact);
        node.choice_filter = self.expression("choice_filter", element.choice_filter.as_deref(), &mut exact).map(Value::Text);
        let mut bounds =
            Bounds { rest: self.expression("constraint", element.constraint.as_deref(), &mut exact), ..Bounds::default() };
        let mut subject = None;
        let kind = match element.kind {
            Kind::ChooseOne => kind::SELECT_ONE,
            Kind::ChooseSome => {
                bounds.maximum = element.maximum.as_ref().map(ToString::to_string);
                subject = Some(Subject::Chosen);
                kind::SELECT_MULTIPLE
            }
            Kind::Scale => {
                node.list = Some(self.points_of(element));
                node.appearance = Some("likert".into());
                kind::SELECT_ONE
            }
            Kind::Rank => {
                columns.push((own::COUNTED, element.counted.map(|counted| counted.to_string().into())));
                kind::RANK
            }
            Kind::Matrix => {
                node.appearance = Some("table-list".into());
                let list = self.list_of(element);
                node.children =
                    element.rows.iter().flatten().map(|row| self.row_of_matrix(row, list.as_ref(), element)).collect();
                // The rows are asked for their answers, not the table.
                node.required = None;
                return Ok(with_columns(Node { kind: "group".to_owned(), ..node }, exact, columns));
            }
            Kind::Number => {
                let decimals = element.decimals.unwrap_or(0);
                (bounds.minimum, bounds.maximum) =
                    (element.minimum.as_ref().map(ToString::to_string), element.maximum.as_ref().map(ToString::to_string));
                bounds.step = element.step.as_ref().filter(|_| decimals == 0).map(ToString::to_string);
                subject = Some(if decimals == 0 { Subject::Whole } else { Subject::Decimal });
                columns.push((own::DECIMALS, (decimals > 0).then(|| decimals.to_string().into())));
                columns.push((own::STEP, element.step.as_ref().map(|step| step.to_string().into())));
                columns.push((own::BINS, bins(element)));
                if decimals == 0 { "integer" } else { "decimal" }
            }
            Kind::Date | Kind::DateTime => {
                let day = |text: Option<&String>| text.and_then(|text| parse_day(text)).map(day_text);
                (bounds.minimum, bounds.maximum) = (day(element.earliest.as_ref()), day(element.latest.as_ref()));
                let by = if element.by == Some(Period::Year) { "year" } else { "month" };
                columns.push((own::BY, Some(by.into())));
                let is_day = element.kind == Kind::Date;
                subject = Some(if is_day { Subject::Day } else { Subject::Moment });
                if is_day { "date" } else { "dateTime" }
            }
            Kind::Time => {
                let time = |text: Option<&String>| text.and_then(|text| parse_time(text)).map(|time| time_to_text(time).into());
                columns.push((own::EARLIEST, time(element.earliest.as_ref())));
                columns.push((own::LATEST, time(element.latest.as_ref())));
                columns.push((own::BINS, bins(element)));
                "time"
            }
            Kind::Acknowledge => "acknowledge",
            Kind::Text => {
                bounds.maximum = element.maximum_characters.map(|most| most.to_string());
                subject = Some(Subject::Length);
                node.appearance = element.multiline.then(|| "multiline".into());
                "text"
            }
            Kind::Note => "note",
            Kind::Calculated => {
                node.calculation = self.expression("value", element.value.as_deref(), &mut exact).map(Value::Text);
                "calculate"
            }
            Kind::Group => {
                node.children = self.elements(element.elements.as_deref().unwrap_or_default())?;
                "group"
            }
            Kind::Repeat => {
                node.children = self.elements(element.elements.as_deref().unwrap_or_default())?;
                node.repeat_count = self.expression("count", element.count.as_deref(), &mut exact).map(Value::Text);
                columns.push((own::MAXIMUM, element.maximum.as_ref().map(|maximum| maximum.to_string().into())));
                "repeat"
            }
            Kind::Allocate => {
                let total = element.total.unwrap_or(100);
                // Nobody shows a hint of a group, so it stands where only we read it.
                columns.push((own::HINT, node.hint.take()));
                columns.push((own::TOTAL, Some(total.to_string().into())));
                columns.push((own::BINS, bins(element)));
                node.children = element.rows.iter().flatten().map(|row| self.row_of_points(row, total, element)).collect();
                node.required = None;
                "group"
            }
        };
        if element.choices.is_some() {
            node.list = self.list_of(element);
        }
        node.kind = kind.to_owned();
        node.constraint = subject.map_or_else(|| bounds.rest.clone(), |subject| subject.write(&bounds)).map(Value::Text);
        Ok(with_columns(node, exact, columns))
    }

    /// The files in every language, since readers of forms would show them in one only; what they are for stands in our columns.
    fn media(
        &self,
        element: &ElementSource,
        exact: &mut Exact,
        columns: &mut Vec<(&'static str, Option<Value>)>,
    ) -> Option<Value> {
        let mut media = Map::default();
        for (kind, key, medium) in
            [("image", own::IMAGE_DESCRIPTION, &element.image), ("audio", own::AUDIO_DESCRIPTION, &element.audio)]
        {
            let Some(medium) = medium else { continue };
            media.set(kind, self.file(medium));
            columns.push((key, self.text_of_row(key, Some(&medium.description), exact)));
        }
        (!media.is_empty()).then_some(Value::Map(media))
    }

    fn file(&self, medium: &MediumSource) -> Value {
        let in_all = self.languages.iter().map(|(_, column)| (column.clone(), Value::from(medium.file.as_str())));
        Value::Map(in_all.collect())
    }

    fn required(&self, source: &RequiredSource, exact: &mut Exact) -> Option<Value> {
        match source {
            RequiredSource::Fixed(needed) => needed.then(|| "yes".into()),
            RequiredSource::When(condition) => {
                let cell = self.expression("required", Some(condition), exact)?;
                // A condition that forms take for a plain yes or no.
                if alias::yes_no(&cell).is_some() {
                    exact.note("required", condition.as_str().into());
                }
                Some(cell.into())
            }
        }
    }

    fn row_of_points(&self, row: &OptionSource, total: u32, allocation: &ElementSource) -> Node {
        let mut exact = Exact::default();
        let node = Node {
            kind: "integer".to_owned(),
            label: self.text_of_row("label", Some(&row.label), &mut exact),
            required: self.required(&allocation.required, &mut exact),
            constraint: Some(format!(". >= 0 and . <= {total}").into()),
            ..self.named(&row.name)
        };
        with_columns(node, exact, Vec::new())
    }

    fn row_of_matrix(&self, row: &OptionSource, list: Option<&String>, matrix: &ElementSource) -> Node {
        let mut exact = Exact::default();
        let node = Node {
            kind: kind::SELECT_ONE.to_owned(),
            label: self.text_of_row("label", Some(&row.label), &mut exact),
            required: self.required(&matrix.required, &mut exact),
            list: list.cloned(),
            ..self.named(&row.name)
        };
        with_columns(node, exact, Vec::new())
    }
}

/// The lower ends of bins, apart by spaces.
fn bins(element: &ElementSource) -> Option<Value> {
    let end = |bin: &BinSource| match bin {
        BinSource::Number(number) => Some(number.to_string()),
        BinSource::Time(text) => parse_time(text).map(time_to_text),
    };
    let ends: Vec<String> = element.bins.iter().flatten().filter_map(end).collect();
    (!ends.is_empty()).then(|| ends.join(" ").into())
}

fn with_columns(mut node: Node, exact: Exact, mut columns: Vec<(&str, Option<Value>)>) -> Node {
    columns.push((own::NAME, own::column(&node, own::NAME).map(Value::from)));
    columns.push((own::EXACT, exact.written()));
    node.other.values = own::columns(columns);
    node
}

#[cfg(test)]
mod tests;
