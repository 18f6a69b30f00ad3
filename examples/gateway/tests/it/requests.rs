//! Paths, methods, headers and sizes.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

use crate::gateway::{Gateway, detail, prompt};

#[tokio::test]
async fn the_greeting_is_a_request_to_paste() {
    let gateway = Gateway::start(&[]);
    let greeting = &gateway.greeting;
    assert!(
        greeting.contains(&format!(
            "curl -X 'POST' \\\n  '{}' \\\n",
            gateway.url("/v1/chat/agent")
        )),
        "{greeting}"
    );
    let (_, body) = greeting.split_once("-d '").expect("a body");
    // Cut at the quote that ends the argument in a shell.
    let (body, rest) = body.split_once('\'').expect("an end");
    assert!(rest.starts_with("\n\n"), "{rest}");
    let answer: Value = gateway
        .ask_raw(body.to_owned(), Some("application/json"))
        .await
        .json()
        .await
        .expect("JSON");
    assert_eq!(answer["metadata"]["model"], "claude-2.0");
    assert!(
        answer["response"]
            .as_str()
            .is_some_and(|text| text.contains("built-in")),
        "{answer}"
    );
}

#[tokio::test]
async fn a_request_id_is_echoed() {
    let gateway = Gateway::start(&[]);
    for path in ["/v1/chat/agent", "/nope", "/monitoring/healthz"] {
        let request = gateway.request("GET", path).header("x-request-id", "my-id");
        let response = request.send().await.expect("a response");
        assert_eq!(response.headers()["x-request-id"], "my-id", "{path}");
    }
}

#[tokio::test]
async fn a_request_id_is_made() {
    let gateway = Gateway::start(&[]);
    let first = gateway.ask(&prompt("Hi")).await.headers()["x-request-id"].clone();
    let second = gateway.ask(&prompt("Hi")).await.headers()["x-request-id"].clone();
    assert_eq!(first.len(), 36);
    assert_ne!(first, second);
}

#[tokio::test]
async fn a_request_id_that_the_log_cannot_show_is_replaced() {
    let gateway = Gateway::start(&[]);
    let long = "x".repeat(129);
    for sent in [b"".as_slice(), b"caf\xe9", b"a\tb", long.as_bytes()] {
        let request = gateway.request("GET", "/nope").header("x-request-id", sent);
        let response = request.send().await.expect("a response");
        let id = &response.headers()["x-request-id"];
        assert_eq!(id.len(), 36, "{id:?}");
        gateway.logged(id.to_str().expect("a text")).await;
    }
}

#[tokio::test]
async fn each_request_has_one_line_in_the_log() {
    let gateway = Gateway::start(&[]);
    let request = gateway
        .request("POST", "/v1/nope?key=secret")
        .header("x-request-id", "line-7");
    request.send().await.expect("a response");
    let log = gateway.logged("line-7").await;
    let lines: Vec<Value> = log
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect();
    let lines: Vec<_> = lines
        .iter()
        .filter(|line| line["request_id"] == "line-7")
        .collect();
    assert_eq!(lines.len(), 1, "{log}");
    assert_eq!(
        (&lines[0]["status"], &lines[0]["path"]),
        (&json!(404), &json!("/v1/nope"))
    );
}

#[tokio::test]
async fn each_response_has_its_process_time() {
    let gateway = Gateway::start(&[]);
    for (method, path) in [
        ("POST", "/v1/chat/agent"),
        ("GET", "/nope"),
        ("GET", "/monitoring/healthz"),
        ("PUT", "/v1/chat/agent"),
    ] {
        let response = gateway.request(method, path).send().await;
        let response = response.expect("a response");
        let seconds: f64 = response.headers()["x-process-time"]
            .to_str()
            .expect("a text")
            .parse()
            .expect("seconds");
        assert!((0.0..60.0).contains(&seconds), "{path}: {seconds}");
    }
}

#[tokio::test]
async fn a_browser_of_any_origin_may_post() {
    let gateway = Gateway::start(&[]);
    for path in ["/v1/chat/agent", "/nope"] {
        let preflight = gateway
            .request("OPTIONS", path)
            .header("origin", "https://example.com")
            .header("access-control-request-method", "POST")
            .header(
                "access-control-request-headers",
                "authorization,content-type",
            );
        let response = preflight.send().await.expect("a response");
        assert_eq!(response.status(), 200, "{path}");
        for (name, value) in [
            ("access-control-allow-origin", "*"),
            ("access-control-allow-methods", "POST"),
            ("access-control-allow-headers", "authorization,content-type"),
        ] {
            assert_eq!(response.headers()[name], value, "{path}");
        }
    }
    let asked = gateway
        .request("POST", "/v1/chat/agent")
        .header("origin", "https://example.com")
        .json(&prompt("Hi"));
    let response = asked.send().await.expect("a response");
    assert_eq!(response.headers()["access-control-allow-origin"], "*");
}

#[tokio::test]
async fn unknown_paths_are_not_found() {
    let gateway = Gateway::start(&[]);
    for path in [
        "/",
        "/v1",
        "/v1/chat",
        "/v1/chat/agents",
        "/ai",
        "/ai/ai/v1/chat/agent",
        "/V1/chat/agent",
        "//",
        "/nope/",
        "/v1//chat/agent",
    ] {
        let told = detail(
            gateway
                .request("POST", path)
                .send()
                .await
                .expect("a response"),
        )
        .await;
        assert_eq!(told, (404, json!("Not Found")), "{path}");
    }
}

