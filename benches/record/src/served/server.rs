use std::net::SocketAddr;
use std::process::Stdio;
use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use procfs::process::Process;
use tokio::net::TcpListener;
use tokio::process::{Child, Command};
use tokio::time::{sleep, timeout};

use super::Result;

/// Time limit for a service to become ready, and to stop.
const PATIENCE: Duration = Duration::from_secs(20);
const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

/// A running server. It is killed if it is dropped before it has been stopped.
#[derive(Debug)]
pub struct Server {
    child: Child,
    address: SocketAddr,
    id: i32,
}

/// Finds a free port.
///
/// # Errors
///
/// Returns an error if there is none.
pub async fn free_port() -> Result<u16> {
    let socket = TcpListener::bind(("127.0.0.1", 0)).await?;
    Ok(socket.local_addr()?.port())
}

impl Server {
    /// Starts a service that listens at `port`. Returns when the path `health` answers with success.
    ///
    /// # Errors
    ///
    /// Returns an error if the service does not start, exits, or is not ready in time.
    pub async fn start(mut command: Command, port: u16, health: &str) -> Result<Self> {
        let child = command.kill_on_drop(true).stdout(Stdio::null()).spawn()?;
        let mut server = Self::of(child, ([127, 0, 0, 1], port).into())?;
        let ready = timeout(PATIENCE, server.ready(health)).await;
        ready.map_err(|_| "a service is not ready")??;
        Ok(server)
    }

    /// A server that is ready.
    ///
    /// # Errors
    ///
    /// Returns an error if it has exited.
    pub fn of(child: Child, address: SocketAddr) -> Result<Self> {
        let id = child.id().ok_or("it ended at once")?.try_into()?;
        Ok(Self { child, address, id })
    }

    async fn ready(&mut self, health: &str) -> Result<()> {
        let health = self.url(health);
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

    /// The URL of a path. The path begins with a slash.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The system's information about the process.
    ///
    /// # Errors
    ///
    /// Returns an error if it has exited.
    pub fn process(&self) -> Result<Process> {
        Ok(Process::new(self.id)?)
    }

    /// Stops the server in the same way as an operator.
    ///
    /// # Errors
    ///
    /// Returns an error if it does not stop in time.
    pub async fn end(mut self) -> Result<()> {
        kill(Pid::from_raw(self.id), Signal::SIGTERM)?;
        let ended = timeout(PATIENCE, self.child.wait()).await;
        ended.map_err(|_| "a service does not end")??;
        Ok(())
    }
}
