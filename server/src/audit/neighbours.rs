//! Audit B, neighbouring worlds: with and without one person, how well can somebody who sees a whole release tell which it is?
//!
//! The best test there is against normal noise weighs every published number by how far the person moves it. From how often it is wrong
//! in each world follows, with confidence, the least privacy loss that the engine really has; it must not be above the one it charges
//! for. The person is the one whom the engine protects least.

use shared::Release;
use statrs::distribution::{Beta, ContinuousCDF, Normal};

use super::Finding;
use super::world::{Person, Unmade, World, exact};

/// Chance of a false alarm.
const CONFIDENCE: f64 = 1e-6;

/// Draws so many releases in each world.
///
/// # Errors
/// When the engine refuses to draw.
pub fn audit(world: &World, people: &[Person], draws: u32, rng: &mut impl rand::Rng) -> Result<Vec<Finding>, Unmade> {
    let (person, loss) = worst(world);
    #[allow(clippy::cast_precision_loss, reason = "for showing")]
    let charged = world.plan.cost().get() as f64 / 1e9;
    let mut findings = vec![Finding::new(
        loss <= charged,
        format!("by the definition, the least protected person costs rho {loss:.6}, and {charged:.6} is charged"),
    )];
    let mut with = people.to_vec();
    with.push(person.clone());
    let (without_answers, with_answers) = (world.responses(people)?, world.responses(&with)?);
    let truth: Vec<_> = world.plan.measurements().iter().map(|planned| exact(people, planned)).collect();
    let weights: Vec<_> = world.plan.measurements().iter().map(|planned| person.adds(planned)).collect();
    let score = |release: &Release| -> f64 {
        let measurements = release.measurements.iter().zip(truth.iter().zip(&weights));
        let part = measurements.map(|(measurement, (truth, weights))| {
            let numbers = measurement.values.iter().zip(truth).zip(weights);
            #[allow(clippy::cast_precision_loss, reason = "far below 2^52")]
            let sum: f64 = numbers.map(|((value, truth), weight)| ((value - truth) * weight) as f64).sum();
            sum / measurement.planned.mechanism.variance()
        });
        part.sum()
    };
    // In the middle between the worlds: the mean of the score is 0 in one and twice the loss in the other.
    let (mut false_alarms, mut misses) = (0_u32, 0_u32);
    for _ in 0..draws {
        false_alarms += u32::from(score(&world.draw(&without_answers, rng)?) > loss);
        misses += u32::from(score(&world.draw(&with_answers, rng)?) <= loss);
    }
    let allowed = (2.0 * charged).sqrt();
    let estimate = separation(rate(false_alarms, draws), rate(misses, draws));
    let least = separation(at_most(false_alarms, draws), at_most(misses, draws));
    findings.push(Finding::new(
        least <= allowed,
        format!("from {draws} releases of each world the worlds are {estimate:.3} apart, {least:.3} at the least; {allowed:.3} is charged for"),
    ));
    findings.push(Finding::new(
        estimate > 0.5 * allowed,
        format!("the audit itself can see: it would find a person as far away as {:.3}", least.max(0.0)),
    ));
    Ok(findings)
}

/// The person who moves a release furthest, in told noise, and half the squared distance: the rho that this person costs.
fn worst(world: &World) -> (Person, f64) {
    let people = (0..3).flat_map(|street| {
        let wishes = [vec![], vec![0], vec![3, 4]];
        wishes.into_iter().flat_map(move |wishes| {
            [None, Some(0), Some(3)].into_iter().flat_map({
                let wishes = wishes.clone();
                move |safe| {
                    let wishes = wishes.clone();
                    [None, Some(0), Some(50), Some(100)].map(|age| Person { street, wishes: wishes.clone(), safe, age })
                }
            })
        })
    });
    let loss = |person: &Person| -> f64 {
        let measurements = world.plan.measurements().iter();
        let part = measurements.map(|planned| {
            #[allow(clippy::cast_precision_loss, reason = "far below 2^52")]
            let squared = person.adds(planned).iter().map(|entry| entry * entry).sum::<i64>() as f64;
            squared / (2.0 * planned.mechanism.variance())
        });
        part.sum()
    };
    let nobody = Person { street: 0, wishes: vec![], safe: None, age: None };
    let furthest = people.map(|person| (loss(&person), person)).max_by(|(left, _), (right, _)| left.total_cmp(right));
    furthest.map_or((nobody, 0.0), |(loss, person)| (person, loss))
}

fn rate(times: u32, of: u32) -> f64 {
    f64::from(times) / f64::from(of.max(1))
}

/// The highest chance with which so few of so many can still come about (Clopper and Pearson 1934, one side).
fn at_most(times: u32, of: u32) -> f64 {
    let beta = Beta::new(f64::from(times) + 1.0, f64::from(of.saturating_sub(times)).max(0.5));
    beta.map_or(1.0, |beta| beta.inverse_cdf(1.0 - CONFIDENCE))
}

/// How far two normal worlds are apart in which a test is wrong this often (Dong, Roth and Su 2022).
fn separation(false_alarms: f64, misses: f64) -> f64 {
    let normal = Normal::standard();
    normal.inverse_cdf(1.0 - false_alarms) - normal.inverse_cdf(misses)
}
