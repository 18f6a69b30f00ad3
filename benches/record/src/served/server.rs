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

/// The longest that a service may take to be ready, and to end.
const PATIENCE: Duration = Duration::from_secs(20);
const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

/// A server that runs. It is killed if it is dropped before it is ended.
#[derive(Debug)]
pub struct Server {
    child: Child,
    address: SocketAddr,
    id: i32,
}

/// A port that no other process uses.
///
/// # Errors
///
/// The system has none.
pub async fn free_port() -> Result<u16> {
    let socket = TcpListener::bind(("127.0.0.1", 0)).await?;
    Ok(socket.local_addr()?.port())
}

impl Server {
    /// Starts a service that listens at `port`, and returns when the answer at the path `health` is a
    /// success.
    ///
    /// # Errors
    ///
    /// The service does not start, ends, or is not ready in time.
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
    /// It has ended.
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

    /// The URL of a path, which begins with a slash.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// What the system knows of it.
    ///
    /// # Errors
    ///
    /// It has ended.
    pub fn process(&self) -> Result<Process> {
        Ok(Process::new(self.id)?)
    }

    /// Ends it as its operator would.
    ///
    /// # Errors
    ///
    /// It does not end in time.
    pub async fn end(mut self) -> Result<()> {
        kill(Pid::from_raw(self.id), Signal::SIGTERM)?;
        let ended = timeout(PATIENCE, self.child.wait()).await;
        ended.map_err(|_| "a service does not end")??;
        Ok(())
    }
}
