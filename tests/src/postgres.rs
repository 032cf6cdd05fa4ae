//! One real PostgreSQL server for the test process, and a fresh database for each test.
//!
//! The server is the installed one, started on first use in a temporary folder of its own. It is reached only through a Unix
//! socket in that folder, so no port can be taken and nobody else can connect. Its settings are those of production where a
//! test could notice: `fsync` and `synchronous_commit` stay on. A test that does not care can append
//! `&options[synchronous_commit]=off` to its address.
//!
//! This is not a pool and not a fixture: the databases are empty, and nobody drops them. Server and folder are gone as soon as
//! the test process is, whichever way it ends: see [`SUPERVISOR`].
#![expect(clippy::expect_used, reason = "a test kit fails by panicking")]

use std::{
    env,
    ffi::OsStr,
    fs,
    io::{Read, Write},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{ChildStdin, Command, Stdio},
    sync::{
        LazyLock,
        atomic::{AtomicU64, Ordering},
    },
};

use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};

/// Starts the server from the programs in folder `$1`, prints the server's folder, and stops it when standard input ends.
///
/// Statics are not dropped when a Rust process exits, and nothing at all runs in a process that is killed. But the system closes
/// its end of the pipe in either case, so the shell that holds the other end always learns of it. A broken pipe is ignored
/// because the tests may be gone before the server is up, and cleaning up comes after that. The shutdown mode `immediate` is no
/// loss: nobody will read these databases again.
const SUPERVISOR: &str = r#"
    trap '' PIPE
    folder=$(mktemp -d) && cd "$folder" || exit
    trap '"$1/pg_ctl" -D data -m immediate stop >stop.log 2>&1; cd /; rm -rf "$folder"' EXIT
    {
        "$1/initdb" -D data --no-sync -U postgres -A trust -E UTF8 --locale C &&
        printf '%s\n' "listen_addresses = ''" "port = 5432" "unix_socket_directories = '$folder'" "max_connections = 300" \
            >>data/postgresql.conf &&
        "$1/pg_ctl" -D data -l server.log -w start
    } >start.log 2>&1 || { cat ./*.log >&2; exit 1; }
    printf %s "$folder" && exec >/dev/null 2>&1
    cat
"#;

/// The programs the supervisor needs; all three must be in one folder.
const PROGRAMS: [&str; 3] = ["initdb", "pg_ctl", "postgres"];

/// The running server, or `None` where PostgreSQL is not installed.
static SERVER: LazyLock<Option<Server>> = LazyLock::new(|| {
    let programs = find_programs();
    if programs.is_none() {
        // Not `eprintln!`, which the test harness hides for tests that pass.
        let _ = writeln!(std::io::stderr(), "PostgreSQL is not installed: tests that need it are skipped");
    }
    programs.map(|folder| Server::start(&folder))
});

struct Server {
    /// Holds the data and the socket.
    folder: String,
    /// Never written to: that it closes is the message.
    _lifeline: ChildStdin,
}

/// Creates an empty database and returns its `postgres://` address, or `None` where PostgreSQL is not installed.
///
/// The first call starts the server, which takes about a second and a half.
///
/// # Panics
/// Where PostgreSQL is installed but does not start, and, when the environment variable `CI` is set, where it is missing:
/// a skipped test must not look like a passed one there.
pub async fn fresh_database() -> Option<String> {
    static COUNT: AtomicU64 = AtomicU64::new(1);
    let Some(server) = SERVER.as_ref() else {
        assert!(env::var_os("CI").is_none(), "PostgreSQL is not installed, and CI skips no test");
        return None;
    };
    let name = format!("test_{}", COUNT.fetch_add(1, Ordering::Relaxed));
    let mut connection = PgConnection::connect(&server.address("postgres")).await.expect("the server accepts connections");
    // `template0`, since copying any other database waits until nobody is connected to it.
    let create = AssertSqlSafe(format!("CREATE DATABASE {name} TEMPLATE template0"));
    connection.execute(create).await.expect("the name is not taken");
    connection.close().await.expect("the connection is idle");
    Some(server.address(&name))
}

impl Server {
    /// Blocks until the server accepts connections.
    #[expect(clippy::zombie_processes, reason = "the supervisor outlives this process")]
    fn start(programs: &Path) -> Self {
        let mut command = Command::new("sh");
        command.args(["-c", SUPERVISOR, "postgres-supervisor"]).arg(programs).current_dir("/");
        // A process group of its own: an interrupt typed at the terminal is for the tests, and the supervisor outlives them.
        command.process_group(0).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        if is_root() {
            // PostgreSQL refuses to run as root. The supervisor makes the folder, so it belongs to the right user.
            let (user, group) = unprivileged_user().expect("a user `postgres` or `nobody` to run PostgreSQL as");
            command.uid(user).gid(group);
        }
        let mut supervisor = command.spawn().expect("a shell");
        let lifeline = supervisor.stdin.take().expect("standard input is piped");
        let (mut folder, mut complaint) = (String::new(), String::new());
        // Both end when the server is up or has failed; what fails to start says so in less than a pipe holds.
        supervisor.stdout.take().expect("standard output is piped").read_to_string(&mut folder).expect("UTF-8");
        supervisor.stderr.take().expect("standard error is piped").read_to_string(&mut complaint).expect("UTF-8");
        assert!(!folder.is_empty(), "PostgreSQL does not start:\n{complaint}");
        Self { folder, _lifeline: lifeline }
    }

    /// Host and port are overruled by the folder of the socket, but keep out what `PGHOST` and `PGPORT` may say.
    fn address(&self, database: &str) -> String {
        format!("postgres://postgres@localhost:5432/{database}?host={}", self.folder)
    }
}

/// Looks along `PATH`, then where `pg_config` says, then where Debian keeps each version, the newest first.
fn find_programs() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    // Links are followed, since a folder may link to `initdb` alone.
    let on_path =
        env::split_paths(&path).filter_map(|folder| fs::canonicalize(folder.join("initdb")).ok()?.parent().map(Path::to_owned));
    let configured = Command::new("pg_config").arg("--bindir").output().ok();
    let configured =
        configured.and_then(|output| String::from_utf8(output.stdout).ok()).map(|folder| PathBuf::from(folder.trim_end()));
    let mut versions: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let folder = entry.ok()?.path();
            Some((folder.file_name().and_then(OsStr::to_str)?.parse().ok()?, folder.join("bin")))
        })
        .collect();
    versions.sort_by(|left, right| right.cmp(left));
    on_path
        .chain(configured)
        .chain(versions.into_iter().map(|(_, folder)| folder))
        .find(|folder| PROGRAMS.iter().all(|program| folder.join(program).is_file()))
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout == b"0\n")
}

/// The user and group numbers of `postgres` or else `nobody`, from the user database: passwd(5).
fn unprivileged_user() -> Option<(u32, u32)> {
    let users = fs::read_to_string("/etc/passwd").ok()?;
    ["postgres", "nobody"].iter().find_map(|name| {
        let mut fields =
            users.lines().map(|line| line.split(':')).find_map(|mut fields| (fields.next()? == *name).then_some(fields))?;
        let user = fields.nth(1)?.parse().ok()?;
        Some((user, fields.next()?.parse().ok()?))
    })
}
