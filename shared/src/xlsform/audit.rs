//! The question type `audit`: what the phone records about the answering itself. It is no question and goes into the meta data.

use super::form::Node;
use super::number;
use super::report::{Place, Report};
use super::survey::{Row, keep_parameters};

const PARAMETERS: [&str; 6] =
    ["identify-user", "location-max-age", "location-min-interval", "location-priority", "track-changes", "track-changes-reasons"];

const LOCATION: [&str; 3] = ["location-priority", "location-min-interval", "location-max-age"];

/// Reads the row of an audit.
pub fn read(mut row: Row, report: &mut Report) -> Node {
    let place = Place::survey(row.number);
    if !row.node.name.is_empty() && row.node.name != "audit" {
        let problem = "An audit is always called \u{201c}audit\u{201d}; its name is best left empty.";
        report.error("audit.name", place.column("name"), &row.node.name, problem, "It was called \u{201c}audit\u{201d}.");
    }
    row.node.name = "audit".to_owned();
    row.parameters.accept(&PARAMETERS, row.number, report);
    let column = place.column("parameters");
    let kept = "The parameter was kept as written.";
    let parameters = &row.parameters;
    for key in ["track-changes", "identify-user"] {
        if let Some(value) = parameters.get(key).filter(|value| !matches!(*value, "true" | "false")) {
            report.error("audit.switch", column, value, format!("The parameter {key} is either true or false."), kept);
        }
    }
    if let Some(value) = parameters.get("track-changes-reasons").filter(|value| *value != "on-form-edit") {
        let problem = "The parameter track-changes-reasons can only be on-form-edit.";
        report.error("audit.reasons", column, value, problem, kept);
    }
    if LOCATION.iter().any(|key| parameters.contains(key)) {
        location(&row, column, report);
    }
    for (key, value) in parameters.iter().filter(|(key, _)| PARAMETERS.contains(key)) {
        row.node.bind.set_text(format!("odk:{key}"), value);
    }
    keep_parameters(&mut row.node, &row.parameters);
    row.node
}

fn location(row: &Row, column: Place, report: &mut Report) {
    let kept = "The parameters were kept as written.";
    let [Some(priority), Some(interval), Some(age)] = LOCATION.map(|key| row.parameters.get(key)) else {
        let problem = "To record places, location-priority, location-min-interval and location-max-age must all be given.";
        report.error("audit.location_missing", column, "", problem, kept);
        return;
    };
    if !matches!(priority, "no-power" | "low-power" | "balanced" | "high-accuracy") {
        let problem = "The parameter location-priority is one of no-power, low-power, balanced and high-accuracy.";
        report.error("audit.location_priority", column, priority, problem, kept);
    }
    let [shortest, oldest] = [("location-min-interval", interval), ("location-max-age", age)].map(|(key, value)| {
        let seconds = number::whole(value).filter(|seconds| *seconds >= 0);
        if seconds.is_none() {
            report.error("audit.location_seconds", column, value, format!("The parameter {key} is a number of seconds."), kept);
        }
        seconds
    });
    if let (Some(shortest), Some(oldest)) = (shortest, oldest)
        && oldest < shortest
    {
        let problem = "The parameter location-max-age must not be smaller than location-min-interval.";
        report.error("audit.location_order", column, age, problem, kept);
    }
}
