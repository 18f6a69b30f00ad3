//! The requests of Anthropic's two interfaces.

use serde::Serialize;
use serde_json::{Value, json};

use super::prompt;
use crate::{
    claude::{Model, Params},
    config::Api,
};

/// A request before it is encoded.
pub(super) struct Ask<'a> {
    pub(super) prompt: &'a str,
    pub(super) model: &'a str,
    pub(super) params: &'a Params,
    pub(super) stream: bool,
}

pub(super) fn path(api: Api) -> &'static str {
    match api {
        Api::Messages => "/v1/messages",
        Api::Complete => "/v1/complete",
    }
}

/// The model to request. The models that callers name are retired.
pub(super) fn model_name(api: Api, model: Model) -> &'static str {
    match (api, model) {
        (Api::Complete, model) => model.name(),
        (Api::Messages, Model::Instant11 | Model::Instant12) => "claude-haiku-4-5",
        (Api::Messages, Model::Claude20 | Model::Claude21) => "claude-sonnet-4-5",
    }
}

pub(super) fn body(api: Api, ask: &Ask<'_>) -> Value {
    match api {
        Api::Messages => json!(Messages::of(ask)),
        Api::Complete => json!(Complete::of(ask)),
    }
}

#[derive(Serialize)]
struct Messages<'a> {
    model: &'a str,
    max_tokens: i64,
    temperature: f64,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    stop_sequences: &'a [String],
    #[serde(flatten)]
    conversation: prompt::Conversation<'a>,
    stream: bool,
}

impl<'a> Messages<'a> {
    fn of(ask: &Ask<'a>) -> Self {
        Self {
            model: ask.model,
            max_tokens: ask.params.max_tokens,
            temperature: ask.params.temperature,
            stop_sequences: &ask.params.stop_sequences,
            conversation: prompt::split(ask.prompt),
            stream: ask.stream,
        }
    }
}

#[derive(Serialize)]
struct Complete<'a> {
    model: &'a str,
    prompt: &'a str,
    max_tokens_to_sample: i64,
    temperature: f64,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    stop_sequences: &'a [String],
    stream: bool,
}

impl<'a> Complete<'a> {
    fn of(ask: &Ask<'a>) -> Self {
        Self {
            model: ask.model,
            prompt: ask.prompt,
            max_tokens_to_sample: ask.params.max_tokens,
            temperature: ask.params.temperature,
            stop_sequences: &ask.params.stop_sequences,
            stream: ask.stream,
        }
    }
}
