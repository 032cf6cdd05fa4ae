//! From exact counts to exact residuals: along each axis of which people are in one cell each, n times a count less the sum of all n.
//!
//! Whole numbers only, on the path from secret to release. The sums and products stay far below 2^63: a plan has at most 10,000
//! cells a table, and a population less than 2^40 people.

use super::Axis;

/// Turns counts (the last axis runs fastest) into residuals in place.
///
/// *What must hold:* this is linear, and it maps one person's products of unit vectors to products of the vectors whose norms
/// [`super::axis::sensitivity_squared`] bounds: along an axis of n cells `n e_c - 1`, along others what was counted already.
pub fn residuals(counts: &mut [i64], axes: &[Axis]) {
    let mut inner = 1;
    for axis in axes.iter().rev() {
        let length = axis.part.entries() as usize;
        if axis.part.is_partition() {
            along(counts, length, inner, i64::from(axis.part.unit()));
        }
        inner *= length;
    }
}

fn along(counts: &mut [i64], length: usize, inner: usize, unit: i64) {
    for block in counts.chunks_exact_mut(length * inner) {
        for lane in 0..inner {
            let sum = block[lane..].iter().step_by(inner).fold(0_i64, |sum, &count| sum.wrapping_add(count));
            for entry in block[lane..].iter_mut().step_by(inner) {
                *entry = entry.wrapping_mul(unit).wrapping_sub(sum);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Part;
    use super::*;
    use crate::id::ItemName;

    fn axes(cells: &[u32]) -> Vec<Axis> {
        let names = ["a", "b", "c"].map(|name| ItemName::parse(name).unwrap());
        names.into_iter().zip(cells).map(|(item, &cells)| Axis { item, part: Part::Cell { cells } }).collect()
    }

    #[test]
    fn by_hand() {
        let mut counts = vec![3, 5, 1];
        residuals(&mut counts, &axes(&[3]));
        assert_eq!(counts, [0, 6, -6]);
        let mut counts = vec![1, 2, 3, 4];
        residuals(&mut counts, &axes(&[2, 2]));
        assert_eq!(counts, [0, 0, 0, 0]);
        let mut counts = vec![5, 0, 0, 5];
        residuals(&mut counts, &axes(&[2, 2]));
        assert_eq!(counts, [10, -10, -10, 10]);
    }

    /// One person is moved by exactly what is charged for, wherever they are.
    #[test]
    fn one_person_is_as_far_as_told() {
        let axes = axes(&[3, 4, 2]);
        for cell in 0..24 {
            let mut counts = vec![0; 24];
            counts[cell] = 1;
            residuals(&mut counts, &axes);
            let norm: i64 = counts.iter().map(|entry| entry * entry).sum();
            assert_eq!(u64::try_from(norm).ok(), super::super::axis::sensitivity_squared(&axes));
        }
    }

    #[test]
    fn marks_are_left_as_they_were_counted() {
        let mut axes = axes(&[2]);
        axes.push(Axis { item: ItemName::parse("m").unwrap(), part: Part::Marks { options: 3, at_most: 1 } });
        let mut counts = vec![2, -1, -1, 0, 0, 0];
        residuals(&mut counts, &axes);
        assert_eq!(counts, [2, -1, -1, -2, 1, 1]);
    }
}
