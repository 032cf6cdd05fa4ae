//! Answers to multiple choices: option names separated by white space. Any white space separates, as in ODK Web Forms; Enketo
//! splits at single spaces and would count what is between two.

use super::super::tree::NodeId;
use super::functions;

functions! {
    /// Spaces around the option do not count. No option ('') is selected where there is none, as in Enketo and ODK Web Forms.
    "selected" = Selected(list: String, option: String) -> bool {
        let option = option.trim_ascii();
        list.split_ascii_whitespace().any(|selected| selected == option) || option.is_empty() && list.trim_ascii().is_empty()
    }
    "count-selected" = CountSelected(list: String) -> f64 { list.split_ascii_whitespace().count() as f64 }
    /// Counted from 0; '' where there is none.
    "selected-at" = SelectedAt(list: String, index: f64) -> String {
        let found = if index >= 0.0 { list.split_ascii_whitespace().nth(index as usize) } else { None };
        found.unwrap_or_default().to_owned()
    }
    /// What a choice is called in the language of the person. The question is written as a path in quotes, which the parser reads.
    "jr:choice-name" = ChoiceName[seen](choice: String, question: Vec<NodeId>) -> String {
        let label = |question: &NodeId| seen.evaluation.context.choice_label(&choice, *question);
        question.first().and_then(label).unwrap_or_default()
    }
    /// Another name for `selected`, from before there was one (JavaRosa).
    "is-selected" = IsSelected(list: String, option: String) -> bool {
        list.split_ascii_whitespace().any(|selected| selected == option.trim_ascii())
    }
}
