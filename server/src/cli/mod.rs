//! The command line. Exit codes: 0 done, 1 failed, 2 the command line itself was wrong, 3 `verify` or `audit` found something
//! wrong.

mod audit;
mod backup;
mod configuration;
mod demo;
mod export;
mod form;
mod import;
mod media;
mod plan;
mod released;
mod saved;
mod serve;
mod synthesize;
mod user;
mod verify;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub use configuration::{Configuration, Options};

/// A participatory research survey platform: neighbors design a survey, residents answer on phones, and what is published is
/// protected by exact noise.
#[derive(Debug, Parser)]
#[command(
    name = "porchlight",
    version,
    after_help = "Without a command it serves. Exit codes: 0 done, 1 failed, 2 wrong \
    command line, 3 verify or audit found something wrong."
)]
struct CommandLine {
    #[command(flatten)]
    options: Options,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the surveys, the studio and the findings (this is also what happens without a command).
    Serve(serve::Serve),
    /// Put the demonstration into the database: two surveys, one of them published.
    Demo,
    /// Bring the database's schema up to date.
    Migrate,
    /// Add co-researchers and let them sign in.
    #[command(subcommand)]
    User(user::User),
    /// Take in instruments and responses from files.
    #[command(subcommand)]
    Import(import::Import),
    /// Write the data set of a release into a folder, or the form of a survey into a file.
    Export(export::Export),
    Synthesize(synthesize::Synthesize),
    Plan(plan::PlanArguments),
    Draw(plan::Draw),
    Audit(audit::Audit),
    /// Copy the database and its keys into a new folder, consistent while the server runs.
    Backup(backup::Backup),
    /// Check the database, the ledgers and the releases against each other.
    Verify(verify::Verify),
}

/// How a command that did not fail ended.
enum Outcome {
    Done,
    FoundWrong,
    /// A form has flaws.
    Flawed,
    /// A form cannot be read at all.
    Unreadable,
}

/// Reads the command line and does what it says.
#[must_use]
pub fn run() -> ExitCode {
    let line = CommandLine::parse();
    // Whatever is written holds answers or keys: it is its owner's alone.
    #[cfg(unix)]
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
    // Without the time of day: a log must not tell when somebody answered.
    tracing_subscriber::fmt().without_time().with_writer(std::io::stderr).with_env_filter(line.options.log.filter()).init();
    let configuration = match Configuration::check(line.options) {
        Ok(configuration) => configuration,
        Err(error) => {
            eprintln!("porchlight: {error}");
            return ExitCode::from(2);
        }
    };
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("porchlight: the program could not start: {error}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(dispatch(line.command.unwrap_or(Command::Serve(serve::Serve::default())), configuration)) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Flawed) => ExitCode::FAILURE,
        Ok(Outcome::Unreadable) => ExitCode::from(2),
        Ok(Outcome::FoundWrong) => ExitCode::from(3),
        Err(error) => {
            eprintln!("porchlight: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn dispatch(command: Command, configuration: Configuration) -> anyhow::Result<Outcome> {
    match command {
        Command::Serve(serve) => serve.run(configuration).await,
        Command::Demo => demo::run(configuration).await,
        Command::Migrate => {
            configuration.open_store().await?;
            println!("The schema is up to date.");
            Ok(Outcome::Done)
        }
        Command::User(user) => user.run(configuration).await,
        Command::Import(import) => import.run(configuration).await,
        Command::Export(export) => export.run(configuration).await,
        Command::Synthesize(synthesize) => synthesize.run(configuration).await,
        Command::Plan(plan) => plan.run(),
        Command::Draw(draw) => draw.run(),
        Command::Audit(audit) => audit.run(configuration).await,
        Command::Backup(backup) => backup.run(configuration).await,
        Command::Verify(verify) => verify.run(configuration).await,
    }
}
