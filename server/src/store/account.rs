//! Teams, co-researchers, their sessions and sign-in links. Nothing here is about residents.

use sha2::{Digest, Sha256};
use shared::governance::{Member, Role};
use shared::id::hex;
use time::Date;

use super::{Connection, StoreError};
use shared::day::days_of;

/// Somebody who can sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoResearcher {
    pub name: String,
    pub team: String,
    /// argon2id in PHC form; `None` while only links are in use.
    pub passphrase_hash: Option<String>,
    pub role: Role,
    /// Their number in the team.
    pub member: Member,
}

/// 256 random bits that whoever holds them is signed in by. Only their hash is stored.
pub struct SignInToken(String);

impl SignInToken {
    #[must_use]
    pub fn from_bits(bits: [u8; 32]) -> Self {
        Self(hex(&bits))
    }

    /// `None` for a text that cannot be a token.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())).then(|| Self(text.to_owned()))
    }

    /// To be shown to its owner only.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    fn hash(&self) -> String {
        hex(&Sha256::digest(self.0.as_bytes()))
    }
}

pub async fn add_team(connection: &mut Connection, name: &str, label: &str) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO team (name, label) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING")
        .bind(name)
        .bind(label)
        .execute(connection)
        .await?;
    Ok(())
}

/// Statements that read whole rows.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT co_researcher.name, co_researcher.team, co_researcher.passphrase_hash, co_researcher.role, ",
            "CAST(co_researcher.member AS BIGINT) ",
            $rest
        )
    };
}

impl CoResearcher {
    /// Adds somebody, who gets the next number of the team; nothing when the name is taken.
    pub async fn add(connection: &mut Connection, name: &str, team: &str, role: Role) -> Result<Option<Self>, StoreError> {
        let (number,): (i64,) =
            sqlx::query_as("UPDATE team SET members = members + 1 WHERE name = $1 RETURNING CAST(members AS BIGINT)")
                .bind(team)
                .fetch_one(&mut *connection)
                .await?;
        let statement =
            "INSERT INTO co_researcher (name, team, role, member) VALUES ($1, $2, $3, $4) ON CONFLICT (name) DO NOTHING";
        let done = sqlx::query(statement).bind(name).bind(team).bind(role.name()).bind(number).execute(&mut *connection).await?;
        if done.rows_affected() == 1 { Self::find(connection, name).await } else { Ok(None) }
    }

    pub async fn find(connection: &mut Connection, name: &str) -> Result<Option<Self>, StoreError> {
        let row: Option<Row> =
            sqlx::query_as(select!("FROM co_researcher WHERE name = $1")).bind(name).fetch_optional(connection).await?;
        row.map(from_row).transpose()
    }

    pub async fn all(connection: &mut Connection) -> Result<Vec<Self>, StoreError> {
        let rows: Vec<Row> = sqlx::query_as(select!("FROM co_researcher ORDER BY name")).fetch_all(connection).await?;
        rows.into_iter().map(from_row).collect()
    }

    /// Everybody in a team, by their numbers.
    pub async fn of_team(connection: &mut Connection, team: &str) -> Result<Vec<Self>, StoreError> {
        let statement = select!("FROM co_researcher WHERE team = $1 ORDER BY member");
        let rows: Vec<Row> = sqlx::query_as(statement).bind(team).fetch_all(connection).await?;
        rows.into_iter().map(from_row).collect()
    }

    pub async fn set_role(connection: &mut Connection, name: &str, role: Role) -> Result<(), StoreError> {
        sqlx::query("UPDATE co_researcher SET role = $2 WHERE name = $1")
            .bind(name)
            .bind(role.name())
            .execute(connection)
            .await?;
        Ok(())
    }

    /// Takes somebody out of their team, with every session and link: the next page that they ask for is the sign-in page.
    pub async fn remove(connection: &mut Connection, name: &str) -> Result<(), StoreError> {
        for statement in [
            "DELETE FROM session WHERE co_researcher = $1",
            "DELETE FROM sign_in_link WHERE co_researcher = $1",
            "DELETE FROM co_researcher WHERE name = $1",
        ] {
            sqlx::query(statement).bind(name).execute(&mut *connection).await?;
        }
        Ok(())
    }

