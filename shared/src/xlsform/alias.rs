//! The spellings that forms use for one thing: sheets, columns, settings, types, yes and no. Each table maps a spelling to the
//! canonical one; how headers are taken apart is in `header.rs`.
//!
//! Sources: the XLSForm reference (xlsform.org), its older editions, and the forms that are in the field.

/// The sheets that mean something.
pub const SHEETS: [&str; 6] = ["survey", "choices", "settings", "external_choices", "osm", "entities"];

/// What one sheet's headers may be.
pub struct Columns {
    /// Headers that stand for themselves.
    pub known: &'static [&'static str],
    /// Other spellings, and where each puts its value.
    pub aliases: &'static [(&'static str, &'static [&'static str])],
}

impl Columns {
    pub fn alias(&self, header: &str) -> Option<&'static [&'static str]> {
        self.aliases.iter().find(|(spelling, _)| *spelling == header).map(|(_, path)| *path)
    }

    /// A canonical header that no alias claims.
    pub fn is_canonical(&self, header: &str) -> bool {
        self.known.contains(&header) && self.alias(header).is_none()
    }
}

pub const SURVEY: Columns = Columns {
    known: &[
        "name",
        "label",
        "type",
        "hint",
        "guidance_hint",
        "default",
        "trigger",
        "choice_filter",
        "parameters",
        "bind",
        "control",
        "instance",
        "media",
        "query",
        "sms_field",
        "choices",
        "itemset",
        "list_name",
        "actions",
        "parent",
        "extra_data",
    ],
    aliases: &[
        ("sms_field", &["sms_field"]),
        ("sms_option", &["sms_option"]),
        ("sms_separator", &["sms_separator"]),
        ("sms_allow_media", &["sms_allow_media"]),
        ("sms_date_format", &["sms_date_format"]),
        ("sms_datetime_format", &["sms_datetime_format"]),
        ("sms_response", &["sms_response"]),
        ("compact_tag", &["instance", "odk:tag"]),
        ("read_only", &["bind", "readonly"]),
        ("readonly", &["bind", "readonly"]),
        ("relevant", &["bind", "relevant"]),
        ("relevance", &["bind", "relevant"]),
        ("caption", &["label"]),
        ("appearance", &["control", "appearance"]),
        ("required", &["bind", "required"]),
        ("constraint", &["bind", "constraint"]),
        ("constraining_message", &["bind", "jr:constraintMsg"]),
        ("constraint_message", &["bind", "jr:constraintMsg"]),
        ("calculation", &["bind", "calculate"]),
        ("calculate", &["bind", "calculate"]),
        ("command", &["type"]),
        ("tag", &["name"]),
        ("value", &["name"]),
        ("image", &["media", "image"]),
        ("big-image", &["media", "big-image"]),
        ("audio", &["media", "audio"]),
        ("video", &["media", "video"]),
        ("count", &["control", "jr:count"]),
        ("repeat_count", &["control", "jr:count"]),
        ("jr:count", &["control", "jr:count"]),
        ("autoplay", &["control", "autoplay"]),
        ("rows", &["control", "rows"]),
        ("noapperrorstring", &["bind", "jr:noAppErrorString"]),
        ("no_app_error_string", &["bind", "jr:noAppErrorString"]),
        ("requiredmsg", &["bind", "jr:requiredMsg"]),
        ("required_message", &["bind", "jr:requiredMsg"]),
        ("body", &["control"]),
        ("save_to", &["bind", "entities:saveto"]),
    ],
};

/// The sheets `choices`, `external_choices` and `osm`.
pub const LISTS: Columns = Columns {
    known: &["name", "label", "media", "sms_option", "parent", "extra_data"],
    aliases: &[
        ("caption", &["label"]),
        ("list_name", &["list name"]),
        ("value", &["name"]),
        ("image", &["media", "image"]),
        ("big-image", &["media", "big-image"]),
        ("audio", &["media", "audio"]),
        ("video", &["media", "video"]),
    ],
};

pub const SETTINGS: Columns = Columns {
    known: &[
        "name",
        "label",
        "parent",
        "extra_data",
        "bind",
        "children",
        "control",
        "hint",
        "media",
        "type",
        "instance",
        "flat",
        "sms_field",
        "add_none_option",
        "clean_text_values",
        "attribute",
        "auto_delete",
        "auto_send",
        "choices",
        "default_language",
        "file_name",
        "id_string",
        "instance_name",
        "instance_xmlns",
        "namespaces",
        "omit_instanceID",
        "public_key",
        "sms_allow_media",
        "sms_date_format",
        "sms_datetime_format",
        "sms_keyword",
        "sms_response",
        "sms_separator",
        "style",
        "submission_url",
        "title",
        "version",
        "allow_choice_duplicates",
        "client_editable",
        "delimiter",
        "prefix",
        "entity_version",
        "setgeopoint_by_triggering_ref",
        "setvalues_by_triggering_ref",
    ],
    aliases: &[
        ("form_title", &["title"]),
        ("set_form_title", &["title"]),
        ("form_id", &["id_string"]),
        ("set_form_id", &["id_string"]),
        ("prefix", &["prefix"]),
    ],
};

/// The columns of the entities sheet; there are no others.
pub const ENTITIES_KNOWN: [&str; 6] = ["dataset", "entity_id", "create_if", "update_if", "repeat", "label"];

pub const ENTITIES: Columns = Columns { known: &ENTITIES_KNOWN, aliases: &[("list_name", &["dataset"])] };

/// Yes or no, in the spellings that spreadsheets make of them.
pub fn yes_no(text: &str) -> Option<bool> {
    match text {
        "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "true()" => Some(true),
        "no" | "No" | "NO" | "false" | "False" | "FALSE" | "false()" => Some(false),
        _ => None,
    }
}

/// A setting that may stand as a row of the survey sheet (`form_title` as the type, the title as the name).
pub fn setting_row(kind: &str) -> Option<&'static str> {
    SETTINGS.alias(kind).map(|path| path[0])
}
