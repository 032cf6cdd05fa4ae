//! The noisy tables as CSV (RFC 4180), UTF-8, one row a cell.

use std::io;

use crate::dataset::DataSet;

pub(super) fn write(data: &DataSet, out: impl io::Write) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    for row in &data.rows {
        writer.serialize(row).map_err(io::Error::other)?;
    }
    writer.flush()
}
