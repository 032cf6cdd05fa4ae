//! How many answers a second the server takes, how long senders wait, and how much memory that needs.
//!
//! ```text
//! cargo bench -p tests --bench submissions
//! ```
//!
//! The program runs as a process of its own. This process sends answers to thirty questions over kept-alive HTTP/1.1 connections,
//! each of which waits for its acknowledgement before it sends the next, so both share the machine's cores. An acknowledgement
//! stands for an answer that is on disk: SQLite runs with `synchronous = FULL`, PostgreSQL with `fsync` and `synchronous_commit`
//! on. What a flush costs is measured on the same file system and printed first, for `fdatasync`, which PostgreSQL calls, and for
//! `fsync`, which SQLite calls; whether the disk, or the host beneath a virtual one, keeps its word no benchmark can tell.
//!
//! At the end the server is killed without warning and the store must hold exactly what was acknowledged. That shows that nothing
//! acknowledged was in the server's memory alone; that it outlives a power cut rests on the flush.
//!
//! Not measured: encryption, which a proxy in front does, and the network.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a benchmark fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "a benchmark measures time")]

mod memory;
mod thirty;

use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::rc::Rc;
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper::header::{CONTENT_TYPE, HOST};
use hyper::{Request, StatusCode};
use hyper_util::rt::TokioIo;
use memory::Memory;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use serde_json::{Map, json};
use shared::Instrument;
use sqlx::{AnyConnection, Connection};
use tempfile::TempDir;
use tokio::net::TcpStream;
use tokio::task::LocalSet;

const CONNECTIONS: [usize; 3] = [16, 64, 256];
const LOAD: Duration = Duration::from_secs(5);
/// What the server is left alone for before its idle memory is read.
const IDLE: Duration = Duration::from_secs(2);
/// Different people; their answers come again under new ids, so that the sender's share of the work is small.
const PEOPLE: usize = 2_000;
const PATH: &str = "/api/v1/surveys/bench/responses";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    // `cargo test --all-targets` runs benchmarks too, but does not say so.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let sqlite = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    println!("{} cores.", std::thread::available_parallelism().unwrap());
    print_flushes("SQLite", sqlite.path());
    let address = format!("sqlite://{}", sqlite.path().join("porchlight.db").display());
    measure("SQLite", &sqlite, &address).await;

    let Some(address) = tests::postgres::fresh_database().await else { return };
    let data = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    println!();
    print_flushes("PostgreSQL", &std::env::temp_dir());
    measure("PostgreSQL", &data, &address).await;
}

/// Prints the rows of one database.
async fn measure(database: &str, data: &TempDir, address: &str) {
    let server = Server::start(data.path(), address);
    let after_start = Memory::of(server.process.id());
    let neighbors = Rc::new(Neighbors::new());
    let mut acknowledged = send(&server, &neighbors, 1, Duration::ZERO).await.len();
    tokio::time::sleep(IDLE).await;
    let before_load = Memory::of(server.process.id());

    println!("\n| database   | connections | acknowledged a second | p50 ms | p95 ms | p99 ms |");
    println!("|------------|-------------|-----------------------|--------|--------|--------|");
    for connections in CONNECTIONS {
        let start = Instant::now();
        let mut waits = send(&server, &neighbors, connections, LOAD).await;
        let seconds = start.elapsed().as_secs_f64();
        acknowledged += waits.len();
        waits.sort_unstable();
        let percentile = |percent: usize| waits[(waits.len() - 1) * percent / 100].as_secs_f64() * 1_000.0;
        #[allow(clippy::cast_precision_loss, reason = "a figure to look at")]
        let rate = waits.len() as f64 / seconds;
        println!(
            "| {database:<10} | {connections:>11} | {rate:>21.0} | {:>6.1} | {:>6.1} | {:>6.1} |",
            percentile(50),
            percentile(95),
            percentile(99)
        );
    }
    tokio::time::sleep(IDLE).await;
    println!("\nMemory of the server after its start:     {after_start}");
    println!("Memory of the server before the load:     {before_load}");
    println!("Memory of the server after the load:      {}", Memory::of(server.process.id()));

    drop(server);
    let stored = stored(address).await;
    assert_eq!(usize::try_from(stored).ok(), Some(acknowledged), "stored, and acknowledged");
    println!("Acknowledged {acknowledged}; the server was killed, and the store holds {stored}.");
}

/// The program under test. Killed when dropped.
struct Server {
    process: Child,
    address: SocketAddr,
}

