//! The end of the program.

use std::{sync::Arc, time::Duration};

use tokio::{io::AsyncWriteExt, net::TcpStream, sync::Notify};

use crate::{
    gateway::{Gateway, prompt},
    upstream::{Sent, Upstream, message, reply},
};

#[tokio::test]
async fn a_signal_ends_it() {
    for name in ["TERM", "INT"] {
        let mut gateway = Gateway::start(&[]);
        gateway.signal(name);
        let status = gateway.ended(Duration::from_secs(10)).expect("an end");
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
        gateway.ended(Duration::from_millis(300)).is_none(),
        "it did not wait"
    );
    go_on.notify_one();
    let response = request.await.expect("no panic").expect("a response");
    assert_eq!(response.status(), 200);
    assert!(
        gateway
            .ended(Duration::from_secs(10))
            .expect("an end")
            .success()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_signal_does_not_wait() {
    let asked = Arc::new(Notify::new());
    let notice = Arc::clone(&asked);
    let upstream = Upstream::scripted(move |_: Sent, socket: TcpStream| {
        let asked = Arc::clone(&notice);
        async move {
            asked.notify_one();
            std::future::pending::<()>().await;
            drop(socket);
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
        gateway.ended(Duration::from_millis(300)).is_none(),
        "it did not wait"
    );
    gateway.signal("TERM");
    assert!(
        gateway.ended(Duration::from_secs(10)).is_some(),
        "it still waits"
    );
    assert!(request.await.expect("no panic").is_err());
}
