//! An XML document as the tree an expression walks over, with what an XForm says in it: instances, translations, the root.

use std::borrow::Cow;
use std::ops::Range;

use shared::expression::{Context, Host, Kind, Moment, Name, NodeId, Slot, Tree, Value};

const XML: &str = "http://www.w3.org/XML/1998/namespace";

struct Entry {
    kind: Kind,
    parent: Option<u32>,
    /// The number after that of the last node in it.
    end: u32,
    prefix: String,
    local: String,
    namespace: String,
    /// Of a node without children.
    text: String,
    namespaces: Range<u32>,
    attributes: Range<u32>,
}

pub struct Document {
    entries: Vec<Entry>,
    pub root: NodeId,
    pub now: Moment,
    pub language: Option<String>,
    pub knows_dates: bool,
}

/// Chance that is none: the cases that draw it say only what holds for any.
struct Native;

impl Host for Native {
    fn random(&self, bytes: &mut [u8]) -> Option<()> {
        for (byte, value) in bytes.iter_mut().zip(0x5a..) {
            *byte = value;
        }
        Some(())
    }
}

impl Document {
    pub fn parse(xml: &str) -> Self {
        let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
        let parsed = roxmltree::Document::parse_with_options(xml.trim_start(), options).unwrap();
        let now = Moment { milliseconds: 1_781_548_200_000, offset: 0 };
        let mut document = Self { entries: Vec::new(), root: NodeId(0), now, language: None, knows_dates: true };
        document.add(parsed.root(), None);
        document
    }

    fn push(&mut self, kind: Kind, parent: Option<u32>, local: &str, text: &str) -> u32 {
        let id = u32::try_from(self.entries.len()).unwrap();
        self.entries.push(Entry {
            kind,
            parent,
            end: id + 1,
            prefix: String::new(),
            local: local.to_owned(),
            namespace: String::new(),
            text: text.to_owned(),
            namespaces: 0..0,
            attributes: 0..0,
        });
        id
    }

    fn add(&mut self, node: roxmltree::Node<'_, '_>, parent: Option<u32>) {
        match node.node_type() {
            roxmltree::NodeType::Root => {
                let id = self.push(Kind::Document, parent, "", "");
                node.children().for_each(|child| self.add(child, Some(id)));
                self.entries[id as usize].end = self.entries.len() as u32;
            }
            roxmltree::NodeType::Element => self.add_element(node, parent),
            roxmltree::NodeType::Comment => {
                self.push(Kind::Comment, parent, "", node.text().unwrap_or_default());
            }
            roxmltree::NodeType::PI => {
                let instruction = node.pi().unwrap();
                self.push(Kind::Instruction, parent, instruction.target, instruction.value.unwrap_or_default());
            }
            roxmltree::NodeType::Text => {
                for piece in pieces(node) {
                    self.push(Kind::Text, parent, "", &piece);
                }
            }
        }
    }

    fn add_element(&mut self, node: roxmltree::Node<'_, '_>, parent: Option<u32>) {
        let id = self.push(Kind::Element, parent, node.tag_name().name(), "");
        let source = &node.document().input_text()[node.range()];
        let written = source[1..].split(|character: char| character.is_whitespace() || "/>".contains(character)).next().unwrap();
        self.entries[id as usize].prefix = written.rsplit_once(':').map_or("", |(prefix, _)| prefix).to_owned();
        self.entries[id as usize].namespace = node.tag_name().namespace().unwrap_or_default().to_owned();
        let first = self.entries.len() as u32;
        let mut has_xml = false;
        for namespace in node.namespaces().filter(|namespace| !namespace.uri().is_empty()) {
            has_xml |= namespace.name() == Some("xml");
            self.push(Kind::Namespace, Some(id), namespace.name().unwrap_or_default(), namespace.uri());
        }
        if !has_xml {
            self.push(Kind::Namespace, Some(id), "xml", XML);
        }
        let middle = self.entries.len() as u32;
        for attribute in node.attributes() {
            let added = self.push(Kind::Attribute, Some(id), attribute.name(), attribute.value()) as usize;
            let written = &node.document().input_text()[attribute.range_qname()];
            self.entries[added].prefix = written.rsplit_once(':').map_or("", |(prefix, _)| prefix).to_owned();
            self.entries[added].namespace = attribute.namespace().unwrap_or_default().to_owned();
        }
        let last = self.entries.len() as u32;
        self.entries[id as usize].namespaces = first..middle;
        self.entries[id as usize].attributes = middle..last;
        node.children().for_each(|child| self.add(child, Some(id)));
        self.entries[id as usize].end = self.entries.len() as u32;
    }

    fn entry(&self, node: NodeId) -> &Entry {
        &self.entries[node.0 as usize]
    }

    fn all(&self) -> impl Iterator<Item = NodeId> {
        (0..self.entries.len() as u32).map(NodeId)
    }

    fn elements<'a>(&'a self, local: &'a str) -> impl Iterator<Item = NodeId> + 'a {
        self.all().filter(move |node| self.entry(*node).kind == Kind::Element && self.entry(*node).local == local)
    }

