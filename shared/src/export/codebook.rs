//! The codebook as CSV: one row for each code of each variable and language.

use std::io;

use crate::dataset::DataSet;

pub(super) fn write(data: &DataSet, out: impl io::Write) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(["variable", "kind", "language", "wording", "code", "label"]).map_err(io::Error::other)?;
    for variable in &data.variables {
        for (language, wording) in &variable.wording {
            for code in &variable.codes {
                let label = code.labels.iter().find(|(tag, _)| tag == language).map_or("", |(_, label)| label);
                let record = [&variable.name, variable.kind, language, wording, &code.code, label];
                writer.write_record(record).map_err(io::Error::other)?;
            }
        }
    }
    writer.flush()
}
