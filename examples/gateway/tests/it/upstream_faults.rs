//! Whatever fault Anthropic has, the caller gets a 502 or a 504.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

use futures_util::future::join_all;
use serde_json::json;
use tokio::{
    io::AsyncWriteExt,
    net::{TcpListener, TcpStream},
};

use crate::{
    gateway::{Gateway, detail, prompt, streamed},
    upstream::{OPEN_STREAM, Sent, Upstream, reply},
};

/// Short time limits, so that tests of timeouts are fast.
const HASTE: [(&str, &str); 2] = [
    ("AIGW_ANTHROPIC__READ_TIMEOUT", "0.3"),
    ("AIGW_ANTHROPIC__DEADLINE", "3"),
];

/// Asserts the error response, for complete and streamed answers, through both interfaces.
async fn assert_error(name: &str, url: &str, status: u16, expected: &str) {
    let asks = ["messages", "complete"]
        .into_iter()
        .flat_map(|api| [(api, prompt("Hi")), (api, streamed("Hi"))]);
    join_all(asks.map(async |(api, body)| {
        let settings = if status == 504 { HASTE.as_slice() } else { &[] };
        let mut gateway = Gateway::before(url, api, settings);
        let begun = Instant::now();
        let told = detail(gateway.ask(&body).await).await;
        assert_eq!(
            told,
            (status, json!(expected)),
            "{name} {api} {}",
            body["stream"]
        );
        assert!(
            begun.elapsed() < Duration::from_secs(20),
            "{name}: {:?}",
            begun.elapsed()
        );
        gateway.assert_sound();
    }))
    .await;
}

#[tokio::test]
async fn one_that_cannot_be_reached() {
    let closed = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let url = format!("http://{}", closed.local_addr().expect("an address"));
    drop(closed);
    assert_error("closed port", &url, 502, "Anthropic API Connection Error.").await;
}

#[tokio::test]
async fn one_that_has_no_address() {
    let url = "http://nowhere.invalid";
    let gateway = Gateway::before(url, "messages", &HASTE);
    let (status, _) = detail(gateway.ask(&prompt("Hi")).await).await;
    assert!(matches!(status, 502 | 504), "{status}");
}

#[tokio::test]
async fn one_that_speaks_no_http() {
    let all = [
        ("nothing", b"".as_slice()),
        ("garbage", b"\x00\xff\xfegarbage\r\n\r\n"),
        ("half a head", b"HTTP/1.1 200 OK\r\ncontent-le"),
        ("another protocol", b"SSH-2.0-OpenSSH_9.6\r\n"),
        (
            "a bad length",
            b"HTTP/1.1 200 OK\r\ncontent-length: -5\r\n\r\n",
        ),
        (
            "two lengths",
            b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nhello",
        ),
        (
            "a bad chunk",
            b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
        ),
        (
            "a truncated chunk",
            b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nff\r\n{}",
        ),
        (
            "a truncated body",
            b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"content\":",
        ),
    ];
    // Sequentially, because the start of a gateway blocks this thread, which also runs the upstreams.
    for (name, bytes) in all {
        let upstream = Upstream::saying(bytes).await;
        assert_error(name, &upstream.url, 502, "Anthropic API Connection Error.").await;
    }
}

#[tokio::test]
async fn one_that_speaks_no_tls() {
    let upstream = Upstream::saying("HTTP/1.1 200 OK\r\n\r\n").await;
    let secure = upstream.url.replace("http:", "https:");
    let mut gateway = Gateway::before(&secure, "messages", &[]);
    let (status, _) = detail(gateway.ask(&prompt("Hi")).await).await;
    assert!(matches!(status, 502 | 504), "{status}");
    gateway.assert_sound();
}

#[tokio::test]
async fn one_that_answers_in_another_form() {
    let all = [
        ("no JSON", "<html>"),
        ("half JSON", "{\"content\":[{\"type\":\"text\",\"te"),
        ("another type", "[]"),
        ("null", "null"),
        ("no content", "{}"),
        (
            "another content",
            "{\"content\":\"text\",\"completion\":[]}",
        ),
        ("content of numbers", "{\"content\":[5],\"completion\":5}"),
        (
            "text of another type",
            "{\"content\":[{\"type\":\"text\",\"text\":5}],\"completion\":{}}",
        ),
        (
            "an error",
            "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\"}}",
        ),
    ];
    for (name, body) in all {
        let upstream = Upstream::saying(reply(200, "application/json", body)).await;
        for api in ["messages", "complete"] {
            let gateway = Gateway::before(&upstream.url, api, &[]);
            let told = detail(gateway.ask(&prompt("Hi")).await).await;
            assert_eq!(
                told,
                (502, json!("Anthropic API Response Error.")),
                "{name} {api}"
            );
            assert_eq!(
                gateway.ask(&streamed("Hi")).await.status(),
                502,
                "{name} {api} streamed"
            );
        }
    }
}

#[tokio::test]
async fn one_whose_answer_is_not_unicode() {
    let bytes = b"HTTP/1.1 200 OK\r\ncontent-length: 41\r\n\r\n{\"content\":[{\"text\":\"\xff\xfe\"}],\"completion\":1}";
    let upstream = Upstream::saying(bytes).await;
    let gateway = Gateway::before(&upstream.url, "messages", &[]);
    assert_eq!(gateway.ask(&prompt("Hi")).await.status(), 502);
}

