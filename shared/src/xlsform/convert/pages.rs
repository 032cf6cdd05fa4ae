//! Pages of an instrument as a form makes them: each group at the top is one, and what stands between groups is shared out.

use serde_json::{Value as JsonValue, json};

/// Questions on a page that no group of the form makes.
const QUESTIONS_A_PAGE: usize = 6;

#[derive(Default)]
pub(super) struct Pages {
    done: Vec<JsonValue>,
    loose: Vec<JsonValue>,
}

impl Pages {
    pub fn question(&mut self, element: JsonValue) {
        self.loose.push(element);
        if self.loose.len() == QUESTIONS_A_PAGE {
            self.close();
        }
    }

    fn close(&mut self) {
        if !self.loose.is_empty() {
            let elements = std::mem::take(&mut self.loose);
            self.done.push(json!({ "elements": elements }));
        }
    }

    pub fn group(&mut self, page: JsonValue) {
        self.close();
        self.done.push(page);
    }

    pub fn finish(mut self) -> Vec<JsonValue> {
        self.close();
        self.done
    }
}
