//! Amounts of privacy budget as people plan with them; the ledger and the public page have every digit.

use shared::NanoRho;

/// An amount to four decimals, exact where it is too small for them.
#[must_use]
pub fn rho_text(amount: NanoRho) -> String {
    const STEP: u64 = 100_000;
    match amount.get().saturating_add(STEP / 2) / STEP {
        0 => amount.to_string(),
        steps => NanoRho::new(steps.saturating_mul(STEP)).to_string(),
    }
}

/// How often in a hundred times somebody guesses right who sees everything that was bought with this budget, rounded up.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 50 and 100")]
#[must_use]
pub fn times_in_100(budget: NanoRho) -> u8 {
    (budget.guess_accuracy_bound() * 100.0).ceil().clamp(50.0, 100.0) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_short_but_never_nothing() {
        let short = ["0.24999582", "0.1", "0.000000007", "0"].map(|amount| rho_text(NanoRho::parse(amount).unwrap()));
        assert_eq!(short, ["0.25", "0.1", "0.000000007", "0"]);
    }
}
