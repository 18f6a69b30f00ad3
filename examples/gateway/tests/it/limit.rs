//! The rate limit of each caller.

use std::time::{Duration, Instant};

use serde_json::json;
use tokio::net::TcpListener;

use crate::{
    gateway::{Gateway, detail, prompt},
    issuer::Issuer,
    tokens::{Signer, claims_with},
};

/// Far longer than the timeout under test.
const SOON: Duration = Duration::from_secs(5);

#[tokio::test]
async fn a_caller_over_the_limit_receives_a_retry_after() {
    let gateway = Gateway::start(&[
        ("AIGW_RATE_LIMIT__REQUESTS", "3"),
        ("AIGW_RATE_LIMIT__PERIOD", "3000"),
    ]);
    for body in [prompt("Hi"), json!({}), prompt("Hi")] {
        assert_ne!(gateway.ask(&body).await.status(), 429);
    }
    let refused = gateway.ask(&prompt("Hi")).await;
    let wait: u64 = refused.headers()["retry-after"]
        .to_str()
        .expect("a text")
        .parse()
        .expect("seconds");
    assert!((900..=1000).contains(&wait), "{wait}");
    assert_eq!(detail(refused).await, (429, json!("Too Many Requests")));
}

#[tokio::test]
async fn each_caller_has_a_limit_of_their_own() {
    let signer = Signer::first();
    let issuer = Issuer::publishing(&[&signer]).await;
    let gateway = Gateway::trusting(
        [issuer.url(), issuer.url()],
        &[
            ("AIGW_RATE_LIMIT__REQUESTS", "1"),
            ("AIGW_RATE_LIMIT__PERIOD", "3000"),
        ],
    );
    let [one, other] =
        ["one", "other"].map(|name| signer.sign(&claims_with(&json!({ "sub": name }))));
    // A forged token must not count towards the caller's quota.
    let (said, _) = one.rsplit_once('.').expect("a token");
    let (_, signature) = other.rsplit_once('.').expect("a token");
    let forged = format!("{said}.{signature}");
    for (token, status) in [
        (&forged, 401),
        (&one, 200),
        (&one, 429),
        (&other, 200),
        (&forged, 401),
    ] {
        assert_eq!(gateway.ask_as(token).await.status(), status);
    }
}

#[tokio::test]
async fn requests_without_a_model_call_are_not_counted() {
    let gateway = Gateway::start(&[
        ("AIGW_RATE_LIMIT__REQUESTS", "1"),
        ("AIGW_RATE_LIMIT__PERIOD", "3000"),
    ]);
    for path in ["/monitoring/healthz", "/nope", "/v1/chat/agent"] {
        for _ in 0..3 {
            let response = gateway.request("GET", path).send().await;
            assert_ne!(response.expect("a response").status(), 429, "{path}");
        }
    }
    assert_eq!(gateway.ask(&prompt("Hi")).await.status(), 200);
    assert_eq!(gateway.ask(&prompt("Hi")).await.status(), 429);
}

#[tokio::test]
async fn a_caller_is_admitted_again_after_the_retry_after() {
    let gateway = Gateway::start(&[
        ("AIGW_RATE_LIMIT__REQUESTS", "1"),
        ("AIGW_RATE_LIMIT__PERIOD", "2"),
    ]);
    assert_eq!(gateway.ask(&prompt("Hi")).await.status(), 200);
    let refused = gateway.ask(&prompt("Hi")).await;
    assert_eq!(refused.status(), 429);
    let seconds = refused.headers()["retry-after"].to_str().expect("a text");
    let wait = Duration::from_secs(seconds.parse().expect("seconds"));
    assert!(wait <= Duration::from_secs(2), "{wait:?}");
    tokio::time::sleep(wait).await;
    assert_eq!(gateway.ask(&prompt("Hi")).await.status(), 200);
}

#[tokio::test]
async fn a_redis_that_cannot_be_reached_lets_in_or_refuses_as_configured() {
    let free = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = free.local_addr().expect("an address");
    drop(free);
    assert_outage(&format!("redis://{address}")).await;
}

#[tokio::test]
async fn a_redis_that_never_answers_lets_in_or_refuses_as_configured() {
    let silent = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = silent.local_addr().expect("an address");
    assert_outage(&format!("redis://{address}")).await;
}

#[tokio::test]
async fn a_redis_without_an_address_lets_in_or_refuses_as_configured() {
    assert_outage("redis://redis.invalid").await;
}

/// A hundred concurrent requests take as long as one, and need no additional thread.
async fn assert_outage(url: &str) {
    for (on_outage, status) in [("open", 200), ("closed", 503)] {
        let gateway = Gateway::start(&[
            ("AIGW_RATE_LIMIT__URL", url),
            ("AIGW_RATE_LIMIT__ON_OUTAGE", on_outage),
        ]);
        let (threads, begun) = (gateway.threads(), Instant::now());
        let body = prompt("Hi");
        let requests = (0..100).map(async |_| {
            let response = gateway.ask(&body).await;
            assert_eq!(response.status(), status, "{on_outage}");
        });
        futures_util::future::join_all(requests).await;
        assert!(begun.elapsed() < SOON, "{:?}", begun.elapsed());
        assert_eq!(gateway.threads(), threads);
        let log = gateway.logged("Redis is not available").await;
        assert_eq!(log.matches("Redis is not available").count(), 1, "{log}");
    }
}
