use std::borrow::Cow;

use insta::assert_snapshot;
use proptest::prelude::*;
use time::{Date, Month};

use super::{Context, DEPTH_AT_MOST, Expression, NODES_AT_MOST, Node, Slot, Value};

/// Answers of one person, on 2026-05-31.
struct Answers;

const NAMES: [&str; 6] = ["age", "safe", "places", "born", "empty", "año"];

impl Context for Answers {
    fn text_of(&self, slot: Slot) -> Cow<'_, str> {
        ["42", "no", "park  street", "1984-02-29", "", "7"].get(usize::from(slot.0)).copied().unwrap_or("").into()
    }

    fn current(&self) -> Cow<'_, str> {
        "3.50".into()
    }

    fn today(&self) -> Date {
        Date::from_calendar_date(2026, Month::May, 31).unwrap()
    }
}

fn slot_of(name: &str) -> Option<Slot> {
    (0..).map(Slot).zip(NAMES).find(|(_, known)| *known == name).map(|(slot, _)| slot)
}

fn parse(source: &str) -> Expression {
    Expression::parse(source, slot_of).unwrap_or_else(|error| panic!("{source}: {error}"))
}

fn value(source: &str) -> Value {
    parse(source).evaluate(&Answers)
}

fn error(source: &str) -> String {
    Expression::parse(source, slot_of).unwrap_err().to_string()
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    for (source, text) in cases {
        assert_eq!(value(source).text(), *text, "{source}");
    }
}

#[test]
fn operators_bind_and_group_as_in_xpath() {
    check(&[
        ("1 + 2 * 3", "7"),
        ("(1 + 2) * 3", "9"),
        ("10 - 3 - 2", "5"),
        ("2 * 3 div 8 * 2", "1.5"),
        ("-2 * -3", "6"),
        ("--'5'", "5"),
        ("- - -5", "-5"),
        ("1 < 2 = 2 > 1", "true"),
        ("3 < 4 < 5", "true"),
        ("3 < (4 < 5)", "false"),
        ("true() or true() and false()", "true"),
        ("(true() or true()) and false()", "false"),
        ("1\r\n+\t1", "2"),
        ("${age}-2", "40"),
    ]);
}

#[test]
fn arithmetic_is_that_of_xpath() {
    check(&[
        ("0.1 + 0.2", "0.3"),
        ("1 div 0", "Infinity"),
        ("-1 div 0", "-Infinity"),
        ("0 div 0", "NaN"),
        ("5 mod 2", "1"),
        ("5 mod -2", "1"),
        ("-5 mod 2", "-1"),
        ("1.5 mod 0.5", "0"),
        ("5 mod 0", "NaN"),
        ("'19' + true()", "20"),
        ("'' + 1", "NaN"),
    ]);
}

#[test]
fn comparisons_convert_by_what_stands_on_either_side() {
    check(&[
        ("'5' = '5.0'", "false"),
        ("'5' = 5.0", "true"),
        ("5 = '5.0'", "true"),
        ("'017.' = 17", "true"),
        ("true() = 'false'", "true"),
        ("false() = ''", "true"),
        ("true() != 0", "true"),
        ("'' = ''", "true"),
        ("${empty} = 0", "false"),
        ("${empty} != 0", "true"),
        ("${empty} < 0", "false"),
        ("${empty} >= 0", "false"),
        ("not(${empty} < 0)", "true"),
        ("'abc' < 'abd'", "false"),
        ("'10' > '9'", "true"),
        ("5 <= 5 and 5 >= 5", "true"),
        ("5 < 5 or 5 > 5", "false"),
        ("0.1 + 0.2 = 0.3", "true"),
        ("0.000000001 = 0", "false"),
        ("1 div 0 = 2 div 0", "true"),
        ("1 div 0 != -1 div 0", "true"),
        ("0 div 0 = 0 div 0", "false"),
    ]);
}

