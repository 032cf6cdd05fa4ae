//! Prints the survey that pages are measured with as an instrument, for `tests/phone/measure`.

use std::error::Error;

use shared::Locale;
use tests::harness;

fn main() -> Result<(), Box<dyn Error>> {
    let path = harness::file().ok_or("there is no survey to measure with beside this checkout")?;
    let survey = serde_json::from_slice(&std::fs::read(path)?)?;
    println!("{}", harness::instrument(&survey, &[Locale::English, Locale::Spanish, Locale::Arabic]));
    Ok(())
}
