//! A service, from its start to its end.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use benches_record::Implementation;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use procfs::process::Process;
use tokio::net::TcpListener;
use tokio::process::{Child, Command};
use tokio::time::{sleep, timeout};

use crate::Result;

/// The longest that a service may take to be ready, and to end.
const PATIENCE: Duration = Duration::from_secs(20);
const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

/// A service that runs. It is killed if it is dropped before it is ended.
pub(crate) struct Server {
    child: Child,
    port: u16,
    id: i32,
}

impl Server {
    /// Starts a service on a core of its own, and returns when it is ready.
    pub(crate) async fn start(
        implementation: Implementation,
        core: usize,
        database: &Path,
    ) -> Result<Self> {
        let port = TcpListener::bind(("127.0.0.1", 0))
            .await?
            .local_addr()?
            .port();
        let mut command = Command::new("taskset");
        command.args(["--cpu-list", &core.to_string()]);
        match implementation {
            Implementation::Wired => rust(&mut command, "wired", port, database)?,
            Implementation::ByHand => rust(&mut command, "by-hand", port, database)?,
            Implementation::FastApi => python(&mut command, port, database),
        }
        let child = command.kill_on_drop(true).stdout(Stdio::null()).spawn()?;
        let id = child.id().ok_or("it ended at once")?.try_into()?;
        let mut server = Self { child, port, id };
        let ready = timeout(PATIENCE, server.ready()).await;
        ready.map_err(|_| "a service is not ready")??;
        Ok(server)
    }

    async fn ready(&mut self) -> Result<()> {
        loop {
            if let Some(status) = self.child.try_wait()? {
                return Err(format!("a service ended: {status}").into());
            }
            match reqwest::get(self.url("/articles")).await {
                Ok(response) if response.status().is_success() => return Ok(()),
                _ => sleep(BETWEEN_LOOKS).await,
            }
        }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// What the system knows of it.
    pub(crate) fn process(&self) -> Result<Process> {
        Ok(Process::new(self.id)?)
    }

    /// Ends it as its operator would.
    pub(crate) async fn end(mut self) -> Result<()> {
        kill(Pid::from_raw(self.id), Signal::SIGTERM)?;
        let ended = timeout(PATIENCE, self.child.wait()).await;
        ended.map_err(|_| "a service does not end")??;
        Ok(())
    }
}

fn rust(command: &mut Command, way: &str, port: u16, database: &Path) -> Result<()> {
    command.arg(std::env::current_exe()?).args(["serve", way]);
    command.args(["--port", &port.to_string()]);
    command.arg("--database").arg(database);
    Ok(())
}

fn python(command: &mut Command, port: u16, database: &Path) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    command
        .arg(folder.join(".venv/bin/uvicorn"))
        .arg("fastapi_app:app");
    command.arg("--app-dir").arg(folder.join("services"));
    command.args(["--port", &port.to_string()]);
    command.args(["--workers", "1", "--loop", "uvloop", "--http", "httptools"]);
    command.args(["--no-access-log", "--log-level", "error"]);
    command.env("DATABASE_FILE", database);
}
