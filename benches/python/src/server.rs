//! A server, from its start to its end.

use std::net::SocketAddr;
use std::process::Stdio;
use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use procfs::process::Process;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::net::TcpListener;
use tokio::process::{Child, Command};
use tokio::time::{sleep, timeout};

use crate::Result;

const HEALTH: &str = "monitoring/healthz";
/// The longest that a service may take to be ready, and to end.
const PATIENCE: Duration = Duration::from_secs(20);
const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

/// A server that runs. It is killed if it is dropped before it is ended.
pub(crate) struct Server {
    child: Child,
    address: SocketAddr,
    id: i32,
}

/// A port that nobody else has.
pub(crate) async fn free_port() -> Result<u16> {
    let socket = TcpListener::bind(("127.0.0.1", 0)).await?;
    Ok(socket.local_addr()?.port())
}

impl Server {
    /// Starts the model behind the services, which says where it is.
    pub(crate) async fn upstream(delay: u64) -> Result<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        command.args(["upstream", "--delay", &delay.to_string()]);
        let mut child = command.kill_on_drop(true).stdout(Stdio::piped()).spawn()?;
        let stdout = child.stdout.take().ok_or("no output")?;
        let said = BufReader::new(stdout).lines().next_line().await?;
        let address = said.ok_or("the upstream does not start")?.parse()?;
        Self::of(child, address)
    }

    /// Starts a service, and returns when it is ready.
    pub(crate) async fn service(mut command: Command, port: u16) -> Result<Self> {
        let child = command.kill_on_drop(true).stdout(Stdio::null()).spawn()?;
        let mut server = Self::of(child, ([127, 0, 0, 1], port).into())?;
        timeout(PATIENCE, server.ready())
            .await
            .map_err(|_| "a service is not ready")??;
        Ok(server)
    }

    fn of(child: Child, address: SocketAddr) -> Result<Self> {
        let id = child.id().ok_or("it ended at once")?.try_into()?;
        Ok(Self { child, address, id })
    }

    async fn ready(&mut self) -> Result<()> {
        let health = self.url(HEALTH);
        loop {
            if let Some(status) = self.child.try_wait()? {
                return Err(format!("a service ended: {status}").into());
            }
            match reqwest::get(&health).await {
                Ok(response) if response.status().is_success() => return Ok(()),
                _ => sleep(BETWEEN_LOOKS).await,
            }
        }
    }

    /// Where it is.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}/{path}", self.address)
    }

    /// What the system knows of it.
    pub(crate) fn process(&self) -> Result<Process> {
        Ok(Process::new(self.id)?)
    }

    /// Ends it as its operator would.
    pub(crate) async fn end(mut self) -> Result<()> {
        kill(Pid::from_raw(self.id), Signal::SIGTERM)?;
        timeout(PATIENCE, self.child.wait())
            .await
            .map_err(|_| "a server does not end")??;
        Ok(())
    }
}
