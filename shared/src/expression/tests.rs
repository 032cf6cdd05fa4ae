use insta::assert_snapshot;
use time::{Date, Month};

use super::code::Step;
use super::{
    Advice, Answers, Axis, DEPTH_AT_MOST, Expression, Failure, Flat, NODES_AT_MOST, Native, Outline, Path, Slot, Start, Test,
    Type, Value,
};

const NAMES: [&str; 6] = ["age", "safe", "places", "born", "empty", "año"];

/// Runs something with what the expressions of these tests can see.
fn with<T>(look: impl FnOnce(&Answers<'_>) -> T) -> T {
    let texts = ["42", "no", "park  street", "1984-02-29", "", "7"].map(str::to_owned);
    let today = Date::from_calendar_date(2026, Month::May, 31).unwrap();
    look(&Answers {
        texts: &texts,
        current: "3.50",
        item: Slot(9),
        outline: &Outline::default(),
        language: None,
        today,
        host: &Native,
    })
}

fn slot_of(name: &str) -> Option<Slot> {
    (0..).map(Slot).zip(NAMES).find(|(_, known)| *known == name).map(|(slot, _)| slot)
}

fn parse(source: &str) -> Expression {
    Expression::parse(source, slot_of).unwrap_or_else(|error| panic!("{source}: {error}"))
}

fn value(source: &str) -> Value {
    with(|answers| parse(source).evaluate(answers))
}

fn error(source: &str) -> String {
    Expression::parse(source, slot_of).unwrap_err().to_string()
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    for (source, text) in cases {
        assert_eq!(with(|answers| answers.text_of(&value(source))), *text, "{source}");
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
        ("date(6.5)", "1970-01-07T12:00:00.000+00:00"),
        ("date(-1)", "1969-12-31"),
        ("date(-1000000)", "-0768-02-04"),
        ("date('2026-02-29')", "Invalid Date"),
        ("date(1 div 0)", "Invalid Date"),
        ("date('')  < today()", "false"),
        ("boolean(date(0))", "false"),
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
        ("selected(${empty}, '')", "true"),
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
        ("sum(${age})", "42"),
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
    assert_snapshot!(error("and 1"), @"At character 4: expected an operator or the end, found '1'.");
    assert_snapshot!(error("1 2"), @"At character 2: expected an operator or the end, found '2'.");
    assert_snapshot!(error("(1 + 2"), @"At character 6: expected an operator or ')', found the end.");
    assert_snapshot!(error("selected(${safe} 'no')"), @"At character 17: expected an operator, ',' or ')', found 'no'.");
    assert_snapshot!(error("1 + 2)"), @"At character 5: expected an operator or the end, found ')'.");
    assert_snapshot!(error("min(1, )"), @"At character 7: expected a value after ',', found ')'.");
    assert_snapshot!(error("${age} > ${agee}"), @"At character 9: there is nothing named 'agee' to read here.");
    assert_snapshot!(error("${safe} = jr:no"), @"At character 10: nothing is known of the prefix 'jr'.");
    assert_snapshot!(error("/data/ + 1"), @"At character 7: expected a step of a path, found '+'.");
    assert_snapshot!(error("/data/side::a"), @"At character 6: expected the name of an axis, found 'side'.");
    assert_snapshot!(error("/data/a[1"), @"At character 9: expected an operator or ']', found the end.");
    assert_snapshot!(error("if(1, 2)"), @"At character 7: expected an operator or ',', found ')'.");
    assert_snapshot!(error("jr:choice-name('a', '${nobody}')"), @"At character 21: there is nothing named 'nobody' to read here.");
    assert_snapshot!(error("jr:choice-name('a', 1)"), @"At character 20: the question of 'jr:choice-name' must be a path in quotes.");
    assert_snapshot!(error("1 + agee(2)"), @"At character 4: there is no function 'agee'.");
    assert_snapshot!(error("selected(${safe})"), @"At character 0: 'selected' takes 2 arguments, found 1.");
    assert_snapshot!(error("round()"), @"At character 0: 'round' takes 1 to 2 arguments, found 0.");
    assert_snapshot!(error("today(1)"), @"At character 0: 'today' takes no arguments, found 1.");
    assert_snapshot!(error("max()"), @"At character 0: 'max' takes at least 1 argument, found 0.");
    assert_snapshot!(error("${safe} = 'no"), @"At character 10: expected ' to close what begins here, found the end.");
    assert_snapshot!(error("${safe"), @"At character 0: expected } to close what begins here, found the end.");
    assert_snapshot!(error("${safe} = ‘no’"), @"At character 10: expected a value after '=', found '‘'.");
    assert_snapshot!(error("/data/age > > 1"), @"At character 12: expected a value after '>', found '>'.");
    assert_snapshot!(error(&format!("1 {}", "x".repeat(60))), @"At character 2: expected an operator or the end, found 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…'.");
}

#[test]
fn bounds_are_exact() {
    let nested = |depth: u8| format!("{}1{}", "(".repeat(depth.into()), ")".repeat(depth.into()));
    assert_eq!(value(&nested(DEPTH_AT_MOST)), Value::Number(1.0));
    assert_snapshot!(error(&nested(DEPTH_AT_MOST + 1)), @"At character 64: more than 64 brackets are open.");

    // A chain is not deep: 2048 numbers, 2047 operators and a minus sign make 4096 steps.
    let chain = format!("-1{}", "+1".repeat(usize::from(NODES_AT_MOST) / 2 - 1));
    assert_eq!(value(&chain), Value::Number(2046.0));
    assert_snapshot!(error(&format!("-{chain}")), @"At character 4097: the expression has more than 4096 values, operators and calls.");

    assert_eq!(value(&format!("1{}", " ".repeat(32_767))), Value::Number(1.0));
    assert_snapshot!(error(&" ".repeat(32_769)), @"At character 0: the expression is longer than 32768 bytes.");
}

#[test]
fn steps_that_no_parser_makes_fail() {
    let call = parse("concat(1, 2)").0.pop().unwrap();
    let endless = std::iter::repeat_n(Step::Predicate(u16::MAX), 9).collect();
    for steps in
        [vec![], vec![Step::Negate], vec![Step::Number(1.0), call], vec![Step::Here, Step::Filter, Step::Predicate(7)], endless]
    {
        assert_eq!(with(|answers| Expression(steps).value_at(&Flat(answers), Flat::CURRENT)), Err(Failure::Damaged));
    }
}

#[test]
fn an_expression_is_sent_in_a_few_bytes() {
    let expression = parse("selected(${places}, 'park') and ${age} > 17");
    let bytes = postcard::to_allocvec(&expression).unwrap();
    assert_eq!(postcard::from_bytes::<Expression>(&bytes).unwrap(), expression);
    assert_eq!(bytes.len(), 29);
}

#[test]
fn what_is_not_needed_is_not_evaluated() {
    // A path over text fails when it is reached.
    check(&[
        ("if(true(), 'a', count('x'))", "a"),
        ("if(false(), count('x'), 'b')", "b"),
        ("true() or count('x')", "true"),
        ("false() and count('x')", "false"),
        ("once(count('x'))", "3.50"),
    ]);
    assert_eq!(with(|answers| parse("true() and count('x')").value_at(&Flat(answers), Flat::CURRENT)), Err(Failure::NoNodes));
}

#[test]
fn kinds_are_known_without_answers() {
    for (source, kind) in [
        ("1 + 1", Type::Number),
        ("${age} = 1 or true()", Type::Boolean),
        ("if(true(), 'a', concat('b'))", Type::Text),
        ("if(true(), 'a', 1)", Type::Any),
        ("/data/a[. = 1]", Type::Nodes),
        ("today()", Type::Date),
        ("${age} | ${safe}", Type::Nodes),
    ] {
        assert_eq!(parse(source).kind(), kind, "{source}");
    }
}

#[test]
fn advice_names_what_may_not_be_meant() {
    assert_eq!(parse("${age} + 1 = 'old'").advice(), [Advice::NumberWithText("old".into())]);
    assert_eq!(parse("regex(., '[0-9]+')").advice(), [Advice::OpenPattern("[0-9]+".into())]);
    assert_eq!(parse("${safe} = no").advice(), [Advice::BareWord("no".into())]);
    assert_eq!(parse("${age} = '5' and regex(., '^[0-9]+$') and ../no = 1").advice(), []);
}

#[test]
fn paths_are_known_without_answers() {
    let child = |name: &str| (Axis::Child, Test::Local(name.into(), "".into()));
    let up = (Axis::Parent, Test::Anything);
    assert_eq!(
        parse("/data/a[../b = 1] + ${age}/c").paths(),
        [
            Path { start: Start::Root, steps: vec![child("data"), child("a")] },
            Path { start: Start::Unknown, steps: vec![up, child("b")] },
            Path { start: Start::Slot(Slot(0)), steps: vec![child("c")] },
        ]
    );
    assert!(parse("digest('a', 'MD5')").needs_server());
    assert!(!parse("concat('a', 'MD5')").needs_server());
}

mod fuzz;
mod repetitions;
