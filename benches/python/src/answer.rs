//! What the services are asked, and what they must answer.

use benches_record::served::Server;
use reqwest::Client;
use reqwest::header::CONTENT_TYPE;
use serde_json::{Value, json};

use crate::Result;
use crate::upstream::ANSWER;

/// Where the services are asked.
pub(crate) const PATH: &str = "/v1/chat/agent";

/// Signed with a key that is nowhere any more, and valid until the year 2100.
const TOKEN: &str = include_str!("../token");
const VALID: &str = include_str!("../request.json");
/// Nothing that a chat needs is in it.
const INVALID: &str = "{}";

/// Asks, and sees that the answer is right.
pub(crate) async fn check(client: &Client, server: &Server, valid: bool) -> Result<()> {
    let request = client
        .post(server.url(PATH))
        .header(CONTENT_TYPE, "application/json")
        .bearer_auth(TOKEN.trim_end())
        .header("x-gitlab-authentication-type", "oidc")
        .body(if valid { VALID } else { INVALID });
    let response = request.send().await?;
    let status = response.status().as_u16();
    let body: Value = serde_json::from_slice(&response.bytes().await?)?;
    let is_right = if valid {
        status == 200 && is_the_models(&body)?
    } else {
        status == 422 && body["detail"][0]["type"] == "missing"
    };
    is_right
        .then_some(())
        .ok_or_else(|| format!("answered {status}: {body}").into())
}

/// Whether an answer is what the model says, given at some time.
fn is_the_models(body: &Value) -> Result<bool> {
    let said: Value = serde_json::from_str(ANSWER)?;
    let timestamp = &body["metadata"]["timestamp"];
    let expected = json!({
        "response": said["content"][0]["text"],
        "metadata": { "provider": "anthropic", "model": "claude-2.0", "timestamp": timestamp },
    });
    Ok(timestamp.is_u64() && *body == expected)
}
