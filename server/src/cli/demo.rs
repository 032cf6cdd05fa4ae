//! `porchlight demo`.

use super::{Configuration, Outcome};
use crate::demo;

pub(super) async fn run(configuration: Configuration) -> anyhow::Result<Outcome> {
    let app = configuration.open().await?;
    if demo::parts(&app).await?.is_some_and(|parts| parts.release.is_some()) {
        println!("The demonstration is in the database already.");
    } else {
        demo::seed(&app).await?;
        println!("The demonstration is ready; `porchlight serve` prints where it is.");
    }
    Ok(Outcome::Done)
}
