//! One recorded case: how it is read, evaluated and compared.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value as Json;
use shared::Expression;
use shared::expression::{NodeId, Reading, Tree, Value};

use super::document::Document;

#[derive(Deserialize)]
pub struct Case {
    pub id: String,
    pub expr: String,
    pub expected: Json,
    xml: Option<String>,
    context: Option<String>,
    root: Option<String>,
    ns: Option<BTreeMap<String, String>>,
    lang: Option<String>,
    tz: Option<String>,
    lib: Option<String>,
    libxml2: Option<String>,
    round_factor: Option<f64>,
}

pub enum Verdict {
    Passed,
    Failed(String),
    Excluded(&'static str),
}

/// Cases that ask for something we decided against, or that cannot be asked here.
const EXCLUDED: [(&str, &str); 18] = [
    ("jr-unsupported-functions-01", REFUSED),
    ("jr-unsupported-functions-02", REFUSED),
    ("jr-unsupported-functions-03", REFUSED),
    ("jr-unsupported-functions-04", REFUSED),
    ("jr-unsupported-functions-05", REFUSED),
    ("jr-unsupported-functions-06", REFUSED),
    ("jr-unsupported-functions-07", REFUSED),
    ("jr-functions-and-custom-function-handlers-02", NO_NODE),
    ("jr-other-string-functions-12", NO_NODE),
    ("jr-other-string-functions-14", NO_NODE),
    ("jr-date-functions-04", NO_DATE),
    ("jr-date-functions-05", NO_DATE),
    ("jr-date-functions-13", NO_DATE),
    ("jr-date-functions-19", NO_DATE),
    ("jr-date-functions-20", NO_DATE),
    ("jr-strange-operators-12", NO_DATE),
    ("jr-math-functions-17", COMMA),
    ("jr-math-functions-25", COMMA),
];
const REFUSED: &str = "valid XPath 1.0, which JavaRosa cannot do and we can";
const NO_NODE: &str = "JavaRosa's suite has no node at hand, so it refuses what XPath 1.0 allows where there is one";
const NO_DATE: &str = "JavaRosa stops at what is no date; we go on with a value that is no date, as the other engines do";
const COMMA: &str =
    "a comma is no decimal sign here; numbers people write with one are understood before they get into the model";
const NOT_IN_THE_STANDARD: &str = "XPath 1.0 and libxml2 have it as we do, the recorded engine has not";

impl Case {
    pub fn judge(&self) -> Verdict {
        let excluded = EXCLUDED.iter().find(|(id, _)| *id == self.id).map(|(_, reason)| *reason);
        match self.compare() {
            Ok(()) => Verdict::Passed,
            Err(got) => match excluded {
                Some(reason) => Verdict::Excluded(reason),
                None if self.is_native() && self.libxml2.as_deref() == Some("differ") => Verdict::Excluded(NOT_IN_THE_STANDARD),
                None => Verdict::Failed(got),
            },
        }
    }

    fn is_native(&self) -> bool {
        self.lib.as_deref() == Some("native")
    }

    fn document(&self) -> Document {
        let mut document = Document::parse(self.xml.as_deref().unwrap_or("<root/>"));
        document.language.clone_from(&self.lang);
        document.knows_dates = !self.is_native();
        document.now.offset = match self.tz.as_deref() {
            Some("America/Phoenix") => -7 * 60,
            Some("GMT" | "UTC" | "Etc/UTC") => 0,
            Some(other) => panic!("{}: the time zone {other} is not known here", self.id),
            // The suites that say which library they mean are recorded in Arizona.
            None => {
                if self.lib.is_some() {
                    -7 * 60
                } else {
                    0
                }
            }
        };
        document
    }

    /// The node at a path from the top of the document.
    fn node(document: &Document, path: &str) -> NodeId {
        let nodes = Self::nodes(document, path);
        assert_eq!(nodes.len(), 1, "{path}");
        nodes[0]
    }

    fn nodes(document: &Document, path: &str) -> Vec<NodeId> {
        let namespace_of = |prefix: &str| document.namespace(prefix, NodeId(0));
        let default_namespace = document.default_namespace(NodeId(0));
        let reading = Reading {
            slot_of: &|_| None,
            namespace_of: &namespace_of,
            default_namespace: &default_namespace,
            native: true,
            lenient: false,
        };
        let path = Expression::read(path, &reading).unwrap_or_else(|error| panic!("{path}: {error}"));
        match path.value_at(document, NodeId(0)) {
            Ok(Value::Nodes(nodes)) => nodes,
            other => panic!("{other:?} is no list of nodes"),
        }
    }

