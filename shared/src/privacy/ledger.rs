//! The ledger of one population: what has been charged, in an unbroken chain, against a cap.
//!
//! A value, not a store: the server loads it under a lock, charges it once, and writes the new entry in the same transaction as
//! the release. There is no refund and no way to take an entry out. The filter "sum of charges <= cap" is valid for charges chosen
//! adaptively (Whitehouse, Ramdas, Rogers and Wu 2023, theorem 1 for zCDP).

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::NanoRho;
use crate::id::{PopulationName, ReleaseId, hex};

/// One charge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerEntry {
    /// 1 for the first.
    pub sequence: u32,
    pub release: ReleaseId,
    pub charge: NanoRho,
    /// SHA-256 in hexadecimal over population, cap, sequence, release, charge and the hash before.
    pub hash: String,
}

/// All charges of a population, in order, and its cap.
#[derive(Clone, Debug)]
pub struct Ledger {
    population: PopulationName,
    cap: NanoRho,
    entries: Vec<LedgerEntry>,
}

/// Why a charge is not made. Depends on the plan and on public charges only, never on responses.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("this plan costs {asked} and {left} of the budget is left")]
    BeyondCap { asked: NanoRho, left: NanoRho },
    #[error("this plan costs {asked} and {left} is left of what this survey may tell; that was fixed before anybody answered")]
    BeyondSurvey { asked: NanoRho, left: NanoRho },
    #[error("this release was already drawn; it is published as it is and costs nothing more")]
    AlreadyDrawn,
    #[error("a release costs more than nothing")]
    Free,
}

/// The stored entries are not the ones that were written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BrokenLedger {
    #[error("entry {sequence} of the ledger of {population} does not follow from the one before")]
    Chain { population: PopulationName, sequence: u32 },
    #[error("the ledger of {population} has been charged more than its cap")]
    Overspent { population: PopulationName },
}

impl Ledger {
    /// Reads stored entries and checks the whole chain.
    ///
    /// # Errors
    /// When any entry was changed, removed or put in, or when the sum is beyond the cap.
    pub fn replay(population: PopulationName, cap: NanoRho, entries: Vec<LedgerEntry>) -> Result<Self, BrokenLedger> {
        let mut ledger = Self { population, cap, entries: Vec::with_capacity(entries.len()) };
        for entry in entries {
            let (sequence, hash) = (ledger.next_sequence(), ledger.hash_of_next(&entry.release, entry.charge));
            if entry.sequence != sequence || entry.hash != hash {
                return Err(BrokenLedger::Chain { population: ledger.population, sequence });
            }
            if ledger.left().checked_sub(entry.charge).is_none() {
                return Err(BrokenLedger::Overspent { population: ledger.population });
            }
            ledger.entries.push(entry);
        }
        Ok(ledger)
    }

    /// Charges a release. Charge first, draw after: what is charged stays charged.
    ///
    /// # Errors
    /// When it would exceed the cap, was charged before, or costs nothing.
    pub fn charge(&mut self, release: &ReleaseId, charge: NanoRho) -> Result<&LedgerEntry, Refusal> {
        if self.entries.iter().any(|entry| entry.release == *release) {
            return Err(Refusal::AlreadyDrawn);
        }
        if charge == NanoRho::ZERO {
            return Err(Refusal::Free);
        }
        if self.left().checked_sub(charge).is_none() {
            return Err(Refusal::BeyondCap { asked: charge, left: self.left() });
        }
        let entry = LedgerEntry {
            sequence: self.next_sequence(),
            release: release.clone(),
            charge,
            hash: self.hash_of_next(release, charge),
        };
        self.entries.push(entry);
        let last = self.entries.len() - 1;
        Ok(&self.entries[last])
    }

    #[must_use]
    pub fn population(&self) -> &PopulationName {
        &self.population
    }

    #[must_use]
    pub fn cap(&self) -> NanoRho {
        self.cap
    }

    #[must_use]
    pub fn spent(&self) -> NanoRho {
        // The sum was checked against the cap when each entry came in, so it cannot overflow.
        NanoRho::new(self.entries.iter().map(|entry| entry.charge.get()).sum())
    }

    #[must_use]
    pub fn left(&self) -> NanoRho {
        self.cap.checked_sub(self.spent()).unwrap_or(NanoRho::ZERO)
    }

