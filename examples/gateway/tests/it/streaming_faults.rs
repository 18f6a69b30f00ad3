//! Streams that break after their first text, and streams of arbitrary bytes.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use proptest::{
    collection::vec,
    prelude::*,
    test_runner::{TestCaseError, TestRunner},
};
use serde_json::json;
use tokio::{
    io::AsyncWriteExt, net::TcpStream, runtime::Runtime, sync::Notify, task::yield_now,
    time::timeout,
};

use crate::{
    gateway::{Gateway, client, streamed},
    upstream::{OPEN_STREAM, Sent, Upstream, completion_events, delta, event, message_events},
};

/// Asserts that the caller receives the first text, and then an error in bounded time instead of a clean end.
async fn assert_broken_after_text(name: &str, upstream: &Upstream, api: &str) {
    assert_broken_by(|| (), name, upstream, api).await;
}

/// The same, but the fault starts when the caller has received the first text.
async fn assert_broken_by(fault: impl FnOnce(), name: &str, upstream: &Upstream, api: &str) {
    let more = [
        ("AIGW_ANTHROPIC__READ_TIMEOUT", "1"),
        ("AIGW_ANTHROPIC__DEADLINE", "20"),
    ];
    let mut gateway = Gateway::before(&upstream.url, api, &more);
    let mut response = gateway.ask(&streamed("Hi")).await;
    assert_eq!(response.status(), 200, "{name}");
    let first = response.chunk().await.expect("the text before the fault");
    assert_eq!(first.as_deref(), Some(b" Hello".as_slice()), "{name}");
    fault();
    let rest = timeout(Duration::from_secs(15), response.bytes()).await;
    assert!(rest.expect("an end in time").is_err(), "{name}");
    gateway.assert_sound();
}

/// An upstream that sends a text and then these bytes, and leaves the connection open.
async fn continuing_with(rest: impl Into<Vec<u8>>) -> Upstream {
    let rest = rest.into();
    Upstream::scripted(move |_: Sent, mut socket: TcpStream| {
        let rest = rest.clone();
        async move {
            drop(socket.write_all(OPEN_STREAM.as_bytes()).await);
            drop(socket.write_all(delta(" Hello").as_bytes()).await);
            drop(socket.write_all(&rest).await);
            std::future::pending::<()>().await;
        }
    })
    .await
}

#[tokio::test]
async fn one_that_stalls() {
    let upstream = continuing_with("").await;
    assert_broken_after_text("silence", &upstream, "messages").await;
    let upstream = continuing_with("event: content_block_delta\ndata: {").await;
    assert_broken_after_text("half an event", &upstream, "messages").await;
}

#[tokio::test]
async fn one_whose_line_is_too_long() {
    let upstream = continuing_with(format!("data: {}", "x".repeat(2_000_000))).await;
    assert_broken_after_text("a long line", &upstream, "messages").await;
}

#[tokio::test]
async fn one_whose_event_is_too_large() {
    let upstream = continuing_with("data: x\n".repeat(300_000)).await;
    assert_broken_after_text("a large event", &upstream, "messages").await;
}

#[tokio::test]
async fn one_that_reports_an_error_after_its_status() {
    let error = json!({ "type": "error", "error": { "type": "overloaded_error", "message": "m" } });
    let upstream = continuing_with(event("error", &error)).await;
    assert_broken_after_text("an error event", &upstream, "messages").await;
    let first = json!({ "completion": " Hello", "stop_reason": null });
    let events = event("completion", &first) + &event("error", &error);
    let upstream = Upstream::saying(format!("{OPEN_STREAM}{events}")).await;
    assert_broken_after_text("an error event", &upstream, "complete").await;
}

#[tokio::test]
async fn one_that_resets_the_connection() {
    let received = Arc::new(Notify::new());
    let reset = Arc::clone(&received);
    let upstream = Upstream::scripted(move |_: Sent, mut socket: TcpStream| {
        let reset = Arc::clone(&reset);
        async move {
            drop(socket.write_all(OPEN_STREAM.as_bytes()).await);
            drop(socket.write_all(delta(" Hello").as_bytes()).await);
            reset.notified().await;
            socket.set_zero_linger().expect("a socket");
        }
    })
    .await;
    assert_broken_by(|| received.notify_one(), "a reset", &upstream, "messages").await;
}

