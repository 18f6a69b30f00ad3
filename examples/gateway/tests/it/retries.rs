//! Retries.

use std::time::{Duration, Instant, SystemTime};

use serde_json::json;
use tokio::{io::AsyncWriteExt, net::TcpStream};

use crate::{
    gateway::{Gateway, detail, prompt, streamed},
    upstream::{Sent, Upstream, delta, event, message, message_events, reply},
};

/// An upstream that sends this response once, and then answers normally.
async fn failing_once(first: String) -> Upstream {
    Upstream::scripted(move |sent: Sent, mut socket: TcpStream| {
        let first = first.clone();
        async move {
            let answer = match (sent.nth, sent.json()["stream"] == true) {
                (0, _) => first,
                (_, true) => reply(200, "text/event-stream", &message_events(&[" Again."])),
                (_, false) => reply(200, "application/json", &message(" Again.")),
            };
            drop(socket.write_all(answer.as_bytes()).await);
        }
    })
    .await
}

fn failed(status: u16, header: &str) -> String {
    format!("HTTP/1.1 {status} F\r\n{header}content-length: 0\r\nconnection: close\r\n\r\n")
}

#[tokio::test]
async fn a_temporary_failure_is_retried_once() {
    for status in [408, 409, 429, 500, 502, 503, 529] {
        let upstream = failing_once(failed(status, "retry-after: 0\r\n")).await;
        let gateway = Gateway::before(&upstream.url, "messages", &[]);
        let response = gateway.ask(&prompt("Hi")).await;
        assert_eq!(response.status(), 200, "{status}");
        assert_eq!(upstream.sent().len(), 2, "{status}");
    }
}

#[tokio::test]
async fn a_permanent_failure_is_not_retried() {
    for status in [400, 401, 403, 404, 413, 422, 302] {
        let upstream = failing_once(failed(status, "")).await;
        let gateway = Gateway::before(&upstream.url, "messages", &[]);
        let (told, detail) = detail(gateway.ask(&prompt("Hi")).await).await;
        assert_eq!(
            (told, detail),
            (502, json!("Anthropic API Status Error.")),
            "{status}"
        );
        assert_eq!(upstream.sent().len(), 1, "{status}");
    }
}

#[tokio::test]
async fn there_is_no_second_retry() {
    let upstream = Upstream::saying(failed(529, "retry-after: 0\r\n")).await;
    let gateway = Gateway::before(&upstream.url, "messages", &[]);
    assert_eq!(gateway.ask(&prompt("Hi")).await.status(), 502);
    assert_eq!(upstream.sent().len(), 2);
}

#[tokio::test]
async fn a_broken_connection_is_tried_again() {
    for first in ["", "HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n{"] {
        let upstream = failing_once(first.to_owned()).await;
        let gateway = Gateway::before(&upstream.url, "messages", &[]);
        assert_eq!(gateway.ask(&prompt("Hi")).await.status(), 200, "{first:?}");
        assert_eq!(upstream.sent().len(), 2, "{first:?}");
    }
}

#[tokio::test]
async fn a_stream_is_tried_again_before_its_first_text() {
    let upstream = failing_once(failed(503, "retry-after: 0\r\n")).await;
    let gateway = Gateway::before(&upstream.url, "messages", &[]);
    let response = gateway.ask(&streamed("Hi")).await;
    assert_eq!(response.text().await.expect("a body"), " Again.");
}

#[tokio::test]
async fn a_stream_is_not_tried_again_after_its_first_text() {
    let broken = crate::upstream::OPEN_STREAM.to_owned() + &delta(" Hello");
    let upstream = failing_once(broken).await;
    let gateway = Gateway::before(&upstream.url, "messages", &[]);
    let response = gateway.ask(&streamed("Hi")).await;
    assert_eq!(response.status(), 200);
    assert!(response.bytes().await.is_err());
    assert_eq!(upstream.sent().len(), 1);
}

#[tokio::test]
async fn retry_after_is_waited_for() {
    assert_waited("retry-after: 1.9\r\n").await;
}

#[tokio::test]
async fn retry_after_can_be_a_date() {
    // A date has no fractions of a second, so the pause may be one second shorter.
    let date = httpdate::fmt_http_date(SystemTime::now() + Duration::from_secs(3));
    assert_waited(&format!("retry-after: {date}\r\n")).await;
}

/// Longer than the gateway's own pause, which is at most a second.
async fn assert_waited(header: &str) {
    let upstream = failing_once(failed(429, header)).await;
    let gateway = Gateway::before(&upstream.url, "messages", &[]);
    let begun = Instant::now();
    assert_eq!(gateway.ask(&prompt("Hi")).await.status(), 200, "{header}");
    assert!(
        begun.elapsed() > Duration::from_millis(1200),
        "{header}: {:?}",
        begun.elapsed()
    );
}

#[tokio::test]
async fn a_retry_after_beyond_the_deadline_ends_the_call_at_once() {
    for after in ["3600", "1e300", "99999999999999999999"] {
        let upstream = failing_once(failed(529, &format!("retry-after: {after}\r\n"))).await;
        let gateway = Gateway::before(&upstream.url, "messages", &[]);
        let begun = Instant::now();
        let (status, told) = detail(gateway.ask(&prompt("Hi")).await).await;
        assert_eq!(
            (status, told),
            (502, json!("Anthropic API Status Error.")),
            "{after}"
        );
        assert!(begun.elapsed() < Duration::from_secs(10));
        assert_eq!(upstream.sent().len(), 1, "{after}");
    }
}

#[tokio::test]
async fn an_invalid_retry_after_is_ignored() {
    for after in ["soon", "-1", "NaN", ""] {
        let upstream = failing_once(failed(529, &format!("retry-after: {after}\r\n"))).await;
        let gateway = Gateway::before(&upstream.url, "messages", &[]);
        assert_eq!(gateway.ask(&prompt("Hi")).await.status(), 200, "{after:?}");
    }
}

#[tokio::test]
async fn an_error_event_is_not_tried_again() {
    let error = event(
        "error",
        &json!({ "type": "error", "error": { "type": "overloaded_error", "message": "m" } }),
    );
    let upstream = failing_once(reply(200, "text/event-stream", &error)).await;
    let gateway = Gateway::before(&upstream.url, "messages", &[]);
    let (status, told) = detail(gateway.ask(&streamed("Hi")).await).await;
    assert_eq!((status, told), (502, json!("Anthropic API Status Error.")));
    assert_eq!(upstream.sent().len(), 1);
}
