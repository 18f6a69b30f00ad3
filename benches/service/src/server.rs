//! Starts the services.

use std::path::Path;

use benches_record::Implementation;
use benches_record::served::{Server, free_port};
use tokio::process::Command;

use crate::Result;

/// Starts a service on its own core, and returns when it is ready.
pub(crate) async fn start(
    implementation: Implementation,
    core: usize,
    database: &Path,
) -> Result<Server> {
    let port = free_port().await?;
    let mut command = Command::new("taskset");
    command.args(["--cpu-list", &core.to_string()]);
    match implementation {
        Implementation::Wired => rust(&mut command, "wired", port, database)?,
        Implementation::ByHand => rust(&mut command, "by-hand", port, database)?,
        Implementation::FastApi => python(&mut command, port, database),
    }
    Server::start(command, port, "/articles").await
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
