//! The server: its threads, its socket, its end.

use std::{
    net::{SocketAddr, TcpListener},
    time::Duration,
};

use axum::serve::ListenerExt;
use tokio::{
    runtime::{Builder, Runtime},
    signal::unix::{Signal, SignalKind, signal},
};
use tracing::{info, warn};

use crate::{
    app::App,
    config::{Config, Fastapi},
    greeting, routes,
    start::StartError,
    threads,
};

/// The longest that requests in flight are waited for at the end: none may take longer than a call.
const GRACE: Duration = Duration::from_mins(1);

/// All threads there will ever be: nothing in the gateway blocks, so the runtime adds none to its workers.
pub(crate) fn runtime() -> std::io::Result<Runtime> {
    Builder::new_multi_thread()
        .thread_name("gateway-worker")
        .enable_all()
        .build()
}

/// The bound socket.
pub(crate) struct Listener {
    socket: TcpListener,
    address: SocketAddr,
}

impl Listener {
    /// Resolves and binds on the main thread: tokio would take a thread of its own to resolve a name.
    pub(crate) fn bind(config: &Fastapi) -> Result<Self, StartError> {
        let open = || {
            let socket = TcpListener::bind((config.api_host.as_str(), config.api_port))?;
            socket.set_nonblocking(true)?;
            Ok(Self {
                address: socket.local_addr()?,
                socket,
            })
        };
        let at = || format!("{}:{}", config.api_host, config.api_port);
        open().map_err(|source| StartError::Listen { at: at(), source })
    }
}

/// Serves until a signal says to end.
pub(crate) async fn serve(listener: Listener, app: App) -> Result<(), StartError> {
    let socket = tokio::net::TcpListener::from_std(listener.socket).map_err(StartError::Runtime)?;
    // A chunk of a stream must not wait for the next one to fill a packet.
    let socket = socket.tap_io(|connection| drop(connection.set_nodelay(true)));
    let mut signals = Signals::listen().map_err(StartError::Runtime)?;
    announce(listener.address, &app.config);
    if let Some(interval) = app.threads.interval {
        tokio::spawn(threads::monitor(interval));
    }
    let (end, ended) = tokio::sync::oneshot::channel::<()>();
    let serving = axum::serve(socket, routes::router(app))
        .with_graceful_shutdown(async move { drop(ended.await) });
    let forced = async move {
        signals.next().await;
        info!("Ending: no new requests, those in flight are finished");
        drop(end);
        tokio::select! {
            () = signals.next() => warn!("Told to end a second time: ending now"),
            () = tokio::time::sleep(GRACE) => warn!("Requests in flight took too long: ending now"),
        }
    };
    tokio::select! {
        served = serving => served.map_err(StartError::Runtime),
        () = forced => Ok(()),
    }
}

fn announce(address: SocketAddr, config: &Config) {
    if config.anthropic.api_key.is_none() {
        warn!("ANTHROPIC_API_KEY is not set: the built-in model answers");
    }
    if config.auth.is_bypassed() {
        warn!("AIGW_AUTH__BYPASS_EXTERNAL is true: everyone is let in");
    }
    info!(%address, "Serving");
    greeting::print(address, config.auth.is_bypassed());
}

/// The signals that end a service.
struct Signals {
    terminate: Signal,
    interrupt: Signal,
}

impl Signals {
    fn listen() -> std::io::Result<Self> {
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
        })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}
