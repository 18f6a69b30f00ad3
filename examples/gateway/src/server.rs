//! Starts and stops the two servers: the API and the metrics.

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

/// The runtime. Nothing in the gateway blocks, so there are no threads besides the workers.
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
    /// Resolves and binds on the main thread. tokio would start another thread for name resolution.
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

/// Serves until a signal requests a shutdown.
pub(crate) async fn serve(listeners: Listeners, app: App) -> Result<(), StartError> {
    let mut signals = Signals::listen().map_err(StartError::Runtime)?;
    let (address, metrics_address) = (listeners.api.address, listeners.metrics.address);
    // Dropped at the end of this function, so that metrics are served during the shutdown.
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

/// Shuts down gracefully: finishes requests in flight, then tears down the singletons.
async fn end(api: Server, app: &App) {
    let bounds = &app.config.server;
    info!("Shutting down: finishing requests in flight");
    app.ending.begin();
    sleep(bounds.shutdown_delay.0).await;
    app.ending.end_streams();
    if !api.stop(bounds.shutdown_timeout.0).await {
        warn!("Shutdown timeout: requests in flight were aborted");
    }
    if let Err(error) = app.shutdown().await {
        error!(%error, "Teardown failed");
    }
}

fn announce(address: SocketAddr, metrics: SocketAddr, config: &Config) {
    if config.anthropic.api_key.is_none() {
        warn!("ANTHROPIC_API_KEY is not set: the built-in model answers");
    }
    if config.auth.is_bypassed() {
        warn!("AIGW_AUTH__BYPASS_EXTERNAL is true: every caller is accepted");
    }
    info!(address = %metrics, "Serving metrics");
    info!(%address, "Serving");
    greeting::print(address, metrics, config.auth.is_bypassed());
}
