//! Random instruments, exported and imported again: they must come back the same.

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::super::{Options, Verdict, convert, markdown, read};
use super::*;
use crate::Instrument;

/// Exports and imports; gives the new source.
fn there_and_back(source: &str) -> Json {
    let instrument = Instrument::parse(source).unwrap_or_else(|flaws| panic!("{flaws:?}\n{source}"));
    let book = workbook(&serde_json::from_str(source).unwrap(), &instrument.version).unwrap();
    let read = read(&book, &Options::default());
    assert_eq!(read.report.verdict(), Verdict::Ok, "{:?}\n{book:#?}", read.report.errors().collect::<Vec<_>>());
    let conversion = convert::instrument(&read.form);
    assert!(conversion.findings.is_empty(), "{:?}", conversion.findings);
    conversion.source
}

/// Everything that an instrument does not hold but its source does: names of groups and lists, and who shares them.
fn names(value: &Json, key: &str, found: &mut Vec<String>) {
    match value {
        Json::Array(inner) => inner.iter().for_each(|inner| names(inner, key, found)),
        Json::Object(fields) => {
            for (field, inner) in fields {
                names(inner, field, found);
            }
        }
        Json::String(text) if matches!(key, "name" | "choices") => found.push(format!("{key} {text}")),
        _ => {}
    }
}

fn assert_same(source: &str) {
    let again = there_and_back(source);
    let first = Instrument::parse(source).unwrap();
    let second = Instrument::parse(&again.to_string()).unwrap_or_else(|flaws| panic!("{flaws:?}\n{again:#}"));
    assert_eq!(Instrument { version: first.version.clone(), ..second }, first, "{again:#}");
    let source: Json = serde_json::from_str(source).unwrap();
    let gathered = [&source, &again].map(|source| {
        let mut found = Vec::new();
        names(source, "", &mut found);
        found
    });
    assert_eq!(gathered[0], gathered[1]);
    let lists =
        [&source, &again].map(|source| source["choices"].as_object().map(|lists| lists.keys().cloned().collect::<Vec<_>>()));
    assert_eq!(source.get("tables"), again.get("tables"));
    assert_eq!(lists[0].clone().unwrap_or_default(), lists[1].clone().unwrap_or_default());
}

#[test]
fn the_demonstration_comes_back_the_same() {
    for source in [include_str!("../../../../server/demo/neighborhood.json"), include_str!("../../../../server/demo/yrbs.json")] {
        assert_same(source);
    }
}

#[test]
fn an_exported_form_is_one_that_others_understand() {
    let source = json!({
        "porchlight": 1, "name": "block", "languages": ["en"], "title": "Block", "introduction": "We ask.", "consent": "I agree.",
        "pages": [{ "name": "meta", "title": "You", "elements": [
            { "kind": "number", "name": "age", "label": "Age?", "minimum": 0, "maximum": 120, "step": 5, "bins": [20, 65],
              "constraint": ". != 7 or ${data} = 1", "constraint_message": "Not 7.", "relevant": "${data} > 0" }
        ] }]
    });
    let mut source = source;
    source["pages"][0]["elements"].as_array_mut().unwrap().insert(
        0,
        json!({
            "kind": "choose_some", "name": "data", "label": "Which?", "maximum": 2, "choices": [
                { "name": "a", "label": "A" }, { "name": "b", "label": "B" }, { "name": "c", "label": "C" }]
        }),
    );
    assert_same(&source.to_string());
    let source: InstrumentSource = serde_json::from_value(source).unwrap();
    let book = workbook(&source, &Version::parse(&"0".repeat(64)).unwrap()).unwrap();
    let form = read(&book, &Options::default()).form;
    let page = &form.survey[0];
    assert_eq!((form.name.as_str(), page.name.as_str()), ("data_2", "meta_"));
    let constraints: Vec<&str> = page.children.iter().filter_map(|node| node.constraint.as_ref()?.text()).collect();
    assert_eq!(constraints, ["count-selected(.) <= 2", ". >= 0 and . <= 120 and (. - 0) mod 5 = 0 and (. != 7 or ${data} = 1)"]);
}

