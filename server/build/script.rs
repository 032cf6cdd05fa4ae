//! Small plain scripts, joined into one file that a browser fetches once. They share their names, and nothing outside sees them.

/// Joins scripts in their order, without whole lines of comment and without indentation, which residents would pay for. So a script
/// must not have a string over several lines.
pub fn join(scripts: &[String]) -> String {
    let lines = scripts.iter().flat_map(|script| script.lines()).map(str::trim);
    let code: Vec<&str> = lines.filter(|line| !line.is_empty() && !line.starts_with("//")).collect();
    format!("{{\n{}\n}}\n", code.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn comments_and_indentation_go_and_addresses_stay() {
        let scripts = ["// What it is.\n\nconst a = {\n    b: 1,\n};\n", "    f(\"https://x\"); // stays\n"].map(str::to_owned);
        assert_eq!(join(&scripts), "{\nconst a = {\nb: 1,\n};\nf(\"https://x\"); // stays\n}\n");
    }
}
