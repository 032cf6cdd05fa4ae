use super::super::{Options, markdown, read};
use super::*;
use crate::Instrument;

fn converted(form: &str) -> Conversion {
    instrument(&read(&markdown::read(form), &Options::default()).form)
}

fn element(conversion: &Conversion, page: usize, index: usize) -> &JsonValue {
    &conversion.source["pages"][page]["elements"][index]
}

#[test]
fn other_is_asked_in_words_where_it_was_chosen() {
    let conversion = converted(
        "| survey |\n| | type | name | label |\n| | select_one c or_other | thing-1 | Thing? |\n\
         | choices |\n| | list_name | name | label |\n| | c | a | A |\n",
    );
    assert_eq!(element(&conversion, 0, 0)["choices"][1]["name"], "other");
    assert_eq!(element(&conversion, 0, 1)["relevant"], "selected(${thing_1}, 'other')");
    assert!(Instrument::parse(&conversion.source.to_string()).is_ok());
}

#[test]
fn names_that_repeat_in_groups_are_told_apart() {
    let conversion = converted(
        "| survey |\n| | type | name | label |\n| | begin_group | a | A |\n| | text | used | Used? |\n| | end_group | | |\n\
         | | begin_group | b | B |\n| | text | used | Used? |\n| | end_group | | |\n",
    );
    assert_eq!([0, 1].map(|page| element(&conversion, page, 0)["name"].as_str().unwrap().to_owned()), ["used", "used_2"]);
    assert!(Instrument::parse(&conversion.source.to_string()).is_ok());
}

#[test]
fn languages_become_those_of_the_interface_and_the_default_comes_first() {
    let conversion = converted(
        "| survey |\n| | type | name | label::English (en) | label::Español (es) | label::Deutsch (de) |\n\
         | | note | n | Hello | Hola | Hallo |\n| | text | t | | Texto | Text |\n\
         | settings |\n| | default_language |\n| | Español (es) |\n",
    );
    assert_eq!(conversion.source["languages"], json!(["es", "en"]));
    assert_eq!(element(&conversion, 0, 0)["label"], json!({ "es": "Hola", "en": "Hello" }));
    assert_eq!(element(&conversion, 0, 1)["label"], json!({ "es": "Texto" }));
}

#[test]
fn whatever_is_kept_out_is_said_with_its_reason() {
    let rows: String = ["geopoint", "image", "deviceid", "start", "barcode", "video"]
        .map(|kind| format!("| | {kind} | {} | L |\n", kind.replace(' ', "_")))
        .concat();
    let conversion = converted(&format!("| survey |\n| | type | name | label |\n| | text | kept | Kept |\n{rows}"));
    let kept_out: Vec<_> = conversion.findings.iter().filter(|finding| finding.rule == "instrument.kept_out").collect();
    assert_eq!(kept_out.len(), 6);
    assert!(kept_out.iter().all(|finding| !finding.problem.starts_with("There is no such")), "{kept_out:?}");
    assert_eq!(conversion.source["pages"][0]["elements"].as_array().unwrap().len(), 1);
}

#[test]
fn a_list_that_is_looked_into_keeps_its_name() {
    let conversion = converted(
        "| survey |\n| | type | name | label | calculation |\n| | select_one towns | home | Home? | |\n\
         | | calculate | county | | instance('towns')/root/item[name = ${home}]/county |\n| | text | why | Why ${county}? | |\n\
         | choices |\n| | list_name | name | label | county |\n| | towns | ash | Ash | north |\n",
    );
    assert_eq!(element(&conversion, 0, 0)["choices"], "towns");
    assert_eq!(conversion.source["choices"]["towns"][0]["columns"]["county"], "north");
    assert_eq!(Instrument::parse(&conversion.source.to_string()).err(), None);
}

#[test]
fn an_answer_that_is_needed_in_some_cases_is_needed_in_these() {
    let conversion = converted(
        "| survey |\n| | type | name | label | required |\n| | integer | an-age | Age? | yes |\n| | text | work | Work? | ${an-age} > 17 |\n\
         | | text | why | Why? | no |\n",
    );
    let required = [0, 1, 2].map(|at| element(&conversion, 0, at).get("required").cloned());
    assert_eq!(required, [Some(true.into()), Some("${an_age} > 17".into()), None]);
    assert!(conversion.findings.iter().all(|finding| finding.rule != "instrument.required"));
    assert!(Instrument::parse(&conversion.source.to_string()).is_ok());
}
