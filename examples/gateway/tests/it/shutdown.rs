//! The shutdown.

use std::{sync::Arc, time::Duration};

use serde_json::json;
use tokio::{io::AsyncWriteExt, net::TcpStream, sync::Notify};

use crate::{
    gateway::{Gateway, detail, prompt, streamed},
    upstream::{OPEN_STREAM, Sent, Upstream, delta, message, reply},
};

/// An upstream that sends the start of a response, and then nothing.
async fn stuck_after(beginning: String) -> Upstream {
    Upstream::scripted(move |_: Sent, mut socket: TcpStream| {
        let beginning = beginning.clone();
        async move {
            drop(socket.write_all(beginning.as_bytes()).await);
            std::future::pending::<()>().await;
        }
    })
    .await
}

#[tokio::test]
async fn a_signal_ends_it() {
    for name in ["TERM", "INT"] {
        let mut gateway = Gateway::start(&[]);
        gateway.signal(name);
        let status = gateway
            .ended(Duration::from_secs(10))
            .await
            .expect("an end");
        assert_eq!(status.code(), Some(0), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_in_flight_is_finished_first() {
    let (asked, go_on) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let notices = (Arc::clone(&asked), Arc::clone(&go_on));
    let upstream = Upstream::scripted(move |_: Sent, mut socket: TcpStream| {
        let (asked, go_on) = notices.clone();
        async move {
            asked.notify_one();
            go_on.notified().await;
            drop(
                socket
                    .write_all(reply(200, "application/json", &message(" Hi")).as_bytes())
                    .await,
            );
        }
    })
    .await;
    let mut gateway = Gateway::before(&upstream.url, "messages", &[]);
    let request = gateway
        .request("POST", "/v1/chat/agent")
        .json(&prompt("Hi"));
    let request = tokio::spawn(request.send());
    asked.notified().await;
    gateway.signal("TERM");
    assert!(
        gateway.ended(Duration::from_millis(300)).await.is_none(),
        "it did not wait"
    );
    go_on.notify_one();
    let response = request.await.expect("no panic").expect("a response");
    assert_eq!(response.status(), 200);
    assert!(
        gateway
            .ended(Duration::from_secs(10))
            .await
            .expect("an end")
            .success()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_signal_does_not_wait() {
    let upstream = stuck_after(String::new()).await;
    let mut gateway = Gateway::before(&upstream.url, "messages", &[]);
    let request = gateway
        .request("POST", "/v1/chat/agent")
        .json(&prompt("Hi"));
    let request = tokio::spawn(request.send());
    upstream.asked(1).await;
    gateway.signal("TERM");
    assert!(
        gateway.ended(Duration::from_millis(300)).await.is_none(),
        "it did not wait"
    );
    gateway.signal("TERM");
    let status = gateway
        .ended(Duration::from_secs(10))
        .await
        .expect("an end");
    assert_eq!(status.code(), Some(1), "its work was not done");
    assert!(request.await.expect("no panic").is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_takes_too_long_is_cut_off() {
    let upstream = stuck_after(String::new()).await;
    let bound = [("AIGW_SERVER__SHUTDOWN_TIMEOUT", "0.3")];
    let mut gateway = Gateway::before(&upstream.url, "messages", &bound);
    let request = gateway
        .request("POST", "/v1/chat/agent")
        .json(&prompt("Hi"));
    let request = tokio::spawn(request.send());
    upstream.asked(1).await;
    gateway.signal("TERM");
    let status = gateway
        .ended(Duration::from_secs(10))
        .await
        .expect("an end");
    assert_eq!(status.code(), Some(0));
    assert!(request.await.expect("no panic").is_err());
    gateway.logged("Shutdown timeout").await;
    assert!(
        !gateway.log().contains("Teardown failed"),
        "{}",
        gateway.log()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_is_aborted_and_does_not_look_complete() {
    let upstream = stuck_after(format!("{OPEN_STREAM}{}", delta(" Hi"))).await;
    let mut gateway = Gateway::before(&upstream.url, "messages", &[]);
    let mut response = gateway.ask(&streamed("Hi")).await;
    let first = response.chunk().await.expect("a body");
    assert_eq!(first.as_deref(), Some(b" Hi".as_slice()));
    gateway.signal("TERM");
    assert!(response.chunk().await.is_err(), "a clean end");
    let status = gateway
        .ended(Duration::from_secs(10))
        .await
        .expect("an end");
    assert_eq!(status.code(), Some(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_that_has_not_begun_is_refused() {
    let upstream = stuck_after(OPEN_STREAM.to_owned()).await;
    let mut gateway = Gateway::before(&upstream.url, "messages", &[]);
    let request = gateway
        .request("POST", "/v1/chat/agent")
        .json(&streamed("Hi"));
    let request = tokio::spawn(request.send());
    upstream.asked(1).await;
    gateway.signal("TERM");
    let response = request.await.expect("no panic").expect("a response");
    assert_eq!(detail(response).await, (503, json!("Service Unavailable")));
    let status = gateway
        .ended(Duration::from_secs(10))
        .await
        .expect("an end");
    assert_eq!(status.code(), Some(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn while_it_ends_it_is_not_ready() {
    let upstream = stuck_after(String::new()).await;
    let mut gateway = Gateway::before(&upstream.url, "messages", &[]);
    assert_eq!(gateway.operations("/monitoring/ready").await.status(), 200);
    let request = gateway.request("GET", "/monitoring/ready").send().await;
    assert_eq!(request.expect("a response").status(), 200);
    let request = gateway
        .request("POST", "/v1/chat/agent")
        .json(&prompt("Hi"));
    let request = tokio::spawn(request.send());
    upstream.asked(1).await;
    gateway.signal("TERM");
    gateway.logged("Shutting down").await;
    let told = detail(gateway.operations("/monitoring/ready").await).await;
    assert_eq!(told, (503, json!("Service Unavailable")));
    assert_eq!(
        gateway.operations("/monitoring/healthz").await.status(),
        200
    );
    gateway.signal("TERM");
    assert!(gateway.ended(Duration::from_secs(10)).await.is_some());
    assert!(request.await.expect("no panic").is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_are_answered_as_long_as_others_do_not_know_of_the_end() {
    let mut gateway = Gateway::start(&[("AIGW_SERVER__SHUTDOWN_DELAY", "2")]);
    gateway.signal("TERM");
    gateway.logged("Shutting down").await;
    let ready = gateway.request("GET", "/monitoring/ready").send().await;
    assert_eq!(ready.expect("a response").status(), 503);
    assert_eq!(gateway.ask(&prompt("Hi")).await.status(), 200);
    let status = gateway
        .ended(Duration::from_secs(10))
        .await
        .expect("an end");
    assert_eq!(status.code(), Some(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn clients_that_send_nothing_more_do_not_keep_it_from_ending() {
    for (sent, within) in [
        ("", 5),
        ("GET /monitoring/healthz HTTP/1.1\r\nhost: x\r\n\r\n", 5),
        ("GET /monitoring/healthz HTTP/1.1\r\nho", 15),
        (
            "POST /v1/chat/agent HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n{",
            15,
        ),
    ] {
        let mut gateway = Gateway::start(&[]);
        let mut socket = TcpStream::connect(&gateway.address)
            .await
            .expect("a connection");
        let written = socket.write_all(sent.as_bytes()).await;
        written.expect("an open connection");
        // Connections are accepted in order, so the first one is accepted too.
        let second = gateway.request("GET", "/monitoring/healthz").send().await;
        second.expect("a response");
        gateway.signal("TERM");
        let status = gateway
            .ended(Duration::from_secs(within))
            .await
            .expect(sent);
        assert_eq!(status.code(), Some(0), "{sent}");
    }
}