impl Server {
    /// Adds the open survey `bench` and serves it.
    fn start(data: &Path, database: &str) -> Self {
        let instrument = data.join("instrument.json");
        std::fs::write(&instrument, thirty::source()).unwrap();
        let program = || {
            let mut program = Command::new(env!("CARGO_BIN_EXE_porchlight-under-test"));
            program.arg("--data").arg(data).args(["--database", database]);
            program
        };
        let mut import = program();
        import.args(["import", "instrument", "--survey", "bench", "--team", "bench", "--open", "--file"]).arg(instrument);
        assert!(import.stdout(Stdio::null()).status().unwrap().success(), "the instrument is imported");

        // Free a moment ago; the program cannot choose one itself.
        let address = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap();
        let mut serve = program();
        serve.args(["serve", "--no-demo", "--listen", &address.to_string()]).stdout(Stdio::piped());
        let mut process = serve.spawn().unwrap();
        let mut first_line = String::new();
        BufReader::new(process.stdout.as_mut().unwrap()).read_line(&mut first_line).unwrap();
        assert!(first_line.contains("running"), "the server starts: {first_line}");
        Self { process, address }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().expect("the server runs to the end");
        self.process.wait().expect("the killed server ends");
    }
}

/// What is sent: prepared, so that little work is left to the sender while it is measured.
struct Neighbors {
    version: String,
    answers: Vec<String>,
}

impl Neighbors {
    fn new() -> Self {
        let instrument = Instrument::parse(&thirty::source()).unwrap();
        let mut rng = StdRng::seed_from_u64(20_261_124);
        let mut person = || {
            let answers = thirty::answers(&instrument, &mut rng).into_iter().map(|(item, texts)| {
                let answer = if let [text] = texts.as_slice() { json!(text) } else { json!(texts) };
                (item.to_string(), answer)
            });
            serde_json::Value::Object(answers.collect::<Map<_, _>>()).to_string()
        };
        let answers = (0..PEOPLE).map(|_| person()).collect();
        Self { version: instrument.version.to_string(), answers }
    }

    fn body(&self, rng: &mut StdRng) -> String {
        let (id, version) = (rng.random::<u128>(), &self.version);
        let answers = &self.answers[rng.random_range(0..self.answers.len())];
        format!(r#"{{"id":"{id:032x}","version":"{version}","consent":true,"answers":{answers}}}"#)
    }
}

/// Sends on several connections, at least once on each, and returns how long each acknowledgement took.
async fn send(server: &Server, neighbors: &Rc<Neighbors>, connections: usize, load: Duration) -> Vec<Duration> {
    let senders = LocalSet::new();
    let end = Instant::now() + load;
    let waits = (0..connections).map(|_| senders.spawn_local(send_on_one(server.address, Rc::clone(neighbors), end)));
    let waits = join_all(waits.collect::<Vec<_>>());
    senders.run_until(waits).await.into_iter().flat_map(Result::unwrap).collect()
}

async fn send_on_one(address: SocketAddr, neighbors: Rc<Neighbors>, end: Instant) -> Vec<Duration> {
    let stream = TcpStream::connect(address).await.unwrap();
    stream.set_nodelay(true).unwrap();
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.unwrap();
    tokio::spawn(connection);
    // Fresh, since the same id would be the same answer; nothing else depends on it.
    let mut rng = rand::make_rng::<StdRng>();
    let mut waits = Vec::new();
    loop {
        let body = Full::new(Bytes::from(neighbors.body(&mut rng)));
        let request = Request::post(PATH).header(HOST, address.to_string()).header(CONTENT_TYPE, "application/json");
        let start = Instant::now();
        let response = sender.send_request(request.body(body).unwrap()).await.unwrap();
        let status = response.status();
        let body = response.into_body().collect().await.unwrap().to_bytes();
        waits.push(start.elapsed());
        assert_eq!(status, StatusCode::CREATED, "{}", String::from_utf8_lossy(&body));
        if Instant::now() >= end {
            return waits;
        }
    }
}

async fn stored(address: &str) -> i64 {
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(address).await.unwrap();
    let (stored,) = sqlx::query_as("SELECT COUNT(*) FROM response").fetch_one(&mut connection).await.unwrap();
    stored
}

/// What the disk does at best where a database is.
fn print_flushes(database: &str, folder: &Path) {
    let (data, all) = (flushes_a_second(folder, File::sync_data), flushes_a_second(folder, File::sync_all));
    println!("4 KiB appended and flushed where {database} is: {data:.0} a second with fdatasync, {all:.0} with fsync.");
}

fn flushes_a_second(folder: &Path, flush: fn(&File) -> io::Result<()>) -> f64 {
    let mut file = tempfile::tempfile_in(folder).unwrap();
    let (start, mut flushes) = (Instant::now(), 0);
    while start.elapsed() < Duration::from_secs(1) {
        file.write_all(&[7; 4096]).unwrap();
        flush(&file).unwrap();
        flushes += 1;
    }
    f64::from(flushes) / start.elapsed().as_secs_f64()
}
