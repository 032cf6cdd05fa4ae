//! `porchlight serve`.

use anyhow::Context;
use clap::Args;
use clap::builder::FalseyValueParser;
use tokio::net::TcpListener;
use tokio::signal;

use super::{Configuration, Outcome};
use crate::auth::make_link;
use crate::router::router;
use crate::store::Survey;
use crate::{demo, routes};

/// Serve until stopped.
#[derive(Debug, Default, Args)]
pub struct Serve {
    /// Leave a new database empty instead of putting the demonstration into it.
    #[arg(long, env = "PORCHLIGHT_NO_DEMO", value_parser = FalseyValueParser::new())]
    no_demo: bool,
}

impl Serve {
    pub(super) async fn run(self, configuration: Configuration) -> anyhow::Result<Outcome> {
        // First of all, so that a taken port is noticed before any work is done.
        let listener = TcpListener::bind(configuration.listen)
            .await
            .with_context(|| format!("{} cannot be listened on; choose another with --listen", configuration.listen))?;
        let app = configuration.listening_on(listener.local_addr()?).open().await?;
        let is_new = Survey::all(&app.store, &mut *app.store.read().await?).await?.is_empty();
        if !self.no_demo && (is_new || demo::is_unfinished(&app).await?) {
            demo::seed(&app).await?;
        }
        println!("Porchlight is running. Ctrl-C stops it.\n");
        for (what, address) in addresses(&app).await? {
            println!("  {what:<22}{address}");
        }
        println!();
        axum::serve(listener, router(app.clone())).with_graceful_shutdown(stop()).await?;
        app.store.close().await;
        println!("Stopped. Everything that was acknowledged is on disk.");
        Ok(Outcome::Done)
    }
}

/// What to show at the start: the demonstration's three addresses where it is there, else the two doors.
async fn addresses(app: &crate::application::App) -> anyhow::Result<Vec<(&'static str, String)>> {
    let mut lines = Vec::new();
    match demo::parts(app).await? {
        Some(parts) => {
            lines.push(("Residents answer:", format!("{}/s/{}", app.address, parts.open_survey)));
            lines.push(("Co-researchers:", make_link(app, &parts.co_researcher).await?));
            if let Some(release) = parts.release {
                lines.push((
                    "Published findings:",
                    format!("{}{}", app.address, routes::findings::address(&parts.published_survey, &release)),
                ));
            }
        }
        None => {
            lines.push(("Surveys and findings:", format!("{}/", app.address)));
            lines.push(("Co-researchers:", format!("{}/studio", app.address)));
        }
    }
    Ok(lines)
}

/// Ctrl-C or a service manager's request.
async fn stop() {
    let interrupt = async {
        if signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut terminate) => {
                terminate.recv().await;
            }
            Err(_) => std::future::pending::<()>().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}
