//! Pictures and sounds of a form's prompts. Forms have no words for people who do not see or hear them, and other files for other
//! languages; our own forms have the words in columns of ours.

use serde_json::{Value as JsonValue, json};

use super::super::form::{Choice, Node};
use super::super::own::{self, Exact};
use super::super::value::{Map, Value};
use super::{Converter, set};
use crate::instrument::MediumKind;

const RULE: &str = "instrument.media";

impl Converter<'_> {
    /// Adds the picture and the sound of a row to its element, which has its label already.
    pub(super) fn media(&mut self, element: &mut JsonValue, node: &Node) {
        let Some(media) = media_of(node) else { return };
        let kinds = [
            (MediumKind::Image, "image", own::IMAGE_DESCRIPTION, "A form has no words for those who do not see the picture."),
            (MediumKind::Audio, "audio", own::AUDIO_DESCRIPTION, "A form has no words for those who do not hear the sound."),
        ];
        for (kind, key, column, problem) in kinds {
            let Some(file) = self.file(node, media, kind, key) else { continue };
            let description = self.exact_text(&Exact::of(node), column, own::value(node, column)).unwrap_or_else(|| {
                let done = "Its label stands in: write what the file shows or says.";
                self.finding(Some(node.row.0), RULE, &file, problem, done);
                element.get("label").cloned().unwrap_or_else(|| node.name.as_str().into())
            });
            set(element, key, Some(json!({ "file": file, "description": description })));
        }
        for (key, problem, done) in [
            ("big-image", "Pictures are shown in one size here.", "The large one was left out."),
            ("video", "Prompts have no films here: they cost residents too many bytes.", "It was kept out."),
        ] {
            if media.contains(key) {
                self.finding(Some(node.row.0), RULE, key, problem, done);
            }
        }
    }

    /// The one file of a kind, under a name that files have here.
    fn file(&mut self, node: &Node, media: &Map, kind: MediumKind, key: &str) -> Option<String> {
        let files = self.files(media, key);
        let written = files.first()?.trim();
        if let Some(other) = files.iter().find(|file| file.trim() != written) {
            let problem = "There is one file for all languages here.";
            self.finding(Some(node.row.0), RULE, other, problem, "That of the first language was taken.");
        }
        let file = plain_name(written);
        self.name_of_file(node.row.0, kind, written, &file);
        kind.takes(&file).then_some(file)
    }

    /// The files of a kind in all languages, that of the first one first.
    fn files(&self, media: &Map, key: &str) -> Vec<String> {
        match self.text(media.get(key)) {
            Some(JsonValue::Object(texts)) => {
                let first = self.languages.first().and_then(|(locale, _)| texts.get(locale.tag()));
                first.into_iter().chain(texts.values()).filter_map(JsonValue::as_str).map(str::to_owned).collect()
            }
            one => one.iter().filter_map(JsonValue::as_str).map(str::to_owned).collect(),
        }
    }

    /// Says what became of the name of a file, unless it is the same.
    fn name_of_file(&mut self, row: u32, kind: MediumKind, written: &str, file: &str) {
        if !kind.takes(file) {
            let problem = "Files of this kind, or with so long a name, are not shown here.";
            self.finding(Some(row), RULE, written, problem, "It was kept out.");
        } else if file != written {
            let done = format!("It is called “{file}” here: add it under this name.");
            self.finding(Some(row), RULE, written, "Names of files are letters, digits, “_”, “.” and “-” here.", &done);
        }
    }

    /// The picture of a choice; what it lacks is said for all of a list at the question that asks for it.
    pub(super) fn picture_of_choice(&self, choice: &Choice, label: &JsonValue) -> Option<JsonValue> {
        let file = plain_name(self.files(inside(choice.media.as_ref())?, "image").first()?.trim());
        let described = choice.extra.text(own::IMAGE_DESCRIPTION_OF_CHOICE).and_then(|cell| serde_json::from_str(cell).ok());
        let description = described.unwrap_or_else(|| label.clone());
        MediumKind::Image.takes(&file).then(|| json!({ "file": file, "description": description }))
    }

    /// Says that a page cannot carry what the row of a form does.
    pub(super) fn media_of_page(&mut self, node: &Node) {
        if media_of(node).is_some() {
            let problem = "A page has no picture or sound of its own here.";
            self.finding(Some(node.row.0), RULE, &node.name, problem, "It was kept out: give it to a note on the page.");
        }
    }

    /// Says what choices carry that is not taken, and what their pictures lack.
    pub(super) fn media_of_choices(&mut self, node: &Node, choices: &[Choice]) {
        let (mut is_undescribed, mut is_heard) = (false, false);
        for choice in choices {
            let Some(media) = inside(choice.media.as_ref()) else { continue };
            is_heard |= ["audio", "video", "big-image"].iter().any(|key| media.contains(key));
            let Some(written) = self.files(media, "image").into_iter().next() else { continue };
            is_undescribed |= !choice.extra.contains(own::IMAGE_DESCRIPTION_OF_CHOICE) && !self.ours.is_ours;
            self.name_of_file(choice.row.0, MediumKind::Image, written.trim(), &plain_name(written.trim()));
        }
        if is_undescribed {
            let problem = "A form has no words for those who do not see the pictures of choices.";
            let done = "The labels stand in: write what the pictures show where they show more.";
            self.finding(Some(node.row.0), RULE, &node.name, problem, done);
        }
        if is_heard {
            let problem = "Choices have no sounds, films or large pictures of their own here.";
            self.finding(Some(node.row.0), RULE, &node.name, problem, "They were kept out.");
        }
    }
}

