//! A server and a client on real sockets.

use std::net::SocketAddr;

use axum::Router;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// Serves until the test ends.
pub(crate) async fn serve(router: Router) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async { axum::serve(listener, router).await });
    address
}

/// A connection with one request. The response is read piece by piece.
pub(crate) struct Connection {
    stream: TcpStream,
    received: String,
}

impl Connection {
    /// Opens a connection, and sends a request for `/` with this name.
    pub(crate) async fn open(address: SocketAddr, name: &str) -> Self {
        let mut stream = TcpStream::connect(address).await.unwrap();
        let request = format!("GET / HTTP/1.1\r\nhost: test\r\nx-name: {name}\r\n\r\n");
        stream.write_all(request.as_bytes()).await.unwrap();
        Self {
            stream,
            received: String::new(),
        }
    }

    /// Reads until this text has arrived, and returns everything that has arrived.
    pub(crate) async fn until(&mut self, text: &str) -> &str {
        let mut buffer = [0; 1024];
        while !self.received.contains(text) {
            let count = self.stream.read(&mut buffer).await.unwrap();
            assert_ne!(count, 0, "the end, behind {}", self.received);
            let piece = std::str::from_utf8(&buffer[..count]).unwrap();
            self.received.push_str(piece);
        }
        &self.received
    }
}