#[test]
fn tables_and_scales_of_other_forms_become_matrices_and_scales() {
    let form = "| survey |\n| | type | name | label | appearance | constraint | constraint_message |\n\
        | | begin_group | safe | How safe is it? | table-list | | |\n| | select_one l | day | By day | | | |\n\
        | | select_one l | night | At night | | | |\n| | end_group | | | | | |\n\
        | | select_one l | trust | Trust? | likert | | |\n| | integer | age | Age? | | . >= 0 and . < 120 | Not so old. |\n\
        | choices |\n| | list_name | name | label |\n| | l | 1 | Low |\n| | l | 2 | High |\n";
    let conversion = convert::instrument(&read(&markdown::read(form), &Options::default()).form);
    let elements = &conversion.source["pages"][0]["elements"];
    assert_eq!(elements[0]["kind"], "matrix");
    assert_eq!((&elements[0]["label"], &elements[0]["rows"][1]["name"]), (&"How safe is it?".into(), &"night".into()));
    assert_eq!((&elements[1]["kind"], &elements[1]["to"]), (&"scale".into(), &2.into()));
    assert_eq!((&elements[2]["minimum"], &elements[2]["maximum"]), (&0.into(), &119.into()));
    assert!(conversion.findings.iter().any(|finding| finding.rule == "instrument.bounds_message"));
    Instrument::parse(&conversion.source.to_string()).unwrap();
}

/// Texts that spreadsheets, XML and readers of forms each have their own mind about.
const ODD: [&str; 22] = [
    "Don’t “know”",
    "a  b",
    " around ",
    "${q0}",
    "${nobody}",
    "${a b}",
    "x ${",
    "${}",
    "$ {q0}",
    "line\none",
    "line\r\ntwo",
    "a\u{a0}b",
    "<b>&amp;</b>",
    "_x0041_",
    "=1+1",
    "TRUE",
    "1.0",
    "\u{1}",
    "😀 \u{fffe}",
    "\u{200b}",
    "ñandú | ¿sí?",
    "'quoted' \"too\"\t",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => "[a-zA-Z¿é ?]{0,8}[a-z]",
        1 => prop::sample::select(ODD.to_vec()).prop_map(str::to_owned),
        1 => "\\PC{0,6}[a-z’]\\PC{0,6}",
    ]
}

/// In the first language or in several.
fn texts() -> impl Strategy<Value = Json> {
    prop_oneof![
        text().prop_map(Json::from),
        text().prop_map(|text| json!({ "en": text })),
        (text(), text()).prop_map(|(en, es)| json!({ "en": en, "es": es })),
        text().prop_map(|text| json!({ "en": text.clone(), "es": text })),
        text().prop_map(|text| json!({ "en": text, "es": " " })),
    ]
}

const CONSTRAINTS: [&str; 8] = [
    ". != ''",
    ". >= 3 and . <= 4",
    "(. != 3)",
    "count-selected(.) <= 2",
    "string-length(.) <= 9",
    ". = '“${q0}”  x'",
    "1 = 1 or 2 = 2",
    "(1 = 1) and (2 = 2)",
];

#[derive(Clone, Debug)]
struct Part {
    which: usize,
    label: Json,
    other: Json,
    options: Vec<Json>,
    numbers: (u16, u16, u8),
    flags: [bool; 6],
    constraint: usize,
    media: [Option<Json>; 2],
}

fn part() -> impl Strategy<Value = Part> {
    let options = prop::collection::vec(texts(), 2..5);
    let numbers = (0..300_u16, 1..300_u16, 0..4_u8);
    let media = [prop::option::weighted(0.2, texts()), prop::option::weighted(0.1, texts())];
    (0..20_usize, texts(), texts(), options, numbers, any::<[bool; 6]>(), 0..CONSTRAINTS.len(), media).prop_map(
        |(which, label, other, options, numbers, flags, constraint, media)| Part {
            which,
            label,
            other,
            options,
            numbers,
            flags,
            constraint,
            media,
        },
    )
}

fn options(texts: &[Json], prefix: &str) -> Json {
    texts.iter().enumerate().map(|(at, text)| json!({ "name": format!("{prefix}{at}"), "label": text })).collect()
}