/// A name that files have here, like the written one.
fn plain_name(written: &str) -> String {
    let plain = written.rsplit('/').next().unwrap_or(written);
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "_.-".contains(letter);
    let file: String = plain.chars().map(|letter| if is_plain(letter) { letter } else { '_' }).collect();
    if file.starts_with(|first: char| first.is_ascii_alphanumeric()) { file } else { format!("m{file}") }
}

fn media_of(node: &Node) -> Option<&Map> {
    inside(node.media.as_ref())
}

fn inside(media: Option<&Value>) -> Option<&Map> {
    let media = media?.map()?;
    Some(media.get("default").and_then(|inner| inner.map()).unwrap_or(media))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::super::{Options, markdown, read};
    use super::super::{Conversion, instrument};
    use crate::Instrument;

    fn converted(form: &str) -> Conversion {
        instrument(&read(&markdown::read(form), &Options::default()).form)
    }

    #[test]
    fn files_come_along_and_their_label_stands_in_for_the_words_they_lack() {
        let conversion = converted(
            "| survey |\n| | type | name | label | image | media::audio | media::video | big-image |\n\
             | | text | t | Lamp? | my lamp.jpg | jr://audio/lamp.mp3 | film.mp4 | big.jpg |\n| | note | n | N | a.gif | | | |\n",
        );
        let element = &conversion.source["pages"][0]["elements"][0];
        assert_eq!(element["image"], json!({ "file": "my_lamp.jpg", "description": "Lamp?" }));
        assert_eq!(element["audio"], json!({ "file": "lamp.mp3", "description": "Lamp?" }));
        let found: Vec<_> = conversion.findings.iter().filter(|finding| finding.rule == super::RULE).collect();
        let found: Vec<_> = found.iter().map(|finding| (finding.row.unwrap(), finding.found.as_str())).collect();
        let expected = [
            (2, "my lamp.jpg"),
            (2, "my_lamp.jpg"),
            (2, "jr://audio/lamp.mp3"),
            (2, "lamp.mp3"),
            (2, "big-image"),
            (2, "video"),
            (3, "a.gif"),
        ];
        assert_eq!(found, expected);
        Instrument::parse(&conversion.source.to_string()).unwrap();
    }

    #[test]
    fn the_file_of_the_first_language_serves_all() {
        let conversion = converted(
            "| survey |\n| | type | name | label::English (en) | label::Español (es) | image::English (en) | image::Español (es) |\n\
             | | text | t | Lamp? | ¿Farola? | lamp.jpg | farola.jpg |\n| settings |\n| | default_language |\n| | Español (es) |\n",
        );
        let image = &conversion.source["pages"][0]["elements"][0]["image"];
        assert_eq!(*image, json!({ "file": "farola.jpg", "description": { "en": "Lamp?", "es": "¿Farola?" } }));
        assert!(conversion.findings.iter().any(|finding| finding.rule == super::RULE && finding.found == "lamp.jpg"));
    }

    #[test]
    fn choices_take_their_pictures_along_and_say_what_they_do_not_carry() {
        let conversion = converted(
            "| survey |\n| | type | name | label | image |\n| | begin_group | g | G | g.jpg |\n| | select_one c | s | S | |\n\
             | | end_group | | | |\n| choices |\n| | list_name | name | label | image | audio |\n| | c | a | A | my a.jpg | |\n\
             | | c | b | B | b.gif | b.mp3 |\n| | c | 1 | One | | |\n",
        );
        let found: Vec<_> = conversion.findings.iter().filter(|finding| finding.rule == super::RULE).collect();
        let found: Vec<_> = found.iter().map(|finding| finding.found.as_str()).collect();
        assert_eq!(found, ["my a.jpg", "b.gif", "s", "s", "g"]);
        let choices = &conversion.source["pages"][0]["elements"][0]["choices"];
        assert_eq!(choices[0]["image"], json!({ "file": "my_a.jpg", "description": "A" }));
        assert_eq!([1, 2].map(|at| choices[at].get("image")), [None, None]);
        let instrument = Instrument::parse(&conversion.source.to_string()).unwrap();
        assert_eq!(instrument.media_files().iter().map(|(file, _)| *file).collect::<Vec<_>>(), ["my_a.jpg"]);
    }
}