    fn compare(&self) -> Result<(), String> {
        let mut document = self.document();
        let at = |path: &Option<String>| path.as_deref().map(|path| Self::node(&document, path));
        let root = at(&self.root).unwrap_or(document.root());
        let context = at(&self.context).unwrap_or(root);
        let wanted: Vec<NodeId> = match self.expected["value"].as_array() {
            Some(paths) if self.expected["type"] == "nodeset" => {
                paths.iter().flat_map(|path| Self::nodes(&document, path.as_str().unwrap())).collect()
            }
            _ => Vec::new(),
        };
        document.root = root;
        match self.evaluate(&document, context) {
            Err(_) if self.expected["type"] == "error" => Ok(()),
            Err(error) => Err(error),
            Ok(value) if self.is_as_expected(&value, &wanted, &document) => Ok(()),
            Ok(value) => Err(format!("{value:?} '{}'", value.text(&document))),
        }
    }

    fn evaluate(&self, document: &Document, context: NodeId) -> Result<Value, String> {
        let known = |prefix: &str| self.ns.as_ref().and_then(|namespaces| namespaces.get(prefix)).cloned();
        let namespace_of = |prefix: &str| {
            let in_document = || document.namespace(prefix, document.root);
            known(prefix).or_else(|| if self.ns.is_none() || prefix == "xml" { in_document() } else { None })
        };
        let default_namespace = match &self.ns {
            Some(_) => known("").unwrap_or_default(),
            None if self.lib.as_deref() == Some("xforms") => document.default_namespace(document.root),
            None => String::new(),
        };
        let reading = Reading {
            slot_of: &|_| None,
            namespace_of: &namespace_of,
            default_namespace: &default_namespace,
            native: self.is_native(),
            lenient: self.lib.is_some(),
        };
        let expression = Expression::read(&self.expr, &reading).map_err(|error| error.to_string())?;
        expression.value_at(document, context).map_err(|failure| failure.to_string())
    }

    fn is_as_expected(&self, value: &Value, wanted: &[NodeId], document: &Document) -> bool {
        let expected = &self.expected["value"];
        let text = value.text(document);
        match (self.expected["type"].as_str().unwrap(), value) {
            ("number", _) if self.lib.is_some() => self.number_fits(value.number(document)),
            ("string", _) if self.lib.is_some() => expected.as_str() == Some(&*text),
            ("boolean", _) if self.lib.is_some() => expected.as_bool() == Some(value.truth()),
            ("number", Value::Number(number)) => self.number_fits(*number),
            ("string", Value::Text(_)) => expected.as_str() == Some(&*text),
            ("boolean", Value::Boolean(truth)) => expected.as_bool() == Some(*truth),
            ("date", Value::Moment(_)) => text.starts_with(expected.as_str().unwrap()),
            ("dateTime", Value::Moment(_)) => {
                let wanted = Value::Text(expected.as_str().unwrap().to_owned()).number(document);
                value.number(document) == wanted
            }
            ("nodeset", Value::Nodes(nodes)) => {
                let (mut nodes, mut wanted) = (nodes.clone(), wanted.to_vec());
                if self.expected["unordered"] == true {
                    nodes.sort_unstable();
                    wanted.sort_unstable();
                }
                nodes == wanted
            }
            ("nodeset-text", Value::Nodes(nodes)) => {
                Some(nodes.iter().map(|node| document.text(*node)).collect::<String>().as_str()) == expected.as_str()
            }
            _ => false,
        }
    }

    /// JavaRosa compares to a trillionth and has one zero, web-forms to the last bit.
    fn number_fits(&self, number: f64) -> bool {
        let expected = &self.expected["value"];
        let wanted = match expected.as_str() {
            Some("NaN") => return number.is_nan(),
            Some("Infinity") => f64::INFINITY,
            Some("-Infinity") => f64::NEG_INFINITY,
            Some(other) => other.parse().unwrap(),
            None => expected.as_f64().unwrap(),
        };
        if let Some(factor) = self.expected["round_factor"].as_f64().or(self.round_factor) {
            return (number * factor + 0.5).floor() / factor == wanted;
        }
        if self.lib.is_some() {
            return number.to_bits() == wanted.to_bits();
        }
        number == wanted || (number - wanted).abs() < 1e-12 * wanted.abs().max(1.0)
    }
}
