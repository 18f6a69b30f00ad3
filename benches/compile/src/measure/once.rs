//! One run of cargo, in a process of its own. The system reports the memory of a process's largest child, so a second run
//! in the same process would report that of the first.

use std::error::Error;
use std::fs::File;
use std::io;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use benches_record::{Outcome, Step, Writing};
use clap::Args;
use nix::sys::resource::{Resource, Usage, UsageWho, getrusage, setrlimit};
use nix::sys::signal::{Signal, killpg};
use nix::sys::time::{TimeVal, TimeValLike};
use nix::unistd::Pid;
use wait_timeout::ChildExt;

use crate::generate::OPTIMIZED;

/// A build may take this many times its limit by the clock: on a busy machine it waits for a core.
const PATIENCE: u32 = 5;

/// A process that was stopped may have used this many seconds less than its limit.
const SLACK: f64 = 1.0;

#[derive(Args)]
pub(crate) struct Run {
    workspace: PathBuf,
    limit: u64,
    #[arg(trailing_var_arg = true)]
    arguments: Vec<String>,
}

impl Run {
    pub(crate) fn of(
        workspace: &Path,
        writing: Writing,
        name: &str,
        step: Step,
        limit: u64,
    ) -> Self {
        let command = match step {
            Step::Check | Step::CheckEdited => "check",
            Step::Build | Step::BuildEdited | Step::Release => "build",
        };
        let profile = profile(writing, step);
        let arguments = [command, "--profile", profile, "--package", name];
        let arguments = arguments.iter();
        Self {
            workspace: workspace.to_owned(),
            limit,
            arguments: arguments.map(ToString::to_string).collect(),
        }
    }

    /// Runs it in a process of its own.
    pub(crate) fn outcome(&self) -> Result<Outcome, Box<dyn Error>> {
        let output = Command::new(std::env::current_exe()?)
            .arg("once")
            .arg(&self.workspace)
            .arg(self.limit.to_string())
            .arg("--")
            .args(&self.arguments)
            .stderr(Stdio::inherit())
            .output()?;
        Ok(serde_json::from_slice(&output.stdout)?)
    }

    /// Runs it in this process, which must not have started another one before.
    pub(crate) fn print(&self) -> Result<(), Box<dyn Error>> {
        setrlimit(Resource::RLIMIT_CPU, self.limit, self.limit)?;
        let begun = Instant::now();
        let mut cargo = self.cargo()?.spawn()?;
        let status = cargo.wait_timeout(Duration::from_secs(self.limit) * PATIENCE)?;
        let wall = begun.elapsed().as_secs_f64();
        if status.is_none() {
            end(&mut cargo)?;
        }
        let outcome = self.judge(status, wall, getrusage(UsageWho::RUSAGE_CHILDREN)?);
        println!("{}", serde_json::to_string(&outcome)?);
        Ok(())
    }

    fn cargo(&self) -> io::Result<Command> {
        let target = self.workspace.join("target");
        std::fs::create_dir_all(&target)?;
        let mut cargo = Command::new("cargo");
        cargo
            .args(&self.arguments)
            .current_dir(&self.workspace)
            .env("CARGO_TARGET_DIR", target)
            .stdout(Stdio::null())
            .stderr(File::create(self.workspace.join("last.log"))?)
            .process_group(0);
        Ok(cargo)
    }

    fn judge(&self, status: Option<ExitStatus>, wall: f64, usage: Usage) -> Outcome {
        let limit = self.limit;
        let user = seconds(usage.user_time());
        let is_over = user + seconds(usage.system_time()) + SLACK > as_seconds(limit);
        match status {
            Some(status) if status.success() => Outcome::Done {
                wall,
                user,
                peak: usage.max_rss().unsigned_abs() * 1024,
            },
            Some(_) if !is_over => Outcome::Failed,
            _ => Outcome::OutOfTime { limit },
        }
    }
}

/// The profile that cargo builds in.
fn profile(writing: Writing, step: Step) -> &'static str {
    match (writing, step) {
        (_, Step::Release) => "release",
        (Writing::HardwireOptimized, _) => OPTIMIZED,
        _ => "dev",
    }
}

fn seconds(time: TimeVal) -> f64 {
    Duration::from_micros(time.num_microseconds().unsigned_abs()).as_secs_f64()
}

fn as_seconds(limit: u64) -> f64 {
    Duration::from_secs(limit).as_secs_f64()
}

/// Stops cargo and the compilers that it started.
fn end(cargo: &mut Child) -> Result<(), Box<dyn Error>> {
    killpg(Pid::from_raw(cargo.id().try_into()?), Signal::SIGKILL)?;
    cargo.wait()?;
    Ok(())
}