#[tokio::test]
async fn one_that_redirects() {
    let elsewhere = Upstream::well_behaved().await;
    for status in [301, 302, 303, 307, 308] {
        let location = format!(
            "HTTP/1.1 {status} M\r\nlocation: {}/v1/messages\r\ncontent-length: 0\r\n\r\n",
            elsewhere.url
        );
        let upstream = Upstream::saying(location).await;
        assert_error(
            "a redirect",
            &upstream.url,
            502,
            "Anthropic API Status Error.",
        )
        .await;
    }
    assert!(elsewhere.sent().is_empty(), "the key went elsewhere");
}

#[tokio::test]
async fn one_with_a_status_of_another_kind() {
    for status in [204, 304, 599, 999] {
        let upstream =
            Upstream::saying(format!("HTTP/1.1 {status} X\r\nconnection: close\r\n\r\n")).await;
        let gateway = Gateway::before(&upstream.url, "messages", &[]);
        assert_eq!(gateway.ask(&prompt("Hi")).await.status(), 502, "{status}");
    }
}

#[tokio::test]
async fn one_that_hangs() {
    let upstream = Upstream::scripted(|_: Sent, socket: TcpStream| async move {
        std::future::pending::<()>().await;
        drop(socket);
    })
    .await;
    assert_error(
        "silence",
        &upstream.url,
        504,
        "Anthropic API Timeout Error.",
    )
    .await;
}

#[tokio::test]
async fn one_that_hangs_after_its_head() {
    for head in [
        "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n",
        OPEN_STREAM,
    ] {
        let upstream = Upstream::scripted(move |_: Sent, mut socket: TcpStream| async move {
            drop(socket.write_all(head.as_bytes()).await);
            std::future::pending::<()>().await;
        })
        .await;
        assert_error(
            "a head alone",
            &upstream.url,
            504,
            "Anthropic API Timeout Error.",
        )
        .await;
    }
}

#[tokio::test]
async fn one_that_drips() {
    let upstream = Upstream::scripted(|_: Sent, mut socket: TcpStream| async move {
        drop(socket.write_all(OPEN_STREAM.as_bytes()).await);
        while socket.write_all(b": \n").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    })
    .await;
    assert_error("a drip", &upstream.url, 504, "Anthropic API Timeout Error.").await;
}

#[tokio::test]
async fn one_that_accepts_no_connection() {
    // The listener's queue is full, so the next connection never completes.
    let socket = tokio::net::TcpSocket::new_v4().expect("a socket");
    socket
        .bind("127.0.0.1:0".parse().expect("an address"))
        .expect("a free port");
    let listener = socket.listen(1).expect("a listener");
    let address = listener.local_addr().expect("an address");
    let mut queued = Vec::new();
    while let Ok(Ok(connection)) =
        tokio::time::timeout(Duration::from_millis(300), TcpStream::connect(address)).await
    {
        queued.push(connection);
    }
    let more = [("AIGW_ANTHROPIC__CONNECT_TIMEOUT", "0.3"), HASTE[1]];
    let gateway = Gateway::before(&format!("http://{address}"), "messages", &more);
    let told = detail(gateway.ask(&prompt("Hi")).await).await;
    assert_eq!(told, (504, json!("Anthropic API Timeout Error.")));
}

#[tokio::test]
async fn one_whose_lines_never_end() {
    let written = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&written);
    let upstream = Upstream::scripted(move |_: Sent, mut socket: TcpStream| {
        let written = Arc::clone(&counter);
        async move {
            drop(
                socket
                    .write_all(format!("{OPEN_STREAM}data: ").as_bytes())
                    .await,
            );
            let piece = vec![b'x'; 64 * 1024];
            while written.fetch_add(1, Relaxed) < 1000 && socket.write_all(&piece).await.is_ok() {}
        }
    })
    .await;
    let gateway = Gateway::before(&upstream.url, "messages", &[]);
    let told = detail(gateway.ask(&streamed("Hi")).await).await;
    assert_eq!(told, (502, json!("Anthropic API Response Error.")));
    assert!(written.load(Relaxed) < 500, "it was read on and on");
}

#[tokio::test]
async fn one_whose_events_never_end() {
    let event = "data: x\n".repeat(300_000);
    let upstream = Upstream::saying(format!("{OPEN_STREAM}{event}\n")).await;
    let gateway = Gateway::before(&upstream.url, "messages", &[]);
    let told = detail(gateway.ask(&streamed("Hi")).await).await;
    assert_eq!(told, (502, json!("Anthropic API Response Error.")));
}

#[tokio::test]
async fn one_whose_answer_never_ends() {
    let body = format!(
        "{{\"content\":[],\"x\":\"{}\"}}",
        "x".repeat(5 * 1024 * 1024)
    );
    let upstream = Upstream::saying(reply(200, "application/json", &body)).await;
    let gateway = Gateway::before(&upstream.url, "messages", &[]);
    let told = detail(gateway.ask(&prompt("Hi")).await).await;
    assert_eq!(told, (502, json!("Anthropic API Response Error.")));
}

#[tokio::test]
async fn one_whose_headers_never_end() {
    let head = format!(
        "HTTP/1.1 200 OK\r\n{}\r\n",
        "x-more: yes\r\n".repeat(100_000)
    );
    let upstream = Upstream::saying(head).await;
    let gateway = Gateway::before(&upstream.url, "messages", &[]);
    assert_eq!(gateway.ask(&prompt("Hi")).await.status(), 502);
}

#[tokio::test]
async fn one_whose_json_is_too_deep() {
    let body = "[".repeat(200_000);
    let upstream = Upstream::saying(reply(200, "application/json", &body)).await;
    let mut gateway = Gateway::before(&upstream.url, "messages", &[]);
    assert_eq!(gateway.ask(&prompt("Hi")).await.status(), 502);
    gateway.assert_sound();
}
