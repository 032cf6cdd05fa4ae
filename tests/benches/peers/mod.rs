//! The programs we are measured beside, pinned and installed into the target folder: pyxform and xforms-engine.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// What is installed, by name.
const FILES: [(&str, &str); 4] = [
    ("requirements.txt", include_str!("requirements.txt")),
    ("package.json", include_str!("package.json")),
    ("convert.py", include_str!("convert.py")),
    ("answer.mjs", include_str!("answer.mjs")),
];

/// A folder that holds both, with Python and Node to run them.
pub struct Peers {
    folder: PathBuf,
}

impl Peers {
    /// Installs what is not there yet: needs `python3`, `npm` and their registries the first time.
    #[must_use]
    pub fn installed() -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("peers");
        let pins = [FILES[0].1, FILES[1].1].concat();
        let done = folder.join("installed");
        fs::create_dir_all(&folder).unwrap();
        for (name, text) in FILES {
            fs::write(folder.join(name), text).unwrap();
        }
        if fs::read_to_string(&done).is_ok_and(|installed| installed == pins) {
            return Self { folder };
        }
        let peers = Self { folder };
        peers.run(Command::new("python3").args(["-m", "venv", "--clear", "venv"]), "");
        peers.run(Command::new("venv/bin/pip").args(["install", "--quiet", "--requirement", "requirements.txt"]), "");
        peers.run(Command::new("npm").args(["install", "--silent", "--no-fund", "--no-audit", "--no-package-lock"]), "");
        fs::write(done, pins).unwrap();
        peers
    }

    #[must_use]
    pub fn python(&self) -> Command {
        let mut python = Command::new(self.folder.join("venv/bin/python"));
        python.current_dir(&self.folder);
        python
    }

    /// Seconds of each conversion by pyxform, or why it refuses the form.
    pub fn convert(&self, form: &Path, times: usize) -> Result<Vec<f64>, String> {
        let line = format!("{}\n", form.display());
        let printed = self.run(self.python().args(["convert.py", &times.to_string()]), &line);
        let answer: Value = serde_json::from_str(&printed).unwrap();
        match answer["refused"].as_str() {
            Some(reason) => Err(reason.to_owned()),
            None => Ok(numbers(&answer["seconds"])),
        }
    }

    /// Milliseconds of loading and of answering by xforms-engine, and the value of the calculation in the end.
    #[must_use]
    pub fn answer(&self, xform: &str, loads: usize, answers: usize, farthest: usize) -> (Vec<f64>, Vec<f64>, String) {
        let arguments = [loads, answers, farthest].map(|number| number.to_string());
        let printed = self.run(Command::new("node").arg("answer.mjs").args(arguments), xform);
        let times: Value = serde_json::from_str(&printed).unwrap();
        (numbers(&times["load"]), numbers(&times["answer"]), times["value"].as_str().unwrap_or_default().to_owned())
    }

    /// Runs a program that must succeed in the folder; what it printed.
    fn run(&self, command: &mut Command, input: &str) -> String {
        let command = command.current_dir(&self.folder).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = command.spawn().unwrap_or_else(|error| panic!("{command:?}: {error}"));
        process.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        let output = process.wait_with_output().unwrap();
        assert!(output.status.success(), "{command:?} fails");
        String::from_utf8(output.stdout).unwrap()
    }
}

fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
}
