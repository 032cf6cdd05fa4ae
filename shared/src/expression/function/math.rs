//! Powers, logarithms and angles. The host draws the curves: a browser has them, and a program for them is not small.

use super::super::Failure;
use super::super::host::Curve;
use super::functions;
use super::parameter::Arguments;

functions! {
    "pow" = Power[seen](base: f64, exponent: f64) -> f64 { curve(seen, Curve::Power, base, exponent)? }
    "exp" = Exponential[seen](number: f64) -> f64 { curve(seen, Curve::Exponential, number, 0.0)? }
    "exp10" = Exponential10[seen](number: f64) -> f64 { curve(seen, Curve::Power, 10.0, number)? }
    "log" = Logarithm[seen](number: f64) -> f64 { curve(seen, Curve::Logarithm, number, 0.0)? }
    "log10" = Logarithm10[seen](number: f64) -> f64 { curve(seen, Curve::Logarithm10, number, 0.0)? }
    "sqrt" = Root(number: f64) -> f64 { number.sqrt() }
    "sin" = Sine[seen](number: f64) -> f64 { curve(seen, Curve::Sine, number, 0.0)? }
    "cos" = Cosine[seen](number: f64) -> f64 { curve(seen, Curve::Cosine, number, 0.0)? }
    "tan" = Tangent[seen](number: f64) -> f64 { curve(seen, Curve::Tangent, number, 0.0)? }
    "asin" = ArcSine[seen](number: f64) -> f64 { curve(seen, Curve::ArcSine, number, 0.0)? }
    "acos" = ArcCosine[seen](number: f64) -> f64 { curve(seen, Curve::ArcCosine, number, 0.0)? }
    "atan" = ArcTangent[seen](number: f64) -> f64 { curve(seen, Curve::ArcTangent, number, 0.0)? }
    "atan2" = ArcTangent2[seen](y: f64, x: f64) -> f64 { curve(seen, Curve::ArcTangent2, y, x)? }
}

pub(super) fn curve(seen: &Arguments<'_, '_>, curve: Curve, number: f64, second: f64) -> Result<f64, Failure> {
    seen.evaluation.context.host().curve(curve, number, second).ok_or(Failure::NotHere)
}
