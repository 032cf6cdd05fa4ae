//! One item of a page: its words, what is wrong with its answer, and the controls of its kind of question.
//!
//! To add a kind: a file with the name it has in `shared/src/question`, and its arm in [`Item::view`], [`Item::control`] and
//! [`answer_words`]. Controls are drawn with what was given and are never bound to anything, so nothing typed can be lost.

mod acknowledge;
mod answer_words;
mod choose_one;
mod choose_some;
mod clock;
mod date;
mod number;
mod protected;
mod rank;
mod scale;
mod short_text;

use leptos::prelude::*;
use shared::instrument::{ItemLogic, ItemWords, Required, Text};
use shared::{FaultKind, Question, Slot};

pub use answer_words::answer_words;

use crate::face::SurveyFace;
use crate::locales::{fault_message, text};
use crate::part::media::{media, picture_of_option};

/// What pages of a survey call their own parts and fields by: scripts find them by these.
const OWN_IDS: [&str; 21] = [
    "action",
    "carried",
    "consent",
    "help",
    "keep",
    "kept",
    "language",
    "leave",
    "next",
    "own",
    "permission",
    "practice",
    "receipt",
    "response",
    "resume",
    "review",
    "shown",
    "step",
    "summary",
    "survey",
    "version",
];

/// An item and what has happened to it so far.
pub struct Item<'a> {
    pub face: &'a SurveyFace,
    pub slot: Slot,
    /// What was typed or chosen.
    pub given: &'a [String],
    pub fault: Option<FaultKind>,
    /// Whether its conditions hold; if not it is drawn hidden, for the phone engine to show.
    pub asked: bool,
    /// Which options are offered; none said: all of them.
    pub offered: &'a [bool],
}

