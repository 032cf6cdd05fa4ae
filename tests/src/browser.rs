//! A headless Chromium for tests that need a real browser: driven through chromedriver, one session for each [`open`].
//!
//! A [`Browser`] adds only what WebDriver (<https://www.w3.org/TR/webdriver2/>) does not offer, and hands out the client for
//! everything else. It holds no page objects and knows no route.
//!
//! Each session has its own profile, downloads and network: all its traffic, the service worker's too, runs through a [`Cable`]
//! that the test can unplug. Chromium's own offline emulation is not enough, since it binds the page alone: a service worker
//! goes on fetching, and a test of the offline queue would pass without one.
//!
//! Close a session with [`Browser::close`]. What is left open by a failed test is gone as soon as the test process is,
//! whichever way it ends: see [`WATCHDOG`].
#![expect(clippy::expect_used, reason = "a test kit fails by panicking")]

use std::{
    env, fs,
    io::{BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, SocketAddr},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{ChildStdin, ChildStdout, Command, Stdio},
    sync::LazyLock,
};

use axum::http::Method;
use fantoccini::{Client, ClientBuilder, error::CmdError, wd::WebDriverCompatibleCommand};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional},
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinSet,
};
use url::{ParseError, Url};

/// The names Chromium goes by.
const BROWSERS: [&str; 5] = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];

/// Flags of every session: no window, no first steps, and no traffic of the browser's own.
const FLAGS: [&str; 10] = [
    "--headless=new",
    "--no-sandbox", // it needs rights that containers and root do not have
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",         // /dev/shm is tiny in many containers
    "--proxy-bypass-list=<-loopback>", // by default the loopback goes past the proxy, which is where the server is
];

/// Kills process group `$1`, chromedriver and its browsers, and removes folder `$2` when standard input ends.
///
/// Statics are not dropped when a Rust process exits, and nothing at all runs in a process that is killed. But the system
/// closes its end of the pipe in either case, so the shell that holds the other end always learns of it. Removing is repeated
/// because a dying browser may still write.
const WATCHDOG: &str = r#"
    cat
    kill -s KILL -- "-$1"
    tries=0
    until rm -rf "$2" || [ $((tries += 1)) -gt 50 ]; do sleep 0.1; done
"#;

/// The running chromedriver, or `None` where it or the browser is not installed.
static DRIVER: LazyLock<Option<Driver>> = LazyLock::new(|| {
    let found = find(&["chromedriver"]).zip(find(&BROWSERS));
    if found.is_none() {
        // Not `eprintln!`, which the test harness hides for tests that pass.
        let _ = writeln!(std::io::stderr(), "Chromium or chromedriver is not installed: tests that need them are skipped");
    }
    found.map(|(driver, browser)| Driver::start(&driver, browser))
});

struct Driver {
    address: String,
    browser: PathBuf,
    /// Holds everything temporary: the watchdog removes it.
    folder: PathBuf,
    /// Never written to: that it closes is the message.
    _lifeline: ChildStdin,
    /// Kept open, since a closed one would end chromedriver at its next line.
    _log: BufReader<ChildStdout>,
}

/// What the browser is held in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// A cheap phone: 360 by 740 CSS pixels at two device pixels each, touched.
    Phone,
    /// A laptop: 1280 by 800 CSS pixels, with a mouse.
    Laptop,
}

/// How a session differs from another.
#[derive(Clone, Debug)]
pub struct Options {
    /// What the browser is held in.
    pub screen: Screen,
    /// Whether pages may run scripts.
    pub script: bool,
    /// The reader's languages, best first, as language tags (BCP 47) without weights: `"ar,fr"`.
    pub languages: &'static str,
    /// Where downloads are put; somewhere temporary if `None`.
    pub downloads: Option<PathBuf>,
}

impl Default for Options {
    /// A phone in English that runs scripts.
    fn default() -> Self {
        Self { screen: Screen::Phone, script: true, languages: "en", downloads: None }
    }
}

/// A session with its own profile, as good as a browser of its own.
#[derive(Debug)]
pub struct Browser {
    /// The WebDriver client: pages, elements, scripts, waiting.
    pub client: Client,
    cable: Cable,
    profile: TempDir,
    options: Options,
}

/// Opens a browser, or returns `None` where Chromium or chromedriver is not installed.
///
/// A session takes one to two seconds to open.
///
/// # Panics
/// Where both are installed but do not start, and, when the environment variable `CI` is set, where one is missing: a skipped
/// test must not look like a passed one there.
pub async fn open(options: Options) -> Option<Browser> {
    let Some(driver) = DRIVER.as_ref() else {
        assert!(env::var_os("CI").is_none(), "Chromium or chromedriver is not installed, and CI skips no test");
        return None;
    };
    let profile = TempDir::new_in(&driver.folder).expect("the temporary folder is writable");
    let cable = Cable::lay().await;
    let client = session(driver, &options, profile.path(), cable.address).await;
    Some(Browser { client, cable, profile, options })
}

