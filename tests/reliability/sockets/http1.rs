use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::{Served, Service};

/// A client that has sent this text.
async fn written(text: &str) -> (TcpStream, Served) {
    let (mut client, served) = Service::new().await.serve().await;
    client.write_all(text.as_bytes()).await.unwrap();
    (client, served)
}

/// A client that has requested `path`.
async fn asked(path: &str) -> (TcpStream, Served) {
    written(&format!("GET {path} HTTP/1.1\r\nhost: localhost\r\n\r\n")).await
}

/// Reads until this text has arrived.
async fn read_to(client: &mut TcpStream, last: &str) {
    let mut text = String::new();
    while !text.contains(last) {
        let mut part = [0; 500];
        let length = client.read(&mut part).await.unwrap();
        assert!(length > 0, "{text}");
        text += &String::from_utf8_lossy(&part[..length]);
    }
}

#[tokio::test]
async fn a_client_that_disconnects_before_the_response() {
    let (client, served) = asked("/never").await;
    served.events.wait_for(1).await;
    drop(client);
    served.events.wait_for(2).await;
    assert_eq!(served.all().await, ["tx", "end of tx: Cancelled"]);
}

#[tokio::test]
async fn a_client_that_disconnects_in_its_body() {
    let head = "POST /reading HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9\r\n\r\n";
    let (client, served) = written(&format!("{head}half")).await;
    served.events.wait_for(1).await;
    drop(client);
    served.events.wait_for(2).await;
    let all = served.all().await;
    // Either the server drops the handler, or reading the body fails in the handler.
    assert!(
        all == ["tx", "end of tx: Cancelled"] || all == ["tx", "end of tx: Err"],
        "{all:?}"
    );
}

#[tokio::test]
async fn a_client_that_disconnects_in_the_response_body() {
    let (mut client, served) = asked("/endless").await;
    read_to(&mut client, "first").await;
    drop(client);
    served.events.wait_for(2).await;
    assert_eq!(served.all().await, ["rows", "end of rows: Cancelled"]);
}

#[tokio::test]
async fn a_client_that_disconnects_from_an_event_stream() {
    let (mut client, served) = asked("/told").await;
    read_to(&mut client, "data: first").await;
    drop(client);
    served.events.wait_for(2).await;
    assert_eq!(served.all().await, ["rows", "end of rows: Cancelled"]);
}

#[tokio::test]
async fn a_client_that_disconnects_during_a_teardown() {
    let (client, served) = asked("/slowly").await;
    served.events.wait_for(2).await;
    drop(client);
    served.gate.open();
    assert_eq!(
        served.all().await,
        ["slow", "slow is ending", "end of slow: Ok"]
    );
}

#[tokio::test]
async fn a_client_that_sends_no_more_and_waits() {
    let (mut client, served) = asked("/gated").await;
    served.events.wait_for(1).await;
    client.shutdown().await.unwrap();
    served.gate.open();
    served.events.wait_for(2).await;
    let all = served.all().await;
    // With axum's configuration, hyper treats this client as disconnected. Whether it notices in time is not guaranteed.
    assert!(
        all == ["tx", "end of tx: Cancelled"] || all == ["tx", "end of tx: Ok"],
        "{all:?}"
    );
}

#[tokio::test]
async fn a_client_that_disconnects_with_a_pipelined_request() {
    let first = "GET /gated HTTP/1.1\r\nhost: localhost\r\n\r\n";
    let second = "GET /whole HTTP/1.1\r\nhost: localhost\r\n\r\n";
    let (client, served) = written(&format!("{first}{second}")).await;
    served.events.wait_for(1).await;
    drop(client);
    served.gate.open();
    served.events.wait_for(2).await;
    let all = served.all().await;
    let count = |begin: &str| all.iter().filter(|event| event.starts_with(begin)).count();
    assert!(count("tx") > 0);
    assert_eq!(count("tx"), count("end of tx"), "{all:?}");
    assert_eq!(count("rows"), count("end of rows"), "{all:?}");
}

#[tokio::test]
async fn a_client_that_asks_for_two_at_once_and_stays() {
    let first = "GET /gated HTTP/1.1\r\nhost: localhost\r\n\r\n";
    let second = "GET /whole HTTP/1.1\r\nhost: localhost\r\n\r\n";
    let (mut client, served) = written(&format!("{first}{second}")).await;
    served.events.wait_for(1).await;
    served.gate.open();
    read_to(&mut client, "whole").await;
    assert_eq!(
        served.all().await,
        [
            "tx",
            "end of tx: Ok",
            "rows",
            "tx",
            "end of tx: Ok",
            "end of rows: Ok"
        ]
    );
}

#[tokio::test]
async fn a_client_that_stays_to_the_end() {
    let (mut client, served) = asked("/whole").await;
    read_to(&mut client, "whole").await;
    served.events.wait_for(4).await;
    assert_eq!(
        served.all().await,
        ["rows", "tx", "end of tx: Ok", "end of rows: Ok"]
    );
}
