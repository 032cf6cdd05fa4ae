//! The program as a process of its own, for what only a process can show: exit codes, signals, files and logs.

use std::ffi::OsStr;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use shared::Instrument;

use crate::samples::instrument;

/// A client that keeps its connections.
pub type HttpClient = Client<HttpConnector, axum::body::Body>;

#[must_use]
pub fn http_client() -> HttpClient {
    Client::builder(TokioExecutor::new()).build_http()
}

/// The program `path` with its own data folder and database, and nothing of the environment that could configure it.
#[must_use]
pub fn command(path: &str, data: &Path, database: Option<&str>) -> Command {
    let mut command = Command::new(path);
    command.env_clear().envs(std::env::var_os("PATH").map(|value| ("PATH", value)));
    command.arg("--data").arg(data).stdin(Stdio::null());
    if let Some(database) = database {
        command.args(["--database", database]);
    }
    command
}

/// Runs a command to its end.
pub fn run(path: &str, data: &Path, database: Option<&str>, arguments: &[impl AsRef<OsStr>]) -> Output {
    command(path, data, database).args(arguments).output().unwrap()
}

/// Runs a command that must succeed; what it printed.
pub fn succeed(path: &str, data: &Path, database: Option<&str>, arguments: &[impl AsRef<OsStr>]) -> String {
    let output = run(path, data, database, arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Adds the sample survey as `block` of the team `elm`, and opens it; the version of its instrument.
#[must_use]
pub fn field_sample(path: &str, data: &Path, database: Option<&str>) -> String {
    let source = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(source.path(), instrument()).unwrap();
    let file = source.path().to_str().unwrap();
    let import = ["import", "instrument", "--survey", "block", "--team", "elm", "--open", "--file", file];
    succeed(path, data, database, &import);
    Instrument::parse(&instrument()).unwrap().version.to_string()
}

/// A port that nobody listened on a moment ago.
#[must_use]
pub fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}

/// Waits until something answers at `address`, such as `127.0.0.1:4711`.
pub async fn wait_until_up(client: &HttpClient, address: &str) {
    for _ in 0..300 {
        if client.get(format!("http://{address}/health").parse().unwrap()).await.is_ok_and(|answer| answer.status().is_success())
        {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("nothing answers at {address}");
}
