//! Questions of the simple types that take parameters: texts, pictures, sounds and places. All other types need nothing but
//! what every row has.

use super::form::Node;
use super::kind;
use super::number;
use super::reference;
use super::report::{Place, Report};
use super::survey::{Reader, Row, keep_parameters};
use super::value::Value;

const KEPT: &str = "The parameter was kept as written.";

/// Reads the row of a question that is neither answered from a list nor a range.
pub fn read(reader: &mut Reader, mut row: Row) -> Node {
    match row.kind.as_str() {
        "text" => text(&mut row, reader.report),
        "photo" => photo(&mut row, reader.report),
        "audio" => audio(&mut row, true, reader.report),
        "background-audio" => audio(&mut row, false, reader.report),
        "geopoint" | "geoshape" | "geotrace" => place_on_map(reader, &mut row),
        "background-geopoint" => background_place(&row, reader.report),
        _ => {}
    }
    check_kind(&row, reader.report);
    keep_parameters(&mut row.node, &row.parameters);
    row.node
}

fn check_kind(row: &Row, report: &mut Report) {
    let place = Place::survey(row.number).column("type");
    match kind::control(&row.kind) {
        None if !matches!(row.kind.as_str(), "group" | "repeat" | "loop" | "survey" | "entity") => {
            report.error(
                "type.unknown",
                place,
                &row.kind,
                "There is no such type of question.",
                "The question was kept as written.",
            );
        }
        Some((kind::Control::Select, _)) => {
            let problem = "A question that is answered from a list must name the list.";
            report.error("select.list_missing", place, &row.kind, problem, "The question was kept without a list.");
        }
        Some(_) | None => {}
    }
}

fn text(row: &mut Row, report: &mut Report) {
    row.parameters.accept(&["rows"], row.number, report);
    if let Some(rows) = row.parameters.get("rows") {
        if number::whole(rows).is_none() {
            let place = Place::survey(row.number).column("parameters");
            report.error("text.rows", place, rows, "The parameter rows is a whole number of lines.", KEPT);
        }
        // The parameter wins over the column of the same name.
        row.node.control.take("rows");
    }
}

fn photo(row: &mut Row, report: &mut Report) {
    let place = Place::survey(row.number).column("parameters");
    if let Some(Value::Text(default)) = &mut row.node.default
        && !default.is_empty()
        && !default.contains("jr://images/")
    {
        *default = format!("jr://images/{default}");
    }
    row.parameters.accept(&["app", "max-pixels"], row.number, report);
    match row.parameters.get("max-pixels") {
        Some(pixels) => {
            if number::whole(pixels).is_none() {
                report.error("photo.max_pixels", place, pixels, "The parameter max-pixels is a whole number.", KEPT);
            }
            row.node.bind.set_text("orx:max-pixels", pixels);
        }
        None => report.warning(
            "photo.max_pixels_missing",
            place,
            &row.node.name,
            "Without the parameter max-pixels pictures are sent in full size, which takes long and costs residents money.",
            "The question was kept as written.",
        ),
    }
    if let Some(app) = row.parameters.get("app")
        && matches!(row.node.appearance_text(), "" | "annotate")
    {
        if !is_package(app) {
            let problem = "The parameter app is the name of an Android package, such as com.example.camera.";
            report.error("photo.app", place, app, problem, KEPT);
        }
        row.node.control.set_text("intent", app);
    }
}

/// Is the text the name of an Android package: at least two segments of letters, digits and underscores, each beginning with a
/// letter?
fn is_package(text: &str) -> bool {
    let fits = |segment: &str| {
        segment.chars().next().is_some_and(|first| first.is_ascii_alphabetic())
            && segment.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    text.contains('.') && text.split('.').all(fits)
}

fn audio(row: &mut Row, external: bool, report: &mut Report) {
    row.parameters.accept(&["quality"], row.number, report);
    if let Some(quality) = row.parameters.get("quality") {
        let known = matches!(quality, "voice-only" | "low" | "normal") || (external && quality == "external");
        if !known {
            let place = Place::survey(row.number).column("parameters");
            report.error("audio.quality", place, quality, "There is no such quality of sound.", KEPT);
        }
        if external {
            row.node.bind.set_text("odk:quality", quality);
        }
    }
}

fn place_on_map(reader: &mut Reader, row: &mut Row) {
    let place = Place::survey(row.number).column("parameters");
    let report = &mut *reader.report;
    if row.kind == "geopoint" {
        let accepted = ["allow-mock-accuracy", "capture-accuracy", "reference-geometry", "warning-accuracy"];
        row.parameters.accept(&accepted, row.number, report);
        for (key, attribute) in [("capture-accuracy", "accuracyThreshold"), ("warning-accuracy", "unacceptableAccuracyThreshold")]
        {
            if let Some(value) = row.parameters.get(key) {
                if !number::is_number(value) {
                    report.error("geo.accuracy", place, value, format!("The parameter {key} is a number of metres."), KEPT);
                }
                row.node.control.set_text(attribute, value);
            }
        }
    } else {
        row.parameters.accept(&["allow-mock-accuracy", "incremental", "reference-geometry"], row.number, report);
        if let Some(value) = row.parameters.get("incremental")
            && super::alias::yes_no(value) != Some(true)
        {
            report.error("geo.incremental", place, value, "The parameter incremental is true or not given at all.", KEPT);
        }
    }
    if let Some(value) = row.parameters.get("allow-mock-accuracy") {
        if !matches!(value, "true" | "false") {
            report.error("geo.mock", place, value, "The parameter allow-mock-accuracy is true or false.", KEPT);
        }
        row.node.bind.set_text("odk:allow-mock-accuracy", value);
    }
    if let Some(value) = row.parameters.get("reference-geometry") {
        reader.geometries.push((value.to_owned(), row.number));
        row.node.list = Some(value.to_owned());
    }
}

/// What a map shows for reference must be data of the form, or a repeat.
pub fn check_geometries(reader: &mut Reader) {
    for (name, row) in std::mem::take(&mut reader.geometries) {
        let known = reader.instances.contains(&name)
            || reader.choices.contains(&name)
            || reader.entities.contains(&name)
            || reference::whole(&name).is_some_and(|reference| reader.is_repeat(reference.name));
        if !known {
            let problem = "The parameter reference-geometry names a list, an attached file, a list of entities or a repeat.";
            let place = Place::survey(row).column("parameters");
            reader.report.error("geo.reference_geometry", place, &name, problem, KEPT);
        }
    }
}

fn background_place(row: &Row, report: &mut Report) {
    let place = Place::survey(row.number);
    let kept = "The question was kept as written.";
    if row.node.trigger.is_empty() {
        let problem = "A place that is recorded in the background needs a trigger.";
        report.error("geo.background_trigger", place.column("trigger"), &row.node.name, problem, kept);
    }
    if row.node.calculation.is_some() {
        let problem = "A place that is recorded in the background is not computed.";
        report.error("geo.background_calculation", place.column("calculation"), &row.node.name, problem, kept);
    }
}