impl Item<'_> {
    /// The item on its page; nothing for a calculation, which is nobody's to see.
    pub fn view(&self) -> AnyView {
        let (class, content) = match &self.logic().question {
            Question::ChooseOne(question) => ("item", choose_one::view(self, question)),
            Question::ChooseSome(question) => ("item", choose_some::view(self, question)),
            Question::Scale(question) => ("item", scale::view(self, question)),
            Question::Number(question) => ("item", number::view(self, question)),
            Question::Date(question) => ("item", date::view(self, question)),
            Question::Rank(question) => ("item", rank::view(self, question)),
            Question::Acknowledge => ("item", acknowledge::view(self)),
            Question::Time(question) => ("item", clock::time(self, question)),
            Question::Moment(range) => ("item", clock::moment(self, range)),
            Question::Text(question) => ("item", short_text::view(self, question)),
            Question::Note => {
                ("item note", view! { <p>{self.face.words_of(self.slot, &self.words().label)}</p> {self.media()} }.into_any())
            }
            Question::Calculated(_) | Question::Score(_) => return ().into_any(),
        };
        let id = format!("item-{}", self.name());
        view! { <div class=class data-slot=self.slot.0 id=id hidden=!self.asked>{content}</div> }.into_any()
    }

    /// Id of the first control: where a link about this item leads.
    pub fn control(&self) -> String {
        match &self.logic().question {
            Question::ChooseOne(_) | Question::ChooseSome(_) | Question::Scale(_) | Question::Rank(_) => self.option_id(0),
            Question::Number(_)
            | Question::Date(_)
            | Question::Acknowledge
            | Question::Time(_)
            | Question::Moment(_)
            | Question::Text(_) => self.only_control(),
            Question::Note | Question::Calculated(_) | Question::Score(_) => format!("item-{}", self.name()),
        }
    }

    fn logic(&self) -> &ItemLogic {
        self.face.instrument.logic.item(self.slot)
    }

    fn words(&self) -> &ItemWords {
        self.face.instrument.words(self.slot)
    }

    pub(crate) fn name(&self) -> &str {
        self.logic().name.as_str()
    }

    /// Name of the form field.
    pub(crate) fn field(&self) -> String {
        format!("a.{}", self.name())
    }

    fn is_withheld(&self, option: usize) -> bool {
        self.offered.get(option) == Some(&false)
    }

    /// Id of the control of an item that has only one: its name, unless that is an id or a field of the page itself.
    fn only_control(&self) -> String {
        if OWN_IDS.contains(&self.name()) { self.field() } else { self.name().to_owned() }
    }

    fn option_id(&self, index: usize) -> String {
        format!("{}-{index}", self.name())
    }

    /// What was typed into a single control. Several texts can only come from a forged form.
    fn typed(&self) -> String {
        self.given.first().cloned().unwrap_or_default()
    }

    fn is_given(&self, option: &str) -> bool {
        self.given.iter().any(|given| given.trim() == option)
    }

    /// Ids of the hint and the error. The error is named even while it is empty, so that the engine only has to fill it.
    fn described_by(&self, hint: bool) -> String {
        let name = self.name();
        if hint { format!("hint-{name} error-{name}") } else { format!("error-{name}") }
    }

    fn invalid(&self) -> Option<&'static str> {
        self.fault.map(|_| "true")
    }

    /// The question itself; required ones say so in words.
    fn question_words(&self) -> impl IntoView + use<> {
        let locale = self.face.locale;
        let needed = match self.logic().required {
            Required::Never => None,
            Required::Always => Some("needed"),
            Required::When(_) => Some("needed-depending"),
        };
        let needed = needed.map(|key| view! { " " <span class="needed">{text(locale, key)}</span> });
        view! { {self.face.words_of(self.slot, &self.words().label)} {needed} }
    }

    /// What stands between the question and its controls.
    fn hint_and_error(&self, hint: Option<AnyView>) -> impl IntoView + use<> {
        let name = self.name();
        let hint = hint.map(|hint| view! { <p class="hint" id=format!("hint-{name}")>{hint}</p> });
        let error = self.fault.map(|kind| fault_message(self.face.locale, &self.face.instrument, self.slot, kind));
        view! {
            {self.media()}
            {hint}
            <p class="error" id=format!("error-{name}") hidden=self.fault.is_none()>{error}</p>
        }
    }

    fn media(&self) -> Option<AnyView> {
        media(self.face, &self.words().media)
    }

    /// The hint that neighbors wrote.
    fn own_hint(&self) -> Option<AnyView> {
        self.words().hint.as_ref().map(|hint| self.face.words_of(self.slot, hint))
    }

    /// A question above one control that is typed into.
    fn labelled(&self, control: impl FnOnce(String, Option<&'static str>) -> AnyView) -> AnyView {
        let hint = self.own_hint();
        let described_by = self.described_by(hint.is_some());
        view! {
            <label for=self.only_control()>{self.question_words()}</label>
            {self.hint_and_error(hint)}
            {control(described_by, self.invalid())}
        }
        .into_any()
    }

    /// A question above one option a row, of which one can be chosen.
    fn radio_group(&self, options: Vec<AnyView>) -> AnyView {
        let hint = self.own_hint();
        let described_by = self.described_by(hint.is_some());
        let no_answer = (self.logic().required != Required::Always).then(|| self.no_answer());
        let Some(randomised) = self.logic().protected else {
            return view! {
                <fieldset role="radiogroup" aria-describedby=described_by aria-invalid=self.invalid()>
                    <legend>{self.question_words()}</legend>
                    {self.hint_and_error(hint)}
                    {options}
                    {no_answer}
                </fieldset>
            }
            .into_any();
        };
        view! {
            <fieldset role="radiogroup" aria-describedby=described_by aria-invalid=self.invalid()
                data-protected=protected::device(randomised) data-again=protected::again(self)>
                <legend>{self.question_words()}</legend>
                {self.hint_and_error(hint)}
                {protected::explanation(self, randomised)}
                <div class="choices">{options} {no_answer}</div>
                {protected::report(self)}
            </fieldset>
        }
        .into_any()
    }

    /// The label of an option, under its picture.
    fn option_words(&self, index: usize, label: &Text) -> AnyView {
        let image = self.words().pictures.get(index).and_then(Option::as_ref);
        let picture = picture_of_option(self.face, image, label);
        view! { {picture} {self.face.words(label)} }.into_any()
    }

    /// One option of a single choice. The whole row can be tapped.
    fn radio(&self, index: usize, value: &str, label: AnyView) -> AnyView {
        let (id, field, value, checked) = (self.option_id(index), self.field(), value.to_owned(), self.is_given(value));
        let hidden = self.is_withheld(index);
        view! {
            <label class="option" hidden=hidden>
                <input type="radio" id=id name=field value=value checked=checked/><span>{label}</span>
            </label>
        }
        .into_any()
    }

    /// The way to take a choice back: a chosen radio button cannot be un-chosen otherwise.
    fn no_answer(&self) -> AnyView {
        let (id, field, label) =
            (self.option_id(self.words().options.len()), self.field(), text(self.face.locale, "skip-question"));
        view! { <label class="option skip"><input type="radio" id=id name=field value=""/><span>{label}</span></label> }
            .into_any()
    }
}