#[tokio::test]
async fn one_with_a_broken_chunk() {
    let text = delta(" Hello");
    let head =
        "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";
    for end in ["zz\r\n", "5\r\nab", "", "-1\r\n"] {
        let bytes = format!("{head}{:x}\r\n{text}\r\n{end}", text.len());
        let upstream = Upstream::saying(bytes).await;
        assert_broken_after_text(end, &upstream, "messages").await;
    }
}

#[tokio::test]
async fn bytes_may_arrive_one_by_one() {
    for (api, events) in [
        ("messages", message_events(&[" H\u{e9}llo", " \u{1f600}"])),
        (
            "complete",
            completion_events(&[" H\u{e9}llo", " \u{1f600}"]),
        ),
    ] {
        let events = format!("\u{feff}: a comment\n{events}").replace('\n', "\r\n");
        let upstream = Upstream::scripted(move |_: Sent, mut socket: TcpStream| {
            let bytes = format!("{OPEN_STREAM}{events}");
            async move {
                socket.set_nodelay(true).expect("a socket");
                for byte in bytes.as_bytes() {
                    if socket.write_all(&[*byte]).await.is_err() {
                        break;
                    }
                    yield_now().await;
                }
            }
        })
        .await;
        let gateway = Gateway::before(&upstream.url, api, &[]);
        let response = gateway.ask(&streamed("Hi")).await;
        let text = response.text().await.expect("a body");
        assert_eq!(text, " H\u{e9}llo \u{1f600}", "{api}");
    }
}

/// Lines of a stream in random order, possibly damaged.
fn lines() -> impl Strategy<Value = Vec<u8>> {
    let line = prop_oneof![
        vec(any::<u8>(), 0..40),
        Just(b"\n".to_vec()),
        Just(b"\r\n\r\n".to_vec()),
        Just(b"\xef\xbb\xbf".to_vec()),
        Just(b"event: content_block_delta\n".to_vec()),
        Just(b"event: error\n".to_vec()),
        Just(b"data: {\"type\":\"message_stop\"}\n\n".to_vec()),
        Just(b"data: {\"error\":[]}\n\n".to_vec()),
        "\\PC{0,30}".prop_map(|text| format!("data: {text}\n").into_bytes()),
        Just(delta(" Hello").into_bytes()),
    ];
    vec(line, 0..12).prop_map(|lines| lines.concat())
}

#[test]
fn any_stream_is_answered() {
    let runtime = Runtime::new().expect("a runtime");
    let bytes = Arc::new(Mutex::new(Vec::new()));
    let sent = Arc::clone(&bytes);
    let upstream = runtime.block_on(Upstream::scripted(move |_: Sent, mut socket: TcpStream| {
        let bytes = sent.lock().unwrap_or_else(PoisonError::into_inner).clone();
        async move { drop(socket.write_all(&bytes).await) }
    }));
    // The deadline leaves no time for a retry.
    let more = [("AIGW_ANTHROPIC__DEADLINE", "0.4")];
    let gateway = Gateway::before(&upstream.url, "messages", &more);
    let client = client();
    let config = ProptestConfig {
        cases: 300,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let outcome = TestRunner::new(config).run(&lines(), |lines| {
        *bytes.lock().unwrap_or_else(PoisonError::into_inner) =
            [OPEN_STREAM.as_bytes(), &lines].concat();
        let request = client.post(gateway.url("/v1/chat/agent"));
        let response = runtime.block_on(request.json(&streamed("Hi")).send());
        let status = response.expect("a response").status().as_u16();
        prop_assert!(matches!(status, 200 | 502 | 504), "{status}");
        prop_assert!(!gateway.log().contains("panicked"));
        Ok::<_, TestCaseError>(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
}
