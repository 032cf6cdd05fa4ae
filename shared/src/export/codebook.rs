//! The codebook as CSV: one row for each code of each variable and language.

use std::io;

use crate::dataset::DataSet;

pub(super) fn write(data: &DataSet, out: impl io::Write) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer
        .write_record([
            "variable",
            "kind",
            "language",
            "wording",
            "code",
            "label",
            "protected_on_phone",
            "measures",
            "source",
            "licence",
            "adapted",
        ])
        .map_err(io::Error::other)?;
    for variable in &data.variables {
        let protected = variable.protected.map(|randomised| randomised.to_string()).unwrap_or_default();
        for (language, wording) in &variable.wording {
            for code in &variable.codes {
                let label = code.labels.iter().find(|(tag, _)| tag == language).map_or("", |(_, label)| label);
                let adapted = if variable.adapted { "yes" } else { "" };
                let [measures, source, licence] =
                    [&variable.measures, &variable.source, &variable.licence].map(|text| text.as_deref().unwrap_or_default());
                let code = &code.code;
                let record = [
                    &variable.name,
                    variable.kind,
                    language,
                    wording,
                    code,
                    label,
                    &protected,
                    measures,
                    source,
                    licence,
                    adapted,
                ];
                writer.write_record(record).map_err(io::Error::other)?;
            }
        }
    }
    writer.flush()
}
