//! What happens when: answers change, a field is left, a button is pressed, the browser goes back.
//!
//! A press of a button is taken over only when it leads from one page of questions to another or to what is wrong on this one.
//! Everything else (consent, the last look, another language) is sent to the server as if the engine were not there.

use std::cell::{Cell, RefCell};

use shared::response::Model;
use shared::{Draft, Flow, Packed, Slot};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, EventTarget, FocusEvent, PopStateEvent, SubmitEvent, Window};

use crate::browser::Browser;
use crate::calendar;
use crate::form::{Form, Problem, slot_of};

pub struct Engine {
    window: Window,
    logic: Packed,
    form: Form,
    /// The page that the server drew.
    first: usize,
    page: Cell<usize>,
    /// What stood in it when it was last looked at, so that only what depends on a change is evaluated again.
    model: RefCell<Model>,
    /// What was given when the form was last looked at.
    draft: RefCell<Draft>,
    /// Items that the person did something to.
    touched: RefCell<Vec<Slot>>,
    /// The item that was left and is not checked yet.
    left: Cell<Option<Slot>>,
    /// Whether the person would lose answers by leaving: the server does not know what was given on other pages.
    unsent: Cell<bool>,
}

impl Engine {
    /// `page` is the one that the form shows. `None` outside of a window.
    pub fn new(logic: Packed, form: Form, page: usize) -> Option<Self> {
        let window = form.document().default_view()?;
        let (model, draft, touched) = (RefCell::default(), RefCell::default(), RefCell::default());
        let (left, unsent) = (Cell::new(None), Cell::new(false));
        Some(Self { window, logic, form, first: page, page: Cell::new(page), model, draft, touched, left, unsent })
    }

    /// Stays for as long as the page does.
    pub fn listen(self) -> Option<()> {
        let engine: &'static Self = Box::leak(Box::new(self));
        let (form, document, window) = (engine.form.element(), engine.form.document(), &engine.window);
        engine.refresh(None);
        engine.on(form, "input", Self::changed)?;
        engine.on(form, "change", Self::changed)?;
        engine.on(form, "focusout", Self::field_left)?;
        engine.on(form, "submit", Self::submitted)?;
        engine.on(document, "click", Self::clicked)?;
        engine.on(document, "keyup", Self::settle)?;
        engine.on(window, "popstate", Self::went_back)?;
        engine.on(window, "beforeunload", Self::leaving)
    }

    fn on(&'static self, target: &EventTarget, kind: &str, handle: fn(&Self, &Event)) -> Option<()> {
        let listener = Closure::<dyn Fn(Event)>::new(move |event| handle(self, &event)).into_js_value();
        target.add_event_listener_with_callback(kind, listener.unchecked_ref()).ok()
    }

    fn changed(&self, event: &Event) {
        let slot = element_of(event.target()).as_ref().and_then(slot_of);
        if let Some(slot) = slot {
            self.touched.borrow_mut().push(slot);
        }
        self.refresh(slot);
    }

    fn field_left(&self, event: &Event) {
        let slot_of = |target: Option<EventTarget>| element_of(target).as_ref().and_then(slot_of);
        let left = slot_of(event.target());
        if left != slot_of(event.unchecked_ref::<FocusEvent>().related_target()) {
            self.left.set(left);
        }
    }

    /// Checks the item that was left, if the person has gone elsewhere since.
    ///
    /// Not as soon as the focus goes: that is while the finger or the button of the mouse is still down, and a message that
    /// appears then moves away what is being pressed.
    fn settle(&self, event: &Event) {
        let now_at = element_of(event.target()).as_ref().and_then(slot_of);
        let Some(slot) = self.left.take().filter(|&left| Some(left) != now_at) else { return };
        self.with_flow(|flow, draft| {
            if self.touched.borrow().contains(&slot) || !draft.given(&self.logic.logic.item(slot).name).is_empty() {
                self.form.say(slot, flow.answer(slot).err().map(|fault| self.logic.message(slot, fault)));
            }
        });
    }

