//! DDI-Codebook: the study, its files and its variables for archives. Versions 2.5, which is read everywhere, and 2.6 differ in their names
//! only, as far as we use them.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::{Listed, Publication};
use crate::dataset::{Column, Frame, Measure, Values, Variable};
use crate::day::day_text;
use crate::study::{Fact, Sampling, Topic};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Version {
    V25,
    V26,
}

/// An element with others in it, or with a text.
enum Node {
    Element(&'static str, Vec<(&'static str, String)>, Vec<Node>),
    Text(String),
}

impl Node {
    fn of(name: &'static str, children: Vec<Node>) -> Self {
        Self::Element(name, Vec::new(), children)
    }

    fn text(name: &'static str, text: impl Into<String>) -> Self {
        Self::of(name, vec![Self::Text(text.into())])
    }

    fn with(self, attribute: &'static str, value: impl Into<String>) -> Self {
        match self {
            Self::Element(name, mut attributes, children) => {
                attributes.push((attribute, value.into()));
                Self::Element(name, attributes, children)
            }
            Self::Text(_) => self,
        }
    }

    fn write(&self, writer: &mut Writer<impl io::Write>) -> io::Result<()> {
        match self {
            Self::Text(text) => writer.write_event(Event::Text(BytesText::new(text))),
            Self::Element(name, attributes, children) => {
                let mut start = BytesStart::new(*name);
                for (attribute, value) in attributes {
                    start.push_attribute((*attribute, value.as_str()));
                }
                writer.write_event(Event::Start(start))?;
                children.iter().try_for_each(|child| child.write(writer))?;
                writer.write_event(Event::End(BytesEnd::new(*name)))
            }
        }
    }
}

pub(super) fn write(version: Version, publication: &Publication, files: &[Listed], mut out: impl io::Write) -> io::Result<()> {
    let (namespace, number, schema) = match version {
        Version::V25 => {
            ("ddi:codebook:2_5", "2.5", "https://ddialliance.org/Specification/DDI-Codebook/2.5/XMLSchema/codebook.xsd")
        }
        Version::V26 => {
            ("ddi:codebook:2_6", "2.6", "https://ddialliance.org/Specification/DDI-Codebook/2.6/XMLSchema/codebook.xsd")
        }
    };
    let frames = [Frame::tables(publication.data), Frame::figures(publication.data)];
    let mut content = vec![study(publication)];
    content.extend(frames.iter().map(|frame| file(publication, frame)));
    content.push(variables(publication, &frames));
    content.extend(files.iter().map(|listed| {
        let about = format!("{}; SHA-256 {}", listed.about, listed.sha256);
        Node::of("otherMat", vec![Node::text("labl", listed.name.clone()), Node::text("txt", about)])
            .with("level", "study")
            .with("URI", publication.file_address(&listed.name))
    }));
    let book = Node::of("codeBook", content)
        .with("version", number)
        .with("xmlns", namespace)
        .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .with("xsi:schemaLocation", format!("{namespace} {schema}"))
        .with("xml:lang", publication.language().tag());
    let mut writer = Writer::new_with_indent(&mut out, b' ', 1);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    book.write(&mut writer)?;
    out.write_all(b"\n")
}

fn study(publication: &Publication) -> Node {
    let told = publication.study;
    let fact = |fact: Fact| told.fact(fact).map(str::to_owned);
    let said = |topic: Topic| publication.said(topic).map(str::to_owned);
    let optional = |name: &'static str, text: Option<String>| text.map(|text| Node::text(name, text));

    let title = vec![
        Node::text("titl", publication.title()),
        Node::text("IDNo", publication.identifier()).with("agency", if told.fact(Fact::Doi).is_some() { "DOI" } else { "URL" }),
    ];
    let authors = publication.creators().into_iter().map(|name| Node::text("AuthEnty", name)).collect();
    let mut production = vec![Node::text("producer", publication.publisher())];
    production.extend(optional("prodDate", publication.closed.map(day_text)));
    production.push(Node::text("software", "porchlight").with("version", env!("CARGO_PKG_VERSION")));
    production.extend(optional("fundAg", fact(Fact::Funder)));
    production.extend(optional("grantNo", fact(Fact::Award)));
    let mut distribution = vec![Node::text("distrbtr", publication.publisher()).with("URI", publication.landing())];
    distribution.extend(fact(Fact::ContactEmail).map(|mail| {
        Node::text("contact", fact(Fact::ContactName).unwrap_or_else(|| publication.publisher())).with("email", mail)
    }));
    distribution.extend(optional("distDate", publication.published.map(day_text)));
    let versions = Node::of("verStmt", vec![Node::text("version", publication.version())]);
    let citation = Node::of(
        "citation",
        vec![
            Node::of("titlStmt", title),
            Node::of("rspStmt", authors),
            Node::of("prodStmt", production),
            Node::of("distStmt", distribution),
            versions,
            Node::text("biblCit", publication.citation()),
        ],
    );

    let mut summary = Vec::new();
    for (event, day) in [("start", publication.opened), ("end", publication.closed)] {
        summary.extend(day.map(|day| Node::text("collDate", day_text(day)).with("event", event).with("date", day_text(day))));
    }
    summary.extend(optional("geogCover", fact(Fact::Place)));
    summary.push(Node::text("anlyUnit", "Individual"));
    summary.extend(optional("universe", said(Topic::Population)));
    summary.push(Node::text("dataKind", "aggregate data: noisy tables of a survey"));
    let keywords = publication.keywords().into_iter().map(|word| Node::text("keyword", word)).collect();
    let info = Node::of(
        "stdyInfo",
        vec![Node::of("subject", keywords), Node::text("abstract", publication.description()), Node::of("sumDscr", summary)],
    );

    let sampling = match told.sampling {
        Sampling::Open => "Non-probability: open link",
        Sampling::Invited => "Non-probability: invited by the team",
        Sampling::Everybody => "Total universe",
        Sampling::Probability => "Probability",
    };
    let mut collection = vec![Node::text("timeMeth", "Cross-section"), Node::text("sampProc", sampling)];
    collection.extend(optional("sampProc", said(Topic::Recruitment)));
    collection.extend(optional("deviat", said(Topic::Deviations)));
    collection.push(Node::text("collMode", "Self-administered questionnaire: web"));
    collection.push(Node::text(
        "resInstru",
        format!("Structured questionnaire; SHA-256 of its text {}", publication.release.instrument),
    ));
    collection.push(Node::text("weight", "Not weighted, but for columns that begin with “weighted”"));
    collection.extend(optional("cleanOps", said(Topic::Quality)));
    let precision = vec![Node::text(
        "EstSmpErr",
        "Every share has a 95 percent range that covers sampling and the noise that protects people",
    )];
    let method = Node::of("method", vec![Node::of("dataColl", collection), Node::of("anlyInfo", precision)]);

    let mut use_terms = vec![
        Node::text("confDec", "Counts carry noise (rho-zCDP). Nobody may try to find out who answered or what anybody answered.")
            .with("required", "no"),
        Node::text("citReq", publication.citation()),
    ];
    let licence = format!("{} {}", told.licence.name(), publication.licence_address());
    use_terms.push(Node::text(
        "conditions",
        [Some(licence), said(Topic::Conditions)].into_iter().flatten().collect::<Vec<_>>().join("\n"),
    ));
    let access = Node::of(
        "dataAccs",
        vec![
            Node::of("setAvail", vec![Node::text("accsPlac", publication.publisher()).with("URI", publication.landing())]),
            Node::of("useStmt", use_terms),
        ],
    );
    Node::of("stdyDscr", vec![citation, info, method, access])
}

