//! Paths and references over answers with repetitions, and a small document to try them on.

use std::borrow::Cow;

use super::super::{Answers, Context, Expression, Failure, Host, Kind, Moment, Name, Native, NodeId, Outline, Slot, Tree, Value};
use super::slot_of;

/// Parent and name of each node, and its own text:
/// data holds person (name, age) three times, then a choice list.
pub struct Household(Vec<(Option<u32>, &'static str, &'static str)>);

impl Default for Household {
    fn default() -> Self {
        let mut nodes = vec![(None, "", ""), (Some(0), "data", "")];
        for (name, age) in [("Ann", "41"), ("Bo", "7"), ("Cy", "12")] {
            let person = Some(nodes.len() as u32);
            nodes.extend([(Some(1), "person", ""), (person, "name", name), (person, "age", age)]);
        }
        let list = nodes.len() as u32;
        nodes.extend([(None, "instance", ""), (Some(list), "root", "")]);
        for (name, label) in [("7", "seven"), ("12", "twelve")] {
            let item = Some(nodes.len() as u32);
            nodes.extend([(Some(list + 1), "item", ""), (item, "name", name), (item, "label", label)]);
        }
        Self(nodes)
    }
}

impl Household {
    pub const SECOND_AGE: NodeId = NodeId(7);
    const LIST: NodeId = NodeId(11);

    fn all(&self) -> impl Iterator<Item = NodeId> {
        (0..self.0.len() as u32).map(NodeId)
    }
}

impl Tree for Household {
    fn root(&self) -> NodeId {
        NodeId(0)
    }

    fn kind(&self, node: NodeId) -> Kind {
        if node.0 == 0 { Kind::Document } else { Kind::Element }
    }

    fn parent(&self, node: NodeId) -> Option<NodeId> {
        self.0[node.0 as usize].0.map(NodeId)
    }

    fn first_child(&self, node: NodeId) -> Option<NodeId> {
        self.all().find(|child| self.parent(*child) == Some(node))
    }

    fn next_sibling(&self, node: NodeId) -> Option<NodeId> {
        let parent = self.parent(node)?;
        self.all().find(|sibling| *sibling > node && self.parent(*sibling) == Some(parent))
    }

    fn text(&self, node: NodeId) -> Cow<'_, str> {
        self.0[node.0 as usize].2.into()
    }

    fn name(&self, node: NodeId) -> Name<'_> {
        Name { local: self.0[node.0 as usize].1, ..Name::default() }
    }
}

impl Context for Household {
    /// The ages for every name: those of the person at hand, or all.
    fn reference(&self, _: Slot, from: NodeId) -> Vec<NodeId> {
        let near = self.parent(from);
        let ages = || self.all().filter(|node| self.name(*node).local == "age");
        let mine: Vec<NodeId> = ages().filter(|age| self.parent(*age) == near).collect();
        if mine.is_empty() { ages().collect() } else { mine }
    }

    fn now(&self) -> Moment {
        Moment { milliseconds: 0, offset: 0 }
    }

    fn host(&self) -> &dyn Host {
        &Native
    }

    fn instance(&self, id: &str) -> Option<NodeId> {
        (id == "ages").then_some(Self::LIST)
    }

    fn choice_label(&self, choice: &str, question: NodeId) -> Option<String> {
        (question == Self::SECOND_AGE).then(|| format!("<{choice}>"))
    }
}

#[track_caller]
fn check(at: NodeId, cases: &[(&str, &str)]) {
    let household = Household::default();
    for (source, expected) in cases {
        let value = Expression::parse(source, slot_of).unwrap().value_at(&household, at);
        let text = value.map_or_else(|failure| failure.to_string(), |value| value.text(&household).into_owned());
        assert_eq!(text, *expected, "{source}");
    }
}

#[test]
fn a_repetition_sees_its_own_answers_first() {
    check(
        Household::SECOND_AGE,
        &[
            ("${age} * 2", "14"),
            (". + 1", "8"),
            ("../name", "Bo"),
            ("position(..)", "2"),
            ("count(../../person)", "3"),
            ("/data/person[age > current()]/name", "Ann"),
            ("../preceding-sibling::person[1]/name", "Ann"),
            ("indexed-repeat(${age}, /data/person, 3)", "12"),
            ("indexed-repeat(${age}, /data/person, position(..) - 1)", "41"),
            ("indexed-repeat(${age}, /data/person, 4)", ""),
            ("once('new')", "7"),
            ("jr:choice-name(., '.')", "<7>"),
            ("jr:choice-name(3, '${age}')", "<3>"),
        ],
    );
}

#[test]
fn from_outside_all_repetitions_are_seen() {
    check(
        NodeId(0),
        &[
            ("sum(${age})", "60"),
            ("count(/data/person[age < 18])", "2"),
            ("max(/data/person/age)", "41"),
            ("join(', ', //person/name)", "Ann, Bo, Cy"),
            ("pulldata('ages', 'label', 'name', 12)", "twelve"),
            ("pulldata('ages', 'label', 'name', 13)", ""),
            ("instance('ages')/root/item[name = 7]/label", "seven"),
            ("instance('nothing')/root/item", ""),
        ],
    );
}

#[test]
fn what_would_take_too_long_fails() {
    let deep = "//node()[".repeat(12) + "1 = 1" + &"]".repeat(12);
    let value = Expression::parse(&deep, slot_of).unwrap().value_at(&Household::default(), NodeId(0));
    assert_eq!(value, Err(Failure::TooMuchWork));
}

#[test]
fn without_repetitions_there_is_one_node_a_slot() {
    let texts = ["5".to_owned()];
    let (outline, today) = (Outline::default(), time::Date::MIN);
    let answers = Answers { texts: &texts, current: "", item: Slot(9), outline: &outline, language: None, today, host: &Native };
    let value = |source| Expression::parse(source, slot_of).unwrap().evaluate(&answers);
    assert_eq!(value("${age}"), Value::Text("5".into()));
    assert_eq!(value("${safe}"), Value::EMPTY);
    assert_eq!(value("count(${age} | ${safe})"), Value::Number(2.0));
}