#[tokio::test]
async fn other_methods_are_not_allowed() {
    let gateway = Gateway::start(&[]);
    for path in ["/v1/chat/agent", "/ai/v1/chat/agent"] {
        for method in ["GET", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"] {
            let response = gateway
                .request(method, path)
                .send()
                .await
                .expect("a response");
            assert_eq!(response.headers()["allow"], "POST", "{method}");
            assert_eq!(
                detail(response).await,
                (405, json!("Method Not Allowed")),
                "{method}"
            );
        }
        let head = gateway
            .request("HEAD", path)
            .send()
            .await
            .expect("a response");
        assert_eq!(
            (head.status().as_u16(), &head.headers()["allow"]),
            (405, &"POST".parse().expect("a value"))
        );
    }
    let health = gateway
        .request("POST", "/monitoring/healthz")
        .send()
        .await
        .expect("a response");
    assert_eq!(health.status(), 405);
}

#[tokio::test]
async fn a_trailing_slash_is_redirected() {
    let gateway = Gateway::start(&[]);
    for (path, location) in [
        ("/v1/chat/agent/", "/v1/chat/agent"),
        ("/ai/v1/chat/agent/", "/ai/v1/chat/agent"),
        ("/v1/chat/agent//?a=b&c", "/v1/chat/agent?a=b&c"),
        ("/monitoring/healthz/", "/monitoring/healthz"),
    ] {
        let response = gateway
            .request("POST", path)
            .body("{}")
            .send()
            .await
            .expect("a response");
        assert_eq!(response.status(), 307, "{path}");
        assert_eq!(response.headers()["location"], location);
    }
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused() {
    let gateway = Gateway::start(&[]);
    let announced = b"POST /v1/chat/agent HTTP/1.1\r\nhost: x\r\ncontent-length: 2097153\r\n\r\n";
    assert!(
        answer_to(&gateway, announced)
            .await
            .starts_with("HTTP/1.1 413 ")
    );
    let endless =
        b"POST /v1/chat/agent HTTP/1.1\r\nhost: x\r\ncontent-length: 18446744073709551615\r\n\r\n";
    assert!(answer_to(&gateway, endless).await.starts_with("HTTP/1.1 4"));
}

#[tokio::test]
async fn a_body_of_unknown_length_is_refused_when_it_is_too_large() {
    let gateway = Gateway::start(&[]);
    let chunk = format!("100000\r\n{}\r\n", " ".repeat(0x10_0000));
    let bytes = format!(
        "POST /v1/chat/agent HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n{}",
        chunk.repeat(3)
    );
    assert!(
        answer_to(&gateway, bytes.as_bytes())
            .await
            .starts_with("HTTP/1.1 413 ")
    );
}

#[tokio::test]
async fn a_body_that_never_comes_is_not_waited_for() {
    let gateway = Gateway::start(&[]);
    let mut socket = TcpStream::connect(&gateway.address)
        .await
        .expect("a connection");
    let half = b"POST /v1/chat/agent HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n{";
    socket.write_all(half).await.expect("an open socket");
    let mut answer = String::new();
    let read = timeout(Duration::from_secs(30), socket.read_to_string(&mut answer)).await;
    read.expect("an end in time").expect("a clean end");
    assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
}

#[tokio::test]
async fn a_body_as_large_as_allowed_is_read() {
    let gateway = Gateway::start(&[]);
    let mut body = prompt("Hi").to_string();
    body.push_str(&" ".repeat(2 * 1024 * 1024 - body.len()));
    assert_eq!(
        gateway
            .ask_raw(body, Some("application/json"))
            .await
            .status(),
        200
    );
}

#[tokio::test]
async fn a_request_that_is_not_http_is_refused() {
    let mut gateway = Gateway::start(&[]);
    for bytes in [
        b"garbage\r\n\r\n".as_slice(),
        b"POST /v1/chat/agent HTTP/1.1\r\nhost: x\r\ncontent-length: x\r\n\r\n",
        b"POST /v1/chat/agent HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
        b"GET /\xff\xfe HTTP/1.1\r\nhost: x\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"OPTIONS * HTTP/1.1\r\nhost: x\r\n\r\n",
        b"CONNECT x:443 HTTP/1.1\r\nhost: x:443\r\n\r\n",
        b"GET http://elsewhere/nope HTTP/1.1\r\nhost: x\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    ] {
        let answer = answer_to(&gateway, bytes).await;
        assert!(
            answer.is_empty() || answer.starts_with("HTTP/1.1 4"),
            "{answer}"
        );
    }
    gateway.assert_sound();
}

/// The start of the response on a new connection. Empty if the gateway closes the connection or does not answer.
async fn answer_to(gateway: &Gateway, bytes: &[u8]) -> String {
    let mut socket = TcpStream::connect(&gateway.address)
        .await
        .expect("a connection");
    // The gateway may respond and close before it has read everything.
    let _ = socket.write_all(bytes).await;
    let mut answer = vec![0; 4096];
    let count = timeout(Duration::from_secs(2), socket.read(&mut answer)).await;
    answer.truncate(count.map_or(0, Result::unwrap_or_default));
    String::from_utf8_lossy(&answer).into_owned()
}