fn element(part: &Part, at: usize) -> Json {
    let name = ["meta", "instanceID", "data"].get(at.wrapping_sub(1)).map_or_else(|| format!("q{at}"), |name| (*name).to_owned());
    let Part { label, other, numbers: (low, span, decimals), flags, .. } = part;
    let [required, hinted, asked, constrained, first, second] = *flags;
    let day = |number: u16| format!("{}-0{}-15", 1990 + number % 10, 1 + number % 9);
    let choices = if first { json!(if second { "yes no" } else { "agree" }) } else { options(&part.options, "o-.") };
    let when = |given: bool, value: Json| if given { value } else { Json::Null };
    let mut element = match part.which {
        0 => json!({ "kind": "choose_one", "choices": choices }),
        1 => json!({ "kind": "choose_some", "choices": choices, "maximum": when(second, 1.into()) }),
        2 => {
            let to = i32::from(*decimals) + 1;
            json!({ "kind": "scale", "from": -1, "to": to, "labels": { "-1": other, to.to_string(): label } })
        }
        3 => json!({ "kind": "matrix", "choices": choices, "rows": options(&part.options, &format!("r{at}_")) }),
        4 => json!({ "kind": "number", "minimum": low, "maximum": low + span + 1,
                     "bins": when(first, json!([low + 1])), "step": when(second, 1.into()) }),
        5 => json!({ "kind": "number", "decimals": decimals, "minimum": -f64::from(low + 1), "maximum": 0.0 }),
        6 => json!({ "kind": "number", "decimals": 2, "minimum": 0.25, "maximum": low + 1, "step": when(second, 0.05.into()) }),
        7 => json!({ "kind": "date", "earliest": day(*low), "latest": " 2001-02-28", "by": when(first, "year".into()) }),
        8 => {
            let (earliest, latest) = if first { ("9990-01-01".to_owned(), "9999-12-31") } else { (day(*low), "2001-12-31") };
            json!({ "kind": "date_time", "earliest": earliest, "latest": latest, "by": "month" })
        }
        9 => json!({ "kind": "time", "earliest": when(first, "6:30".into()), "bins": when(second, json!(["12:00", "18:00"])) }),
        10 => json!({ "kind": "rank", "choices": options(&part.options, "o"), "counted": when(first, 1.into()) }),
        11 => json!({ "kind": "acknowledge" }),
        12 => json!({ "kind": "text", "maximum_characters": low + 1, "multiline": first }),
        13 => json!({ "kind": "note" }),
        14 => json!({ "kind": "calculated", "value": if first { "concat(${q0},  '“a”')" } else { "1 + 1" } }),
        18 => json!({ "kind": "repeat", "maximum": 1 + low % 4, "count": if first { json!("${q0}  + 1") } else { Json::Null } }),
        19 => {
            let required = if required && second { json!("${q0} != '“'") } else { required.into() };
            json!({ "kind": "allocate", "rows": options(&part.options, &format!("s{at}_")), "hint": other, "required": required,
                      "total": if first { json!(low + 2) } else { Json::Null }, "bins": if first && second { json!([1]) } else { Json::Null } })
        }
        _ => json!({ "kind": "group" }),
    };
    element["name"] = name.into();
    let kind = part.which;
    if kind < 2 && part.constraint < 3 {
        element["choice_filter"] =
            ["size = ${q0} or  name != 'a'", "size != '“'", "selected(${q0}, name)"][part.constraint].into();
        if let Some(options) = element["choices"].as_array_mut() {
            if let Some(image) = part.media[1].as_ref() {
                options[0]["image"] = json!({ "file": "o.jpg", "description": image });
                options[1]["image"] = json!({ "file": "p-1.webp", "description": options[1]["label"] });
            }
            options.iter_mut().skip(1).for_each(|option| option["columns"] = json!({ "size": "5' 1\"", "Ward": "ñ" }));
        } else {
            element["choice_filter"] = "name != ${q0}".into();
        }
    }
    if kind != 14 && (!(15..18).contains(&kind) || first) {
        element["label"] = label.clone();
    }
    for ((medium, ending), description) in [("image", "PNG"), ("audio", "mp3")].into_iter().zip(&part.media) {
        if let Some(description) = description.as_ref().filter(|_| kind != 14) {
            element[medium] = json!({ "file": format!("a_{}.-.{ending}", part.constraint), "description": description });
        }
    }
    if kind < 13 {
        if required {
            let conditions = [json!(true), "${q0} =  '’'".into(), "true()".into(), json!(true)];
            element["required"] = conditions[usize::from(*low) % 4].clone();
        }
        if hinted {
            element["hint"] = other.clone();
        }
        if constrained && kind != 3 {
            element["constraint"] = CONSTRAINTS[part.constraint].into();
            element["constraint_message"] = other.clone();
        }
    }
    if asked && at > 0 {
        element["relevant"] =
            ["${q0} != ''", "${q0} =  '’' and true()", " 1 = 1 ", "${r0_count} > 1"][usize::from(*decimals)].into();
    }
    if let Some(fields) = element.as_object_mut() {
        fields.retain(|_, value| !value.is_null());
    }
    element
}

