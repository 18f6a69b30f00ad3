//! The servers: their threads, their sockets, their end.

mod connections;
mod signals;

use std::net::{SocketAddr, TcpListener};

use tokio::{
    runtime::{Builder, Runtime},
    time::sleep,
};
use tracing::{error, info, warn};

use crate::{
    app::App,
    config::{Config, Fastapi},
    greeting, operations, routes,
    start::StartError,
    threads,
};
pub(crate) use connections::Server;
use signals::Signals;

/// All threads there will ever be: nothing in the gateway blocks, so the runtime adds none to its workers.
pub(crate) fn runtime() -> std::io::Result<Runtime> {
    Builder::new_multi_thread()
        .thread_name("gateway-worker")
        .enable_all()
        .build()
}

/// The bound sockets.
pub(crate) struct Listeners {
    api: Listener,
    metrics: Listener,
}

impl Listeners {
    pub(crate) fn bind(config: &Fastapi) -> Result<Self, StartError> {
        Ok(Self {
            api: Listener::bind("API", &config.api_host, config.api_port)?,
            metrics: Listener::bind("METRICS", &config.metrics_host, config.metrics_port)?,
        })
    }
}

struct Listener {
    socket: TcpListener,
    address: SocketAddr,
}

impl Listener {
    /// Resolves and binds on the main thread: tokio would take a thread of its own to resolve a name.
    fn bind(variables: &'static str, host: &str, port: u16) -> Result<Self, StartError> {
        let open = || {
            let socket = TcpListener::bind((host, port))?;
            socket.set_nonblocking(true)?;
            Ok(Self {
                address: socket.local_addr()?,
                socket,
            })
        };
        open().map_err(|source| StartError::Listen {
            variables,
            at: format!("{host}:{port}"),
            source,
        })
    }

    fn into_tokio(self) -> Result<tokio::net::TcpListener, StartError> {
        tokio::net::TcpListener::from_std(self.socket).map_err(StartError::Runtime)
    }
}

/// Serves until a signal says to end.
pub(crate) async fn serve(listeners: Listeners, app: App) -> Result<(), StartError> {
    let mut signals = Signals::listen().map_err(StartError::Runtime)?;
    let (address, metrics_address) = (listeners.api.address, listeners.metrics.address);
    // Serves until everything else has ended.
    let _metrics = Server::start(
        listeners.metrics.into_tokio()?,
        operations::router(app.clone()),
    );
    let api = Server::start(listeners.api.into_tokio()?, routes::router(app.clone()));
    announce(address, metrics_address, &app.config);
    if let Some(interval) = app.threads.interval {
        tokio::spawn(threads::monitor(interval));
    }
    signals.next().await;
    tokio::select! {
        () = end(api, &app) => Ok(()),
        () = signals.next() => Err(StartError::Forced),
    }
}

/// Finishes what is in flight, and tears down what was built.
async fn end(api: Server, app: &App) {
    let bounds = &app.config.server;
    info!("Ending: no new requests, those in flight are finished");
    app.ending.begin();
    sleep(bounds.shutdown_delay.0).await;
    app.ending.end_streams();
    if !api.stop(bounds.shutdown_timeout.0).await {
        warn!("Requests in flight took too long: cut off");
    }
    if let Err(error) = app.shutdown().await {
        error!(%error, "Something was not torn down");
    }
}

fn announce(address: SocketAddr, metrics: SocketAddr, config: &Config) {
    if config.anthropic.api_key.is_none() {
        warn!("ANTHROPIC_API_KEY is not set: the built-in model answers");
    }
    if config.auth.is_bypassed() {
        warn!("AIGW_AUTH__BYPASS_EXTERNAL is true: everyone is let in");
    }
    info!(address = %metrics, "Serving metrics");
    info!(%address, "Serving");
    greeting::print(address, metrics, config.auth.is_bypassed());
}