async fn session(driver: &Driver, options: &Options, profile: &Path, cable: SocketAddr) -> Client {
    let capabilities = capabilities(driver, options, profile, cable);
    let capabilities = capabilities.as_object().cloned().unwrap_or_default();
    let client = ClientBuilder::new(HttpConnector::new()).capabilities(capabilities).connect(&driver.address).await;
    client.expect("chromedriver opens a session")
}

/// Ids of the processes that were started with this profile.
fn processes_of(profile: &Path) -> Vec<String> {
    let mark = format!("--user-data-dir={}", profile.display());
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    let ours = processes.filter(|process| {
        fs::read(process.path().join("cmdline")).is_ok_and(|line| String::from_utf8_lossy(&line).contains(&mark))
    });
    ours.filter_map(|process| process.file_name().into_string().ok()).collect()
}

/// The request for a session: <https://developer.chrome.com/docs/chromedriver/capabilities>.
fn capabilities(driver: &Driver, options: &Options, profile: &Path, cable: SocketAddr) -> Value {
    let first_language = options.languages.split(',').next().unwrap_or_default();
    let mut flags = FLAGS.map(str::to_owned).to_vec();
    flags.push(format!("--user-data-dir={}", profile.display()));
    flags.push(format!("--proxy-server=socks5://{cable}"));
    flags.push(format!("--lang={first_language}"));
    let downloads = options.downloads.clone().unwrap_or_else(|| profile.join("downloads"));
    // The values of a content setting: 1 allows, 2 blocks.
    let script = if options.script { 1 } else { 2 };
    let metrics = match options.screen {
        // Without scripts chromedriver waits forever for the end of a tap, so that phone is clicked.
        Screen::Phone => json!({ "width": 360, "height": 740, "pixelRatio": 2, "mobile": true, "touch": options.script }),
        Screen::Laptop => json!({ "width": 1280, "height": 800, "pixelRatio": 1, "mobile": false, "touch": false }),
    };
    let preferences = json!({
        "download.default_directory": downloads,
        "download.prompt_for_download": false,
        "intl.accept_languages": options.languages,
        "profile.managed_default_content_settings.javascript": script,
    });
    json!({
        "goog:chromeOptions": {
            "binary": driver.browser,
            "args": flags,
            "prefs": preferences,
            "mobileEmulation": { "deviceMetrics": metrics },
        },
    })
}

impl Browser {
    /// Saves what is seen of the page as a PNG file.
    ///
    /// # Errors
    /// When chromedriver does not deliver, or the file cannot be written ([`CmdError::Lost`]).
    pub async fn screenshot(&self, path: &Path) -> Result<(), CmdError> {
        let image = self.client.screenshot().await?;
        fs::write(path, image).map_err(CmdError::Lost)
    }

    /// Unplugs the network, and tells the page so, or plugs it in again.
    ///
    /// Open connections break off. In the page `navigator.onLine` changes and its event fires; a service worker has to find out
    /// by trying, as on a phone with a full signal and no data left.
    ///
    /// # Errors
    /// When chromedriver cannot tell the page; the network has changed nevertheless.
    pub async fn set_offline(&self, offline: bool) -> Result<(), CmdError> {
        // First the network: whoever reacts to the event must find it as told.
        self.cable.plugged.send_replace(!offline);
        let parameters = json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.devtools("Network.emulateNetworkConditions", parameters).await.map(drop)
    }

    /// Sends a command of the DevTools protocol to the page and returns its result:
    /// <https://chromedevtools.github.io/devtools-protocol/>.
    ///
    /// # Errors
    /// When the method is unknown, its parameters are wrong or the session is over.
    pub async fn devtools(&self, method: &'static str, parameters: Value) -> Result<Value, CmdError> {
        self.client.issue_cmd(DevtoolsCommand { method, parameters }).await
    }