/// Groups and pages take the elements that follow, down to the next one that ends them.
fn instrument(parts: &[Part], about: &[Json]) -> Json {
    let mut pages = vec![
        json!({ "name": "start", "elements": [{ "kind": "text", "name": "q0", "label": "First", "maximum_characters": 9 },
            { "kind": "repeat", "name": "r0", "label": "Again", "maximum": 2, "elements": [{ "kind": "note", "name": "rn", "label": "N" }] }] }),
    ];
    let mut group: Option<Json> = None;
    for (part, at) in parts.iter().zip(1..) {
        let made = element(part, at);
        if (15..19).contains(&part.which) {
            let mut elements = vec![json!({ "kind": "note", "name": format!("n{at}"), "label": part.label })];
            elements.extend(group.take());
            group = Some(json!({ "elements": elements }));
            group.as_mut().unwrap().as_object_mut().unwrap().extend(made.as_object().unwrap().clone());
        } else {
            let page = pages.last_mut().unwrap()["elements"].as_array_mut().unwrap();
            page.push(made);
            page.extend(group.take().filter(|_| part.flags[5]));
        }
        if part.flags[4] && part.flags[5] {
            let note = json!({ "kind": "note", "name": format!("m{at}"), "label": part.other });
            let mut page = json!({ "name": format!("p{at}"), "elements": [note] });
            if part.flags[0] {
                page["title"] = part.other.clone();
                page["relevant"] = "${q0} != '“'".into();
            }
            pages.push(page);
        }
    }
    let mut whole = json!({
        "porchlight": 1, "name": "Random_1", "languages": ["en", "es"], "title": about[0], "introduction": about[1], "consent": about[2],
        "choices": { "yes no": options(&about[..2], "x"), "agree": options(&about[2..4], "."), "": options(&about[..1], "y") },
        "pages": pages,
    });
    if parts.len().is_multiple_of(3) {
        let cell = |text: &Json| crate::instrument::table_text(text.as_str().unwrap_or("7"));
        let rows = [[cell(&about[0]), String::new()], [cell(&about[1]), cell(&about[2])], [String::new(), String::new()]];
        whole["tables"] = json!({ "prices-1.b": { "columns": ["key", "“name”"], "rows": rows },
                                  "empty": { "columns": ["x"], "rows": [] } });
        let found = json!({ "kind": "calculated", "name": "found", "value": "pulldata('prices-1.b', 'key', 'key', ${q0})" });
        whole["pages"][0]["elements"].as_array_mut().unwrap().push(found);
    }
    if parts.len().is_multiple_of(2) {
        whole["closing"] = about[3].clone();
        whole["notice"] = about[4].clone();
        let hard =
            json!({ "name": "hard", "distress_check": true, "elements": [{ "kind": "note", "name": "hn", "label": about[0] }] });
        whole["pages"].as_array_mut().unwrap().push(hard);
        let yes_no = json!([{ "name": "yes", "label": about[0] }, { "name": "no", "label": about[1] }]);
        let chance = json!({ "name": "chance", "elements": [
            { "kind": "choose_one", "name": "coin", "label": about[2], "protected_by": "coin", "choices": yes_no },
            { "kind": "scale", "name": "die", "label": about[2], "protected_by": "die", "from": 1, "to": 4,
              "labels": { "1": about[0], "4": about[1] } },
        ] });
        whole["pages"].as_array_mut().unwrap().push(chance);
        let rows = json!([{ "name": "ra", "label": about[0] }, { "name": "rb", "label": about[1] }]);
        let matrix = json!({ "kind": "matrix", "name": "mm", "label": about[2], "rows": rows, "choices": yes_no });
        whole["pages"].as_array_mut().unwrap().push(json!({ "name": "scored", "elements": [matrix] }));
        whole["taking_part"] = json!({ "asks": about[1], "funding": "other", "ages": { "youngest": 13, "adult": 18, "permission": "waived" },
            "setting": "community", "with_first_page": true });
        whole["publication"] = json!({ "budget": "0.5", "weekday": "friday" });
        whole["margins"] = json!([{ "item": "rb", "shares": { "yes": 0.25, "no": 0.75 }, "source": about[3] }]);
        whole["scores"] = json!([{ "name": "sc", "label": about[3], "items": ["ra", "rb"], "reversed": ["rb"], "bins": [1.5] }]);
        whole["help"] = json!([
            { "name": about[3], "place": about[4], "phone": "+1 (312) 555-0100", "languages": ["es"] },
            { "name": about[4], "about": about[0], "web": "https://example.org/a?b=c" },
        ]);
    }
    whole
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_instrument_comes_back_the_same(parts in prop::collection::vec(part(), 0..14), about in prop::collection::vec(texts(), 5)) {
        assert_same(&instrument(&parts, &about).to_string());
    }
}
