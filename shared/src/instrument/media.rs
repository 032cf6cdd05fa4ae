//! Pictures and sounds that stand with a prompt, and pictures that stand beside an option: the name of the file, and what it is for those who do not see or hear it. The
//! bytes are the server's; here is nothing but words.

use std::collections::BTreeSet;

use super::parse::Parser;
use super::source::{ElementSource, MediumSource};
use super::{Element, Instrument, Text};

/// Most files of an instrument.
const FILES_AT_MOST: usize = 100;
const NAME_BYTES_AT_MOST: usize = 64;

/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediumKind {
    Image,
    Audio,
}

impl MediumKind {
    /// Endings of files, in lower case.
    #[must_use]
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Image => &["jpg", "jpeg", "png", "webp"],
            Self::Audio => &["mp3", "ogg", "oga", "opus", "m4a", "aac"],
        }
    }

    /// Whether a file can be called so: letters, digits, `_.-`, with an ending of the kind; a letter or digit first.
    #[must_use]
    pub fn takes(self, file: &str) -> bool {
        let ending = file.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        ending.is_some_and(|ending| self.endings().contains(&ending.as_str()))
            && file.len() <= NAME_BYTES_AT_MOST
            && file.starts_with(|first: char| first.is_ascii_alphanumeric())
            && file.chars().all(|letter| letter.is_ascii_alphanumeric() || "_.-".contains(letter))
    }
}

/// A picture or a sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Medium {
    pub file: String,
    /// What the picture shows, or what is said.
    pub description: Text,
}

/// What stands with the words of a prompt.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Media {
    pub image: Option<Medium>,
    pub audio: Option<Medium>,
}

impl Media {
    fn files(&self) -> impl Iterator<Item = (&str, MediumKind)> {
        let image = self.image.iter().map(|medium| (medium.file.as_str(), MediumKind::Image));
        image.chain(self.audio.iter().map(|medium| (medium.file.as_str(), MediumKind::Audio)))
    }
}

impl Instrument {
    /// Every file that prompts and options name, once, in order of their names.
    #[must_use]
    pub fn media_files(&self) -> Vec<(&str, MediumKind)> {
        let pictures = self.words.iter().flat_map(|words| words.pictures.iter().flatten());
        let mut files: Vec<_> = pictures.map(|picture| (picture.file.as_str(), MediumKind::Image)).collect();
        files.extend(self.words.iter().flat_map(|words| words.media.files()));
        let mut open: Vec<&Element> = self.pages.iter().flat_map(|page| &page.elements).collect();
        while let Some(element) = open.pop() {
            match element {
                Element::Item(_) => {}
                Element::Matrix { media, .. } => files.extend(media.files()),
                Element::Group { media, elements, .. } => {
                    files.extend(media.files());
                    open.extend(elements);
                }
                Element::Repeat { media, repetitions, .. } => {
                    files.extend(media.files());
                    // What is in the other repetitions is in the first.
                    open.extend(repetitions.first().into_iter().flat_map(|repetition| &repetition.elements));
                }
            }
        }
        files.sort_unstable_by_key(|(file, _)| *file);
        files.dedup();
        files
    }
}

/// The picture and the sound of an element; `files` are those of the elements before it.
pub(super) fn parse(parser: &mut Parser, path: &str, source: &ElementSource) -> Media {
    Media {
        image: source.image.as_ref().and_then(|image| medium(parser, &format!("{path}.image"), image, MediumKind::Image)),
        audio: source.audio.as_ref().and_then(|audio| medium(parser, &format!("{path}.audio"), audio, MediumKind::Audio)),
    }
}

/// The picture of an option.
pub(super) fn picture(parser: &mut Parser, path: &str, source: &MediumSource) -> Option<Medium> {
    medium(parser, &format!("{path}.image"), source, MediumKind::Image)
}

fn medium(parser: &mut Parser, path: &str, source: &MediumSource, kind: MediumKind) -> Option<Medium> {
    let description = parser.text(&format!("{path}.description"), &source.description);
    if !kind.takes(&source.file) {
        return parser.flaw(
            &format!("{path}.file"),
            format!(
                "“{}” is not the name of such a file: letters, digits, underscores, dots and hyphens, at most \
                 {NAME_BYTES_AT_MOST} of them, ending in .{}",
                source.file,
                kind.endings().join(", .")
            ),
        );
    }
    parser.files.insert(source.file.clone());
    if parser.files.len() > FILES_AT_MOST {
        return parser.flaw(&format!("{path}.file"), format!("is beyond the {FILES_AT_MOST} files an instrument can have"));
    }
    Some(Medium { file: source.file.clone(), description: description? })
}

