//! Groups, repeats and loops of the survey sheet: where they begin and end, and what the rows that open them bring along.

use super::form::Node;
use super::kind::Container;
use super::placement;
use super::report::Place;
use super::survey::{Frame, Reader, Row, TableOfChoices, keep_parameters};
use super::value::Value;

/// Containers nested deeper than this are not a questionnaire.
const DEEPEST: usize = 100;

impl Reader<'_> {
    pub(super) fn begin(&mut self, container: Container, list: Option<String>, mut row: Row) {
        let place = Place::survey(row.number);
        let node = &mut row.node;
        node.kind = container.name().to_owned();
        keep_parameters(node, &row.parameters);
        if container == Container::Repeat {
            if node.name == self.root {
                let problem = "A repeat must not have the name of the form itself.";
                self.report.error("repeat.root", place.column("name"), &node.name, problem, "The name was kept as written.");
            } else if !self.repeats.insert(node.name.clone()) {
                let problem = "Another repeat somewhere in the survey has the same name.";
                self.report.error("repeat.duplicate", place.column("name"), &node.name, problem, "Both were kept as written.");
            }
            if node.label.is_none() && node.media.is_none() {
                let problem = "The repeat has no label.";
                self.report.warning("repeat.label", place.column("label"), &node.name, problem, "It was kept without one.");
            }
        }
        if container == Container::Loop {
            self.loop_list(node, list, place);
        }
        if self.stack.len() > DEEPEST {
            let problem = "Groups are nested too deeply.";
            let done = "Its questions were put into the group around it.";
            self.report.error("structure.depth", place.column("type"), &node.name, problem, done);
            self.too_deep += 1;
            return;
        }
        self.open_table(node);
        let path = placement::below(&self.top().path, &node.name, container);
        self.stack.push(Frame::new(Some(container), row.node, path));
    }

    fn loop_list(&mut self, node: &mut Node, list: Option<String>, place: Place) {
        let kept = "The loop was kept without choices.";
        match list {
            None => {
                let problem = "A loop must say over which list it goes.";
                self.report.error("loop.list_missing", place.column("type"), &node.name, problem, kept);
            }
            Some(list) => {
                match self.choices.get(&list) {
                    Some(choices) => node.columns = choices.iter().map(|choice| choice.name.clone()).collect(),
                    None => {
                        let problem = "There is no list of choices of this name to loop over.";
                        self.report.error("loop.list_unknown", place.column("type"), &list, problem, kept);
                    }
                }
                node.over = Some(list);
            }
        }
    }

    /// A group with the appearance `table-list` shows its selects as a table under one row of labels.
    fn open_table(&mut self, node: &mut Node) {
        let appearance = node.appearance_text().to_owned();
        if !appearance.split_whitespace().any(|word| word == "table-list") {
            return;
        }
        self.table = TableOfChoices::Opened;
        let words: Vec<&str> = appearance.split_whitespace().filter(|word| *word != "table-list").collect();
        let text = ["field-list"].into_iter().chain(words).collect::<Vec<_>>().join(" ");
        node.appearance = Some(Value::Text(text));
        if node.label.is_some() || node.hint.is_some() {
            node.children.push(Node {
                kind: "note".to_owned(),
                name: format!("generated_table_list_label_{}", node.row.0),
                label: node.label.take(),
                hint: node.hint.take(),
                generated: true,
                row: node.row,
                ..Node::default()
            });
        }
    }

    pub(super) fn end(&mut self, container: Container, row: &Row) {
        self.table = TableOfChoices::Closed;
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        let fits = self.stack.len() > 1 && self.top().container == Some(container);
        if !fits {
            self.report.error(
                "structure.end",
                Place::survey(row.number).column("type"),
                &row.kind,
                format!("No {} is open that this row could close.", container.name()),
                "The row was left out.",
            );
            return;
        }
        self.close();
    }

    fn close(&mut self) {
        if let Some(frame) = self.stack.pop() {
            self.push(frame.node);
        }
    }

    pub(super) fn close_what_is_open(&mut self) {
        while self.stack.len() > 1 {
            let frame = self.top();
            let what = frame.container.map_or("group", Container::name);
            let (row, name) = (frame.node.row.0, frame.node.name.clone());
            self.report.error(
                "structure.begin",
                Place::survey(row).column("type"),
                &name,
                format!("The {what} is never closed."),
                "It was closed at the end of the sheet.",
            );
            self.close();
        }
    }
}
