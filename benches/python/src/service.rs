//! Starts the services.

use benches_record::Service;
use benches_record::served::{Server, free_port};
use tokio::process::Command;

use crate::Result;
use crate::core::Cores;
use crate::set_up::Programs;

const HEALTH: &str = "/monitoring/healthz";

/// Starts a service that calls this model.
pub(crate) async fn start(
    service: Service,
    upstream: &Server,
    programs: &Programs,
    cores: &Cores,
) -> Result<Server> {
    let port = free_port().await?;
    let mut command = match module(service) {
        Some(module) => python(module, port, programs, cores),
        None => gateway(port, upstream, programs, cores),
    };
    command
        .env("ANTHROPIC_BASE_URL", upstream.url("/"))
        .env("AIGW_GITLAB_URL", upstream.url("/"))
        .env("ANTHROPIC_API_KEY", "key");
    Server::start(command, port, HEALTH).await
}

/// The Python module of a service, or `None` for the gateway.
fn module(service: Service) -> Option<&'static str> {
    match service {
        Service::Hardwire => None,
        Service::WireupRoute => Some("wireup_route"),
        Service::Wireup => Some("wireup_app"),
        Service::Dishka => Some("dishka_app"),
        Service::Depends => Some("depends"),
        Service::ProvideAsync => Some("provide_async"),
        Service::Provide => Some("provide"),
    }
}

/// Does not log requests, like the other services, and has a rate limit that no load here reaches.
fn gateway(port: u16, upstream: &Server, programs: &Programs, cores: &Cores) -> Command {
    let mut command = cores.on_server(&programs.gateway);
    command
        .env_clear()
        .env("AIGW_FASTAPI__API_PORT", port.to_string())
        .env("AIGW_FASTAPI__METRICS_PORT", "0")
        .env("AIGW_AUTH__BYPASS_EXTERNAL", "false")
        .env("AIGW_CUSTOMER_PORTAL_URL", upstream.url("/"))
        .env("AIGW_RATE_LIMIT__REQUESTS", "1000000000")
        .env("AIGW_LOGGING__LEVEL", "error");
    command
}

fn python(module: &str, port: u16, programs: &Programs, cores: &Cores) -> Command {
    let mut command = cores.on_server(&programs.uvicorn);
    command
        .env_clear()
        .arg(format!("{module}:app"))
        .args(["--app-dir", &programs.services])
        .args(["--port", &port.to_string()])
        .args(["--workers", "1", "--loop", "uvloop", "--http", "httptools"])
        .args(["--no-access-log", "--log-level", "error"]);
    command
}