    #[must_use]
    pub fn entries(&self) -> &[LedgerEntry] {
        &self.entries
    }

    /// Hash of the newest entry, printed in every release: a restored backup that forgot an entry cannot have it.
    #[must_use]
    pub fn head(&self) -> Option<&str> {
        self.entries.last().map(|entry| entry.hash.as_str())
    }

    fn next_sequence(&self) -> u32 {
        u32::try_from(self.entries.len()).unwrap_or(u32::MAX).saturating_add(1)
    }

    fn hash_of_next(&self, release: &ReleaseId, charge: NanoRho) -> String {
        let mut hasher = Sha256::new();
        hasher.update(b"porchlight ledger entry 1\n");
        for field in [
            self.population.as_str(),
            &self.cap.get().to_string(),
            &self.next_sequence().to_string(),
            release.as_str(),
            &charge.get().to_string(),
            self.head().unwrap_or(""),
        ] {
            hasher.update(field.as_bytes());
            hasher.update(b"\n");
        }
        hex(&hasher.finalize())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn population() -> PopulationName {
        PopulationName::parse("elm-street").unwrap()
    }

    fn release(number: u8) -> ReleaseId {
        ReleaseId::parse(&hex(&[number; 32])).unwrap()
    }

    fn ledger(cap: u64) -> Ledger {
        Ledger::replay(population(), NanoRho::new(cap), vec![]).unwrap()
    }

    #[test]
    fn a_charge_beyond_the_cap_changes_nothing() {
        let mut ledger = ledger(100);
        ledger.charge(&release(1), NanoRho::new(60)).unwrap();
        let refusal = ledger.charge(&release(2), NanoRho::new(41)).unwrap_err();
        assert_eq!(refusal, Refusal::BeyondCap { asked: NanoRho::new(41), left: NanoRho::new(40) });
        assert_eq!(ledger.entries().len(), 1);
        ledger.charge(&release(2), NanoRho::new(40)).unwrap();
        assert_eq!(ledger.left(), NanoRho::ZERO);
    }

    #[test]
    fn a_release_is_charged_once_and_never_for_nothing() {
        let mut ledger = ledger(100);
        ledger.charge(&release(1), NanoRho::new(10)).unwrap();
        assert_eq!(ledger.charge(&release(1), NanoRho::new(10)).unwrap_err(), Refusal::AlreadyDrawn);
        assert_eq!(ledger.charge(&release(2), NanoRho::ZERO).unwrap_err(), Refusal::Free);
        assert_eq!(
            ledger.charge(&release(3), NanoRho::new(u64::MAX)).unwrap_err(),
            Refusal::BeyondCap { asked: NanoRho::new(u64::MAX), left: NanoRho::new(90) }
        );
    }

    proptest! {
        #[test]
        fn the_sum_of_charges_never_passes_the_cap(cap in 0u64..1000, charges in prop::collection::vec(0u64..400, 0..20)) {
            let mut ledger = ledger(cap);
            let mut number = 0;
            for charge in charges {
                number += 1;
                let _ = ledger.charge(&release(number), NanoRho::new(charge));
            }
            prop_assert!(ledger.spent() <= ledger.cap());
            let again = Ledger::replay(population(), NanoRho::new(cap), ledger.entries().to_vec());
            prop_assert!(again.is_ok());
        }

        #[test]
        fn any_change_to_the_entries_is_noticed(position in 0usize..4, change in 0usize..5) {
            let mut ledger = ledger(1000);
            for number in 1..=4 {
                ledger.charge(&release(number), NanoRho::new(u64::from(number))).unwrap();
            }
            let mut entries = ledger.entries().to_vec();
            match change {
                0 => entries[position].charge = NanoRho::new(99),
                1 => entries[position].release = release(77),
                2 => { entries.remove(position); }
                3 => { let copy = entries[position].clone(); entries.insert(position, copy); }
                _ => entries.swap(position, (position + 1) % 4),
            }
            // Cutting off the newest entries leaves a valid chain: that is what the published heads are for.
            let cut_off_the_end = change == 2 && position == 3;
            prop_assert_eq!(Ledger::replay(population(), NanoRho::new(1000), entries).is_ok(), cut_off_the_end);
        }
    }
}
