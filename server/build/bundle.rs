//! One WebAssembly bundle: an entry crate compiled by the same cargo for the browser, and the script that binds it to the
//! page. Only the two entry crates are built here, each in a call of its own: cargo unites the features of packages built
//! in one call, and the phone must not carry what only the studio asks for.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::asset::{Asset, name_hash};
use crate::{read, variable};

const TARGET: &str = "wasm32-unknown-unknown";
const PROFILE: &str = "wasm";

/// Settings of the outer build that must not reach the inner one: debug, release, clippy and instrumented builds of the
/// server then all find the same finished bundles.
const OUTER_SETTINGS: [&str; 5] =
    ["CARGO_ENCODED_RUSTFLAGS", "CARGO_INCREMENTAL", "CARGO_TARGET_DIR", "RUSTC_WORKSPACE_WRAPPER", "RUSTFLAGS"];

/// The same, by the beginning of the name: overrides of profiles and of `[build]`, and what cargo tells this build script
/// about `server`.
const OUTER_PREFIXES: [&str; 6] =
    ["CARGO_BUILD_", "CARGO_CFG_", "CARGO_FEATURE_", "CARGO_MANIFEST_", "CARGO_PKG_", "CARGO_PROFILE_"];

/// A bound module and its script. Both are empty if bundles are skipped.
#[derive(Default)]
pub struct Bundle {
    script: String,
    module: Vec<u8>,
}

impl Bundle {
    /// Names both files by the hash of both, so that a cached script never meets the module of another build, and lets the
    /// script load its module under that name.
    pub fn into_assets(self, name: &str) -> [Asset; 2] {
        let hash = name_hash(&[&self.module, self.script.as_bytes()]);
        let script = self.script.replace(&unnamed_module(name), &format!("{name}-{hash}.wasm"));
        [Asset::script(name, &hash, script.into_bytes()), Asset::module(name, &hash, self.module)]
    }
}

/// What the binder calls the module of the bundle `name`.
fn unnamed_module(name: &str) -> String {
    format!("{name}_bg.wasm")
}

/// Compiles and binds entry crates.
pub struct Builder {
    workspace: PathBuf,
    out: PathBuf,
    target_folder: PathBuf,
}

impl Builder {
    /// Makes sure that the compiler can build for the browser.
    ///
    /// # Errors
    /// If the target is missing and rustup cannot add it.
    pub fn new(workspace: &Path, out: &Path) -> Result<Self> {
        if !has_target()? {
            // Fails without rustup or without a network; whether it helped is asked right after.
            let _ = Command::new("rustup").args(["target", "add", TARGET]).stdout(Stdio::null()).status();
            ensure!(has_target()?, "the compiler cannot build for the browser yet; type: rustup target add {TARGET}");
        }
        // The outer target folder is locked while this script runs, so the inner build has a folder of its own inside it.
        let target_folder = outer_target_folder(out)?.join("wasm-bundles");
        Ok(Self { workspace: workspace.to_owned(), out: out.to_owned(), target_folder })
    }

    /// Compiles the entry crate `name` and binds it to a script.
    ///
    /// # Errors
    /// If it does not compile, cannot be bound, or would need further files next to its script.
    pub fn build(&self, name: &str) -> Result<Bundle> {
        let raw = self.compile(name)?;
        let folder = self.out.join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder).with_context(|| format!("cannot empty {}", folder.display()))?;
        }
        Bindgen::new()
            .input_path(&raw)
            .out_name(name)
            .web(true)?
            .typescript(false)
            .omit_default_module_path(false)
            .remove_name_section(true)
            .remove_producers_section(true)
            .generate(&folder)
            .with_context(|| format!("cannot bind the bundle {name}"))?;

        ensure!(!folder.join("snippets").exists(), "the bundle {name} brings scripts of its own, which are not served");
        let module_file = unnamed_module(name);
        let script = String::from_utf8(read(&folder.join(format!("{name}.js")))?)?;
        ensure!(script.contains(&module_file), "the script of the bundle {name} does not load {module_file}");
        Ok(Bundle { script: crate::script::module(&script)?, module: read(&folder.join(&module_file))? })
    }

    fn compile(&self, name: &str) -> Result<PathBuf> {
        let mut cargo = Command::new(variable("CARGO")?);
        for (key, _) in env::vars_os() {
            let Some(text) = key.to_str() else { continue };
            if OUTER_SETTINGS.contains(&text) || OUTER_PREFIXES.iter().any(|prefix| text.starts_with(prefix)) {
                cargo.env_remove(&key);
            }
        }
        let status = cargo
            .args(["build", "--locked", "--quiet", "--target", TARGET, "--profile", PROFILE, "-p", name])
            .arg("--target-dir")
            .arg(&self.target_folder)
            .current_dir(&self.workspace)
            // Standard output is where cargo reads this script's directives.
            .stdout(Stdio::null())
            .status()
            .context("cannot run cargo")?;
        if !status.success() {
            bail!("the bundle {name} does not build for the browser; see the messages of the compiler");
        }
        Ok(self.target_folder.join(TARGET).join(PROFILE).join(format!("{name}.wasm")))
    }
}

/// Whether the compiler in use has the standard library of the browser's target.
fn has_target() -> Result<bool> {
    let printed = Command::new(variable("RUSTC")?)
        .args(["--print", "target-libdir", "--target", TARGET])
        .output()
        .context("cannot run the compiler")?;
    Ok(printed.status.success() && Path::new(String::from_utf8(printed.stdout)?.trim()).is_dir())
}

/// The folder that debug and release builds share. Cargo does not name it, but puts `OUT_DIR` at
/// `<target folder>[/<triple>]/<profile>/build/<package>/...`.
fn outer_target_folder(out: &Path) -> Result<&Path> {
    let triple = variable("TARGET")?;
    let folder = out
        .ancestors()
        .find(|folder| folder.ends_with("build"))
        .and_then(Path::parent)
        .and_then(Path::parent)
        .with_context(|| format!("cannot find the target folder above {}", out.display()))?;
    Ok(if folder.ends_with(&triple) { folder.parent().unwrap_or(folder) } else { folder })
}
