//! Figures worked out of several cells as CSV (RFC 4180), UTF-8, one row a figure.

use std::io;

use crate::dataset::DataSet;

pub(super) fn write(data: &DataSet, out: impl io::Write) -> io::Result<()> {
    let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(out);
    let header = [
        "figure",
        "item",
        "code",
        "group_item",
        "group_code",
        "compared_to",
        "value",
        "likely_low",
        "likely_high",
        "reliability",
    ];
    // Written by itself, so that a file without figures still says what it would hold.
    writer.write_record(header).map_err(io::Error::other)?;
    for figure in &data.figures {
        writer.serialize(figure).map_err(io::Error::other)?;
    }
    writer.flush()
}
