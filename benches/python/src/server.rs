//! The model that the services call.

use std::process::Stdio;

use benches_record::served::Server;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::Command;

use crate::Result;

/// Starts the model, which prints its address.
pub(crate) async fn upstream(delay: u64) -> Result<Server> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["upstream", "--delay", &delay.to_string()]);
    let mut child = command.kill_on_drop(true).stdout(Stdio::piped()).spawn()?;
    let stdout = child.stdout.take().ok_or("no output")?;
    let said = BufReader::new(stdout).lines().next_line().await?;
    let address = said.ok_or("the upstream does not start")?.parse()?;
    Server::of(child, address)
}
