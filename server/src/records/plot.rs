//! A picture of how good records are: for each table how far they are from the noisy one, beside what noise alone makes of that. An SVG of its
//! own for reports; pages draw their own charts.

use std::fmt::Write;

use shared::synthetic::{Quality, TableQuality};

/// Most tables in a picture, the farthest first: more could not be read.
const TABLES_AT_MOST: usize = 60;
const ROW_PIXELS: usize = 22;
const LABEL_PIXELS: usize = 320;
const CHART_PIXELS: f64 = 360.0;

/// One row a table: a bar for the noise, a dot for the records.
#[must_use]
pub fn svg(quality: &Quality) -> String {
    let mut tables: Vec<&TableQuality> = quality.tables.iter().collect();
    tables.sort_by(|left, right| right.from_noisy.total_cmp(&left.from_noisy));
    tables.truncate(TABLES_AT_MOST);
    let largest = tables.iter().map(|table| table.from_noisy.max(table.expected_of_noise)).fold(0.01, f64::max);
    let height = (tables.len() + 3) * ROW_PIXELS;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 720 {height}\" font-family=\"sans-serif\" font-size=\"13\" role=\"img\">\
         <title>How far synthetic records are from the noisy tables</title>\
         <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\
         <text x=\"8\" y=\"16\" font-weight=\"bold\">Distance of {} records from the noisy tables (dot), and what noise alone makes of it (bar)</text>",
        quality.records
    );
    for (row, table) in tables.iter().enumerate() {
        let y = (row + 1) * ROW_PIXELS + 8;
        let label = if table.second.is_empty() { table.first.clone() } else { format!("{} × {}", table.first, table.second) };
        let at = |distance: f64| distance / largest * CHART_PIXELS;
        // Writing into a string does not fail.
        let _ = write!(
            out,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{label}</text>\
             <rect x=\"{LABEL_PIXELS}\" y=\"{}\" width=\"{:.1}\" height=\"12\" fill=\"#bcd\"/>\
             <circle cx=\"{:.1}\" cy=\"{}\" r=\"4\" fill=\"#0b5d55\"/>",
            LABEL_PIXELS - 8,
            y + 12,
            y + 2,
            at(table.expected_of_noise).max(1.0),
            f64::from(u32::try_from(LABEL_PIXELS).unwrap_or(0)) + at(table.from_noisy),
            y + 8,
        );
    }
    let y = (tables.len() + 2) * ROW_PIXELS;
    let _ = write!(
        out,
        "<text x=\"{LABEL_PIXELS}\" y=\"{y}\">0</text><text x=\"{:.0}\" y=\"{y}\" text-anchor=\"end\">{:.1} % of people</text></svg>",
        f64::from(u32::try_from(LABEL_PIXELS).unwrap_or(0)) + CHART_PIXELS,
        largest * 100.0
    );
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_has_a_bar_and_a_dot() {
        let table = |first: &str, second: &str| TableQuality {
            first: first.to_owned(),
            second: second.to_owned(),
            from_smooth: 0.0,
            from_noisy: 0.02,
            expected_of_noise: 0.03,
        };
        let quality = Quality {
            records: 9,
            tables: vec![table("a", ""), table("a", "b")],
            relations: vec![],
            unmeasured_pairs: 0,
            regressions: vec![],
        };
        let picture = svg(&quality);
        assert_eq!((picture.matches("<circle").count(), picture.matches("<rect x").count()), (2, 2));
        assert!(picture.contains("a × b") && picture.contains("3.0 % of people"), "{picture}");
        assert!(svg(&Quality { tables: vec![], ..quality }).ends_with("</svg>"));
    }
}
