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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_short_but_never_nothing() {
        let short = ["0.24999582", "0.1", "0.000000007", "0"].map(|amount| rho_text(NanoRho::parse(amount).unwrap()));
        assert_eq!(short, ["0.25", "0.1", "0.000000007", "0"]);
    }
}
