//! `porchlight user`.

use std::io::{BufRead, IsTerminal, Write};

use anyhow::{Context, bail};
use clap::Subcommand;
use shared::governance::{By, Deed, Role};

use super::{Configuration, Outcome};
use crate::auth::{hash_passphrase, make_link};
use crate::store::{CoResearcher, account, record};

/// Co-researchers and how they sign in.
#[derive(Debug, Subcommand)]
pub enum User {
    /// Add a co-researcher to a team, which is made if it is new.
    Add {
        /// What is typed to sign in.
        #[arg(long)]
        name: String,
        /// Short name of the team.
        #[arg(long)]
        team: String,
        /// What they are in the team: lead, co_researcher, reviewer or translator.
        #[arg(long, default_value = "lead", value_parser = role)]
        role: Role,
    },
    /// Print a link that signs a co-researcher in once, today or tomorrow.
    Link {
        #[arg(long)]
        name: String,
    },
    /// Set a passphrase, read from the standard input; ends all sessions and links of that person.
    Passphrase {
        #[arg(long)]
        name: String,
    },
    /// List co-researchers and teams.
    List,
}

impl User {
    pub(super) async fn run(self, configuration: Configuration) -> anyhow::Result<Outcome> {
        let app = configuration.open().await?;
        match self {
            Self::Add { name, team, role } => {
                for text in [&name, &team] {
                    if text.is_empty() || text.len() > 64 || text.contains(char::is_whitespace) {
                        bail!("“{text}” is not a name: use 1 to 64 characters without spaces");
                    }
                }
                let mut transaction = app.store.begin().await?;
                account::add_team(&mut transaction, &team, &team).await?;
                let Some(added) = CoResearcher::add(&mut transaction, &name, &team, role).await? else {
                    bail!("there is a co-researcher “{name}” already; nothing was changed");
                };
                let joined = Deed::Joined { member: added.member, role };
                record::add(&mut transaction, &team, app.clock.today(), By::HOST, joined).await?;
                transaction.commit().await?;
                println!("Added {name} to {team}. Let them in with: porchlight user link --name {name}");
            }
            Self::Link { name } => {
                require(&app, &name).await?;
                println!("{}", make_link(&app, &name).await?);
            }
            Self::Passphrase { name } => {
                require(&app, &name).await?;
                let hash = hash_passphrase(&read_line()?, &*app.entropy)?;
                let mut transaction = app.store.begin().await?;
                CoResearcher::set_passphrase(&mut transaction, &name, &hash).await?;
                transaction.commit().await?;
                println!("The passphrase of {name} is set.");
            }
            Self::List => {
                for who in CoResearcher::all(&mut *app.store.read().await?).await? {
                    let way = if who.passphrase_hash.is_some() { "passphrase" } else { "links only" };
                    println!("{}\t{}\t{}\t{way}", who.name, who.team, who.role.name());
                }
            }
        }
        Ok(Outcome::Done)
    }
}

async fn require(app: &crate::application::App, name: &str) -> anyhow::Result<()> {
    let found = CoResearcher::find(&mut *app.store.read().await?, name).await?;
    found.map(|_| ()).with_context(|| format!("there is no co-researcher “{name}”; add them with: porchlight user add"))
}

fn role(name: &str) -> Result<Role, String> {
    Role::parse(name).ok_or_else(|| "it is one of lead, co_researcher, reviewer and translator".to_owned())
}

fn read_line() -> anyhow::Result<String> {
    if std::io::stdin().is_terminal() {
        print!("Passphrase (it will be visible): ");
        std::io::stdout().flush()?;
    }
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).context("no passphrase could be read")?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
