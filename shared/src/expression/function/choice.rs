//! Answers to multiple choices: option names separated by white space. Any white space separates, as in ODK Web Forms; Enketo
//! splits at single spaces and would count what is between two.

use super::functions;

functions! {
    /// Whether an option was chosen. A number is taken as an option's name, as in Enketo and ODK Web Forms; JavaRosa refuses it.
    "selected" = Selected(chosen: String, option: String) -> bool {
        let option = option.trim_ascii();
        chosen.split_ascii_whitespace().any(|chosen| chosen == option)
    }

    "count-selected" = CountSelected(chosen: String) -> f64 { chosen.split_ascii_whitespace().count() as f64 }
}
