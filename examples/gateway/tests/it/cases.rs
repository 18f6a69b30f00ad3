//! Replays the cases that were recorded from the original, through both of Anthropic's interfaces.

use std::collections::BTreeMap;

use reqwest::Response;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    gateway::Gateway,
    issuer::Issuer,
    tokens::{Signer, claims_with, now},
    upstream::Upstream,
};

#[derive(Deserialize)]
struct Case {
    suite: String,
    #[serde(rename = "case")]
    name: String,
    method: String,
    path: String,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    json: Option<Value>,
    raw: Option<String>,
    expect: Expect,
}

#[derive(Deserialize)]
struct Expect {
    status: u16,
    json: Option<Value>,
    detail: Option<Vec<Value>>,
    body: Option<String>,
    content_type: String,
    allow: Option<String>,
}

fn recorded(suite: &str) -> Vec<Case> {
    let cases = include_str!("../data/cases.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).expect("a case"));
    cases.filter(|case: &Case| case.suite == suite).collect()
}

#[tokio::test]
async fn cases_pass_through_messages() {
    all_pass("messages").await;
}

#[tokio::test]
async fn cases_pass_through_complete() {
    all_pass("complete").await;
}

#[tokio::test]
async fn cases_of_authentication_pass() {
    let upstream = Upstream::well_behaved().await;
    let signer = Signer::first();
    let issuer = Issuer::publishing(&[&signer]).await;
    let more = [
        ("AIGW_AUTH__BYPASS_EXTERNAL", "false"),
        ("AIGW_GITLAB_URL", issuer.url()),
        ("AIGW_CUSTOMER_PORTAL_URL", issuer.url()),
    ];
    let gateway = Gateway::before(&upstream.url, "messages", &more);
    let mut cases = recorded("auth");
    for value in cases.iter_mut().flat_map(|case| case.headers.values_mut()) {
        *value = with_token(&signer, value);
    }
    suite_passes(gateway, &cases, 8).await;
}

async fn all_pass(api: &str) {
    let upstream = Upstream::well_behaved().await;
    let more = [("AIGW_AUTH__BYPASS_EXTERNAL", "true")];
    let gateway = Gateway::before(&upstream.url, api, &more);
    suite_passes(gateway, &recorded("bypass"), 38).await;
}

async fn suite_passes(mut gateway: Gateway, cases: &[Case], count: usize) {
    assert_eq!(cases.len(), count);
    for case in cases {
        let response = send(&gateway, case).await;
        check(case, response).await;
    }
    gateway.assert_sound();
}

/// Replaces `<token:ok>` and similar placeholders.
fn with_token(signer: &Signer, value: &str) -> String {
    let Some((before, name)) = value.split_once("<token:") else {
        return value.to_owned();
    };
    let changes = match name.trim_end_matches('>') {
        "ok" => json!({}),
        "expired" => json!({ "exp": now() - 60 }),
        "wrong_scope" => json!({ "scopes": ["code_suggestions"] }),
        name => panic!("a token called {name}"),
    };
    before.to_owned() + &signer.sign(&claims_with(&changes))
}

async fn send(gateway: &Gateway, case: &Case) -> Response {
    let mut request = gateway.request(&case.method, &case.path);
    for (name, value) in &case.headers {
        request = request.header(name, value);
    }
    if let Some(json) = &case.json {
        request = request
            .header("content-type", "application/json")
            .body(expanded(json.to_string()));
    }
    if let Some(raw) = &case.raw {
        request = request.body(raw.clone());
    }
    request.send().await.expect("a response")
}

/// Replaces placeholders such as `<x*400001>`.
fn expanded(text: String) -> String {
    match text
        .split_once("<x*")
        .and_then(|(before, rest)| Some((before, rest.split_once('>')?)))
    {
        Some((before, (count, after))) => format!(
            "{before}{}{after}",
            "x".repeat(count.parse().expect("a count"))
        ),
        None => text,
    }
}

async fn check(case: &Case, response: Response) {
    let (name, expect) = (&case.name, &case.expect);
    assert_eq!(response.status().as_u16(), expect.status, "{name}");
    assert_eq!(
        response.headers()["content-type"],
        expect.content_type.as_str(),
        "{name}"
    );
    if let Some(allow) = &expect.allow {
        assert_eq!(response.headers()["allow"], allow.as_str(), "{name}");
    }
    let body = response.text().await.expect("a body");
    if let Some(expected) = &expect.body {
        assert_eq!(&body, expected, "{name}");
    }
    if let Some(expected) = &expect.json {
        check_json(name, expected, &serde_json::from_str(&body).expect("JSON"));
    }
    if let Some(expected) = &expect.detail {
        let body: Value = serde_json::from_str(&body).expect("JSON");
        check_faults(name, expected, &body["detail"]);
    }
}

fn check_json(name: &str, expected: &Value, found: &Value) {
    let mut expected = expected.clone();
    if expected.pointer("/metadata/timestamp").is_some() {
        assert!(
            found["metadata"]["timestamp"]
                .as_u64()
                .is_some_and(|seconds| seconds > 1_700_000_000),
            "{name}"
        );
        expected["metadata"]["timestamp"] = found["metadata"]["timestamp"].clone();
    }
    assert_eq!(&expected, found, "{name}");
}

fn check_faults(name: &str, expected: &[Value], found: &Value) {
    let found = found.as_array().expect("a list of faults");
    assert_eq!(found.len(), expected.len(), "{name}: {found:?}");
    for (found, expected) in found.iter().zip(expected) {
        assert_eq!(
            (&found["type"], &found["loc"]),
            (&expected["type"], &expected["loc"]),
            "{name}"
        );
        assert!(
            expected["msg"].is_null() || found["msg"] == expected["msg"],
            "{name}: {found}"
        );
    }
}
