//! Conditions.

use super::{Value, functions};

functions! {
    "true" = True() -> bool { true }

    "false" = False() -> bool { false }

    "not" = Not(condition: bool) -> bool { !condition }

    "boolean" = Boolean(value: bool) -> bool { value }

    "if" = If(condition: bool, then: Value, otherwise: Value) -> Value { if condition { then } else { otherwise } }

    /// The first that is an answer. NaN is what a calculation makes of an answer that is not there, so it is none, as in ODK Web
    /// Forms; Enketo would keep it.
    "coalesce" = Coalesce(first: Value, second: Value) -> Value { if is_answer(&first) { first } else { second } }
}

fn is_answer(value: &Value) -> bool {
    match value {
        Value::Text(text) => !text.is_empty(),
        Value::Number(number) => !number.is_nan(),
        Value::Boolean(_) | Value::Date(_) => true,
    }
}
