//! The types of questions: what the `type` column may say, which canonical type each spelling means, and what kind of control a
//! type is shown with. Rules about one type's parameters are where that type is read.

/// The canonical types, as the reference converter names them.
pub const SELECT_ONE: &str = "select one";
pub const SELECT_MULTIPLE: &str = "select all that apply";
pub const SELECT_ONE_EXTERNAL: &str = "select one external";
pub const RANK: &str = "rank";

/// A container that rows are put into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Container {
    Group,
    Repeat,
    /// A group asked once for each choice of a list; superseded by repeats.
    Loop,
}

impl Container {
    pub fn name(self) -> &'static str {
        match self {
            Container::Group => "group",
            Container::Repeat => "repeat",
            Container::Loop => "loop",
        }
    }
}

const CONTAINERS: [(&str, Container); 5] = [
    ("group", Container::Group),
    ("lgroup", Container::Repeat),
    ("repeat", Container::Repeat),
    ("loop", Container::Loop),
    ("looped group", Container::Repeat),
];

const SELECTS: [(&str, &str); 15] = [
    ("add select one prompt using", SELECT_ONE),
    ("add select multiple prompt using", SELECT_MULTIPLE),
    ("select all that apply from", SELECT_MULTIPLE),
    ("select one from", SELECT_ONE),
    ("select1", SELECT_ONE),
    ("select_one", SELECT_ONE),
    ("select one", SELECT_ONE),
    ("select_multiple", SELECT_MULTIPLE),
    ("select all that apply", SELECT_MULTIPLE),
    ("select_one_external", SELECT_ONE_EXTERNAL),
    ("select_one_from_file", SELECT_ONE),
    ("select_multiple_from_file", SELECT_MULTIPLE),
    ("select one from file", SELECT_ONE),
    ("select multiple from file", SELECT_MULTIPLE),
    ("rank", RANK),
];

/// Reads `begin_group`, `begin repeat`, `begin loop over LIST`.
pub fn begin(text: &str) -> Option<(Container, Option<&str>)> {
    let rest = after_word(text, "begin")?;
    CONTAINERS.iter().find_map(|(spelling, container)| {
        let rest = rest.strip_prefix(spelling)?;
        if rest.is_empty() {
            return Some((*container, None));
        }
        let list = rest.strip_prefix(' ')?;
        let list = list.strip_prefix("over ").unwrap_or(list);
        (!list.is_empty() && !list.contains(char::is_whitespace)).then_some((*container, Some(list)))
    })
}

/// Reads `end_group`, `end repeat`, `end loop`.
pub fn end(text: &str) -> Option<Container> {
    let rest = after_word(text, "end")?;
    CONTAINERS.iter().find(|(spelling, _)| *spelling == rest).map(|(_, container)| *container)
}

fn after_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let rest = text.strip_prefix(word)?;
    rest.strip_prefix(|c: char| c == '_' || c.is_whitespace())
}

/// A question that is answered from a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Select<'a> {
    /// The words before the list, as written.
    pub command: &'a str,
    pub kind: &'static str,
    pub list: &'a str,
    pub or_other: bool,
}

impl Select<'_> {
    /// Does the list stand in a file, by the words of the type?
    pub fn names_file(&self) -> bool {
        matches!(
            self.command,
            "select_one_from_file" | "select_multiple_from_file" | "select one from file" | "select multiple from file"
        )
    }
}

/// Reads `select_one LIST`, `select_multiple LIST or_other` and their older spellings.
pub fn select(text: &str) -> Option<Select<'_>> {
    SELECTS.iter().find_map(|(command, kind)| {
        let rest = text.strip_prefix(command)?.strip_prefix(' ')?;
        let (list, suffix) = match rest.find(char::is_whitespace) {
            Some(at) => (&rest[..at], &rest[at..]),
            None => (rest, ""),
        };
        let or_other = match suffix {
            "" => false,
            " or specify other" | " or_other" | " or other" => true,
            _ => return None,
        };
        (!list.is_empty()).then_some(Select { command, kind, list, or_other })
    })
}

/// Reads `osm LIST`.
pub fn osm(text: &str) -> Option<&str> {
    let at = text.find("osm ")?;
    let rest = &text[at + 4..];
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    (end > 0).then(|| &rest[..end])
}

/// Older spellings that are the same type.
pub fn dealias(kind: &str) -> &str {
    match kind {
        "imei" => "deviceid",
        "image" | "add image prompt" | "add photo prompt" => "photo",
        "add audio prompt" => "audio",
        "add video prompt" => "video",
        "add file prompt" => "file",
        other => other,
    }
}

/// What a question is shown with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// Not shown: computed, recorded or fetched.
    None,
    Input,
    Upload,
    Select,
    Range,
    Trigger,
    /// A file of data that the form looks things up in.
    External,
}

