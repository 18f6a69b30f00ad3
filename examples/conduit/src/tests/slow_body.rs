//! A slow client on a real socket.

use axum::http::StatusCode;
use serde_json::json;
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

use super::Service;
use crate::routes;

/// Sends the head of a request, and waits until the server asks for its body.
async fn begin(stream: &mut BufReader<TcpStream>, token: &str, length: usize) {
    let head = format!(
        "POST /api/articles HTTP/1.1\r\nhost: conduit\r\nconnection: close\r\nauthorization: Token {token}\r\n\
         content-type: application/json\r\ncontent-length: {length}\r\nexpect: 100-continue\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut line = String::new();
    stream.read_line(&mut line).await.unwrap();
    assert_eq!(line, "HTTP/1.1 100 Continue\r\n");
    stream.read_line(&mut line).await.unwrap();
}

#[tokio::test]
async fn a_slow_body_holds_no_connection() {
    // The pool has a single connection.
    let service = Service::start().await;
    let ada = service.registered("ada").await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = routes::router(service.app.clone());
    let server = tokio::spawn(axum::serve(listener, router).into_future());

    let body = json!({ "article": { "title": "Slow", "description": "about", "body": "text" } })
        .to_string();
    let mut slow = BufReader::new(TcpStream::connect(address).await.unwrap());
    begin(&mut slow, &ada, body.len()).await;
    slow.write_all(&body.as_bytes()[..10]).await.unwrap();
    assert_eq!(
        service.register("bob".to_owned()).await.status,
        StatusCode::CREATED
    );
    slow.write_all(&body.as_bytes()[10..]).await.unwrap();

    let mut response = String::new();
    slow.read_to_string(&mut response).await.unwrap();
    assert!(response.starts_with("HTTP/1.1 201 Created"), "{response}");
    server.abort();
}