#[test]
fn answers_are_text_until_an_operator_asks_for_more() {
    check(&[
        ("${age}", "42"),
        ("${age} = 42 and ${age} > 41.5", "true"),
        ("${safe} = 'no'", "true"),
        ("${ año }", "7"),
        (".", "3.50"),
        (". * 2", "7"),
        (". = '3.5'", "false"),
        (". = 3.5", "true"),
    ]);
}

#[test]
fn days_are_numbers_of_days() {
    check(&[
        ("today()", "2026-05-31"),
        ("today() - 1", "20603"),
        ("number('1970-01-02')", "1"),
        ("number('1970-02-30')", "NaN"),
        ("${born} < today()", "true"),
        ("'2026-05-31' = today()", "true"),
        ("'2026-05-30' != today()", "true"),
        ("int((today() - ${born}) div 365.25)", "42"),
        ("date(today() + 1)", "2026-06-01"),
        ("date(6.5)", "1970-01-07"),
        ("date(-1)", "1969-12-31"),
        ("date(-1000000)", "-0768-02-04"),
        ("date('2026-02-29')", ""),
        ("date(1 div 0)", ""),
        ("date('')  < today()", "false"),
        ("boolean(date(0))", "true"),
    ]);
}

#[test]
fn conditions_have_functions() {
    check(&[
        ("not(0)", "true"),
        ("boolean('false')", "true"),
        ("boolean(number(''))", "false"),
        ("if('', 1, 'no')", "no"),
        ("if('0', 1 + 1, 'no') = 2", "true"),
        ("coalesce('', 'b')", "b"),
        ("coalesce(0, 'b')", "0"),
        ("coalesce(number(''), 'b')", "b"),
        ("coalesce(${empty}, ${empty})", ""),
    ]);
}

#[test]
fn choices_have_functions() {
    check(&[
        ("selected(${places}, 'park')", "true"),
        ("selected(${places}, ' street ')", "true"),
        ("selected(${places}, 'par')", "false"),
        ("selected(${places}, '')", "false"),
        ("selected(${places}, 'park  street')", "false"),
        ("selected('1 2 3', 2)", "true"),
        ("selected(${empty}, '')", "false"),
        ("count-selected(${places})", "2"),
        ("count-selected(' ')", "0"),
    ]);
}

#[test]
fn texts_and_numbers_have_functions() {
    check(&[
        ("string-length('ñandú')", "5"),
        ("concat('a', 1 div 4, true(), ${safe})", "a0.25trueno"),
        ("concat()", ""),
        ("contains('abc', 'bc')", "true"),
        ("contains('abc', 'cb')", "false"),
        ("contains('', '')", "true"),
        ("starts-with('abc', 'ab')", "true"),
        ("starts-with('', 'a')", "false"),
        ("string(1.50)", "1.5"),
        ("number(' -12.5 ')", "-12.5"),
        ("int(-1.9)", "-1"),
        ("round(2.5)", "3"),
        ("round(-2.5)", "-2"),
        ("round(12345.15, 1)", "12345.2"),
        ("round('12350.1', -2)", "12400"),
        ("round(1.5, 1000)", "1.5"),
        ("round(1.5, 1 div 0)", "1.5"),
        ("abs(-3.5)", "3.5"),
        ("min(3, '1', 2)", "1"),
        ("max(3, 1, 2)", "3"),
        ("max(3, '', 5)", "NaN"),
        ("min('', 3)", "NaN"),
        ("sum(1, 2, 3)", "6"),
    ]);
}

#[test]
fn truth_is_that_of_xpath() {
    for (source, truth) in [("'0'", true), ("''", false), ("0", false), ("-1", true), ("0 div 0", false), ("today()", true)] {
        assert_eq!(value(source).truth(), truth, "{source}");
    }
}

#[test]
fn what_an_expression_reads_is_known() {
    let expression = parse("if(${safe} = 'no', ${age}, ${safe}) > .");
    assert_eq!(expression.reads(), [Slot(1), Slot(0)]);
    assert!(expression.reads_current());
    assert!(!parse("${age} > 1.5").reads_current());
}

