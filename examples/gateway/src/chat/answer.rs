//! The response to a chat request.

use std::time::{SystemTime, UNIX_EPOCH};

use axum::{
    BoxError, Json,
    body::Body,
    http::header::CONTENT_TYPE,
    response::{IntoResponse, Response},
};
use futures_util::stream::BoxStream;
use serde::Serialize;

use crate::claude::Model;

/// An answer: complete, or as a stream.
pub(crate) enum Answer {
    Whole(Whole),
    /// The raw text without framing, although the original declares it as an event stream.
    Streamed(BoxStream<'static, Result<String, BoxError>>),
}

/// A complete answer.
#[derive(Serialize)]
pub(crate) struct Whole {
    response: String,
    metadata: Metadata,
}

#[derive(Serialize)]
struct Metadata {
    provider: &'static str,
    model: Model,
    timestamp: u64,
}

impl Answer {
    pub(crate) fn whole(response: String, model: Model) -> Self {
        let timestamp = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default()
            .as_secs();
        Self::Whole(Whole {
            response,
            metadata: Metadata {
                provider: "anthropic",
                model,
                timestamp,
            },
        })
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        match self {
            Self::Whole(whole) => Json(whole).into_response(),
            Self::Streamed(texts) => {
                let kind = [(CONTENT_TYPE, "text/event-stream; charset=utf-8")];
                (kind, Body::from_stream(texts)).into_response()
            }
        }
    }
}