    /// A line of the summary leads to its control here, since following the link would be one step more to go back.
    fn clicked(&self, event: &Event) {
        self.settle(event);
        if let Some(control) = element_of(event.target()).and_then(|line| self.form.control_of(&line)) {
            event.prevent_default();
            let _ = control.focus();
        }
    }

    fn submitted(&self, event: &Event) {
        let button = event.unchecked_ref::<SubmitEvent>().submitter();
        let action = button.and_then(|button| button.get_attribute("value"));
        let page = self.page.get();
        let stays = self.with_flow(|flow, _| match action.as_deref() {
            Some("next") => self.stop_at_faults(flow) || self.turn(flow.first_page_from(page + 1)),
            Some("back") => self.turn(flow.last_page_before(page)),
            Some(_) | None => false,
        });
        if stays == Some(true) {
            event.prevent_default();
        } else {
            self.unsent.set(false);
        }
    }

    /// Says what is wrong on the page, if anything is.
    fn stop_at_faults(&self, flow: &Flow<'_>) -> bool {
        let page = self.page.get();
        for &slot in self.logic.logic.pages.get(page).into_iter().flatten() {
            self.form.say(slot, None);
        }
        let problem = |(slot, fault)| Problem { slot, message: self.logic.message(slot, fault) };
        let problems: Vec<_> = flow.faults_on(page).into_iter().map(problem).collect();
        for problem in &problems {
            self.form.say(problem.slot, Some(problem.message));
        }
        !problems.is_empty() && self.form.summarize(page, &problems).is_ok()
    }

    /// Goes to another page, as a new step for the browser to go back from. `false` if there is none.
    fn turn(&self, page: Option<usize>) -> bool {
        let Some(page) = page else { return false };
        let state = JsValue::from(u32::try_from(page).unwrap_or_default());
        if self.window.history().and_then(|history| history.push_state(&state, "")).is_err() {
            return false;
        }
        self.unsent.set(true);
        self.open(page);
        true
    }

    fn went_back(&self, event: &Event) {
        let state = event.unchecked_ref::<PopStateEvent>().state().as_f64();
        let wanted = state.map_or(self.first, |page| page as usize);
        // Answers may have changed since: what is nearest and still has something to show.
        let page = self.with_flow(|flow, _| flow.last_page_before(wanted + 1).or_else(|| flow.first_page_from(wanted)));
        if let Some(page) = page.flatten() {
            self.open(page);
        }
    }

    fn leaving(&self, event: &Event) {
        if self.unsent.get() {
            event.prevent_default();
        }
    }

    fn open(&self, page: usize) {
        self.page.set(page);
        self.refresh(None);
        self.form.open(page);
        self.window.scroll_to_with_x_and_y(0.0, 0.0);
    }

    /// Shows what is asked now that one item changed, or any of them.
    fn refresh(&self, changed: Option<Slot>) {
        let draft = match changed {
            Some(slot) => self.form.draft_after(self.draft.take(), &self.logic.logic.item(slot).name),
            None => self.form.draft(),
        };
        self.look_at(draft, changed, |flow, _| self.form.show_asked(self.page.get(), flow));
    }

    /// What the answers as they stand now lead to; `None` without a day to compare with.
    fn with_flow<T>(&self, look: impl FnOnce(&Flow<'_>, &Draft) -> T) -> Option<T> {
        self.look_at(self.form.draft(), None, look)
    }

    fn look_at<T>(&self, draft: Draft, changed: Option<Slot>, look: impl FnOnce(&Flow<'_>, &Draft) -> T) -> Option<T> {
        let flow = Flow::after(self.model.take(), &Browser, &self.logic.logic, &draft, calendar::today()?, changed);
        let seen = look(&flow, &draft);
        self.model.replace(flow.into_model());
        self.draft.replace(draft);
        Some(seen)
    }
}

/// Events of the window and of the document have targets that are no elements.
fn element_of(target: Option<EventTarget>) -> Option<Element> {
    target?.dyn_into().ok()
}