    /// Sets a passphrase and ends every session and link made before it.
    pub async fn set_passphrase(connection: &mut Connection, name: &str, hash: &str) -> Result<bool, StoreError> {
        let done = sqlx::query("UPDATE co_researcher SET passphrase_hash = $2 WHERE name = $1")
            .bind(name)
            .bind(hash)
            .execute(&mut *connection)
            .await?;
        sqlx::query("DELETE FROM session WHERE co_researcher = $1").bind(name).execute(&mut *connection).await?;
        sqlx::query("DELETE FROM sign_in_link WHERE co_researcher = $1").bind(name).execute(connection).await?;
        Ok(done.rows_affected() == 1)
    }

    /// Signed in by this session, if it is good today.
    pub async fn of_session(connection: &mut Connection, token: &SignInToken, today: Date) -> Result<Option<Self>, StoreError> {
        let row: Option<Row> = sqlx::query_as(select!(
            "FROM session JOIN co_researcher ON co_researcher.name = session.co_researcher \
             WHERE session.token_hash = $1 AND session.last_day >= $2"
        ))
        .bind(token.hash())
        .bind(days_of(today))
        .fetch_optional(connection)
        .await?;
        row.map(from_row).transpose()
    }

    pub async fn open_session(
        connection: &mut Connection,
        token: &SignInToken,
        name: &str,
        last: Date,
    ) -> Result<(), StoreError> {
        sqlx::query("INSERT INTO session (token_hash, co_researcher, last_day) VALUES ($1, $2, $3)")
            .bind(token.hash())
            .bind(name)
            .bind(days_of(last))
            .execute(connection)
            .await?;
        Ok(())
    }

    pub async fn end_session(connection: &mut Connection, token: &SignInToken) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM session WHERE token_hash = $1").bind(token.hash()).execute(connection).await?;
        Ok(())
    }

    pub async fn add_link(connection: &mut Connection, token: &SignInToken, name: &str, last: Date) -> Result<(), StoreError> {
        sqlx::query("INSERT INTO sign_in_link (token_hash, co_researcher, last_day) VALUES ($1, $2, $3)")
            .bind(token.hash())
            .bind(name)
            .bind(days_of(last))
            .execute(connection)
            .await?;
        Ok(())
    }

    /// Uses a link up. Of two at once only one gets the name: the one whose delete finds the row.
    pub async fn use_link(connection: &mut Connection, token: &SignInToken, today: Date) -> Result<Option<String>, StoreError> {
        let row: Option<(String,)> =
            sqlx::query_as("DELETE FROM sign_in_link WHERE token_hash = $1 AND last_day >= $2 RETURNING co_researcher")
                .bind(token.hash())
                .bind(days_of(today))
                .fetch_optional(connection)
                .await?;
        Ok(row.map(|(name,)| name))
    }
}

/// A way into a team, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    pub team: String,
    pub role: Role,
}

impl Invitation {
    pub async fn add(&self, connection: &mut Connection, token: &SignInToken, last: Date) -> Result<(), StoreError> {
        sqlx::query("INSERT INTO invitation (token_hash, team, role, last_day) VALUES ($1, $2, $3, $4)")
            .bind(token.hash())
            .bind(&self.team)
            .bind(self.role.name())
            .bind(days_of(last))
            .execute(connection)
            .await?;
        Ok(())
    }

    pub async fn find(connection: &mut Connection, token: &SignInToken, today: Date) -> Result<Option<Self>, StoreError> {
        let statement = "SELECT team, role FROM invitation WHERE token_hash = $1 AND last_day >= $2";
        let row: Option<(String, String)> =
            sqlx::query_as(statement).bind(token.hash()).bind(days_of(today)).fetch_optional(connection).await?;
        row.map(|(team, role)| Ok(Self { team, role: role_of(&role)? })).transpose()
    }

    /// Uses it up; `false` when somebody else did.
    pub async fn take(connection: &mut Connection, token: &SignInToken) -> Result<bool, StoreError> {
        let done = sqlx::query("DELETE FROM invitation WHERE token_hash = $1").bind(token.hash()).execute(connection).await?;
        Ok(done.rows_affected() == 1)
    }
}

type Row = (String, String, Option<String>, String, i64);

fn from_row((name, team, passphrase_hash, role, member): Row) -> Result<CoResearcher, StoreError> {
    let member = u32::try_from(member).map(Member).map_err(|error| StoreError::corrupt("co_researcher", error))?;
    Ok(CoResearcher { name, team, passphrase_hash, role: role_of(&role)?, member })
}

fn role_of(name: &str) -> Result<Role, StoreError> {
    Role::parse(name).ok_or_else(|| StoreError::corrupt("role", name))
}