fn file(publication: &Publication, frame: &Frame) -> Node {
    let name = format!("{}.csv", frame.name);
    let size = vec![Node::text("caseQnty", frame.rows.to_string()), Node::text("varQnty", frame.columns.len().to_string())];
    let address = publication.file_address(&name);
    let text = vec![
        Node::text("fileName", name),
        Node::text("fileCont", frame.title.clone()),
        Node::of("dimensns", size),
        Node::text("fileType", "text/csv"),
    ];
    Node::of("fileDscr", vec![Node::of("fileTxt", text)]).with("ID", file_id(frame)).with("URI", address)
}

fn file_id(frame: &Frame) -> String {
    format!("F_{}", frame.name)
}

fn variables(publication: &Publication, frames: &[Frame]) -> Node {
    let columns = frames.iter().flat_map(|frame| frame.columns.iter().map(move |column| of_column(frame, column)));
    let items = publication.data.variables.iter().map(|variable| of_item(publication, variable));
    Node::of("dataDscr", columns.chain(items).collect())
}

fn of_column(frame: &Frame, column: &Column) -> Node {
    let mut inner = vec![Node::text("labl", column.label.clone())];
    // In the CSV file the flag is a word.
    if column.name == "reliability" {
        inner.extend(
            ["shown", "caution", "suppressed"].into_iter().zip(&column.codes).map(|(word, (_, label))| category(word, label)),
        );
    }
    let is_text = column.name == "reliability" || matches!(column.values, Values::Text(_));
    inner.push(Node::of("varFormat", Vec::new()).with("type", if is_text { "character" } else { "numeric" }));
    let interval = if column.measure == Measure::Scale { "contin" } else { "discrete" };
    Node::of("var", inner)
        .with("ID", format!("V_{}_{}", frame.name, column.name))
        .with("name", column.name.clone())
        .with("files", file_id(frame))
        .with("intrvl", interval)
}

/// A question: no column of its own in the tables, but what their codes mean.
fn of_item(publication: &Publication, variable: &Variable) -> Node {
    let mut inner: Vec<Node> = variable.measures.iter().map(|measures| Node::text("labl", measures.clone())).collect();
    inner.extend(
        variable
            .wording
            .iter()
            .map(|(tag, wording)| Node::of("qstn", vec![Node::text("qstnLit", wording.clone()).with("xml:lang", *tag)])),
    );
    let source = [&variable.source, &variable.licence].into_iter().flatten().cloned().collect::<Vec<_>>().join("; ");
    if !source.is_empty() {
        inner.push(Node::text("txt", format!("Source: {source}{}", if variable.adapted { "; adapted" } else { "" })));
    }
    for code in &variable.codes {
        let mut labels = vec![Node::text("catValu", code.code.clone())];
        labels.extend(code.labels.iter().map(|(tag, label)| Node::text("labl", label.clone()).with("xml:lang", *tag)));
        let counts = publication
            .data
            .rows
            .iter()
            .filter(|row| row.table == "one_way" && row.item == variable.name && row.code == code.code);
        labels.extend(counts.map(|row| Node::text("catStat", row.noisy_count.to_string()).with("type", "freq")));
        inner.push(Node::of("catgry", labels));
    }
    inner.push(Node::of("varFormat", Vec::new()).with("type", "character"));
    Node::of("var", inner)
        .with("ID", format!("Q_{}", variable.name))
        .with("name", variable.name.clone())
        .with("intrvl", "discrete")
}

fn category(code: &str, label: &str) -> Node {
    Node::of("catgry", vec![Node::text("catValu", code), Node::text("labl", label)])
}
