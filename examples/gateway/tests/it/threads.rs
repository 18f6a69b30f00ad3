//! The number of threads does not depend on the requests.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use futures_util::future::join_all;
use serde_json::{Value, json};
use tokio::{io::AsyncWriteExt, net::TcpStream, sync::Semaphore, time::timeout};

use crate::{
    gateway::{Gateway, prompt, streamed},
    upstream::{Sent, Upstream, message, message_events, reply},
};

/// An upstream that answers only when it is released.
struct Held {
    upstream: Upstream,
    arrived: Arc<Semaphore>,
    released: Arc<Semaphore>,
}

impl Held {
    async fn start() -> Self {
        let arrived = Arc::new(Semaphore::new(0));
        let released = Arc::new(Semaphore::new(0));
        let (arriving, answering) = (Arc::clone(&arrived), Arc::clone(&released));
        let upstream = Upstream::scripted(move |sent: Sent, mut socket: TcpStream| {
            let answering = Arc::clone(&answering);
            let streams = sent.json()["stream"] == true;
            arriving.add_permits(1);
            async move {
                answering.acquire().await.expect("a permit").forget();
                let answer = if streams {
                    reply(200, "text/event-stream", &message_events(&[" Hi"]))
                } else {
                    reply(200, "application/json", &message(" Hi"))
                };
                drop(socket.write_all(answer.as_bytes()).await);
            }
        });
        Self {
            upstream: upstream.await,
            arrived,
            released,
        }
    }

    /// Runs `look` while this many requests have arrived and are not answered.
    async fn while_here<T>(&self, count: u32, look: impl AsyncFnOnce() -> T) -> T {
        let all = self.arrived.acquire_many(count);
        let all = timeout(Duration::from_secs(30), all).await;
        all.expect("all requests are in flight together")
            .expect("permits")
            .forget();
        let found = look().await;
        self.released.add_permits(count as usize);
        found
    }
}

/// The greatest number of threads while this many requests are in flight, and after each of them.
async fn threads_during(
    gateway: &Gateway,
    count: u32,
    path: &str,
    body: &Value,
    status: u16,
    held: Option<&Held>,
) -> usize {
    let requests = (0..count).map(async |_| {
        let response = gateway
            .request("POST", path)
            .json(body)
            .send()
            .await
            .expect("a response");
        assert_eq!(response.status().as_u16(), status);
        response.bytes().await.expect("a whole body");
        gateway.threads()
    });
    let in_flight = async {
        match held {
            Some(held) => {
                held.while_here(count, async || threads(gateway).await)
                    .await
            }
            None => threads(gateway).await,
        }
    };
    let (after_each, meanwhile) = tokio::join!(join_all(requests), in_flight);
    after_each.into_iter().fold(meanwhile, usize::max)
}

/// The number of threads. Asserts that the gauge has the same value.
async fn threads(gateway: &Gateway) -> usize {
    let threads = gateway.threads();
    let series = format!(r#"ai_gateway_threads_count{{pid="{}"}}"#, gateway.pid());
    let gauge = gateway.metric(&series).await;
    assert_eq!(gauge, Some(f64::from(u32::try_from(threads).expect("few"))));
    threads
}

async fn assert_one_number(gateway: &Gateway, held: Option<&Held>) {
    let before = threads(gateway).await;
    for (count, path, body, status) in [
        (10, "/v1/chat/agent", prompt("Hi"), 200),
        (200, "/v1/chat/agent", prompt("Hi"), 200),
        (200, "/v1/chat/agent", streamed("Hi"), 200),
        (200, "/v1/chat/agent", json!({}), 422),
        (200, "/v1/nope", prompt("Hi"), 404),
    ] {
        let held = held.filter(|_| status == 200);
        assert_eq!(
            threads_during(gateway, count, path, &body, status, held).await,
            before,
            "{count} to {path}: {status}"
        );
    }
    assert_eq!(threads(gateway).await, before);
}

#[tokio::test]
async fn no_request_costs_a_thread() {
    let held = Held::start().await;
    let gateway = Gateway::before(&held.upstream.url, "messages", &[]);
    assert_one_number(&gateway, Some(&held)).await;
}

#[tokio::test]
async fn no_request_costs_a_thread_when_the_upstream_has_a_name() {
    let held = Held::start().await;
    let named = held.upstream.url.replace("127.0.0.1", "localhost");
    let gateway = Gateway::before(&named, "messages", &[]);
    assert_one_number(&gateway, Some(&held)).await;
}

#[tokio::test]
async fn no_request_costs_a_thread_of_the_built_in_model() {
    let more = [
        ("AIGW_LOGGING__TO_FILE", "gateway.log"),
        ("AIGW_INSTRUMENTATOR__THREAD_MONITORING_ENABLED", "True"),
    ];
    assert_one_number(&Gateway::start(&more), None).await;
}

#[tokio::test]
async fn threads_are_logged() {
    for format_json in ["true", "false"] {
        let begun = Instant::now();
        let gateway = Gateway::start(&[
            ("AIGW_INSTRUMENTATOR__THREAD_MONITORING_ENABLED", "True"),
            ("AIGW_INSTRUMENTATOR__THREAD_MONITORING_INTERVAL", "1"),
            ("AIGW_LOGGING__FORMAT_JSON", format_json),
            ("AIGW_LOGGING__TO_FILE", "modelgateway_debug.log"),
        ]);
        let line = first_sample(&gateway).await;
        assert!(
            begun.elapsed() >= Duration::from_secs(1),
            "the first sample is after one interval"
        );
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
