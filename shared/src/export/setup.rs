//! Set-up syntax: a script for each statistical program that reads `tables.csv` and puts labels, codes and missing values in place.

use std::io;

use crate::dataset::{Column, Frame, Values, shortened};

/// Whom the script is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Program {
    Spss,
    Stata,
    R,
    Python,
}

/// Words of the flag in the file, in the order of its codes.
const FLAGS: [&str; 3] = ["shown", "caution", "suppressed"];

pub(super) fn write(program: Program, frame: &Frame, mut out: impl io::Write) -> io::Result<()> {
    let script = match program {
        Program::Spss => spss(frame),
        Program::Stata => stata(frame),
        Program::R => r(frame),
        Program::Python => python(frame),
    };
    out.write_all(script.as_bytes())
}

fn is_text(column: &Column) -> bool {
    matches!(column.values, Values::Text(_))
}

/// In single or double quotes, as all four languages take a text that has neither in it.
fn plain(text: &str, bytes_at_most: usize) -> String {
    shortened(&text.replace(['"', '\'', '\\', '`', '$'], ""), bytes_at_most)
}

fn width(column: &Column) -> usize {
    match &column.values {
        Values::Text(texts) => texts.iter().map(String::len).max().unwrap_or(0).max(12),
        Values::Number(_) => 0,
    }
}

fn spss(frame: &Frame) -> String {
    let mut script = format!("* {}.\n* Run this in the folder that has tables.csv.\nSET UNICODE=ON.\n", plain(&frame.title, 100));
    script += "GET DATA /TYPE=TXT /FILE=\"tables.csv\" /ENCODING=\"UTF8\" /ARRANGEMENT=DELIMITED /DELIMITERS=\",\" /QUALIFIER='\"' /FIRSTCASE=2\n  /VARIABLES=\n";
    for column in &frame.columns {
        let format = if column.name == "reliability" {
            "A10".to_owned()
        } else if is_text(column) {
            format!("A{}", width(column))
        } else {
            "F16.4".to_owned()
        };
        script += &format!("  {} {format}\n", column.name);
    }
    script += ".\n";
    for column in &frame.columns {
        script += &format!("VARIABLE LABELS {} '{}'.\n", column.name, plain(&column.label, 250));
    }
    script += "STRING flag (A10).\nCOMPUTE flag = reliability.\nRECODE reliability";
    for (place, flag) in FLAGS.iter().enumerate() {
        script += &format!(" ('{flag}'={})", place + 1);
    }
    script += " (ELSE=-9) INTO reliability_code.\nVALUE LABELS reliability_code 1 'shown' 2 'shown with caution' 3 'suppressed' -9 'no share'.\nMISSING VALUES reliability_code (-9).\nEXECUTE.\n";
    script
}

fn stata(frame: &Frame) -> String {
    let mut script = format!(
        "* {}\n* Run this in the folder that has tables.csv.\nversion 14\nimport delimited using \"tables.csv\", varnames(1) encoding(\"utf-8\") stringcols(",
        plain(&frame.title, 100)
    );
    let texts = frame.columns.iter().enumerate().filter(|(_, column)| is_text(column) || column.name == "reliability");
    script += &texts.map(|(place, _)| (place + 1).to_string()).collect::<Vec<_>>().join(" ");
    script += ") clear\n";
    for column in &frame.columns {
        script += &format!("label variable {} \"{}\"\n", column.name, plain(&column.label, 80));
    }
    script += "rename reliability flag\ngenerate byte reliability = .a\n";
    for (place, flag) in FLAGS.iter().enumerate() {
        script += &format!("replace reliability = {} if flag == \"{flag}\"\n", place + 1);
    }
    script += "label define reliability 1 \"shown\" 2 \"shown with caution\" 3 \"suppressed\" .a \"no share\"\nlabel values reliability reliability\n";
    script
}

fn r(frame: &Frame) -> String {
    let mut script = format!("# {}\n# Run this in the folder that has tables.csv.\n", plain(&frame.title, 100));
    let texts = frame.columns.iter().filter(|column| is_text(column)).map(|column| format!("{} = \"character\"", column.name));
    script += &format!(
        "tables <- read.csv(\"tables.csv\", encoding = \"UTF-8\", na.strings = \"\", colClasses = c({}))\n",
        texts.collect::<Vec<_>>().join(", ")
    );
    script += &format!(
        "tables$reliability <- factor(tables$reliability, levels = c({}))\n",
        FLAGS.map(|flag| format!("\"{flag}\"")).join(", ")
    );
    for column in &frame.columns {
        script += &format!("attr(tables${}, \"label\") <- \"{}\"\n", column.name, plain(&column.label, 250));
    }
    script
}

fn python(frame: &Frame) -> String {
    let mut script = format!(
        "\"\"\"{}. Run this in the folder that has tables.csv; needs pandas.\"\"\"\n\nimport pandas\n\nTEXTS = [",
        plain(&frame.title, 100)
    );
    let texts = frame.columns.iter().filter(|column| is_text(column)).map(|column| format!("\"{}\"", column.name));
    script += &texts.collect::<Vec<_>>().join(", ");
    script += "]\ntables = pandas.read_csv(\"tables.csv\", dtype=dict.fromkeys(TEXTS, \"string\"), keep_default_na=False, na_values={\n";
    for column in frame.columns.iter().filter(|column| !is_text(column)) {
        script += &format!("    \"{}\": [\"\"],\n", column.name);
    }
    script += "})\ntables[\"reliability\"] = pandas.Categorical(tables[\"reliability\"], [";
    script += &FLAGS.map(|flag| format!("\"{flag}\"")).join(", ");
    script += "], ordered=True)\ntables.attrs[\"labels\"] = {\n";
    for column in &frame.columns {
        script += &format!("    \"{}\": \"{}\",\n", column.name, plain(&column.label, 250));
    }
    script += "}\n";
    script
}
