//! The question type `range`: a number on a scale from a start to an end in steps.

use super::form::{Lists, Node};
use super::number::Decimal;
use super::parameters::Parameters;
use super::report::{Place, Report};
use super::survey::{Row, keep_parameters};

const PARAMETERS: [&str; 6] = ["start", "end", "step", "tick_interval", "placeholder", "tick_labelset"];

/// The scale that is meant where nothing else is said.
const DEFAULTS: [(&str, &str); 3] = [("start", "1"), ("end", "10"), ("step", "1")];

struct Scale {
    start: Decimal,
    end: Decimal,
    step: Decimal,
}

impl Scale {
    fn contains(&self, number: Decimal) -> bool {
        number >= self.start.min(self.end) && number <= self.start.max(self.end)
    }

    /// Does the number lie on the scale when one counts from its start in these steps?
    fn hits(&self, number: Decimal, step: Decimal) -> bool {
        number.minus(self.start).is_some_and(|distance| distance.is_multiple_of(step))
    }

    fn is_wider_than(&self, step: Decimal) -> bool {
        self.end.minus(self.start).is_some_and(|width| step <= width.absolute())
    }
}

/// Reads the row of a range.
pub fn read(mut row: Row, choices: &Lists, report: &mut Report) -> Node {
    let mut faults = Faults { row: row.number, report };
    row.parameters.accept(&PARAMETERS, row.number, faults.report);
    let appearance = row.node.appearance_text().to_owned();
    if !appearance.is_empty()
        && !appearance.contains("vertical")
        && !appearance.contains("no-ticks")
        && let Some(key) = ["tick_interval", "placeholder", "tick_labelset"].into_iter().find(|key| row.parameters.contains(key))
    {
        faults.add("range.appearance", key, "With this appearance a scale has no ticks, labels or placeholder of its own.");
    }
    for (key, value) in DEFAULTS {
        if !row.parameters.contains(key) {
            row.parameters.set(key, value);
        }
    }
    let numbers = ["start", "end", "step", "tick_interval", "placeholder"].map(|key| faults.number(&row.parameters, key));
    let labels = row.parameters.get("tick_labelset").filter(|list| !list.is_empty()).map(str::to_owned);
    let [start, end, step, interval, placeholder] = numbers;
    if let (Some(start), Some(end), Some(step)) = (start, end, step) {
        let scale = Scale { start, end, step };
        check(&scale, interval, placeholder, &mut faults);
        if let Some(labels) = &labels {
            check_labels(&scale, interval, labels, choices, appearance.contains("no-ticks"), &mut faults);
        }
    }
    for (key, attribute) in [("tick_interval", "odk:tick-interval"), ("placeholder", "odk:placeholder")] {
        if let Some(value) = row.parameters.take(key) {
            row.parameters.set(attribute, value);
        }
    }
    row.parameters.take("tick_labelset");
    if numbers.iter().flatten().any(|number| !number.is_whole()) {
        row.node.bind.set_text("type", "decimal");
    }
    row.node.list = labels;
    keep_parameters(&mut row.node, &row.parameters);
    row.node
}

fn check(scale: &Scale, interval: Option<Decimal>, placeholder: Option<Decimal>, faults: &mut Faults) {
    let between = |number: Option<Decimal>, key: &str, faults: &mut Faults| {
        let Some(number) = number else { return };
        if number.is_zero() {
            faults.add("range.zero", key, "Steps and ticks must not be zero.");
        }
        if !scale.is_wider_than(number) {
            faults.add("range.too_large", key, "Steps and ticks must not be larger than the scale.");
        }
    };
    between(Some(scale.step), "step", faults);
    between(interval, "tick_interval", faults);
    if let Some(interval) = interval
        && !interval.is_multiple_of(scale.step)
    {
        faults.add("range.multiple", "tick_interval", "The distance of ticks must be a multiple of the step.");
    }
    if let Some(placeholder) = placeholder {
        if !scale.hits(placeholder, scale.step) {
            faults.add("range.multiple", "placeholder", "The placeholder must lie on a step of the scale.");
        }
        if !scale.contains(placeholder) {
            faults.add("range.outside", "placeholder", "The placeholder must lie between start and end.");
        }
    }
}

fn check_labels(scale: &Scale, interval: Option<Decimal>, list: &str, choices: &Lists, without_ticks: bool, faults: &mut Faults) {
    let Some(choices) = choices.get(list) else {
        return faults.add("range.labels_unknown", list, "There is no list of choices of this name to label the ticks with.");
    };
    let mut labelled: Vec<Decimal> = Vec::new();
    for choice in choices {
        let Some(number) = Decimal::parse(&choice.name) else {
            faults.add("range.label_number", &choice.name, "The choices that label ticks must be numbers.");
            continue;
        };
        if !scale.contains(number) {
            faults.add("range.label_outside", &choice.name, "The choices that label ticks must lie between start and end.");
        }
        if !scale.hits(number, interval.unwrap_or(scale.step)) || !scale.hits(number, scale.step) {
            faults.add("range.label_multiple", &choice.name, "The choices that label ticks must lie on ticks.");
        }
        if !labelled.contains(&number) && labelled.len() <= 2 {
            labelled.push(number);
        }
    }
    if without_ticks {
        let ends = labelled.iter().all(|number| *number == scale.start || *number == scale.end)
            && labelled.contains(&scale.start)
            && labelled.contains(&scale.end);
        if !ends {
            faults.add("range.labels_no_ticks", list, "A scale without ticks is labelled at its start and its end only.");
        }
    }
}

struct Faults<'a> {
    row: u32,
    report: &'a mut Report,
}

impl Faults<'_> {
    fn add(&mut self, rule: &'static str, found: &str, problem: &str) {
        let place = Place::survey(self.row).column("parameters");
        self.report.error(rule, place, found, problem, "The parameter was kept as written.");
    }

    fn number(&mut self, parameters: &Parameters, key: &str) -> Option<Decimal> {
        let text = parameters.get(key)?;
        let number = Decimal::parse(text);
        if number.is_none() {
            self.add("range.number", text, &format!("The parameter {key} must be a number."));
        }
        number
    }
}