    fn attribute(&self, node: NodeId, local: &str) -> Option<&str> {
        let found = self.entry(node).attributes.clone().find(|attribute| self.entry(NodeId(*attribute)).local == local)?;
        Some(&self.entry(NodeId(found)).text)
    }

    /// What a prefix stands for at a node, or anywhere if it stands for nothing there.
    pub fn namespace(&self, prefix: &str, at: NodeId) -> Option<String> {
        let mut places: Vec<NodeId> = vec![at];
        places.extend(self.all().filter(|node| self.entry(*node).kind == Kind::Element));
        places.iter().find_map(|place| {
            let found = self.entry(*place).namespaces.clone().find(|namespace| self.entry(NodeId(*namespace)).local == prefix)?;
            Some(self.entry(NodeId(found)).text.clone())
        })
    }

    /// The namespace of names without a prefix at a node.
    pub fn default_namespace(&self, at: NodeId) -> String {
        let at = if at == NodeId(0) { self.elements_in_order().unwrap_or(at) } else { at };
        let found = self.entry(at).namespaces.clone().find(|namespace| self.entry(NodeId(*namespace)).local.is_empty());
        found.map_or_else(String::new, |found| self.entry(NodeId(found)).text.clone())
    }

    fn elements_in_order(&self) -> Option<NodeId> {
        self.all().find(|node| self.entry(*node).kind == Kind::Element)
    }
}

/// A text as a browser's document has it: what is in CDATA is a node of its own.
fn pieces(node: roxmltree::Node<'_, '_>) -> Vec<String> {
    let source = &node.document().input_text()[node.range()];
    let text = node.text().unwrap_or_default().to_owned();
    if !source.contains("<![CDATA[") || source.contains('&') {
        return vec![text];
    }
    let mut pieces = Vec::new();
    for (index, part) in source.split("<![CDATA[").enumerate() {
        let (inside, after) = if index == 0 { ("", part) } else { part.split_once("]]>").unwrap() };
        pieces.extend([inside, after].into_iter().filter(|piece| !piece.is_empty()).map(str::to_owned));
    }
    pieces
}

impl Tree for Document {
    fn root(&self) -> NodeId {
        self.root
    }

    fn kind(&self, node: NodeId) -> Kind {
        self.entry(node).kind
    }

    fn parent(&self, node: NodeId) -> Option<NodeId> {
        self.entry(node).parent.filter(|_| node != self.root).map(NodeId)
    }

    fn first_child(&self, node: NodeId) -> Option<NodeId> {
        let entry = self.entry(node);
        let first = entry.attributes.end.max(entry.namespaces.end).max(node.0 + 1);
        (first < entry.end).then_some(NodeId(first))
    }

    fn next_sibling(&self, node: NodeId) -> Option<NodeId> {
        let entry = self.entry(node);
        let parent = self.entry(NodeId(entry.parent?));
        (!matches!(entry.kind, Kind::Attribute | Kind::Namespace) && entry.end < parent.end).then_some(NodeId(entry.end))
    }

    fn text(&self, node: NodeId) -> Cow<'_, str> {
        let entry = self.entry(node);
        match entry.kind {
            Kind::Document | Kind::Element => {
                let inside = &self.entries[node.0 as usize..entry.end as usize];
                inside.iter().filter(|entry| entry.kind == Kind::Text).map(|entry| entry.text.as_str()).collect()
            }
            Kind::Attribute | Kind::Namespace | Kind::Text | Kind::Comment | Kind::Instruction => entry.text.as_str().into(),
        }
    }

    fn name(&self, node: NodeId) -> Name<'_> {
        let entry = self.entry(node);
        Name { prefix: &entry.prefix, local: &entry.local, namespace: &entry.namespace }
    }

    fn attributes(&self, node: NodeId) -> Range<u32> {
        self.entry(node).attributes.clone()
    }

    fn namespaces(&self, node: NodeId) -> Range<u32> {
        self.entry(node).namespaces.clone()
    }
}

impl Context for Document {
    fn reference(&self, _: Slot, _: NodeId) -> Vec<NodeId> {
        Vec::new()
    }

    fn now(&self) -> Moment {
        self.now
    }

    fn host(&self) -> &dyn Host {
        &Native
    }

    fn instance(&self, id: &str) -> Option<NodeId> {
        self.elements("instance").find(|node| self.attribute(*node, "id") == Some(id))
    }

    fn itext(&self, id: &str) -> Value {
        let in_language = |node: &NodeId| self.attribute(*node, "lang") == self.language.as_deref();
        let translation = self
            .elements("translation")
            .find(in_language)
            .or_else(|| self.elements("translation").find(|node| self.attribute(*node, "default").is_some()))
            .or_else(|| self.elements("translation").next());
        let inside = |outer: NodeId, node: &NodeId| *node > outer && node.0 < self.entry(outer).end;
        let text = translation
            .and_then(|outer| self.elements("text").find(|node| inside(outer, node) && self.attribute(*node, "id") == Some(id)));
        Value::Nodes(text.map_or_else(Vec::new, |outer| self.elements("value").filter(|node| inside(outer, node)).collect()))
    }

    fn knows_dates(&self) -> bool {
        self.knows_dates
    }
}
