//! Reads the responses of Anthropic's two interfaces.

use serde::Deserialize;
use serde_json::Value;
use sse_stream::Sse;

use super::UpstreamError;
use crate::config::Api;

#[derive(Deserialize)]
struct Message {
    content: Vec<Block>,
}

/// A content block. Blocks that are not text have no `text`.
#[derive(Deserialize)]
struct Block {
    #[serde(default)]
    text: String,
}

#[derive(Deserialize)]
struct Completion {
    completion: String,
    stop_reason: Option<String>,
}

#[derive(Deserialize)]
struct BlockDelta {
    delta: Block,
}

/// The text of a complete response.
pub(super) fn answer(api: Api, body: &[u8]) -> Result<String, UpstreamError> {
    let text = match api {
        Api::Messages => serde_json::from_slice(body).map(|message: Message| {
            message
                .content
                .into_iter()
                .map(|block| block.text)
                .collect()
        }),
        Api::Complete => serde_json::from_slice(body).map(|answer: Completion| answer.completion),
    };
    text.map_err(|_| UpstreamError::Garbled("a response of an unexpected form"))
}

/// The content of an event.
pub(super) struct EventText {
    pub(super) text: String,
    /// Whether it is the last event.
    pub(super) last: bool,
}

impl EventText {
    const NOTHING: Self = Self {
        text: String::new(),
        last: false,
    };
}

/// Reads an event. Events with unknown names are skipped.
pub(super) fn event(api: Api, event: &Sse) -> Result<EventText, UpstreamError> {
    let Some(data) = &event.data else {
        return Ok(EventText::NOTHING);
    };
    let name = event.event.as_deref().filter(|name| !name.is_empty());
    if name.is_some_and(|name| !is_known(api, name)) {
        return Ok(EventText::NOTHING);
    }
    let data: Value = serde_json::from_str(data)
        .map_err(|_| UpstreamError::Garbled("an event that is not JSON"))?;
    let name = name
        .or_else(|| data.get("type")?.as_str())
        .unwrap_or_default()
        .to_owned();
    match (api, name.as_str()) {
        (_, "error") => Err(UpstreamError::Refused(reason(&data))),
        (Api::Messages, "message_stop") => Ok(EventText {
            last: true,
            ..EventText::NOTHING
        }),
        (Api::Messages, "content_block_delta") => Ok(EventText {
            text: known::<BlockDelta>(data)?.delta.text,
            last: false,
        }),
        (Api::Complete, "completion") => {
            let Completion {
                completion: text,
                stop_reason,
            } = known(data)?;
            Ok(EventText {
                text,
                last: stop_reason.is_some(),
            })
        }
        _ => Ok(EventText::NOTHING),
    }
}

fn is_known(api: Api, name: &str) -> bool {
    match api {
        Api::Messages => matches!(name, "error" | "message_stop" | "content_block_delta"),
        Api::Complete => matches!(name, "error" | "completion"),
    }
}

fn known<T: for<'a> Deserialize<'a>>(data: Value) -> Result<T, UpstreamError> {
    serde_json::from_value(data)
        .map_err(|_| UpstreamError::Garbled("an event of an unexpected form"))
}

/// The type of the error, shortened. The message is omitted, because it could repeat the prompt.
fn reason(data: &Value) -> String {
    data.pointer("/error/type")
        .and_then(Value::as_str)
        .unwrap_or("unknown")
        .chars()
        .take(60)
        .collect()
}
