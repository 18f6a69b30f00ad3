//! Assigns processes to cores. One core runs only the service.

use clap::Args;
use nix::sched::{CpuSet, sched_setaffinity};
use nix::unistd::Pid;
use tokio::process::Command;

use crate::Result;

#[derive(Args, Clone)]
pub(crate) struct Cores {
    /// The core of the service.
    #[arg(long, default_value_t = 0)]
    server_core: usize,
    /// The core of the load generator and of the model that the service calls.
    #[arg(long, default_value_t = 1)]
    load_core: usize,
}

impl Cores {
    /// Binds this process and its future child processes to the core of the load generator.
    pub(crate) fn bind_load(&self) -> Result<()> {
        let mut cores = CpuSet::new();
        cores.set(self.load_core)?;
        Ok(sched_setaffinity(Pid::from_raw(0), &cores)?)
    }

    /// A command that runs on the core of the service. `taskset` replaces itself with the program, so the process id stays
    /// the same.
    pub(crate) fn on_server(&self, program: &str) -> Command {
        let mut command = Command::new("taskset");
        let core = self.server_core.to_string();
        command.args(["--cpu-list", &core, program]);
        command
    }

    /// The command-line options.
    pub(crate) fn spelled(&self) -> String {
        let Self {
            server_core,
            load_core,
        } = self;
        format!("--server-core {server_core} --load-core {load_core}")
    }
}
