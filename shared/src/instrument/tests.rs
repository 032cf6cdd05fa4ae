//! What the second pass and repetitions make of an instrument, seen through the answers it takes.

use time::{Date, Month};

use crate::cells::Category;
use crate::id::ItemName;
use crate::locale::Locale;
use crate::response::Model;
use crate::{Answer, Cells, Draft, Fault, FaultKind, Flow, Instrument, Response, Slot};

fn source(elements: &str) -> String {
    format!(
        r#"{{ "porchlight": 1, "name": "house", "languages": ["en"], "title": "T", "introduction": "i", "consent": "c",
             "pages": [{{ "name": "p", "elements": [{elements}] }}] }}"#
    )
}

fn parse(elements: &str) -> Instrument {
    Instrument::parse(&source(elements)).unwrap_or_else(|flaws| panic!("{flaws:#?}"))
}

fn flaws(elements: &str) -> Vec<String> {
    Instrument::parse(&source(elements)).err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

fn name(text: &str) -> ItemName {
    ItemName::parse(text).unwrap()
}

fn draft(given: &[(&str, &str)]) -> Draft {
    let mut draft = Draft::default();
    given.iter().for_each(|(item, text)| draft.give(name(item), *text));
    draft
}

fn today() -> Date {
    Date::from_calendar_date(2026, Month::May, 31).unwrap()
}

fn check(instrument: &Instrument, given: &[(&str, &str)]) -> Result<Response, Vec<Fault>> {
    Response::check(&instrument.logic, &draft(given), today())
}

fn asked(instrument: &Instrument, given: &[(&str, &str)]) -> Vec<String> {
    let draft = draft(given);
    let flow = Flow::of(&instrument.logic, &draft, today());
    let asked = instrument.logic.slots().filter(|(slot, _)| flow.is_asked(*slot));
    asked.map(|(_, item)| item.name.to_string()).collect()
}

const ROSTER: &str = r#"
    { "kind": "repeat", "name": "member", "label": "Member", "maximum": 3, "elements": [
        { "kind": "number", "name": "age", "label": "Age?", "minimum": 0, "maximum": 120, "bins": [18, 65], "required": true },
        { "kind": "text", "name": "work", "label": "Work?", "maximum_characters": 9, "relevant": "${age} >= 18" } ] },
    { "kind": "note", "name": "old", "label": "Together over a hundred.", "relevant": "sum(${age}) > 100" },
    { "kind": "note", "name": "second", "label": "The second is a child.", "relevant": "indexed-repeat(${age}, ${member}, 2) < 18" },
    { "kind": "note", "name": "two", "label": "Two.", "relevant": "count(/house/member) = 2" }"#;

#[test]
fn as_many_are_asked_as_there_are_and_each_sees_its_own_answers() {
    let roster = parse(ROSTER);
    assert_eq!(asked(&roster, &[]), ["member_count"]);
    let two = [("member_count", "2"), ("age", "40"), ("age.2", "7")];
    assert_eq!(asked(&roster, &two), ["member_count", "age", "work", "age.2", "second", "two"]);
    // The third is not there, whatever was given for it.
    let hidden = [("member_count", "2"), ("age", "40"), ("age.2", "50"), ("age.3", "99")];
    assert_eq!(asked(&roster, &hidden), ["member_count", "age", "work", "age.2", "work.2", "two"]);
    let three = [("member_count", "3"), ("age", "40"), ("age.2", "50"), ("age.3", "99")];
    assert!(asked(&roster, &three).contains(&"old".to_owned()));
    assert!(roster.logic.needs_server());
}

#[test]
fn what_is_not_there_is_not_sent_and_what_is_there_is_checked() {
    let roster = parse(ROSTER);
    let response = check(&roster, &[("member_count", "1"), ("age", "40"), ("age.2", "7")]).unwrap();
    assert_eq!(response.answer(roster.logic.slot_of(&name("age.2")).unwrap()), &Answer::NotAsked);
    let faults = check(&roster, &[("member_count", "2"), ("age", "40")]).unwrap_err();
    assert_eq!(faults, [Fault { item: name("age.2"), kind: FaultKind::Required }]);
    let faults = check(&roster, &[("member_count", "4")]).unwrap_err();
    assert_eq!(faults[0], Fault { item: name("member_count"), kind: FaultKind::AboveMaximum });
}

#[test]
fn a_person_is_counted_once_in_a_cell_however_many_repetitions_fall_into_it() {
    let roster = parse(ROSTER);
    let (slot, age) = roster.logic.variables().find(|(_, item)| item.name == name("age")).unwrap();
    let cells = Cells::of(age).unwrap();
    // Three bins, that there was an answer, and that nobody was asked about: three members touch three bins at most.
    assert_eq!((cells.len(), cells.marks_at_most()), (5, 4));
    let marks = |given: &[(&str, &str)]| {
        let response = check(&roster, given).unwrap();
        let mut places = Vec::new();
        let slots = roster.logic.repetitions_of(slot);
        assert_eq!(slots.len(), 3);
        cells.mark_all(&age.question, slots.iter().map(|&slot| response.answer(slot)), &mut places);
        places
    };
    assert_eq!(marks(&[]), [4]);
    assert_eq!(marks(&[("member_count", "2"), ("age", "40"), ("age.2", "41")]), [1, 3]);
    assert_eq!(marks(&[("member_count", "3"), ("age", "70"), ("age.2", "7"), ("age.3", "20")]), [0, 1, 2, 3]);
}

#[test]
fn repetitions_nest_and_see_what_is_around_them() {
    let instrument = parse(
        r#"{ "kind": "number", "name": "homes", "label": "Homes?", "minimum": 0, "maximum": 2 },
           { "kind": "repeat", "name": "home", "label": "Home", "maximum": 2, "count": "${homes}", "elements": [
               { "kind": "number", "name": "rooms", "label": "Rooms?", "minimum": 0, "maximum": 9 },
               { "kind": "repeat", "name": "room", "label": "Room", "maximum": 2, "count": "${rooms}", "elements": [
                   { "kind": "text", "name": "use", "label": "Use?", "maximum_characters": 9, "relevant": "position(../..) = 1 or ${rooms} > 1" } ] } ] }"#,
    );
    let names = asked(&instrument, &[("homes", "2"), ("rooms", "1"), ("rooms.2", "2")]);
    let expected = ["homes", "home_count", "rooms", "room_count", "use", "rooms.2", "room_count.2", "use.2.1", "use.2.2"];
    assert_eq!(names, expected);
    let repetitions = instrument.logic.repetitions_of(instrument.logic.slot_of(&name("use")).unwrap());
    assert_eq!(repetitions.len(), 4);
}

#[test]
fn a_repetition_needs_a_maximum_and_bounds_what_is_laid_out() {
    let repeat = |maximum: &str, inner: &str| {
        format!(r#"{{ "kind": "repeat", "name": "r{}", "label": "R", {maximum} "elements": [{inner}] }}"#, inner.len())
    };
    let question = r#"{ "kind": "text", "name": "t", "label": "T", "maximum_characters": 5 }"#;
    let told = flaws(&repeat("", question));
    assert_eq!(told, ["pages[0].elements[0].maximum: must be given, from 1 to 50: how often these questions are asked at most"]);
    assert!(flaws(&repeat(r#""maximum": 51,"#, question))[0].contains("from 1 to 50"));
    let most = r#""maximum": 50,"#;
    let deep = (0..6).fold(question.to_owned(), |inner, _| repeat(most, &inner));
    assert!(flaws(&deep).iter().any(|flaw| flaw.contains("2000 items")));
    // A flaw inside is told once.
    let flawed = question.replace("\"label\": \"T\", ", "");
    assert_eq!(flaws(&repeat(most, &flawed)).len(), 1);
}

#[test]
fn answers_further_on_may_be_read_and_circles_are_named() {
    let instrument = parse(
        r#"{ "kind": "note", "name": "first", "label": "L", "relevant": "${total} > 5" },
           { "kind": "calculated", "name": "total", "value": "${b} + ${c}" },
           { "kind": "number", "name": "b", "label": "B", "minimum": 0, "maximum": 9 },
           { "kind": "calculated", "name": "c", "value": "${b} * 2" }"#,
    );
    assert_eq!(asked(&instrument, &[("b", "2")])[0], "first");
    assert_eq!(asked(&instrument, &[("b", "1")])[0], "total");
    let told = flaws(
        r#"{ "kind": "calculated", "name": "a", "value": "${b} + 1" }, { "kind": "calculated", "name": "b", "value": "${c} + 1" },
           { "kind": "text", "name": "c", "label": "C", "maximum_characters": 5, "relevant": "${a} = 1" }"#,
    );
    assert_eq!(told, ["pages[0].elements[0].value: goes round in a circle: “a” waits for “b” waits for “c” waits for itself"]);
    let told = flaws(r#"{ "kind": "text", "name": "c", "label": "C", "maximum_characters": 5, "relevant": "${c} = 1" }"#);
    assert_eq!(told, ["pages[0].elements[0].relevant: goes round in a circle: “c” waits for itself"]);
}

#[test]
fn options_are_offered_by_what_is_known_about_them() {
    let town = |given: &[(&str, &str)]| {
        let instrument = parse(
            r#"{ "kind": "text", "name": "county", "label": "County?", "maximum_characters": 9 },
               { "kind": "choose_one", "name": "town", "label": "Town?", "choice_filter": "county = ${county} or name = 'other'",
                 "choices": [{ "name": "ash", "label": "Ash", "columns": { "county": "north" } },
                             { "name": "bay", "label": "Bay", "columns": { "county": "south" } },
                             { "name": "other", "label": "Another" }] },
               { "kind": "note", "name": "near", "label": "Near.", "relevant": "${town} = 'ash'" }"#,
        );
        let draft = draft(given);
        let flow = Flow::of(&instrument.logic, &draft, today());
        (flow.offered(Slot(1)), flow.answer(Slot(1)).unwrap(), flow.is_asked(Slot(2)), flow.settled().given(&name("town")).len())
    };
    assert_eq!(town(&[("county", "north"), ("town", "ash")]), (vec![true, false, true], Answer::One(0), true, 1));
    // Taken back by another county, as in ODK.
    assert_eq!(town(&[("county", "south"), ("town", "ash")]), (vec![false, true, true], Answer::Skipped, false, 0));
    assert_eq!(town(&[("town", "other")]), (vec![false, false, true], Answer::One(2), false, 1));
}

#[test]
fn lists_of_choices_can_be_looked_into() {
    let instrument = parse(
        r#"{ "kind": "choose_one", "name": "town", "label": "Town?", "choices": [
               { "name": "ash", "label": "Ash Grove", "columns": { "county": "north" } },
               { "name": "bay", "label": "The Bay", "columns": { "county": "south" } }] },
           { "kind": "note", "name": "a", "label": "A", "relevant": "instance('town')/root/item[name = ${town}]/county = 'south'" },
           { "kind": "note", "name": "b", "label": "B", "relevant": "pulldata('town', 'county', 'name', ${town}) = 'north'" },
           { "kind": "note", "name": "c", "label": "C", "relevant": "jr:choice-name(${town}, '${town}') = 'The Bay'" },
           { "kind": "note", "name": "d", "label": "D", "relevant": "count(//item) > 0 or count(/house/town) != 1" }"#,
    );
    assert_eq!(asked(&instrument, &[("town", "bay")]), ["town", "a", "c"]);
    assert_eq!(asked(&instrument, &[("town", "ash")]), ["town", "b"]);
    assert_eq!(asked(&instrument, &[]), ["town"]);
}

#[test]
fn where_nothing_is_offered_nothing_is_asked_and_nobody_is_stuck() {
    let instrument = parse(
        r#"{ "kind": "text", "name": "county", "label": "County?", "maximum_characters": 9 },
           { "kind": "choose_one", "name": "town", "label": "Town?", "required": true, "choice_filter": "county = ${county}",
             "choices": [{ "name": "ash", "label": "Ash", "columns": { "county": "north" } }] }"#,
    );
    let town = |given: &[(&str, &str)]| check(&instrument, given).map(|response| response.answer(Slot(1)).clone());
    assert_eq!(town(&[("county", "west"), ("town", "ash")]), Ok(Answer::NotAsked));
    assert_eq!(town(&[("county", "north"), ("town", "ash")]), Ok(Answer::One(0)));
    assert!(town(&[("county", "north")]).is_err());
    // So that this too is a cell of the table.
    assert!(Cells::of(instrument.logic.item(Slot(1))).unwrap().categories().contains(&crate::Category::NotAsked));
}

#[test]
fn points_have_to_add_up_and_it_is_said_once() {
    let instrument = parse(
        r#"{ "kind": "allocate", "name": "money", "label": "Where should it go?", "total": 10,
             "rows": [{ "name": "a", "label": "A" }, { "name": "b", "label": "B" }, { "name": "c", "label": "C" }] }"#,
    );
    assert!(check(&instrument, &[]).is_ok());
    let answers = check(&instrument, &[("a", "3"), ("b", "7")]).unwrap();
    assert_eq!(answers.answers(), [Answer::Number(3), Answer::Number(7), Answer::Skipped]);
    let faults = check(&instrument, &[("a", "3"), ("b", "6")]).unwrap_err();
    assert_eq!(faults, [Fault { item: name("b"), kind: FaultKind::Constraint }]);
    assert_eq!(check(&instrument, &[("a", "11")]).unwrap_err()[0].kind, FaultKind::AboveMaximum);
    assert_eq!(instrument.words(Slot(0)).total, Some(10));
    assert!(!instrument.logic.needs_server());
}

#[test]
fn what_changes_is_evaluated_as_if_from_the_beginning() {
    let chain: Vec<String> = (1..30)
        .map(|number| format!(r#"{{ "kind": "calculated", "name": "c{number}", "value": "${{c{}}} + 1" }}"#, number - 1))
        .collect();
    let question = r#"{ "kind": "number", "name": "c0", "label": "N?", "minimum": 0, "maximum": 9 }"#;
    let note = r#"{ "kind": "note", "name": "end", "label": "E", "relevant": "${c29} = 32" }"#;
    let instrument = parse(&format!("{note}, {}, {question}", chain.join(", ")));
    let only = instrument.logic.slot_of(&name("c0"));
    // Saying what changed makes no difference, and what did not change is not read again.
    for changed in [None, only] {
        let mut model = Model::default();
        for given in ["1", "3", "3", "", "x", "3"] {
            let draft = draft(&[("c0", given)]);
            let flow = Flow::after(model, &crate::expression::Native, &instrument.logic, &draft, today(), changed);
            assert_eq!(flow.is_asked(Slot(0)), given == "3", "{given}");
            model = flow.into_model();
        }
        let other = draft(&[("c0", "9")]);
        let flow = Flow::after(model, &crate::expression::Native, &instrument.logic, &other, today(), Some(Slot(0)));
        assert_eq!(flow.text(only.unwrap()), "3");
    }
}

#[test]
fn an_answer_is_needed_where_the_condition_holds_and_only_there() {
    let instrument = parse(
        r#"{ "kind": "number", "name": "age", "label": "Age?", "minimum": 0, "maximum": 120, "required": "${work} = ''" },
           { "kind": "text", "name": "work", "label": "Work?", "maximum_characters": 9, "required": "${age} >= 18" },
           { "kind": "matrix", "name": "table", "label": "How safe?", "required": "${age} < 18", "choices": [{ "name": "a", "label": "A" }],
             "rows": [{ "name": "day", "label": "Day" }, { "name": "night", "label": "Night" }] }"#,
    );
    let needed = |given: &[(&str, &str)]| -> Vec<String> {
        let faults = check(&instrument, given).err().unwrap_or_default();
        assert!(faults.iter().all(|fault| fault.kind == FaultKind::Required), "{faults:?}");
        faults.iter().map(|fault| fault.item.to_string()).collect()
    };
    assert_eq!(needed(&[]), ["age"], "and reading one another is no circle");
    assert_eq!(needed(&[("age", "18")]), ["work"]);
    assert_eq!(needed(&[("age", "7"), ("day", "a")]), ["night"]);
    assert_eq!(needed(&[("work", "no")]), [""; 0]);
    // Who may leave it out is in a cell of its own.
    let cells = |item: usize| Cells::of(&instrument.logic.items[item]).unwrap();
    assert!(cells(0).categories().contains(&Category::Skipped));
    assert!(FaultKind::possible(&instrument.logic.items[1]).contains(&FaultKind::Required));
}

#[test]
fn the_condition_for_an_answer_is_read_as_every_other() {
    let needed = |condition: &str| {
        flaws(&format!(r#"{{ "kind": "text", "name": "a", "label": "A", "maximum_characters": 9, "required": {condition} }}"#))
    };
    assert_eq!(needed("false"), [""; 0]);
    assert!(needed(r#""${nobody} = 1""#)[0].starts_with("pages[0].elements[0].required: "));
    assert!(needed("3")[0].contains("does not fit the format"));
    let note = r#"{ "kind": "note", "name": "n", "label": "N", "required": "1 = 1" }"#;
    assert!(flaws(note).contains(&"pages[0].elements[0].required: does not belong to this kind of element".to_owned()));
    let outside = parse(
        r#"{ "kind": "repeat", "name": "r", "label": "R", "maximum": 2, "elements": [
               { "kind": "text", "name": "x", "label": "X", "maximum_characters": 9 } ] },
           { "kind": "text", "name": "y", "label": "Y", "maximum_characters": 9, "required": "count(${x}) > 1" }"#,
    );
    assert!(outside.logic.needs_server(), "phones know nothing of repetitions from outside");
}

#[test]
fn tables_are_bounded_and_named_apart_from_lists() {
    let with = |tables: &str| {
        let element = r#"{ "kind": "text", "name": "t", "label": "T", "maximum_characters": 9, "relevant": "instance('x')/root/item/a = 'b'" }"#;
        let choices = r#""choices": { "list": [{ "name": "a", "label": "A" }] }, "tables":"#;
        let source = source(element).replacen(r#""pages""#, &format!(r#"{choices} {tables}, "pages""#), 1);
        let flaws = Instrument::parse(&source).err().unwrap_or_default();
        flaws.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(with(r#"{ "x": { "columns": ["a"], "rows": [["b"]] } }"#), "");
    for (tables, place) in [
        (r#"{ "2x": { "columns": ["a"], "rows": [] } }"#, "tables.2x: must be named"),
        (r#"{ "list": { "columns": ["a"], "rows": [] } }"#, "tables.list: has the name of a list"),
        (r#"{ "x": { "columns": [], "rows": [] } }"#, "tables.x: must have 1 to 50 columns"),
        (r#"{ "x": { "columns": ["a", "a"], "rows": [] } }"#, "tables.x.columns: must each"),
        (r#"{ "x": { "columns": ["a"], "rows": [["b"], []] } }"#, "tables.x.rows[1]: must have one text"),
        (r#"{ "x": { "columns": ["a"], "rows": [[" b"]] } }"#, "tables.x.rows[0]: must hold texts"),
    ] {
        assert!(with(tables).starts_with(place), "{tables}: {}", with(tables));
    }
    let many = |rows: usize| format!(r#"{{ "columns": ["a", "b", "c"], "rows": [{}] }}"#, vec![r#"["1","",""]"#; rows].join(","));
    assert_eq!(with(&format!(r#"{{ "x": {}, "y": {} }}"#, many(9_000), many(7_600))), "");
    assert!(with(&format!(r#"{{ "x": {}, "y": {} }}"#, many(9_000), many(7_700))).starts_with("tables.y: must have"));
    assert!(with(&format!(r#"{{ "x": {} }}"#, many(10_001))).starts_with("tables.x: must have"));
}

#[test]
fn labels_are_looked_up_in_the_language_of_the_person() {
    let mut source: serde_json::Value = serde_json::from_str(&source(
        r#"{ "kind": "choose_one", "name": "town", "label": "Town?", "choices": "towns" },
           { "kind": "calculated", "name": "named", "value": "jr:choice-name(${town}, '${town}')" },
           { "kind": "calculated", "name": "listed", "value": "instance('towns')/root/item[name = ${town}]/label" },
           { "kind": "calculated", "name": "pulled", "value": "pulldata('towns', 'label', 'name', 'b')" },
           { "kind": "text", "name": "why", "label": "Why?", "maximum_characters": 9, "required": true, "relevant": "${named} = 'Fresno'" }"#,
    ))
    .unwrap();
    source["languages"] = serde_json::json!(["en", "es"]);
    source["choices"] = serde_json::json!({ "towns": [
        { "name": "a", "label": { "en": "Ash", "es": "Fresno" } }, { "name": "b", "label": "Bay" } ] });
    let instrument = Instrument::parse(&source.to_string()).unwrap();
    let draft = draft(&[("town", "a")]);
    let texts = |flow: &Flow<'_>| {
        ["named", "listed", "pulled"].map(|item| flow.text(instrument.logic.slot_of(&name(item)).unwrap()).to_owned())
    };
    let logic = &instrument.logic;
    assert_eq!(texts(&Flow::of(logic, &draft, today())), ["Ash", "Ash", "Bay"]);
    assert_eq!(texts(&Flow::in_language(logic, &draft, today(), Locale::English)), ["Ash", "Ash", "Bay"]);
    assert_eq!(texts(&Flow::in_language(logic, &draft, today(), Locale::Spanish)), ["Fresno", "Fresno", "Bay"]);
    // What is sent is checked as it was asked.
    assert!(Response::check(logic, &draft, today()).is_ok());
    let faults = Response::check_in(logic, &draft, today(), Locale::Spanish).unwrap_err();
    assert_eq!(faults, [Fault { item: name("why"), kind: FaultKind::Required }]);
}
