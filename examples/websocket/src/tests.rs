//! Tests with real sockets.

use std::net::SocketAddr;

use futures_util::{SinkExt, StreamExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Error;

use crate::{App, router};

async fn serve() -> SocketAddr {
    let app = App::build().await.unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async { axum::serve(listener, router(app)).await });
    address
}

struct Guest(WebSocketStream<TcpStream>);

impl Guest {
    async fn enter(address: SocketAddr, name: &str) -> Result<Self, Error> {
        let stream = TcpStream::connect(address).await?;
        let room = format!("ws://{address}/room?name={name}");
        let (socket, _) = tokio_tungstenite::client_async(room, stream).await?;
        Ok(Self(socket))
    }

    async fn say(&mut self, text: &str) {
        self.0.send(text.into()).await.unwrap();
    }

    async fn hears(&mut self) -> String {
        let message = self.0.next().await.unwrap().unwrap();
        message.into_text().unwrap().to_string()
    }
}

#[tokio::test]
async fn everyone_in_the_room_receives_a_line() {
    let address = serve().await;
    let mut ada = Guest::enter(address, "Ada").await.unwrap();
    assert_eq!(ada.hears().await, "Ada is here");
    let mut bob = Guest::enter(address, "Bob").await.unwrap();
    assert_eq!(ada.hears().await, "Bob is here");
    assert_eq!(bob.hears().await, "Bob is here");
    bob.say("hello").await;
    assert_eq!(ada.hears().await, "Bob: hello");
    assert_eq!(bob.hears().await, "Bob: hello");
}

#[tokio::test]
async fn the_others_are_notified_when_a_visitor_leaves() {
    let address = serve().await;
    let mut ada = Guest::enter(address, "Ada").await.unwrap();
    assert_eq!(ada.hears().await, "Ada is here");
    let bob = Guest::enter(address, "Bob").await.unwrap();
    assert_eq!(ada.hears().await, "Bob is here");
    drop(bob);
    assert_eq!(ada.hears().await, "Bob has left");
}

#[tokio::test]
async fn a_visitor_without_a_name_is_refused() {
    let refused = Guest::enter(serve().await, "").await;
    let Err(Error::Http(response)) = refused.map(|_| ()) else {
        panic!("a guest without a name");
    };
    assert_eq!(response.status(), 400);
}
