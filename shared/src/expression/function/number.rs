//! Numbers.

use super::functions;
use crate::expression::number::{half_up, scaled};

functions! {
    "number" = Number(value: f64) -> f64 { value }

    /// Without its fraction.
    "int" = Int(value: f64) -> f64 { value.trunc() }

    /// Halves go towards positive infinity. `decimals` may be negative; its own fraction is dropped.
    "round" = Round(value: f64, decimals: Option<f64>) -> f64 {
        let decimals = decimals.unwrap_or(0.0).clamp(-300.0, 300.0) as i32;
        let rounded = scaled(half_up(scaled(value, decimals)), -decimals);
        // Scaling leaves the range of numbers only where there is nothing to round.
        if rounded.is_finite() { rounded } else { value }
    }

    "abs" = Abs(value: f64) -> f64 { value.abs() }

    /// NaN where any value is.
    "min" = Min(first: f64, rest: Vec<f64>) -> f64 {
        rest.into_iter().fold(first, |least, value| if least.is_nan() || value >= least { least } else { value })
    }

    /// NaN where any value is.
    "max" = Max(first: f64, rest: Vec<f64>) -> f64 {
        rest.into_iter().fold(first, |most, value| if most.is_nan() || value <= most { most } else { value })
    }

    "sum" = Sum(values: Vec<f64>) -> f64 { values.into_iter().fold(0.0, |sum, value| sum + value) }
}
