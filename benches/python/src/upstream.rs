//! A model with Anthropic's interface that sends the same answer to all requests, and the issuer of the callers' tokens.

use std::time::Duration;

use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use axum::{Json, Router};
use clap::Args;
use serde::Deserialize;
use serde_json::json;
use tokio::net::TcpListener;
use tokio::time::sleep;

use crate::Result;

/// The answer. It is prepared in advance, so that it takes no CPU time during a measurement.
pub(crate) const ANSWER: &str = include_str!("../answer.json");

/// The key that verifies the token.
const KEYS: &str = include_str!("../keys.json");

#[derive(Args)]
pub(crate) struct Upstream {
    /// The response time, in milliseconds.
    #[arg(long, default_value_t = 0)]
    delay: u64,
}

/// The part of a request that is parsed: enough to recognize it.
#[derive(Deserialize)]
struct Question {
    max_tokens: u32,
    messages: Vec<Message>,
    stream: bool,
}

#[derive(Deserialize)]
struct Message {
    role: String,
}

impl Upstream {
    pub(crate) async fn serve(&self) -> Result<()> {
        let delay = Duration::from_millis(self.delay);
        let socket = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = socket.local_addr()?;
        println!("{address}");
        let answer = async move |Json(question): Json<Question>| {
            if !delay.is_zero() {
                sleep(delay).await;
            }
            answer(&question)
        };
        let discovery = Json(json!({ "jwks_uri": format!("http://{address}/keys") }));
        let router = Router::new()
            .route("/v1/messages", post(answer))
            .route("/.well-known/openid-configuration", get(async || discovery))
            .route(
                "/keys",
                get(async || ([(CONTENT_TYPE, "application/json")], KEYS)),
            );
        Ok(axum::serve(socket, router).await?)
    }
}

fn answer(question: &Question) -> impl IntoResponse + use<> {
    let last = question.messages.last();
    let is_asked = question.max_tokens > 0 && last.is_some_and(|message| message.role == "user");
    let status = if is_asked && !question.stream {
        StatusCode::OK
    } else {
        StatusCode::BAD_REQUEST
    };
    (status, [(CONTENT_TYPE, "application/json")], ANSWER)
}