/// The control of a canonical type; none for a type that does not exist. The second value tells whether the type brings a hint
/// of its own, so that it needs no label.
pub fn control(kind: &str) -> Option<(Control, bool)> {
    let control = match kind {
        "number of days in last month" | "number of days in last six months" | "number of days in last year" | "phone number" => {
            return Some((Control::Input, true));
        }
        "text"
        | "string"
        | "q string"
        | "add text prompt"
        | "integer"
        | "int"
        | "q int"
        | "add integer prompt"
        | "decimal"
        | "q decimal"
        | "add decimal prompt"
        | "percentage"
        | "note"
        | "q note"
        | "add note prompt"
        | "date"
        | "q date"
        | "add date prompt"
        | "time"
        | "datetime"
        | "dateTime"
        | "date time"
        | "q date time"
        | "q dateTime"
        | "add date time prompt"
        | "add dateTime prompt"
        | "geopoint"
        | "gps"
        | "location"
        | "q geopoint"
        | "q location"
        | "add location prompt"
        | "geoshape"
        | "q geoshape"
        | "geotrace"
        | "q geotrace"
        | "barcode"
        | "q barcode"
        | "add barcode prompt"
        | SELECT_ONE_EXTERNAL => Control::Input,
        "photo" | "image" | "q picture" | "q image" | "add image prompt" | "audio" | "q audio" | "add audio prompt" | "video"
        | "q video" | "add video prompt" | "file" | "add file prompt" | "osm" => Control::Upload,
        SELECT_ONE
        | SELECT_MULTIPLE
        | RANK
        | "select all that apply from"
        | "select multiple from"
        | "select multiple using"
        | "select one using"
        | "q select"
        | "q select1"
        | "add select one prompt using"
        | "add select multiple prompt using" => Control::Select,
        "range" => Control::Range,
        "acknowledge" | "q acknowledge" | "add acknowledge prompt" | "trigger" | "background-geopoint" => Control::Trigger,
        "xml-external" | "csv-external" => Control::External,
        "calculate" | "q calculate" | "add calculate prompt" | "hidden" | "audit" | "start-geopoint" | "background-audio" => {
            Control::None
        }
        other if is_metadata(other) => Control::None,
        _ => return None,
    };
    Some((control, false))
}

/// Types that are filled in by the device.
pub fn is_metadata(kind: &str) -> bool {
    matches!(
        kind,
        "start"
            | "start time"
            | "get start time"
            | "end"
            | "end time"
            | "get end time"
            | "today"
            | "get today"
            | "deviceid"
            | "device id"
            | "get device id"
            | "imei"
            | "phonenumber"
            | "get phone number"
            | "simserial"
            | "sim id"
            | "get sim id"
            | "subscriberid"
            | "subscriber id"
            | "get subscriber id"
            | "username"
            | "email"
            | "uri:subscriberid"
            | "uri:phonenumber"
            | "uri:simserial"
            | "uri:deviceid"
            | "uri:username"
            | "uri:email"
    )
}

/// The stem and the extension (with its dot) of a file name.
pub fn split_extension(name: &str) -> (&str, &str) {
    let base = name.rfind('/').map_or(0, |at| at + 1);
    let leading = name[base..].len() - name[base..].trim_start_matches('.').len();
    match name[base + leading..].rfind('.') {
        Some(at) => name.split_at(base + leading + at),
        None => (name, ""),
    }
}

/// Extensions of files that hold lists.
pub fn is_list_extension(extension: &str) -> bool {
    matches!(extension, ".xml" | ".csv" | ".geojson")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn structure_words_are_read() {
        assert_eq!(begin("begin_group"), Some((Container::Group, None)));
        assert_eq!(begin("begin looped group"), Some((Container::Repeat, None)));
        assert_eq!(begin("begin loop over c1"), Some((Container::Loop, Some("c1"))));
        assert_eq!(begin("begin_loop c1"), Some((Container::Loop, Some("c1"))));
        assert_eq!(begin("begingroup"), None);
        assert_eq!(begin("begin_group a b"), None);
        assert_eq!(end("end repeat"), Some(Container::Repeat));
        assert_eq!(end("end_group x"), None);
    }

    #[test]
    fn selects_are_read() {
        let read = select("select one from file cities.csv").unwrap();
        assert_eq!((read.command, read.list), ("select one from file", "cities.csv"));
        let read = select("select_multiple yn or_other").unwrap();
        assert!(read.or_other && read.kind == SELECT_MULTIPLE && read.list == "yn");
        assert_eq!(select("select_one"), None);
        assert_eq!(select("select_one a b"), None);
        assert_eq!(osm("osm tags"), Some("tags"));
        assert_eq!(osm("osm"), None);
    }

    #[test]
    fn extensions_are_split() {
        assert_eq!(split_extension("a.b.csv"), ("a.b", ".csv"));
        assert_eq!(split_extension(".csv"), (".csv", ""));
        assert_eq!(split_extension("cities"), ("cities", ""));
    }

    #[test]
    fn every_spelling_of_a_select_has_a_control() {
        for (command, kind) in SELECTS {
            assert!(control(kind).is_some(), "{command}");
        }
        assert_eq!(control("set form title"), None);
    }
}
