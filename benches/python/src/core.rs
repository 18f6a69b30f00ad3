//! Which core what runs on: one is the service's alone.

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
    /// The core of the generator, and of the model behind the service.
    #[arg(long, default_value_t = 1)]
    load_core: usize,
}

impl Cores {
    /// Binds this process, and whatever it starts from now on, to the generator's core.
    pub(crate) fn bind_load(&self) -> Result<()> {
        let mut cores = CpuSet::new();
        cores.set(self.load_core)?;
        Ok(sched_setaffinity(Pid::from_raw(0), &cores)?)
    }

    /// A program that runs on the service's core; `taskset` becomes it, and has its process.
    pub(crate) fn on_server(&self, program: &str) -> Command {
        let mut command = Command::new("taskset");
        let core = self.server_core.to_string();
        command.args(["--cpu-list", &core, program]);
        command
    }

    /// As on the command line.
    pub(crate) fn spelled(&self) -> String {
        let Self {
            server_core,
            load_core,
        } = self;
        format!("--server-core {server_core} --load-core {load_core}")
    }
}
