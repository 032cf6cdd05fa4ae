//! Another set, as the same survey might have come out: people are drawn from the records with replacement, and all that was measured of the
//! real ones is measured of them, with noise of its own. So a set is to the records what those are to the people who answered: how
//! much figures vary from set to set is how sure one can be of them, and how far they are off on average is how far the records are off.

use std::num::NonZeroU32;

use rand_core::Rng;

use super::Synthetic;
use super::attribute::{Attribute, Kind};
use crate::estimate::Smooth;
use crate::privacy::residual::{Axis, Part, transform};
use crate::privacy::sampler::RandomBits;
use crate::release::Release;

impl Synthetic {
    /// A further release, which is nobody's; a set is made of it as the records were made of theirs. As many people are drawn as answered, however
    /// many records there are of them: that is what makes ranges as wide as they must be.
    pub fn again(&self, release: &Release, rng: &mut impl Rng) -> Release {
        let bound = u32::try_from(self.len()).ok().and_then(NonZeroU32::new);
        let mut bits = RandomBits::new(rng);
        let people = Smooth::of(release).people();
        let drawn: Vec<usize> = bound
            .into_iter()
            .flat_map(|bound| std::iter::repeat_n(bound, people))
            .map(|bound| bits.below(bound) as usize)
            .collect();
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
        other
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
                if let Some(attribute) = self.attributes.iter().position(|attribute| attribute.axis == *axis) {
                    self.add(record, rest, place + self.value(record, attribute), factor, counts);
                }
            }
            Part::Marks { .. } => {
                let is_of = |attribute: &Attribute| attribute.axis == *axis && matches!(attribute.kind, Kind::Mark { .. });
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