/// The names of files met so far.
pub(super) type Files = BTreeSet<String>;

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn parsed(elements: &Value) -> Result<Instrument, Vec<String>> {
        let source = json!({
            "porchlight": 1, "name": "seen", "languages": ["en", "es"], "title": "T", "introduction": "I", "consent": "C",
            "pages": [{ "name": "p", "elements": elements }],
        });
        Instrument::parse(&source.to_string()).map_err(|flaws| flaws.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn every_prompt_can_carry_a_picture_and_a_sound() {
        let image = json!({ "file": "lamp.jpg", "description": { "en": "A lamp", "es": "Una lámpara" } });
        let audio = json!({ "file": "Lamp-1.MP3", "description": "The question, read aloud" });
        let choices = json!([{ "name": "a", "label": "A" }, { "name": "b", "label": "B" }]);
        let with = |mut element: Value| {
            element["label"] = "L".into();
            element["image"] = image.clone();
            element["audio"] = audio.clone();
            element
        };
        let instrument = parsed(&json!([
            with(json!({ "kind": "note", "name": "n" })),
            with(json!({ "kind": "choose_one", "name": "c", "choices": choices })),
            with(json!({ "kind": "matrix", "name": "m", "choices": choices, "rows": [{ "name": "row", "label": "R" }] })),
            with(json!({ "kind": "group", "name": "g", "elements": [{ "kind": "note", "name": "gn", "label": "N",
                "image": { "file": "b.png", "description": "B" } }] })),
            with(json!({ "kind": "repeat", "name": "r", "maximum": 2, "elements": [{ "kind": "note", "name": "rn", "label": "N",
                "image": { "file": "a.webp", "description": "A" } }] })),
        ]))
        .unwrap();
        let files: Vec<_> = instrument.media_files().into_iter().map(|(file, _)| file).collect();
        assert_eq!(files, ["Lamp-1.MP3", "a.webp", "b.png", "lamp.jpg"]);
        let Element::Matrix { media, rows, .. } = &instrument.pages[0].elements[2] else { panic!("a matrix") };
        assert_eq!(media.image.as_ref().unwrap().description.in_locale(crate::Locale::Spanish), "Una lámpara");
        assert_eq!(instrument.words(rows[0]).media, Media::default(), "it stands above the rows, not at each");
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        let note = |image: Value| json!([{ "kind": "acknowledge", "name": "n", "label": "L", "image": image }]);
        for (name, is_fine) in [
            ("lamp.jpg", true),
            ("1.a-b_c.jpeg", true),
            (".jpg", false),
            ("a/b.jpg", false),
            ("lámpara.jpg", false),
            ("a b.png", false),
            ("lamp.gif", false),
            ("lamp", false),
            ("lamp.mp3", false),
            (&format!("{}.jpg", "a".repeat(61)), false),
        ] {
            assert_eq!(parsed(&note(json!({ "file": name, "description": "D" }))).is_ok(), is_fine, "{name}");
        }
        let flaws = |elements: Value| parsed(&elements).unwrap_err().join("\n");
        assert!(
            flaws(note(json!({ "file": "a.svg", "description": "D" }))).starts_with("pages[0].elements[0].image.file: “a.svg”")
        );
        let blank = flaws(note(json!({ "file": "a.jpg", "description": { "es": "Una" } })));
        assert_eq!(blank, "pages[0].elements[0].image.description: has no text in “en”, the instrument's first language");
        assert!(flaws(note(json!({ "file": "a.jpg" }))).contains("description"));
        let stranger =
            json!([{ "kind": "calculated", "name": "c", "value": "1", "audio": { "file": "a.mp3", "description": "D" } }]);
        assert!(flaws(stranger).contains("pages[0].elements[0].audio: does not belong"));
        let many: Vec<Value> = (0..=FILES_AT_MOST)
            .map(|at| {
                json!({ "kind": "acknowledge", "name": format!("n{at}"), "label": "L",
                              "image": { "file": format!("{at}.jpg"), "description": "D" } })
            })
            .collect();
        assert!(flaws(many.into()).starts_with("pages[0].elements[100].image.file: is beyond the 100 files"));
    }
}
