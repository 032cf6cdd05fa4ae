//! What people see of a question: it must have a label, a hint or a picture; and a question that computes another one when it
//! changes must be seen, since otherwise nobody can change it.

use std::collections::HashMap;

use super::super::form::{Form, Node};
use super::super::kind::{self, Control};
use super::super::report::{Place, Report};
use super::super::value::{Map, Value};
use super::structure::Elements;

const MEDIA: [&str; 4] = ["image", "big-image", "audio", "video"];

/// Checks every question of the form.
pub fn check(form: &Form, elements: &Elements, report: &mut Report) {
    let mut triggered: HashMap<&str, Vec<&Node>> = HashMap::new();
    let mut nodes: Vec<&Node> = Vec::new();
    let mut open: Vec<&Node> = form.survey.iter().rev().collect();
    while let Some(node) = open.pop() {
        nodes.push(node);
        for name in &node.trigger {
            triggered.entry(name).or_default().push(node);
        }
        open.extend(node.children.iter().rev());
    }
    for node in nodes {
        check_media(node, report);
        let Some((control, brings_hint)) = kind::control(&node.kind) else { continue };
        let hinted = given(node.hint.as_ref()) || brings_hint;
        let computed = node.calculation.is_some() || !node.trigger.is_empty();
        let silent = node.kind == "calculate" || (computed && !given(node.label.as_ref()) && !hinted);
        let triggers = triggered.get(node.name.as_str()).map_or(&[][..], Vec::as_slice);
        if silent {
            let computes = triggers.iter().any(|target| target.kind != "background-geopoint");
            if computes {
                let place = Place::survey(node.row.0);
                let problem = "The question computes another one when it changes, but nobody sees it, so nobody can change it.";
                report.error("trigger.not_visible", place, &node.name, problem, "The trigger was kept as written.");
            }
            continue;
        }
        match control {
            Control::None | Control::External => continue,
            Control::Input | Control::Upload | Control::Select | Control::Range | Control::Trigger => {}
        }
        for target in triggers {
            if elements.get(&target.name).is_some_and(|count| *count > 1) {
                let place = Place::survey(target.row.0).column("name");
                let problem = "The question is computed when another one changes, but several elements have its name.";
                report.error("trigger.ambiguous", place, &target.name, problem, "The trigger was kept as written.");
            }
        }
        check_label(node, hinted, report);
        if control == Control::Select
            && let Some(binding) = node.bind.text("type")
            && !matches!(binding, "string" | "odk:rank")
        {
            let place = Place::survey(node.row.0).column("bind::type");
            let problem = "A question that is answered from a list can only be bound as a text.";
            report.error("select.bind_type", place, binding, problem, "The binding was kept as written.");
        }
    }
}

fn given(value: Option<&Value>) -> bool {
    value.is_some_and(|value| !value.is_empty())
}

fn check_label(node: &Node, hinted: bool, report: &mut Report) {
    let place = Place::survey(node.row.0);
    let labelled = given(node.label.as_ref()) || node.appearance_text() == "label";
    let shown = labelled || given(node.media.as_ref()) || hinted;
    if !shown {
        let problem = if given(node.guidance_hint.as_ref()) {
            "The question has a guidance hint only, which is hidden from most people."
        } else {
            "The question has neither label nor hint, so that nobody can see what is asked."
        };
        report.error("label.missing", place.column("label"), &node.name, problem, "The question was kept as written.");
    }
    if let Some(Value::Map(media)) = &node.media
        && media.contains("big-image")
        && !media.contains("image")
    {
        let problem = "A big-image needs an image that it is the big version of.";
        report.error("media.big_image", place.column("big-image"), &node.name, problem, "The picture was kept as written.");
    }
}

fn check_media(node: &Node, report: &mut Report) {
    let Some(Value::Map(media)) = &node.media else { return };
    let media: &Map = media.get("default").and_then(Value::map).unwrap_or(media);
    for key in media.keys().filter(|key| !MEDIA.contains(key)) {
        let place = Place::survey(node.row.0).column("media");
        let problem = "Media are an image, a big-image, an audio or a video.";
        report.error("media.kind", place, key, problem, "The column was kept as written.");
    }
}
