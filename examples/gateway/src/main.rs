//! The gateway's program.

use std::process::ExitCode;

fn main() -> ExitCode {
    gateway::run()
}
