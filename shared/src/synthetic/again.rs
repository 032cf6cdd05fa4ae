//! Another set, as the same survey might have come out: people are drawn from the records with replacement, and all that was measured of the
//! real ones is measured of them, with noise of its own. So a set is to the records what those are to the people who answered: how
//! much figures vary from set to set is how sure one can be of them, and how far they are off on average is how far the records are off.

use std::num::NonZeroU32;

use rand_core::Rng;
use time::Date;

use super::attribute::{Attribute, Kind};
use super::{NoRecords, Synthetic};
use crate::instrument::Instrument;
use crate::privacy::residual::{Axis, Part, transform};
use crate::privacy::sampler::RandomBits;
use crate::release::Release;

impl Synthetic {
    /// A further set of as many records. Its release is nobody's and is shown to nobody.
    ///
    /// # Errors
    /// When chance leaves nobody.
    pub fn again(&self, instrument: &Instrument, release: &Release, today: Date, rng: &mut impl Rng) -> Result<Self, NoRecords> {
        let records = self.len();
        let bound = u32::try_from(records).ok().and_then(NonZeroU32::new).ok_or(NoRecords::Nobody)?;
        let mut bits = RandomBits::new(rng);
        let drawn: Vec<usize> = (0..records).map(|_| usize::try_from(bits.below(bound)).unwrap_or(0)).collect();
        let mut other = release.clone();
        for measurement in &mut other.measurements {
            let axes = &measurement.planned.axes;
            // Sums of numbers are in no table of records.
            if axes.iter().any(|axis| matches!(axis.part, Part::Amount { .. })) {
                continue;
            }
            let mut counts = vec![0; measurement.planned.entries()];
            for &record in &drawn {
                self.add(record, axes, 0, 1, &mut counts);
            }
            transform::residuals(&mut counts, axes);
            measurement.values = measurement.planned.mechanism.noise_entries(&counts, rng);
        }
        Self::of(instrument, &other, Some(records), today, rng)
    }

    /// Adds the product of a record's vectors along the axes that are left, times `factor`, as a tally does for a person.
    fn add(&self, record: usize, axes: &[Axis], place: usize, factor: i64, counts: &mut [i64]) {
        let [axis, rest @ ..] = axes else {
            counts[place] += factor;
            return;
        };
        let place = place * axis.part.entries() as usize;
        match axis.part {
            Part::Cell { .. } | Part::Status { .. } => {
                if let Some(attribute) = self.attributes.iter().position(|attribute| attribute.axis() == axis) {
                    self.add(record, rest, place + self.value(record, attribute), factor, counts);
                }
            }
            Part::Marks { .. } => {
                let is_of = |attribute: &Attribute| attribute.axis() == axis && matches!(attribute.kind, Kind::Mark { .. });
                let (unit, center) = (i64::from(axis.part.unit()), i64::from(axis.part.center()));
                for (option, (mark, attribute)) in
                    self.attributes.iter().enumerate().filter(|(_, attribute)| is_of(attribute)).enumerate()
                {
                    let Kind::Mark { status, .. } = attribute.kind else { continue };
                    // Who did not answer is in no mark's table.
                    if self.value(record, status) == 0 {
                        let marked = i64::from(self.value(record, mark) == 1);
                        self.add(record, rest, place + option, factor * (marked * unit - center), counts);
                    }
                }
            }
            Part::Amount { .. } => {}
        }
    }
}
