//! Teams, co-researchers, their sessions and sign-in links. Nothing here is about residents.

use sha2::{Digest, Sha256};
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

impl CoResearcher {
    /// `false` when the name is taken.
    pub async fn add(connection: &mut Connection, name: &str, team: &str) -> Result<bool, StoreError> {
        let done = sqlx::query("INSERT INTO co_researcher (name, team) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING")
            .bind(name)
            .bind(team)
            .execute(connection)
            .await?;
        Ok(done.rows_affected() == 1)
    }

    pub async fn find(connection: &mut Connection, name: &str) -> Result<Option<Self>, StoreError> {
        let row: Option<(String, String, Option<String>)> =
            sqlx::query_as("SELECT name, team, passphrase_hash FROM co_researcher WHERE name = $1")
                .bind(name)
                .fetch_optional(connection)
                .await?;
        Ok(row.map(from_row))
    }

    pub async fn all(connection: &mut Connection) -> Result<Vec<Self>, StoreError> {
        let rows: Vec<(String, String, Option<String>)> =
            sqlx::query_as("SELECT name, team, passphrase_hash FROM co_researcher ORDER BY name").fetch_all(connection).await?;
        Ok(rows.into_iter().map(from_row).collect())
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
        let row: Option<(String, String, Option<String>)> = sqlx::query_as(
            "SELECT co_researcher.name, co_researcher.team, co_researcher.passphrase_hash FROM session \
             JOIN co_researcher ON co_researcher.name = session.co_researcher \
             WHERE session.token_hash = $1 AND session.last_day >= $2",
        )
        .bind(token.hash())
        .bind(days_of(today))
        .fetch_optional(connection)
        .await?;
        Ok(row.map(from_row))
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

fn from_row((name, team, passphrase_hash): (String, String, Option<String>)) -> CoResearcher {
    CoResearcher { name, team, passphrase_hash }
}
