//! Streamed answers.

use std::{sync::Arc, time::Duration};

use serde_json::json;
use tokio::{io::AsyncWriteExt, net::TcpStream, sync::Notify, time::timeout};

use crate::{
    gateway::{Gateway, detail, streamed},
    upstream::{
        OPEN_STREAM, Sent, Upstream, completion_events, delta, event, message_events, reply, stop,
    },
};

/// The text of a stream, or `None` if it ends with an error.
async fn text_of(api: &str, bytes: impl AsRef<[u8]>) -> (u16, Option<String>) {
    let upstream = Upstream::saying(bytes).await;
    let mut gateway = Gateway::before(&upstream.url, api, &[("AIGW_ANTHROPIC__READ_TIMEOUT", "5")]);
    let response = gateway.ask(&streamed("Hi")).await;
    let status = response.status().as_u16();
    let text = response.text().await.ok();
    gateway.assert_sound();
    (status, text)
}

fn open_stream(events: &str) -> String {
    format!("{OPEN_STREAM}{events}")
}

#[tokio::test]
async fn a_chunk_arrives_before_the_next_is_sent() {
    let seen = Arc::new(Notify::new());
    let before_second = Arc::clone(&seen);
    let upstream = Upstream::scripted(move |_: Sent, mut socket: TcpStream| {
        let before_second = Arc::clone(&before_second);
        async move {
            socket
                .write_all(open_stream(&delta(" one")).as_bytes())
                .await
                .expect("an open socket");
            before_second.notified().await;
            socket
                .write_all((delta(" two") + &stop()).as_bytes())
                .await
                .expect("an open socket");
        }
    })
    .await;
    let gateway = Gateway::before(&upstream.url, "messages", &[]);
    let mut response = gateway.ask(&streamed("Hi")).await;
    let first = timeout(Duration::from_secs(10), response.chunk())
        .await
        .expect("no waiting for the second");
    assert_eq!(first.expect("a chunk").as_deref(), Some(b" one".as_slice()));
    seen.notify_one();
    assert_eq!(response.text().await.expect("the rest"), " two");
}

#[tokio::test]
async fn a_disconnected_caller_ends_the_call() {
    let left = Arc::new(Notify::new());
    let noticed = Arc::clone(&left);
    let upstream = Upstream::scripted(move |_: Sent, mut socket: TcpStream| {
        let noticed = Arc::clone(&noticed);
        async move {
            let text = open_stream(&delta(" and on"));
            while socket.write_all(text.as_bytes()).await.is_ok() {
                tokio::task::yield_now().await;
            }
            noticed.notify_one();
        }
    })
    .await;
    let gateway = Gateway::before(&upstream.url, "messages", &[]);
    // A response head inside the stream is ignored as an unknown line, so the stream continues.
    let response = gateway.ask(&streamed("Hi")).await;
    drop(response);
    timeout(Duration::from_secs(10), left.notified())
        .await
        .expect("the gateway hangs up");
}

#[tokio::test]
async fn an_error_in_mid_stream_is_not_a_clean_end() {
    let error = event(
        "error",
        &json!({ "type": "error", "error": { "type": "overloaded_error" } }),
    );
    for (name, rest) in [
        ("an error event", error.as_str()),
        ("an early end", ""),
        (
            "half an event",
            "event: content_block_delta\ndata: {\"type\"",
        ),
        ("no JSON", "event: content_block_delta\ndata: {\n\n"),
        (
            "another shape",
            "event: content_block_delta\ndata: {\"delta\":{\"text\":5}}\n\n",
        ),
        ("no delta", "event: content_block_delta\ndata: []\n\n"),
    ] {
        let upstream = Upstream::saying(open_stream(&(delta(" Hello") + rest))).await;
        let gateway = Gateway::before(&upstream.url, "messages", &[]);
        let mut response = gateway.ask(&streamed("Hi")).await;
        assert_eq!(response.status(), 200, "{name}");
        let chunk = response.chunk().await.expect("what came before the error");
        assert_eq!(chunk.as_deref(), Some(b" Hello".as_slice()), "{name}");
        assert!(response.chunk().await.is_err(), "{name}");
    }
}

#[tokio::test]
async fn an_early_end_of_a_completion_is_not_a_clean_end() {
    let events = "event: completion\ndata: {\"completion\":\" Hello\",\"stop_reason\":null}\n\n";
    assert_eq!(text_of("complete", open_stream(events)).await, (200, None));
}

#[tokio::test]
async fn text_that_is_not_unicode_breaks_the_stream() {
    let bytes = [
        open_stream(&delta(" Hello")).as_bytes(),
        b"event: content_block_delta\ndata: \"\xff\xfe\"\n\n",
    ]
    .concat();
    assert_eq!(text_of("messages", bytes).await, (200, None));
}

#[tokio::test]
async fn every_line_ending_is_one() {
    for (api, events) in [
        ("messages", message_events(&[" Hé", "llo"])),
        ("complete", completion_events(&[" Hé", "llo"])),
    ] {
        for ending in ["\n", "\r\n", "\r"] {
            let bytes = open_stream(&events.replace('\n', ending));
            assert_eq!(
                text_of(api, bytes).await,
                (200, Some(" Héllo".to_owned())),
                "{api} {ending:?}"
            );
        }
    }
}

