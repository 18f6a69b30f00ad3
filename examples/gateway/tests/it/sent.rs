//! The requests that Anthropic receives.

use serde_json::{Value, json};

use crate::{
    gateway::{Gateway, prompt, streamed, with_params},
    upstream::{Sent, Upstream},
};

async fn sent_for(api: &str, more: &[(&str, &str)], body: &Value) -> Sent {
    let upstream = Upstream::well_behaved().await;
    let gateway = Gateway::before(&upstream.url, api, more);
    assert_eq!(gateway.ask(body).await.status(), 200);
    upstream.sent().pop().expect("a request")
}

#[tokio::test]
async fn messages_splits_the_prompt_into_turns() {
    let sent = sent_for(
        "messages",
        &[],
        &prompt("Be kind.\n\nHuman: Hi\n\nAssistant:"),
    )
    .await;
    assert_eq!(sent.path, "/v1/messages");
    let expected = json!({
        "model": "claude-sonnet-4-5", "max_tokens": 2048, "temperature": 0.2, "stream": false,
        "system": "Be kind.", "messages": [{ "role": "user", "content": "Hi" }],
    });
    assert_eq!(sent.json(), expected);
}

#[tokio::test]
async fn complete_passes_the_prompt_as_it_is() {
    let sent = sent_for("complete", &[], &streamed("\n\nHuman: Hi\n\nAssistant:")).await;
    assert_eq!(sent.path, "/v1/complete");
    let expected = json!({
        "model": "claude-2.0", "max_tokens_to_sample": 2048, "temperature": 0.2, "stream": true,
        "prompt": "\n\nHuman: Hi\n\nAssistant:",
    });
    assert_eq!(sent.json(), expected);
}

#[tokio::test]
async fn the_key_and_the_version_are_headers() {
    for api in ["messages", "complete"] {
        let headers = sent_for(api, &[], &prompt("Hi")).await.headers;
        assert_eq!(headers["x-api-key"], "sk-test");
        assert_eq!(headers["anthropic-version"], "2023-06-01");
        assert_eq!(headers["content-type"], "application/json");
        assert!(!headers.contains_key("referer"));
    }
}

#[tokio::test]
async fn nothing_of_the_callers_headers_is_passed_on() {
    let upstream = Upstream::well_behaved().await;
    let gateway = Gateway::before(&upstream.url, "messages", &[]);
    let request = gateway
        .request("POST", "/v1/chat/agent")
        .json(&prompt("Hi"));
    let request = request
        .header("authorization", "Bearer secret")
        .header("x-gitlab-realm", "saas");
    assert_eq!(request.send().await.expect("a response").status(), 200);
    let text = format!("{:?}", upstream.sent());
    assert!(
        !text.contains("secret") && !text.contains("gitlab"),
        "{text}"
    );
}

#[tokio::test]
async fn a_temperature_of_zero_is_sent_as_zero() {
    for api in ["messages", "complete"] {
        let sent = sent_for(api, &[], &with_params(&json!({ "temperature": 0.0 }))).await;
        assert!(sent.text.contains(r#""temperature":0.0"#), "{}", sent.text);
    }
}

#[tokio::test]
async fn params_have_the_originals_stop_sequences_by_default() {
    for api in ["messages", "complete"] {
        let sent = sent_for(api, &[], &with_params(&json!({}))).await;
        assert_eq!(
            sent.json()["stop_sequences"],
            json!(["\n\nHuman", "Observation:"])
        );
    }
}

#[tokio::test]
async fn coerced_params_are_sent_as_numbers() {
    let params =
        json!({ "temperature": "0.5", "max_tokens_to_sample": 10.0, "stop_sequences": ["x"] });
    let sent = sent_for("messages", &[], &with_params(&params))
        .await
        .json();
    assert_eq!(
        (
            &sent["temperature"],
            &sent["max_tokens"],
            &sent["stop_sequences"]
        ),
        (&json!(0.5), &json!(10), &json!(["x"]))
    );
}

#[tokio::test]
async fn model_names_follow_the_configuration() {
    let names = [("AIGW_ANTHROPIC__MODELS", r#"{"claude-2.0":"claude-next"}"#)];
    for api in ["messages", "complete"] {
        assert_eq!(
            sent_for(api, &names, &prompt("Hi")).await.json()["model"],
            "claude-next"
        );
    }
}

#[tokio::test]
async fn paths_are_appended_to_the_path_of_the_base_url() {
    let upstream =
        Upstream::saying("HTTP/1.1 400 B\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").await;
    let gateway = Gateway::before(&format!("{}/proxy/", upstream.url), "messages", &[]);
    gateway.ask(&prompt("Hi")).await;
    assert_eq!(upstream.sent()[0].path, "/proxy/v1/messages");
}

#[tokio::test]
async fn the_key_is_in_no_log() {
    let upstream = Upstream::saying("garbage").await;
    let more = [
        ("AIGW_LOGGING__LEVEL", "notset"),
        ("ANTHROPIC_API_KEY", "sk-very-secret"),
    ];
    let gateway = Gateway::before(&upstream.url, "messages", &more);
    let answer = gateway
        .ask(&prompt("a private prompt"))
        .await
        .text()
        .await
        .expect("a body");
    assert_eq!(upstream.sent()[0].headers["x-api-key"], "sk-very-secret");
    let told = gateway.log() + &answer;
    assert!(
        !told.contains("sk-very-secret") && !told.contains("private"),
        "{told}"
    );
}
