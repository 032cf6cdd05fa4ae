//! No source and no bytes bring the language to a halt.

use proptest::prelude::*;

use super::super::Expression;
use super::repetitions::Household;
use super::{parse, slot_of, with};

/// Over answers without repetitions and with them.
fn evaluated(expression: &Expression) -> Vec<String> {
    let household = Household::default();
    let inside = expression
        .value_at(&household, Household::SECOND_AGE)
        .map_or_else(|failure| failure.to_string(), |value| value.text(&household).into_owned());
    vec![with(|answers| answers.text_of(&expression.evaluate(answers))), inside]
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
        "/",
        "//",
        "..",
        "@*",
        "*",
        "|",
        "[",
        "]",
        "[1]",
        "ancestor::",
        "preceding::node()",
        "jr:choice-name(",
        "indexed-repeat(",
        "once(",
        "randomize(",
        "position(",
        "a",
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
            prop::sample::select(vec!["selected", "contains", "starts-with", "coalesce", "min", "max", "round", "concat"]);
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
        Ok(expression) => drop(evaluated(&expression)),
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
        prop_assert_eq!(evaluated(&sent), evaluated(&expression));
    }

    #[test]
    fn no_bytes_panic(bytes: Vec<u8>) {
        if let Ok(expression) = postcard::from_bytes::<Expression>(&bytes) {
            let _ = evaluated(&expression);
        }
    }
}
