//! Authentication and authorization, from the perspective of callers.

use std::{fmt::Write, time::Duration};

use serde_json::json;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

use crate::{
    gateway::{Gateway, prompt},
    guarded::{FORBIDDEN, NO_HEADER, guarded, refused, status_and_body, with_credentials},
    issuer::Issuer,
    tokens::{Signer, claims, claims_with, encoded},
};

#[tokio::test]
async fn tokens_of_both_issuers_are_accepted() {
    let (first, second) = (Signer::first(), Signer::second());
    let one = Issuer::publishing(&[&first]).await;
    let other = Issuer::publishing(&[&second]).await;
    let gateway = Gateway::trusting([one.url(), other.url()], &[]);
    for signer in [first, second] {
        assert_eq!(gateway.ask_as(&signer.sign(&claims())).await.status(), 200);
    }
    assert_eq!((one.fetches(), other.fetches()), (1, 1));
}

#[tokio::test]
async fn two_issuers_may_use_one_key_id() {
    let (first, second) = (Signer::first().called("1"), Signer::second().called("1"));
    let one = Issuer::publishing(&[&first]).await;
    let other = Issuer::publishing(&[&second]).await;
    let gateway = Gateway::trusting([one.url(), other.url()], &[]);
    for signer in [first, second] {
        assert_eq!(gateway.ask_as(&signer.sign(&claims())).await.status(), 200);
    }
}

#[tokio::test]
async fn two_issuers_may_publish_one_key() {
    let signer = Signer::first();
    let one = Issuer::publishing(&[&signer]).await;
    let other = Issuer::publishing(&[&signer]).await;
    let gateway = Gateway::trusting([one.url(), other.url()], &[]);
    for issuer in [one.url(), other.url()] {
        let token = signer.sign(&claims_with(&json!({ "iss": issuer })));
        assert_eq!(gateway.ask_as(&token).await.status(), 200);
    }
    let token = signer.sign(&claims_with(&json!({ "iss": "https://gitlab.example" })));
    assert_eq!(gateway.ask_as(&token).await.status(), 401);
}

/// Includes wrong methods, redirects and unknown paths.
const GUARDED: [(&str, &str); 10] = [
    ("POST", "/v1/chat/agent"),
    ("POST", "/ai/v1/chat/agent"),
    ("GET", "/v1/chat/agent"),
    ("POST", "/v1/chat/agent/"),
    ("POST", "/v1/nope"),
    ("GET", "/"),
    ("GET", "/metrics"),
    ("GET", "/wiring"),
    ("GET", "/monitoring/healthz/"),
    ("POST", "/ai/ai/v1/chat/agent"),
];

#[tokio::test]
async fn faults_are_reported_in_order_on_every_path() {
    let signer = Signer::first();
    let (_issuer, mut gateway) = guarded(&signer).await;
    let token = format!("Bearer {}", signer.sign(&claims_with(&json!({ "exp": 1 }))));
    let headers = [
        (vec![], NO_HEADER),
        (vec![("x-gitlab-authentication-type", "oidc")], NO_HEADER),
        (
            vec![("authorization", "Basic abc")],
            "Invalid authorization header",
        ),
        (vec![("authorization", "")], "Invalid authorization header"),
        (
            vec![("authorization", &*token)],
            "Invalid authentication token type - only OIDC is supported",
        ),
        (
            vec![
                ("authorization", &*token),
                ("x-gitlab-authentication-type", "foo"),
            ],
            "Invalid authentication token type - only OIDC is supported",
        ),
        (
            vec![
                ("authorization", &*token),
                ("x-gitlab-authentication-type", "oidc"),
            ],
            FORBIDDEN,
        ),
    ];
    for (method, path) in GUARDED {
        for (headers, text) in &headers {
            let request = gateway.request(method, path).json(&prompt("Hi"));
            let request = headers.iter().fold(request, |request, (name, value)| {
                request.header(*name, *value)
            });
            let response = request.send().await.expect("a response");
            assert_eq!(response.headers()["content-type"], "application/json");
            assert_eq!(
                status_and_body(response).await,
                refused(text),
                "{method} {path}"
            );
        }
    }
    gateway.assert_sound();
}

#[tokio::test]
async fn authenticated_callers_see_which_routes_exist() {
    let signer = Signer::first();
    let (_issuer, gateway) = guarded(&signer).await;
    let token = signer.sign(&claims_with(&json!({ "scopes": [] })));
    for (method, path, status) in [
        ("POST", "/v1/chat/agent", 403),
        ("GET", "/v1/chat/agent", 405),
        ("POST", "/v1/chat/agent/", 307),
        ("POST", "/v1/nope", 404),
    ] {
        let request = with_credentials(gateway.request(method, path), &token);
        let response = request.send().await.expect("a response");
        assert_eq!(response.status(), status, "{method} {path}");
    }
}

