//! Builds what the server hands to browsers and lays it into the binary: the two WebAssembly bundles and the style sheets,
//! named by their content and compressed ahead of time. `src/assets.rs` includes the table written here.
//!
//! It decides nothing about pages: which bundle a page loads is up to the page.
//!
//! `PORCHLIGHT_SKIP_WASM=1` leaves the bundles empty, for checks that need no browser code.

#[path = "build/asset.rs"]
mod asset;
#[path = "build/bundle.rs"]
mod bundle;
#[path = "build/compact.rs"]
mod compact;
#[path = "build/script.rs"]
mod script;
#[path = "build/sheet.rs"]
mod sheet;

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use asset::Asset;
use bundle::{Builder, Bundle};

/// Everything the bundles and the sheets are made from, seen from the workspace folder. Without this list every change in
/// `server` would build them again.
const SOURCES: [&str; 12] = [
    "Cargo.toml",
    "Cargo.lock",
    "app/Cargo.toml",
    "app/src",
    "app/phone/Cargo.toml",
    "app/phone/script",
    "app/phone/src",
    "app/studio/Cargo.toml",
    "app/studio/loader.js",
    "app/studio/src",
    "shared/Cargo.toml",
    "shared/src",
];

/// What every page of a survey loads. The first is the most urgent.
const PHONE_LOADER: [&str; 12] = [
    "leave.js",
    "keep.js",
    "send.js",
    "engine.js",
    "protect.js",
    "steps.js",
    "finish.js",
    "passed_on.js",
    "draft.js",
    "speak.js",
    "offline.js",
    "begin.js",
];
/// What answers for the network where there is none.
const PHONE_WORKER: [&str; 3] = ["keep.js", "send.js", "worker.js"];

const SKIP: &str = "PORCHLIGHT_SKIP_WASM";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // A directive is one line; the chain of causes is joined with colons.
            println!("cargo::error={}", format!("{error:#}").replace('\n', " "));
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let out = PathBuf::from(variable("OUT_DIR")?);
    let manifest = PathBuf::from(variable("CARGO_MANIFEST_DIR")?);
    let workspace = manifest.parent().context("the server's folder has no parent")?;

    println!("cargo::rerun-if-env-changed={SKIP}");
    for source in SOURCES {
        println!("cargo::rerun-if-changed={}", workspace.join(source).display());
    }

    let (phone, studio) = if env::var_os(SKIP).is_some() {
        (Bundle::default(), Bundle::default())
    } else {
        let builder = Builder::new(workspace, &out)?;
        (builder.build("phone")?, builder.build("studio")?)
    };
    let mut assets = Vec::new();
    assets.extend(phone.into_assets("phone"));
    assets.extend(studio.into_assets("studio"));
    assets.push(Asset::loader("phone", joined(workspace, &PHONE_LOADER)?));
    assets.push(Asset::worker("phone", joined(workspace, &PHONE_WORKER)?));
    let loader = String::from_utf8(read(&workspace.join("app/studio/loader.js"))?)?;
    assets.push(Asset::loader("studio", script::join(&[loader])?.into_bytes()));
    assets.extend(sheet::collect(&workspace.join("app/src"))?);
    asset::write_table(&out, &assets)
}

/// Scripts of the phone as one file.
fn joined(workspace: &Path, names: &[&str]) -> Result<Vec<u8>> {
    let text = |name: &&str| Ok(String::from_utf8(read(&workspace.join("app/phone/script").join(name))?)?);
    Ok(script::join(&names.iter().map(text).collect::<Result<Vec<_>>>()?)?.into_bytes())
}

/// A variable that cargo always sets for a build script.
fn variable(name: &str) -> Result<String> {
    env::var(name).with_context(|| format!("cargo did not set {name}"))
}

/// Reads a file, naming it when that fails.
fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Writes a file, naming it when that fails.
fn write(path: &Path, content: &[u8]) -> Result<()> {
    std::fs::write(path, content).with_context(|| format!("cannot write {}", path.display()))
}