#[tokio::test]
async fn a_byte_order_mark_and_comments_are_skipped() {
    let events = format!(
        "\u{feff}: hello\n\n:\n{}: bye\n",
        message_events(&[" Hi"]).replace("event: ping", "event: news")
    );
    assert_eq!(
        text_of("messages", open_stream(&events)).await,
        (200, Some(" Hi".to_owned()))
    );
}

#[tokio::test]
async fn events_without_a_name_are_known_by_their_type() {
    let events = message_events(&[" Hi"]);
    let unnamed = events
        .lines()
        .filter(|line| !line.starts_with("event:"))
        .collect::<Vec<_>>()
        .join("\n")
        + "\n";
    assert_eq!(
        text_of("messages", open_stream(&unnamed)).await,
        (200, Some(" Hi".to_owned()))
    );
}

#[tokio::test]
async fn unknown_events_say_nothing() {
    let unknown = "event: news\ndata: {]\n\ndata: {\"type\":\"news\"}\n\nid: 7\n\nevent: ping\n\nretry: 5\nfoo: bar\n\n";
    let thinking = event(
        "content_block_delta",
        &json!({ "type": "content_block_delta", "delta": { "type": "thinking_delta", "thinking": "x" } }),
    );
    let events = format!("{unknown}{thinking}{}{unknown}{}", delta(" Hi"), stop());
    assert_eq!(
        text_of("messages", open_stream(&events)).await,
        (200, Some(" Hi".to_owned()))
    );
}

#[tokio::test]
async fn the_text_does_not_depend_on_the_chunks() {
    let upstream = Upstream::scripted(|_: Sent, mut socket: TcpStream| async move {
        let text =
            open_stream(&message_events(&[" H\u{e9}llo", " \u{1f600}"]).replace('\n', "\r\n"));
        socket.set_nodelay(true).expect("a socket");
        for byte in text.as_bytes() {
            if socket.write_all(&[*byte]).await.is_err() {
                break;
            }
            tokio::task::yield_now().await;
        }
    })
    .await;
    let gateway = Gateway::before(&upstream.url, "messages", &[]);
    let response = gateway.ask(&streamed("Hi")).await;
    assert_eq!(
        response.text().await.expect("a body"),
        " H\u{e9}llo \u{1f600}"
    );
}

#[tokio::test]
async fn a_text_after_the_end_is_ignored() {
    let events = message_events(&[" Hi"]) + &delta(" again");
    assert_eq!(
        text_of("messages", open_stream(&events)).await,
        (200, Some(" Hi".to_owned()))
    );
}

#[tokio::test]
async fn an_empty_answer_is_a_clean_end() {
    assert_eq!(
        text_of("messages", open_stream(&message_events(&[]))).await,
        (200, Some(String::new()))
    );
    assert_eq!(
        text_of("complete", open_stream(&completion_events(&[]))).await,
        (200, Some(String::new()))
    );
}

#[tokio::test]
async fn a_stream_ends_at_the_deadline() {
    let upstream = Upstream::scripted(|_: Sent, mut socket: TcpStream| async move {
        let mut text = open_stream(&delta(" Hi"));
        while socket.write_all(text.as_bytes()).await.is_ok() {
            text = ": still there\n".to_owned();
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    })
    .await;
    let gateway = Gateway::before(
        &upstream.url,
        "messages",
        &[("AIGW_ANTHROPIC__DEADLINE", "1")],
    );
    let response = gateway.ask(&streamed("Hi")).await;
    assert_eq!(response.status(), 200);
    assert!(
        timeout(Duration::from_secs(10), response.bytes())
            .await
            .expect("an end")
            .is_err()
    );
}

#[tokio::test]
async fn a_failure_before_the_first_text_has_its_status() {
    let error = event(
        "error",
        &json!({ "type": "error", "error": { "type": "overloaded_error" } }),
    );
    for (name, body, told) in [
        (
            "an error event",
            error.as_str(),
            "Anthropic API Status Error.",
        ),
        ("no event", "", "Anthropic API Connection Error."),
        (
            "no JSON",
            "event: message_stop\ndata: [\n\n",
            "Anthropic API Response Error.",
        ),
    ] {
        let upstream = Upstream::saying(reply(200, "text/event-stream", body)).await;
        let gateway = Gateway::before(&upstream.url, "messages", &[]);
        assert_eq!(
            detail(gateway.ask(&streamed("Hi")).await).await,
            (502, json!(told)),
            "{name}"
        );
    }
}

#[tokio::test]
async fn the_built_in_model_streams_too() {
    let gateway = Gateway::start(&[]);
    let response = gateway.ask(&streamed("Hi")).await;
    assert_eq!(
        response.headers()["content-type"],
        "text/event-stream; charset=utf-8"
    );
    assert!(
        response
            .text()
            .await
            .expect("a body")
            .starts_with(" Hello!")
    );
}
