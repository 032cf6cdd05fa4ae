//! The memory of a process, as the Linux kernel counts it: proc_pid_status(5).

use std::fmt::{self, Display};
use std::fs;

/// In KiB.
#[derive(Clone, Copy)]
pub struct Memory {
    /// Now.
    pub resident: u64,
    /// The most since the process started.
    pub peak: u64,
}

impl Memory {
    /// `process` is a number or `self`.
    #[must_use]
    pub fn of(process: impl Display) -> Self {
        let status = fs::read_to_string(format!("/proc/{process}/status")).expect("a running process on Linux");
        let value = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name)).expect("such a line");
            line.trim().trim_end_matches(" kB").parse().expect("a number of KiB")
        };
        Self { resident: value("VmRSS:"), peak: value("VmHWM:") }
    }
}

impl Display for Memory {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:.1} MiB, at most {:.1} MiB", mebibytes(self.resident), mebibytes(self.peak))
    }
}

#[allow(clippy::cast_precision_loss, reason = "a figure to look at")]
fn mebibytes(kibibytes: u64) -> f64 {
    kibibytes as f64 / 1024.0
}
