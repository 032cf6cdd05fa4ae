//! What costs much program and what a browser has already: patterns, curves, digests, digits of numbers, chance.
//!
//! The methods that come with a body are for the server. A phone's host overrides all of them, and then links none of their bodies.

mod native;

use super::context::Failure;
use super::evaluate::PathStep;
use super::function::{Arguments, ExtraFunction};
use super::{Answers, Expression, Value, number};

/// The functions of one number, or of two, that are not plain arithmetic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Curve {
    Power,
    Logarithm,
    Logarithm10,
    Exponential,
    Sine,
    Cosine,
    Tangent,
    ArcSine,
    ArcCosine,
    ArcTangent,
    ArcTangent2,
}

/// The functions `digest` can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Digest {
    Md5,
    Sha1,
    Sha256,
    Sha384,
    Sha512,
}

/// What the place an expression is evaluated at can do. `None` says that it cannot.
pub trait Host {
    /// Fills the bytes with chance.
    fn random(&self, bytes: &mut [u8]) -> Option<()>;

    /// Carries out a function of one of the larger families: curves, geography, chance, digests.
    ///
    /// # Errors
    /// When the function cannot work with its arguments, or this host has none of them.
    fn extra(&self, function: ExtraFunction, arguments: &mut Arguments<'_, '_>) -> Result<Value, Failure> {
        function.call(arguments)
    }

    /// The value of an expression of an instrument.
    fn value(&self, expression: &Expression, answers: &Answers<'_>) -> Value {
        if answers.outline.is_empty() { expression.value_in_list(answers) } else { expression.value_in_outline(answers) }
    }

    /// Takes a step of a path.
    ///
    /// # Errors
    /// When there is nothing to begin at, or this host walks no paths.
    fn path(&self, step: PathStep<'_, '_>) -> Result<usize, Failure> {
        step.take()
    }

    /// Whether a pattern is found anywhere in a text, in time linear in the text; `None` also for a pattern that is not one.
    fn matches(&self, text: &str, pattern: &str) -> Option<bool> {
        native::matches(text, pattern)
    }

    /// The second number is meant for [`Curve::Power`] and [`Curve::ArcTangent2`] only.
    fn curve(&self, curve: Curve, number: f64, second: f64) -> Option<f64> {
        Some(native::curve(curve, number, second))
    }

    fn digest(&self, digest: Digest, bytes: &[u8]) -> Option<Vec<u8>> {
        Some(native::digest(digest, bytes))
    }

    /// Whether an Ed25519 signature over a message is that of a public key.
    fn verifies(&self, signature: &[u8], message: &[u8], key: &[u8]) -> Option<bool> {
        native::verifies(signature, message, key)
    }

    /// The fewest digits that read back as this number, which is finite, without an exponent.
    fn number_text(&self, number: f64) -> String {
        native::number_text(number)
    }
}

/// Everything that needs no chance: the server, where an answer must mean the same whenever it is checked. Numbers are written with
/// 15 digits, as on phones, so that 0.1 + 0.2 is 0.3.
pub struct Native;

impl Host for Native {
    fn random(&self, _: &mut [u8]) -> Option<()> {
        None
    }

    fn number_text(&self, number: f64) -> String {
        number::to_text(number)
    }
}

/// Plain arithmetic and text only, numbers with 15 digits; what server and phone can both do without anything else.
pub struct Bare;

impl Host for Bare {
    fn random(&self, _: &mut [u8]) -> Option<()> {
        None
    }

    fn extra(&self, _: ExtraFunction, _: &mut Arguments<'_, '_>) -> Result<Value, Failure> {
        Err(Failure::NotHere)
    }

    fn path(&self, _: PathStep<'_, '_>) -> Result<usize, Failure> {
        Err(Failure::NotHere)
    }

    fn matches(&self, _: &str, _: &str) -> Option<bool> {
        None
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
        number::to_text(number)
    }
}
