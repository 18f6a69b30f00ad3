//! Requests on loopback sockets, with one connection each.

use std::io;
use std::net::SocketAddr;

use axum::Router;
use fastrand::Rng;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::fault::Fault;

/// A server that runs until `stop` is called.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    stop: oneshot::Sender<()>,
    served: JoinHandle<io::Result<()>>,
}

impl Server {
    pub(crate) async fn new(router: Router) -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let (stop, stopped) = oneshot::channel();
        let served = axum::serve(listener, router).with_graceful_shutdown(async {
            // Dropping the sender stops the server, too.
            let _ = stopped.await;
        });
        Ok(Self {
            address,
            stop,
            served: tokio::spawn(served.into_future()),
        })
    }

    /// Stops the server, and waits until all connections are closed.
    pub(crate) async fn stop(self) -> io::Result<()> {
        // Fails only if the server has already stopped.
        let _ = self.stop.send(());
        self.served.await?
    }
}

/// Sends this many requests sequentially.
pub(crate) async fn make(address: SocketAddr, requests: u64, mut rng: Rng) -> io::Result<()> {
    for _ in 0..requests {
        let fault = Fault::drawn(&mut rng);
        ask(address, fault).await?;
    }
    Ok(())
}

async fn ask(address: SocketAddr, fault: Option<Fault>) -> io::Result<()> {
    let mut client = TcpStream::connect(address).await?;
    let fault_line = Fault::line(fault);
    let head = "GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n";
    client
        .write_all(format!("{head}{fault_line}\r\n").as_bytes())
        .await?;
    if fault == Some(Fault::Gone) {
        return Ok(());
    }
    let mut answer = Vec::new();
    // A server whose handler panics may reset the connection.
    let _ = client.read_to_end(&mut answer).await;
    Ok(())
}
