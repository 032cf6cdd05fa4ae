//! Conditions. `if`, `and`, `or` and `once` are steps of their own (see `code.rs`), since not all of their parts are evaluated.

use super::super::Value;
use super::parameter::{Rest, Spread, items};
use super::{super::Failure, functions};

functions! {
    "true" = True() -> bool { true }
    "false" = False() -> bool { false }
    "not" = Not(condition: bool) -> bool { !condition }
    "boolean" = Boolean(value: bool) -> bool { value }
    /// The first if it is an answer, the second otherwise. A number that is none is no answer, as ODK Web Forms' suite asks.
    "coalesce" = Coalesce[seen](first: Value, second: Value) -> Value {
        let text = first.text(seen.evaluation.context);
        let is_answer = !text.is_empty() && (text != "NaN" || matches!(first, Value::Text(_) | Value::Nodes(_)));
        drop(text);
        if is_answer { first } else { second }
    }
    /// Exactly "true" or "1". JavaRosa ignores case, and Enketo takes every whole number above 0: neither is in the specification.
    "boolean-from-string" = FromString(text: String) -> bool { text == "true" || text == "1" }
    /// Whether between so many and so many are true; -1 is no bound. Answers count by being there (`boolean()`), as in the
    /// specification and all engines, not by being "yes", as ODK's documentation has it.
    "checklist" = Checklist(fewest: f64, most: f64, items: Spread) -> bool {
        let Spread(values) = items;
        within(fewest, most, values.iter().map(|value| f64::from(u8::from(item_truth(value)))).sum())
    }
    /// The same with weights: truth, weight, truth, weight … Two lists of nodes go together pair by pair.
    "weighted-checklist" = WeightedChecklist[seen](fewest: f64, most: f64, pairs: Rest) -> bool {
        let context = seen.evaluation.context;
        let (mut sum, mut values) = (0.0, pairs.0.into_iter());
        while let Some(truths) = values.next() {
            let weights = values.next().ok_or(Failure::Argument)?;
            for (truth, weight) in items(truths, context).iter().zip(items(weights, context)) {
                if item_truth(truth) {
                    sum += weight.number(context);
                }
            }
        }
        within(fewest, most, sum)
    }
}

/// One node of many counts by its text: that it is there is known.
fn item_truth(value: &Value) -> bool {
    value.truth()
}

fn within(fewest: f64, most: f64, count: f64) -> bool {
    count >= fewest && (most == -1.0 || count <= most)
}
