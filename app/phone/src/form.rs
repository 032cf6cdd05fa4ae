//! The live form: the names, classes and ids that `app/src/page/survey.rs` promises, read and switched. It knows the page, not
//! the survey's logic.
//!
//! Controls are never replaced and, once the pages are complete, never written to: what a person typed is theirs.

use std::cell::Cell;

use shared::id::ItemName;
use shared::{Draft, Flow, Slot};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, FormData, HtmlElement, HtmlFormElement, HtmlInputElement};

/// Stands in the form's patterns of document titles where it goes which page it is (Unicode, section 23.8).
const HEADING_PLACE: char = '\u{fffc}';

const VISIBLE_ITEMS: &str = ".item:not([hidden])";

/// Something to tell about one item of the page.
pub struct Problem<'a> {
    pub slot: Slot,
    pub message: &'a str,
}

pub struct Form {
    document: Document,
    element: HtmlFormElement,
    /// Sections in the order of the survey's pages.
    pages: Vec<Element>,
    /// Each with whether it is hidden: asking the browser of a thousand would be too slow for each key.
    items: Vec<(Slot, Element, Cell<bool>)>,
    groups: Vec<Element>,
}

impl Form {
    /// Puts all other pages around the one that the server drew, and gives their controls the answers that were carried along for
    /// them. Returns that page's index too; `None` where the server drew no page of questions.
    pub fn complete(element: HtmlFormElement, pages: &str) -> Option<(Self, usize)> {
        let document = element.owner_document()?;
        let mut form = Self { document, element, pages: vec![], items: vec![], groups: vec![] };
        let shown = form.hidden_input("step")?.get_attribute("value")?.strip_prefix("page-")?.parse().ok()?;
        let live = form.all(".page").pop()?;
        let actions = form.all(".actions").pop()?;
        // Outside of the document, so that the page that is there already is not there twice.
        let all_pages = form.document.create_element("div").ok()?;
        all_pages.set_inner_html(pages);
        for (index, section) in all(&all_pages, ".page").into_iter().enumerate() {
            if index == shown {
                form.pages.push(live.clone());
            } else {
                hide(&section, true);
                let next = if index < shown { &live } else { &actions };
                form.element.insert_before(&section, Some(next)).ok()?;
                form.pages.push(section);
            }
        }
        for item in form.all(".item") {
            if let Some(slot) = slot_of(&item) {
                // Only until the first look at the answers, which comes before anything is painted.
                hide(&item, false);
                form.items.push((slot, item, Cell::new(false)));
            }
        }
        form.groups = form.all(".group");
        for carried in form.all("#carried input") {
            let _ = form.place(&carried);
        }
        Some((form, shown))
    }

    pub fn document(&self) -> &Document {
        &self.document
    }

    pub fn element(&self) -> &HtmlFormElement {
        &self.element
    }

    /// Moves one carried answer into its control. One that no control can take stays where it is, for the server to judge.
    fn place(&self, carried: &Element) -> Option<()> {
        // Attributes, because reading them is paid for already.
        let (name, value) = (carried.get_attribute("name")?, carried.get_attribute("value")?);
        let mut placed = false;
        for control in self.all(&["section [name='", &name, "']"].concat()) {
            let is_value = |of: &Element| of.get_attribute("value").as_deref() == Some(&*value);
            let options = all(&control, "option");
            let input: &HtmlInputElement = control.unchecked_ref();
            if matches!(control.get_attribute("type").as_deref(), Some("radio" | "checkbox")) {
                if !is_value(&control) {
                    continue;
                }
                input.set_checked(true);
            } else if options.is_empty() || options.iter().any(is_value) {
                input.set_value(&value);
            } else {
                // A place of one option: only the list that offers it takes it.
                continue;
            }
            placed = true;
        }
        if placed {
            carried.remove();
        }
        Some(())
    }

    /// Everything given so far: exactly what would be sent now.
    pub fn draft(&self) -> Draft {
        let mut draft = Draft::default();
        let Ok(fields) = FormData::new_with_form(&self.element) else { return draft };
        for entry in js_sys::Array::from(&fields).iter() {
            let entry: js_sys::Array = entry.unchecked_into();
            let (name, value) = (entry.get(0).as_string(), entry.get(1).as_string());
            let item = name.as_deref().and_then(|name| name.strip_prefix("a.")).and_then(|item| ItemName::parse(item).ok());
            if let Some((item, value)) = item.zip(value) {
                draft.give(item, value);
            }
        }
        draft
    }

    /// The same, after a draft from which only the answer to one item may differ.
    pub fn draft_after(&self, mut draft: Draft, item: &ItemName) -> Draft {
        let Ok(fields) = FormData::new_with_form(&self.element) else { return draft };
        draft.clear(item);
        for text in fields.get_all(&["a.", item.as_str()].concat()).iter() {
            draft.give(item.clone(), text.as_string().unwrap_or_default());
        }
        draft
    }

    /// Shows the items that are asked and the groups that have any, and notes for the server what can be seen on `page`.
    pub fn show_asked(&self, page: usize, flow: &Flow<'_>) {
        for (slot, item, hidden) in &self.items {
            for (option, offered) in flow.offered(*slot).into_iter().enumerate() {
                if let Some(option) = all(item, ".option").get(option) {
                    hide(option, !offered);
                }
            }
            let now = !flow.is_asked(*slot);
            if hidden.replace(now) != now {
                hide(item, now);
            }
        }
        for group in &self.groups {
            hide(group, all(group, VISIBLE_ITEMS).is_empty());
        }
        let Some(section) = self.pages.get(page) else { return };
        let visible = all(section, VISIBLE_ITEMS);
        let slots: Vec<String> = visible.iter().filter_map(|item| item.get_attribute("data-slot")).collect();
        if let Some((step, shown)) = self.hidden_input("step").zip(self.hidden_input("shown")) {
            step.set_value(&["page-", &section.get_attribute("data-page").unwrap_or_default()].concat());
            shown.set_value(&slots.join(" "));
        }
    }

