//! How well the expression language agrees with recorded cases of XPath 1.0 and ODK's engines. The cases are data: a JSON array a file,
//! each with an expression, a document and what comes of it.
//!
//! `PORCHLIGHT_XPATH_CASES` names a file or a folder of them; without it the corpus beside the repository is taken.

#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

#[path = "xpath/case.rs"]
mod case;
mod document;

use std::io::Write;
use std::path::{Path, PathBuf};

use case::{Case, Verdict};

/// Fewer than so many of a thousand must not fail.
const PASSED_PER_THOUSAND: usize = 990;

fn files() -> Vec<PathBuf> {
    let named = std::env::var_os("PORCHLIGHT_XPATH_CASES").map(PathBuf::from);
    let path = named.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus/xpath-cases.json"));
    if !path.is_dir() {
        return if path.exists() { vec![path] } else { Vec::new() };
    }
    let mut files: Vec<PathBuf> = std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    files
}

fn judge(files: &[PathBuf], out: &mut impl Write) -> (usize, usize, usize) {
    let (mut passed, mut failed, mut excluded) = (0, 0, 0);
    for file in files {
        let cases: Vec<Case> = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        for case in &cases {
            match case.judge() {
                Verdict::Passed => passed += 1,
                Verdict::Excluded(reason) => {
                    excluded += 1;
                    writeln!(out, "excluded {}: {reason}", case.id).unwrap();
                }
                Verdict::Failed(got) => {
                    failed += 1;
                    writeln!(out, "{}: {}\n  expected {}\n  got      {got}", case.id, case.expr, case.expected).unwrap();
                }
            }
        }
    }
    writeln!(out, "xpath: {passed} passed, {failed} failed, {excluded} excluded").unwrap();
    (passed, failed, excluded)
}

#[test]
fn recorded_cases_are_evaluated_as_recorded() {
    let mut out = std::io::stdout();
    let files = files();
    if files.is_empty() {
        assert!(std::env::var_os("CI").is_none(), "the corpus is missing, and CI skips no test");
        writeln!(out, "the corpus of expressions is missing: nothing was tested").unwrap();
        return;
    }
    let (passed, failed, _) = judge(&files, &mut out);
    assert!(passed * 1000 >= PASSED_PER_THOUSAND * (passed + failed), "{failed} of {} cases fail", passed + failed);
}

#[test]
fn own_cases_are_evaluated_as_written() {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/xpath/own-cases.json");
    let (passed, failed, excluded) = judge(&[own], &mut std::io::stdout());
    assert_eq!((failed, excluded), (0, 0));
    assert!(passed > 0);
}