#[test]
fn errors_say_where_what_and_what_instead() {
    assert_snapshot!(error(""), @"At character 0: expected a value, found the end.");
    assert_snapshot!(error("${age} and"), @"At character 10: expected a value after 'and', found the end.");
    assert_snapshot!(error("'ñ' = = 2"), @"At character 6: expected a value after '=', found '='.");
    assert_snapshot!(error("and 1"), @"At character 0: expected a value, found 'and'.");
    assert_snapshot!(error("1 2"), @"At character 2: expected an operator or the end, found '2'.");
    assert_snapshot!(error("(1 + 2"), @"At character 6: expected an operator or ')', found the end.");
    assert_snapshot!(error("selected(${safe} 'no')"), @"At character 17: expected an operator, ',' or ')', found 'no'.");
    assert_snapshot!(error("1 + 2)"), @"At character 5: expected an operator or the end, found ')'.");
    assert_snapshot!(error("min(1, )"), @"At character 7: expected a value after ',', found ')'.");
    assert_snapshot!(error("${age} > ${agee}"), @"At character 9: there is nothing named 'agee' to read here.");
    assert_snapshot!(error("${safe} = no"), @"At character 10: 'no' is neither text in quotes, nor a ${name}, nor a function followed by '('.");
    assert_snapshot!(error("1 + agee(2)"), @"At character 4: there is no function 'agee'.");
    assert_snapshot!(error("selected(${safe})"), @"At character 0: 'selected' takes 2 arguments, found 1.");
    assert_snapshot!(error("round()"), @"At character 0: 'round' takes 1 to 2 arguments, found 0.");
    assert_snapshot!(error("today(1)"), @"At character 0: 'today' takes no arguments, found 1.");
    assert_snapshot!(error("max()"), @"At character 0: 'max' takes at least 1 argument, found 0.");
    assert_snapshot!(error("${safe} = 'no"), @"At character 10: expected ' to close what begins here, found the end.");
    assert_snapshot!(error("${safe"), @"At character 0: expected } to close what begins here, found the end.");
    assert_snapshot!(error("${safe} = ‘no’"), @"At character 10: expected a value after '=', found '‘'.");
    assert_snapshot!(error("/data/age > 1"), @"At character 0: expected a value, found '/'.");
    assert_snapshot!(error(&format!("1 {}", "x".repeat(60))), @"At character 2: expected an operator or the end, found 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…'.");
}

#[test]
fn bounds_are_exact() {
    let nested = |depth: u8| format!("{}1{}", "(".repeat(depth.into()), ")".repeat(depth.into()));
    assert_eq!(value(&nested(DEPTH_AT_MOST)), Value::Number(1.0));
    assert_snapshot!(error(&nested(DEPTH_AT_MOST + 1)), @"At character 32: more than 32 brackets are open.");

    // A chain is not deep: 256 numbers, 255 operators and a minus sign make 512 nodes.
    let chain = format!("-1{}", "+1".repeat(usize::from(NODES_AT_MOST) / 2 - 1));
    assert_eq!(value(&chain), Value::Number(254.0));
    assert_snapshot!(error(&format!("-{chain}")), @"At character 513: the expression has more than 512 values, operators and calls.");

    assert_eq!(value(&format!("1{}", " ".repeat(4095))), Value::Number(1.0));
    assert_snapshot!(error(&" ".repeat(4097)), @"At character 0: the expression is longer than 4096 bytes.");
}

#[test]
fn nodes_that_no_parser_makes_still_have_a_value() {
    let call = parse("concat(1, 2)").0.pop().unwrap();
    for nodes in [vec![], vec![Node::Negate], vec![Node::Number(1.0), call], vec![Node::Number(1.0), Node::Text("a".into())]] {
        let _ = Expression(nodes).evaluate(&Answers);
    }
}