    /// Kills the browser, as a phone whose battery is empty does, and opens it again with what its disk holds then.
    ///
    /// # Panics
    /// When the browser does not open again.
    pub async fn killed(self) -> Self {
        let Self { client, cable, profile, options } = self;
        let processes = processes_of(profile.path());
        assert!(!processes.is_empty(), "there is no browser to kill");
        Command::new("kill").arg("-KILL").args(&processes).status().expect("kill runs");
        while !processes_of(profile.path()).is_empty() {
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        // Chromedriver notices; there is nothing left to end.
        drop(client.close().await);
        let driver = DRIVER.as_ref().expect("the driver that opened it");
        let client = session(driver, &options, profile.path(), cable.address).await;
        Self { client, cable, profile, options }
    }

    /// Ends the session and its processes, and removes its profile.
    ///
    /// # Errors
    /// When chromedriver is gone.
    pub async fn close(self) -> Result<(), CmdError> {
        // The profile is removed when it is dropped here or, should a dying process still write to it, by the watchdog.
        self.client.close().await
    }
}

/// Chromedriver's own addition to WebDriver.
#[derive(Debug)]
struct DevtoolsCommand {
    method: &'static str,
    parameters: Value,
}

impl WebDriverCompatibleCommand for DevtoolsCommand {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _url: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(json!({ "cmd": self.method, "params": self.parameters }).to_string()))
    }
}

/// The way from one browser to the network: a SOCKS proxy that can be unplugged.
///
/// SOCKS and not HTTP, because it passes bytes on untouched: the server sees the requests a browser sends it directly.
#[derive(Debug)]
struct Cable {
    address: SocketAddr,
    plugged: watch::Sender<bool>,
    /// Everything stops when this is dropped.
    _connections: JoinSet<()>,
}

impl Cable {
    async fn lay() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port");
        let address = listener.local_addr().expect("a bound address");
        let (plugged, watch) = watch::channel(true);
        let mut connections = JoinSet::new();
        connections.spawn(async move {
            let mut tunnels = JoinSet::new();
            while let Ok((browser, _)) = listener.accept().await {
                let mut watch = watch.clone();
                tunnels.spawn(async move {
                    tokio::select! {
                        biased;
                        _ = watch.wait_for(|plugged| !plugged) => {}
                        // An error is the business of the two ends: both see the connection close.
                        _ = tunnel(browser) => {}
                    }
                });
            }
        });
        Self { address, plugged, _connections: connections }
    }
}

/// Serves one connection by version 5 of SOCKS (RFC 1928), as far as Chromium speaks it: no authentication, the one command
/// `CONNECT`, and the destination always as a name (type 3), even if that name is an address.
async fn tunnel(mut browser: TcpStream) -> std::io::Result<()> {
    let [_version, methods] = read(&mut browser).await?;
    browser.read_exact(&mut vec![0; methods.into()]).await?;
    browser.write_all(&[5, 0]).await?;
    let [_version, _connect, _reserved, _name, length] = read(&mut browser).await?;
    let mut name = vec![0; length.into()];
    browser.read_exact(&mut name).await?;
    let port = u16::from_be_bytes(read(&mut browser).await?);
    let mut server = TcpStream::connect((&*String::from_utf8_lossy(&name), port)).await?;
    // Connected, from an address the browser does not care about.
    browser.write_all(&[5, 0, 0, 1, 0, 0, 0, 0, 0, 0]).await?;
    copy_bidirectional(&mut browser, &mut server).await.map(drop)
}

async fn read<const N: usize>(stream: &mut TcpStream) -> std::io::Result<[u8; N]> {
    let mut bytes = [0; N];
    stream.read_exact(&mut bytes).await?;
    Ok(bytes)
}

impl Driver {
    /// Blocks until chromedriver listens.
    #[expect(clippy::zombie_processes, reason = "both processes serve until this one ends")]
    fn start(driver: &Path, browser: PathBuf) -> Self {
        let folder = tempfile::Builder::new().prefix("browser-").tempdir().expect("a temporary folder").keep();
        let mut command = Command::new(driver);
        // It picks a free port itself and says which, so nobody can take it in between. In a process group of its own, which
        // its browsers join, it can be killed with them.
        command.arg("--port=0").env("TMPDIR", &folder).process_group(0);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut driver = command.spawn().expect("chromedriver starts");
        let mut watchdog = Command::new("sh");
        watchdog.args(["-c", WATCHDOG, "browser-watchdog", &driver.id().to_string()]).arg(&folder);
        watchdog.process_group(0).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let lifeline = watchdog.spawn().expect("a shell").stdin.expect("standard input is piped");
        let mut log = BufReader::new(driver.stdout.take().expect("standard output is piped"));
        let port = log
            .by_ref()
            .lines()
            .map_while(Result::ok)
            .find_map(|line| line.split_once("successfully on port ")?.1.trim_end_matches('.').parse::<u16>().ok())
            .expect("chromedriver names its port");
        Self { address: format!("http://127.0.0.1:{port}"), browser, folder, _lifeline: lifeline, _log: log }
    }
}

/// The first of these programs that is in a folder of `PATH`.
fn find(programs: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<_> = env::split_paths(&path).collect();
    programs.iter().find_map(|program| folders.iter().map(|folder| folder.join(program)).find(|file| file.is_file()))
}
