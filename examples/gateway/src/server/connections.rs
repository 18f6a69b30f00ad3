//! A server with time limits for slow clients.

use std::{convert::Infallible, net::SocketAddr, pin::Pin, time::Duration};

use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request},
    response::Response,
};
use hyper::{body::Incoming, server::conn::http1};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::{GracefulShutdown, Watcher},
    service::TowerToHyperService,
};
use tokio::{
    net::{TcpListener, TcpStream},
    task::{JoinHandle, JoinSet},
    time::timeout,
};
use tokio_io_timeout::TimeoutStream;
use tokio_util::sync::CancellationToken;
use tower::{Service, ServiceExt};
use tracing::debug;

/// Time limit for receiving a request head. It starts when the connection opens or when the previous response ends, so it
/// also closes idle connections.
const HEAD: Duration = Duration::from_secs(10);
/// Time limit for sending to a client that does not read its response.
const UNREAD: Duration = Duration::from_secs(20);

/// A server that runs until it is stopped or dropped.
pub(crate) struct Server {
    stopping: CancellationToken,
    serving: JoinHandle<()>,
}

impl Server {
    pub(crate) fn start(listener: TcpListener, router: Router) -> Self {
        let stopping = CancellationToken::new();
        let serving = tokio::spawn(serve(listener, router, stopping.clone()));
        Self { stopping, serving }
    }

    /// Stops accepting connections and finishes requests in flight. Requests that take longer than `bound` are aborted.
    ///
    /// Returns whether all requests were finished.
    pub(crate) async fn stop(mut self, bound: Duration) -> bool {
        self.stopping.cancel();
        timeout(bound, &mut self.serving).await.is_ok()
    }
}

/// The task owns the connections, so aborting it closes them too.
impl Drop for Server {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn serve(mut listener: TcpListener, router: Router, stopping: CancellationToken) {
    let graceful = GracefulShutdown::new();
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            (socket, peer) = accept(&mut listener) => {
                connections.spawn(connection(socket, peer, router.clone(), graceful.watcher()));
            }
            Some(_) = connections.join_next() => {}
            () = stopping.cancelled() => break,
        }
    }
    drop(listener);
    graceful.shutdown().await;
}

/// axum's implementation retries after errors such as too many open files.
async fn accept(listener: &mut TcpListener) -> (TcpStream, SocketAddr) {
    axum::serve::Listener::accept(listener).await
}

async fn connection(socket: TcpStream, peer: SocketAddr, router: Router, watcher: Watcher) {
    // Without Nagle's algorithm, chunks of a stream are sent at once. If this fails, they are only delayed.
    let _ = socket.set_nodelay(true);
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .serve_connection(
            TokioIo::new(bounded(socket)),
            TowerToHyperService::new(requests(router, peer)),
        );
    if let Err(error) = watcher.watch(connection).await {
        debug!(%error, "Connection failed");
    }
}

fn bounded(socket: TcpStream) -> Pin<Box<TimeoutStream<TcpStream>>> {
    let mut socket = TimeoutStream::new(socket);
    socket.set_write_timeout(Some(UNREAD));
    Box::pin(socket)
}

/// Makes the router a hyper service.
fn requests(
    router: Router,
    peer: SocketAddr,
) -> impl Service<hyper::Request<Incoming>, Response = Response, Error = Infallible, Future: Send>
+ Clone
+ Send {
    router.map_request(move |request: hyper::Request<Incoming>| {
        let mut request: Request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        request
    })
}