#[test]
fn an_expression_is_sent_in_a_few_bytes() {
    let expression = parse("selected(${places}, 'park') and ${age} > 17");
    let bytes = postcard::to_allocvec(&expression).unwrap();
    assert_eq!(postcard::from_bytes::<Expression>(&bytes).unwrap(), expression);
    assert_eq!(bytes.len(), 28);
}

/// Pieces that make sources which come close to being expressions.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "1",
        "2.5",
        ".5",
        "'a'",
        "\"b c\"",
        "''",
        "'2026-05-31'",
        "${age}",
        "${places}",
        "${empty}",
        "${nobody}",
        ".",
        "+",
        "-",
        "*",
        "div",
        "mod",
        "and",
        "or",
        "=",
        "!=",
        "<",
        "<=",
        ">",
        ">=",
        "(",
        ")",
        "(",
        ")",
        ",",
        "true(",
        "not(",
        "if(",
        "coalesce(",
        "selected(",
        "count-selected(",
        "round(",
        "int(",
        "min(",
        "concat(",
        "contains(",
        "date(",
        "today()",
        "number(",
        "'",
        "${",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.join(" "))
}

/// Sources that are expressions.
fn sentence() -> impl Strategy<Value = String> {
    let leaf = prop::sample::select(vec![
        "1",
        "2.5",
        "1e",
        "'a'",
        "''",
        "'2026-05-31'",
        "${age}",
        "${places}",
        "${empty}",
        ".",
        "today()",
    ]);
    let leaf = leaf.prop_map(|leaf| leaf.replace("1e", "100000000000000000000"));
    leaf.prop_recursive(6, 60, 3, |inner| {
        let operator = prop::sample::select(vec!["+", "-", "*", "div", "mod", "and", "or", "=", "!=", "<", ">="]);
        let unary =
            prop::sample::select(vec!["not", "-", "boolean", "string", "number", "date", "round", "int", "count-selected"]);
        let binary =
            prop::sample::select(vec!["selected", "contains", "starts-with", "coalesce", "min", "sum", "round", "concat"]);
        prop_oneof![
            (inner.clone(), operator, inner.clone()).prop_map(|(left, operator, right)| format!("({left} {operator} {right})")),
            (unary, inner.clone()).prop_map(|(name, value)| format!("{name}({value})")),
            (binary, inner.clone(), inner.clone()).prop_map(|(name, first, second)| format!("{name}({first}, {second})")),
            (inner.clone(), inner.clone(), inner).prop_map(|(first, second, third)| format!("if({first}, {second}, {third})")),
        ]
    })
}

/// An error stands within the source, and whatever is parsed has a value.
fn try_out(source: &str) {
    match Expression::parse(source, slot_of) {
        Ok(expression) => drop(expression.evaluate(&Answers).text()),
        Err(error) => assert!(error.position <= source.chars().count(), "{source}: {error}"),
    }
}

proptest! {
    #[test]
    fn no_text_panics(source: String) {
        try_out(&source);
    }

    #[test]
    fn no_soup_of_tokens_panics(source in soup()) {
        try_out(&source);
    }

    #[test]
    fn no_long_run_of_one_token_panics(piece in prop::sample::select(vec!["(", "-", "1+", "not(", "1,", "'", "min(1,", "é"]), count in 0usize..5000) {
        try_out(&piece.repeat(count));
    }

    #[test]
    fn every_sentence_has_a_value_that_survives_sending(source in sentence()) {
        let expression = parse(&source);
        let sent: Expression = postcard::from_bytes(&postcard::to_allocvec(&expression).unwrap()).unwrap();
        prop_assert_eq!(sent.evaluate(&Answers).text(), expression.evaluate(&Answers).text());
    }

    #[test]
    fn no_bytes_panic(bytes: Vec<u8>) {
        if let Ok(expression) = postcard::from_bytes::<Expression>(&bytes) {
            let _ = expression.evaluate(&Answers);
        }
    }
}
