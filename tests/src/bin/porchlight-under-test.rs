//! The program itself once more, under a name that tests and benchmarks can start as a process of its own.

use std::process::ExitCode;

fn main() -> ExitCode {
    server::cli::run()
}