#[tokio::test]
async fn health_needs_no_credentials() {
    let signer = Signer::first();
    let (_issuer, gateway) = guarded(&signer).await;
    for path in ["/monitoring/healthz", "/ai/monitoring/healthz"] {
        let response = gateway.request("GET", path).send().await;
        assert_eq!(
            status_and_body(response.expect("a response")).await,
            (200, json!({}))
        );
        let response = gateway.request("POST", path).send().await;
        assert_eq!(response.expect("a response").status(), 405);
    }
}

#[tokio::test]
async fn a_refusal_does_not_wait_for_the_body() {
    let signer = Signer::first();
    let (_issuer, gateway) = guarded(&signer).await;
    let without_scope = signer.sign(&claims_with(&json!({ "scopes": null })));
    for (credentials, status) in [
        (String::new(), 401),
        (
            format!(
                "authorization: Bearer {without_scope}\r\nx-gitlab-authentication-type: oidc\r\n"
            ),
            403,
        ),
    ] {
        let head = format!(
            "POST /v1/chat/agent HTTP/1.1\r\nhost: x\r\n{credentials}content-length: 100\r\n\r\n"
        );
        let mut socket = TcpStream::connect(&gateway.address)
            .await
            .expect("a connection");
        socket
            .write_all(head.as_bytes())
            .await
            .expect("an open socket");
        let mut answer = [0; 12];
        let read = timeout(Duration::from_secs(5), socket.read_exact(&mut answer)).await;
        read.expect("an answer without a body").expect("an answer");
        assert_eq!(answer, *format!("HTTP/1.1 {status}").as_bytes());
    }
}

#[tokio::test]
async fn an_issuer_turns_authentication_on() {
    let signer = Signer::first();
    let issuer = Issuer::publishing(&[&signer]).await;
    let unused = ("AIGW_CUSTOMER_PORTAL_URL", issuer.url());
    let gateway = Gateway::start(&[("AIGW_GITLAB_URL", issuer.url()), unused]);
    let response = gateway.ask(&prompt("Hi")).await;
    assert_eq!(status_and_body(response).await, refused(NO_HEADER));
    assert!(
        gateway.greeting.contains("Bearer $TOKEN"),
        "{}",
        gateway.greeting
    );
    assert!(
        !gateway.log().contains("every caller is accepted"),
        "{}",
        gateway.log()
    );
}

#[tokio::test]
async fn a_bypass_does_not_ask_the_issuers() {
    let issuer = Issuer::publishing(&[]).await;
    let gateway = Gateway::start(&[
        ("AIGW_AUTH__BYPASS_EXTERNAL", "true"),
        ("AIGW_GITLAB_URL", issuer.url()),
        ("AIGW_CUSTOMER_PORTAL_URL", issuer.url()),
    ]);
    assert_eq!(gateway.ask_as("garbage").await.status(), 200);
    gateway.logged("every caller is accepted").await;
    assert!(issuer.sent().is_empty());
}

#[tokio::test]
async fn a_token_is_in_no_log_no_response_and_no_metric() {
    let signer = Signer::first();
    let issuer = Issuer::publishing(&[&signer]).await;
    let more = [("AIGW_LOGGING__LEVEL", "notset")];
    let gateway = Gateway::trusting([issuer.url(), issuer.url()], &more);
    let mut answers = String::new();
    let mut secrets = Vec::new();
    for token in [
        signer.sign(&claims()),
        signer.sign(&claims_with(&json!({ "exp": 1 }))),
        signer.sign(&claims_with(&json!({ "scopes": [] }))),
        Signer::second().sign(&claims()),
        "a-secret-that-is-no-token".to_owned(),
    ] {
        for path in ["/v1/chat/agent", "/v1/chat/agent/", "/v1/nope"] {
            let request = with_credentials(gateway.request("POST", path), &token);
            let response = request
                .json(&prompt("Hi"))
                .send()
                .await
                .expect("a response");
            let _ = write!(answers, "{:?}", response.headers());
            answers += &response.text().await.expect("a body");
        }
        secrets.extend(token.split('.').map(str::to_owned));
    }
    for path in ["/metrics", "/wiring"] {
        let page = gateway.operations(path).await;
        answers += &page.text().await.expect("a body");
    }
    let log = gateway.logged("A token was refused").await;
    let leaks = answers + &log + &format!("{:?}", issuer.sent());
    for secret in secrets.iter().filter(|secret| secret.len() > 8) {
        let is_header = *secret == encoded(signer.header().to_string());
        assert!(
            is_header || !leaks.contains(secret.as_str()),
            "{secret} in {leaks}"
        );
    }
}
