//! What expressions ask of the place they are evaluated at, done by the browser: patterns.

use js_sys::{Array, Function, Reflect, RegExp};
use shared::expression::{Answers, Arguments, Bare, Curve, Digest, Expression, ExtraFunction, Failure, Host, PathStep, Value};
use wasm_bindgen::{JsCast, JsValue};

/// The browser that the engine runs in. Expressions that need more never get to a phone.
pub struct Browser;

impl Host for Browser {
    fn value(&self, expression: &Expression, answers: &Answers<'_>) -> Value {
        expression.value_in_list(answers)
    }

    fn extra(&self, _: ExtraFunction, _: &mut Arguments<'_, '_>) -> Result<Value, Failure> {
        Err(Failure::NotHere)
    }

    fn path(&self, _: PathStep<'_, '_>) -> Result<usize, Failure> {
        Err(Failure::NotHere)
    }

    fn random(&self, _: &mut [u8]) -> Option<()> {
        None
    }

    fn matches(&self, text: &str, pattern: &str) -> Option<bool> {
        // By reflection, because calling the constructor with what is no pattern would end the engine.
        let constructor = Reflect::get(&js_sys::global(), &JsValue::from_str("RegExp")).ok()?;
        let pattern =
            Reflect::construct(constructor.unchecked_ref::<Function>(), &Array::of1(&JsValue::from_str(pattern))).ok()?;
        Some(pattern.unchecked_into::<RegExp>().test(text))
    }

    fn curve(&self, _: Curve, _: f64, _: f64) -> Option<f64> {
        None
    }

    fn digest(&self, _: Digest, _: &[u8]) -> Option<Vec<u8>> {
        None
    }

    fn verifies(&self, _: &[u8], _: &[u8], _: &[u8]) -> Option<bool> {
        None
    }

    fn number_text(&self, number: f64) -> String {
        Bare.number_text(number)
    }
}