    /// Opens another page at its heading.
    pub fn open(&self, page: usize) {
        for (index, section) in self.pages.iter().enumerate() {
            hide(section, index != page);
        }
        if let Some(summary) = self.document.get_element_by_id("summary") {
            hide(&summary, true);
            summary.set_text_content(None);
        }
        self.set_title("data-title", page);
        if let Some(heading) = self.heading(page) {
            let _ = heading.focus();
        }
    }

    /// Says what is wrong with one item, or that nothing is any more.
    pub fn say(&self, slot: Slot, message: Option<&str>) {
        let Some(item) = self.item(slot) else { return };
        for error in all(item, ".error") {
            error.set_text_content(message);
            hide(&error, message.is_none());
        }
        // Radio buttons are wrong as a group, all others each by itself.
        for control in all(item, "[role=radiogroup],input:not([type=radio]),select,textarea") {
            let _ = match message {
                Some(_) => control.set_attribute("aria-invalid", "true"),
                None => control.remove_attribute("aria-invalid"),
            };
        }
    }

    /// Lists what is wrong on `page` above its heading, each line leading to its control, and takes the person there.
    pub fn summarize(&self, page: usize, problems: &[Problem<'_>]) -> Result<(), JsValue> {
        let Some(summary) = self.document.get_element_by_id("summary") else { return Ok(()) };
        let heading = self.document.create_element("h2")?;
        heading.set_text_content(Some(&self.attribute("data-error-heading")));
        let list = self.document.create_element("ul")?;
        for problem in problems {
            let link = self.document.create_element("a")?;
            link.set_text_content(Some(&[&self.question(problem.slot), " ", problem.message].concat()));
            link.set_attribute("href", &["#", &self.first_control(problem.slot).unwrap_or_default()].concat())?;
            let line = self.document.create_element("li")?;
            line.append_child(&link)?;
            list.append_child(&line)?;
        }
        summary.set_text_content(None);
        summary.append_child(&heading)?;
        summary.append_child(&list)?;
        hide(&summary, false);
        self.set_title("data-title-error", page);
        summary.unchecked_ref::<HtmlElement>().focus()
    }

    /// The control that a line of the summary leads to.
    pub fn control_of(&self, line: &Element) -> Option<HtmlElement> {
        let link = line.closest("#summary a").ok()??;
        self.document.get_element_by_id(link.get_attribute("href")?.strip_prefix('#')?).map(JsCast::unchecked_into)
    }

    /// Id of an item's first control.
    fn first_control(&self, slot: Slot) -> Option<String> {
        all(self.item(slot)?, "[name]").first().map(Element::id)
    }

    /// An item's question, without what says that it needs an answer.
    fn question(&self, slot: Slot) -> String {
        let Some(item) = self.item(slot) else { return String::new() };
        let words = |selector| all(item, selector).first().and_then(|found| found.text_content()).unwrap_or_default();
        // Cut by bytes: searching for patterns would cost residents four kilobytes.
        let (mut question, needed) = (words("legend,label"), words(".needed"));
        if question.ends_with(&needed) {
            question.truncate(question.len() - needed.len());
        }
        while question.ends_with(' ') {
            question.pop();
        }
        question
    }

    fn item(&self, slot: Slot) -> Option<&Element> {
        self.items.iter().find(|(of, ..)| *of == slot).map(|(_, item, _)| item)
    }

    fn heading(&self, page: usize) -> Option<HtmlElement> {
        all(self.pages.get(page)?, "h1").pop().map(JsCast::unchecked_into)
    }

    /// Names the document after which page it is, in one of the form's two patterns: its heading would tell what it is about.
    fn set_title(&self, pattern: &str, page: usize) {
        let place =
            self.pages.get(page).and_then(|section| all(section, ".progress").pop()).and_then(|place| place.text_content());
        if let Some((before, after)) = self.attribute(pattern).split_once(HEADING_PLACE) {
            self.document.set_title(&[before, &place.unwrap_or_default(), after].concat());
        }
    }

    fn hidden_input(&self, name: &str) -> Option<HtmlInputElement> {
        self.all(&["input[name=", name, "]"].concat()).pop().map(JsCast::unchecked_into)
    }

    /// Empty where there is none.
    fn attribute(&self, name: &str) -> String {
        self.element.get_attribute(name).unwrap_or_default()
    }

    fn all(&self, selector: &str) -> Vec<Element> {
        all(&self.element, selector)
    }
}

/// The slot of the item that something is part of.
pub fn slot_of(part: &Element) -> Option<Slot> {
    part.closest(".item").ok()??.get_attribute("data-slot")?.parse().ok().map(Slot)
}

fn hide(element: &Element, hidden: bool) {
    let _ = element.toggle_attribute_with_force("hidden", hidden);
}

fn all(within: &Element, selector: &str) -> Vec<Element> {
    let Ok(list) = within.query_selector_all(selector) else { return vec![] };
    (0..list.length()).filter_map(|index| list.item(index)).map(JsCast::unchecked_into).collect()
}
