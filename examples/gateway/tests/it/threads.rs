//! The seed's check: the number of threads is one number, whatever comes.

use std::time::{Duration, Instant};

use futures_util::future::join_all;
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::{
    gateway::{Gateway, prompt},
    upstream::{Sent, Upstream, message, reply},
};

/// Slow enough that all requests are in flight together.
async fn slow_upstream() -> Upstream {
    Upstream::scripted(|_: Sent, mut socket: tokio::net::TcpStream| async move {
        sleep(Duration::from_millis(200)).await;
        let answer = reply(200, "application/json", &message(" Hi"));
        drop(tokio::io::AsyncWriteExt::write_all(&mut socket, answer.as_bytes()).await);
    })
    .await
}

/// The greatest number of threads while so many requests are in flight.
async fn threads_during(
    gateway: &Gateway,
    count: usize,
    path: &str,
    body: &Value,
    status: u16,
) -> usize {
    let requests = (0..count).map(async |_| {
        let response = gateway
            .request("POST", path)
            .json(body)
            .send()
            .await
            .expect("a response");
        assert_eq!(response.status().as_u16(), status);
        gateway.threads()
    });
    let watched = async {
        let begun = Instant::now();
        let mut most = 0;
        while begun.elapsed() < Duration::from_millis(300) {
            most = most.max(gateway.threads());
            sleep(Duration::from_millis(2)).await;
        }
        most
    };
    let (after_each, meanwhile) = tokio::join!(join_all(requests), watched);
    after_each.into_iter().fold(meanwhile, usize::max)
}

async fn assert_one_number(gateway: &Gateway) {
    let before = gateway.threads();
    for (count, path, body, status) in [
        (10, "/v1/chat/agent", prompt("Hi"), 200),
        (200, "/v1/chat/agent", prompt("Hi"), 200),
        (200, "/v1/chat/agent", json!({}), 422),
        (200, "/v1/nope", prompt("Hi"), 404),
    ] {
        assert_eq!(
            threads_during(gateway, count, path, &body, status).await,
            before,
            "{count} to {path}: {status}"
        );
    }
    assert_eq!(gateway.threads(), before);
}

#[tokio::test]
async fn no_request_costs_a_thread() {
    let upstream = slow_upstream().await;
    assert_one_number(&Gateway::before(&upstream.url, "messages", &[])).await;
}

#[tokio::test]
async fn no_request_costs_a_thread_when_the_upstream_has_a_name() {
    let upstream = slow_upstream().await;
    let named = upstream.url.replace("127.0.0.1", "localhost");
    assert_one_number(&Gateway::before(&named, "messages", &[])).await;
}

#[tokio::test]
async fn no_request_costs_a_thread_of_the_built_in_model() {
    let more = [
        ("AIGW_LOGGING__TO_FILE", "gateway.log"),
        ("AIGW_INSTRUMENTATOR__THREAD_MONITORING_ENABLED", "True"),
    ];
    assert_one_number(&Gateway::start(&more)).await;
}

#[tokio::test]
async fn threads_are_told_in_the_log() {
    for format_json in ["true", "false"] {
        let gateway = Gateway::start(&[
            ("AIGW_INSTRUMENTATOR__THREAD_MONITORING_ENABLED", "True"),
            ("AIGW_INSTRUMENTATOR__THREAD_MONITORING_INTERVAL", "1"),
            ("AIGW_LOGGING__FORMAT_JSON", format_json),
            ("AIGW_LOGGING__TO_FILE", "modelgateway_debug.log"),
        ]);
        assert!(
            !gateway.log().contains("threads_count"),
            "the first sample is after one interval"
        );
        let line = first_sample(&gateway).await;
        assert_shape(&line, &gateway);
        let file = std::fs::read_to_string(gateway.home.path().join("modelgateway_debug.log"))
            .expect("a file");
        assert!(file.contains("threads_count"), "{file}");
    }
}

async fn first_sample(gateway: &Gateway) -> String {
    let log = gateway.logged("threads_count").await;
    log.lines()
        .find(|line| line.contains("threads_count"))
        .unwrap_or_default()
        .to_owned()
}

fn assert_shape(line: &str, gateway: &Gateway) {
    let sample: Value = serde_json::from_str(line).expect("a JSON line");
    let keys: Vec<_> = sample.as_object().expect("an object").keys().collect();
    let expected = [
        "pid",
        "threads_count",
        "threads",
        "logger",
        "level",
        "type",
        "stage",
        "timestamp",
        "message",
    ];
    assert_eq!(keys, expected);
    let count = gateway.threads();
    assert_eq!(
        (&sample["pid"], &sample["threads_count"]),
        (&json!(gateway.pid()), &json!(count))
    );
    let names = sample["threads"].as_array().expect("names");
    assert!(
        names.len() == count && names.iter().all(Value::is_string),
        "{line}"
    );
    let told = (
        &sample["logger"],
        &sample["level"],
        &sample["type"],
        &sample["stage"],
        &sample["message"],
    );
    assert_eq!(
        told,
        (
            &json!("threads"),
            &json!("info"),
            &json!("mlops"),
            &json!("main"),
            &json!("Thread activities")
        )
    );
    let timestamp = sample["timestamp"].as_str().expect("a timestamp");
    assert!(
        timestamp.ends_with('Z') && timestamp.contains('T'),
        "{timestamp}"
    );
}
