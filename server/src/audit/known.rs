//! Audit A, known answers: every published number less the true one is noise, and must look like the noise that was told.
//!
//! Residuals are measured in told standard deviations. Thresholds are so wide that a right engine fails one of all of them once in
//! more than a million audits; noise too small by a twentieth fails all but surely.

use shared::Release;

use super::Finding;
use super::world::{Person, Unmade, World, exact};

/// Standard errors that a figure may be off.
const ERRORS: f64 = 6.5;

/// Residuals of each release, one row a release, in told standard deviations.
fn residuals(releases: &[Release], people: &[Person]) -> Vec<Vec<f64>> {
    let Some(first) = releases.first() else { return vec![] };
    let truth: Vec<Vec<i64>> = first.measurements.iter().map(|measurement| exact(people, &measurement.planned)).collect();
    let of_release = |release: &Release| {
        let measurements = release.measurements.iter().zip(&truth);
        let residuals = measurements.flat_map(|(measurement, truth)| {
            let deviation = measurement.planned.mechanism.standard_deviation();
            #[allow(clippy::cast_precision_loss, reason = "far below 2^52")]
            let away = measurement.values.iter().zip(truth).map(move |(value, truth)| (value - truth) as f64 / deviation);
            away.collect::<Vec<_>>()
        });
        residuals.collect()
    };
    releases.iter().map(of_release).collect()
}

/// Draws the known survey so many times and looks at the noise.
///
/// # Errors
/// When the engine refuses to draw.
pub fn audit(world: &World, people: &[Person], draws: u32, rng: &mut impl rand::Rng) -> Result<Vec<Finding>, Unmade> {
    let responses = world.responses(people)?;
    let releases = (0..draws).map(|_| world.draw(&responses, rng)).collect::<Result<Vec<_>, _>>()?;
    let nobody = world.draw(&[], rng)?;
    let complete = nobody.measurements.iter().all(|measurement| measurement.values.len() == measurement.planned.entries());
    let mut findings = look(&releases, people);
    findings.push(Finding::new(complete, "where nobody answered, as many numbers are published".to_owned()));
    Ok(findings)
}

/// Looks at releases of the known survey, however they were drawn.
#[must_use]
pub fn look(releases: &[Release], people: &[Person]) -> Vec<Finding> {
    let rows = residuals(releases, people);
    let entries = rows.first().map_or(0, Vec::len);
    #[allow(clippy::cast_precision_loss, reason = "far below 2^52")]
    let (all, draws) = ((rows.len() * entries) as f64, rows.len() as f64);
    let complete = releases.iter().all(|release| {
        release.measurements.iter().all(|measurement| measurement.values.len() == exact(people, &measurement.planned).len())
    });
    let numbers = || rows.iter().flatten();
    let mean = numbers().sum::<f64>() / all;
    let variance = numbers().map(|residual| residual * residual).sum::<f64>() / all;
    let neighbours = rows.iter().flat_map(|row| row.windows(2).map(|pair| pair[0] * pair[1]));
    let correlation = neighbours.sum::<f64>() / (all - draws);
    let by_entry = (0..entries).map(|entry| rows.iter().map(|row| row[entry].powi(2)).sum::<f64>() / draws);
    let (smallest, largest) = by_entry.fold((f64::MAX, f64::MIN), |(low, high), size| (low.min(size), high.max(size)));
    let entry_error = ERRORS * (2.0 / draws).sqrt();
    let repeated = releases.windows(2).filter(|pair| pair[0].measurements == pair[1].measurements).count();
    vec![
        Finding::new(complete, format!("each of {entries} numbers is published, and no other")),
        Finding::new(mean.abs() < ERRORS / all.sqrt(), format!("the mean of the noise is {mean:.4} told standard deviations")),
        Finding::new(
            (variance - 1.0).abs() < ERRORS * (2.0 / all).sqrt(),
            format!("the variance of the noise is {variance:.4} of the told one, over {all} numbers"),
        ),
        Finding::new(
            draws < 100.0 || (smallest > 1.0 - entry_error && largest < 1.0 + entry_error),
            format!("number by number, the last and the only ones too, it is {smallest:.3} to {largest:.3} of it"),
        ),
        Finding::new(
            correlation.abs() < ERRORS / all.sqrt(),
            format!("the correlation of neighbouring numbers is {correlation:.4}"),
        ),
        Finding::new(repeated == 0, format!("{repeated} releases have the noise of the one before")),
    ]
}
