//! The request to the services, and the check of their answers.

use benches_record::served::Server;
use reqwest::Client;
use reqwest::header::CONTENT_TYPE;
use serde_json::{Value, json};

use crate::Result;
use crate::upstream::ANSWER;

/// The path of the request.
pub(crate) const PATH: &str = "/v1/chat/agent";

/// Valid until the year 2100. The key that signed it was deleted.
const TOKEN: &str = include_str!("../token");
const VALID: &str = include_str!("../request.json");
/// An invalid body: it has none of the required fields.
const INVALID: &str = "{}";

/// Sends a request, and checks that the answer is correct.
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

/// Whether a body is the model's answer, ignoring its timestamp.
fn is_the_models(body: &Value) -> Result<bool> {
    let said: Value = serde_json::from_str(ANSWER)?;
    let timestamp = &body["metadata"]["timestamp"];
    let expected = json!({
        "response": said["content"][0]["text"],
        "metadata": { "provider": "anthropic", "model": "claude-2.0", "timestamp": timestamp },
    });
    Ok(timestamp.is_u64() && *body == expected)
}
