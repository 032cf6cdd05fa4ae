//! The README's invariants that can be read off the sources, so that they stay true.

use std::fs;
use std::path::{Path, PathBuf};

/// Files below a folder of the workspace that end so, with their text.
fn sources(folder: &str, ending: &str) -> Vec<(String, String)> {
    fn walk(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, ending, found);
            } else if path.to_str().unwrap().ends_with(ending) {
                found.push(path);
            }
        }
    }
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut found = Vec::new();
    walk(&workspace.join(folder), ending, &mut found);
    assert!(!found.is_empty(), "{folder} holds no {ending}");
    found
        .into_iter()
        .map(|path| (path.strip_prefix(workspace).unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&path).unwrap()))
        .collect()
}

/// The code before a file's tests.
fn product(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or_default()
}

#[track_caller]
fn only_in(allowed: &[&str], folder: &str, words: &[&str]) {
    for (path, text) in sources(folder, ".rs") {
        for word in words {
            let is_allowed = allowed.iter().any(|allowed| path.starts_with(allowed));
            assert!(is_allowed || !product(&text).contains(word), "{path} holds “{word}”, which belongs in {allowed:?}");
        }
    }
}

#[test]
fn only_the_store_speaks_sql() {
    only_in(&["server/src/store/"], "server/src", &["sqlx::", "SELECT ", "INSERT INTO", "UPDATE ", "DELETE FROM"]);
}

#[test]
fn only_the_rim_reads_the_clock_and_the_systems_randomness() {
    only_in(&["server/src/clock.rs"], "server/src", &["now_utc", "SystemTime", "Instant::now"]);
    only_in(&["server/src/entropy.rs"], "server/src", &["SysRng", "rand::rng()", "OsRng", "getrandom::"]);
    only_in(
        &[],
        "shared/src",
        &["now_utc", "SystemTime", "Instant::now", "SysRng", "rand::rng()", "OsRng", "std::fs", "std::net", "tokio"],
    );
}

#[test]
fn only_one_file_renders_pages() {
    // All pages as one fragment for the phone are the one other thing that is rendered.
    only_in(&["server/src/page.rs", "server/src/routes/survey/mod.rs"], "server/src", &["app::document::render", "leptos::"]);
}

#[test]
fn what_people_see_cannot_reach_the_store_or_exact_counts() {
    for (path, text) in sources("app", "Cargo.toml") {
        assert!(!["server.workspace", "server =", "sqlx", "axum", "tokio"].iter().any(|name| text.contains(name)), "{path}");
    }
    only_in(&[], "app", &["Tally", "Counter"]);
}

#[test]
fn what_follows_a_release_cannot_see_a_tally() {
    for file in ["summary.rs", "dataset.rs"] {
        let (path, text) = sources("shared/src", file).remove(0);
        assert!(!product(&text).contains("Tally") && !product(&text).contains("Counter"), "{path}");
    }
    only_in(&[], "shared/src/export", &["Tally", "Counter"]);
    only_in(&[], "shared/src/estimate", &["Tally", "Counter"]);
}

#[test]
fn no_column_could_hold_what_is_never_stored() {
    for (path, text) in sources("migrations", ".sql") {
        let columns =
            text.lines().filter(|line| line.starts_with("    ")).map(|line| line.trim().split(' ').next().unwrap_or_default());
        for column in columns {
            for telltale in ["ip", "address", "agent", "device", "time", "timestamp", "created_at", "phone", "email"] {
                assert!(!column.split('_').any(|part| part == telltale), "{path}: {column}");
            }
        }
        assert!(!text.to_uppercase().contains("TIMESTAMP"), "{path}");
    }
}

#[test]
fn both_databases_have_the_same_tables_and_columns() {
    let columns = |backend: &str| {
        let mut files = sources(&format!("migrations/{backend}"), ".sql");
        files.sort();
        let text: String = files.into_iter().map(|(_, text)| text).collect();
        let mut found = Vec::new();
        for line in text.lines() {
            let word = |line: &str| line.trim().split([' ', '(']).next().unwrap_or_default().to_owned();
            if let Some(table) = line.strip_prefix("CREATE TABLE ") {
                found.push(format!("table {}", word(table)));
            } else if line.starts_with("    ") && word(line).chars().next().is_some_and(|first| first.is_ascii_lowercase()) {
                found.push(word(line));
            }
        }
        found
    };
    assert_eq!(columns("sqlite"), columns("postgres"));
}

/// Consent has a sentence for each of these (`app/src/page/survey/consent.rs`): a new column needs a new sentence.
#[test]
fn consent_tells_of_every_column_of_an_answer() {
    let told = [
        ("survey", "consent-kept-version"),
        ("id", "consent-kept-number"),
        ("version", "consent-kept-version"),
        ("received_day", "consent-kept-day"),
        ("payload", "consent-kept-answers"),
    ];
    let words = sources("app/src/page/survey", "consent.rs").remove(0).1;
    for (path, schema) in sources("migrations", "0001_initial.sql") {
        let table = schema.split("CREATE TABLE response (").nth(1).unwrap().split("\n)").next().unwrap();
        let lines = table.lines().map(str::trim).filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()));
        let columns: Vec<&str> = lines.map(|line| line.split(' ').next().unwrap()).collect();
        assert_eq!(columns, told.map(|(column, _)| column), "{path}");
    }
    for (column, sentence) in told {
        assert!(words.contains(&format!("\"{sentence}\"")), "nothing is said of {column}");
    }
}

/// The library that prints pages does not make text of what stands in these elements.
#[test]
fn nothing_that_was_typed_is_printed_as_it_is() {
    for (path, text) in sources("app/src", ".rs") {
        let text = product(&text);
        for element in ["textarea", "noscript", "style", "script"] {
            let end = format!("</{element}>");
            for (place, _) in text.match_indices(&end) {
                let before = &text[..place];
                let inside = before.rsplit_once('>').map_or(before, |(_, inside)| inside);
                assert!(inside.is_empty() || inside.starts_with("{lines("), "{path} prints {inside} into a {element}");
            }
        }
    }
}

#[test]
fn every_module_says_what_it_is() {
    for folder in ["shared/src", "app/src", "app/phone/src", "app/studio/src", "server/src", "tests/src"] {
        for (path, text) in sources(folder, ".rs") {
            assert!(text.starts_with("//!") || path.ends_with("tests.rs"), "{path} opens without a word about itself");
            assert!(text.lines().count() <= 500, "{path} is long: one idea a file");
        }
    }
}
