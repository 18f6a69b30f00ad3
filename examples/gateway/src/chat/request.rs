//! A chat request, and its validation rules.

use std::convert::identity;

use crate::{
    claude::{Model, Params},
    pydantic::{
        Fields, Json, Outcome, boolean, float, integer, list, literal, nullable, text, variant,
    },
};

/// A valid request.
#[derive(Debug, PartialEq)]
pub(crate) struct ChatRequest {
    pub(crate) content: String,
    pub(crate) model: Model,
    pub(crate) params: Params,
    pub(crate) stream: bool,
}

/// The part of a prompt component that is used; the rest is only validated.
struct Payload {
    content: String,
    model: Model,
    params: Params,
}

impl ChatRequest {
    pub(crate) fn validate(body: &Json) -> Outcome<Self> {
        let mut fields = Fields::of(body)?;
        let components = fields.required("prompt_components", list(1..=1, component));
        let stream = fields.optional("stream", None, nullable(boolean));
        fields.finish(|| {
            let Payload {
                content,
                model,
                params,
            } = components?.pop()?;
            Some(Self {
                content,
                model,
                params,
                stream: stream?.is_some_and(identity),
            })
        })
    }
}

fn component(value: &Json) -> Outcome<Payload> {
    let mut fields = Fields::of(value)?;
    fields.required("type", text(100));
    fields.required("metadata", metadata);
    let payload = fields.required("payload", payload);
    fields.finish(|| payload)
}

fn metadata(value: &Json) -> Outcome<()> {
    let mut fields = Fields::of(value)?;
    fields.required("source", text(100));
    fields.required("version", text(100));
    fields.finish(|| Some(()))
}

fn payload(value: &Json) -> Outcome<Payload> {
    let mut fields = Fields::of(value)?;
    let content = fields.required("content", text(400_000));
    fields.optional("provider", None, nullable(literal("anthropic")));
    let model = fields.optional("model", Model::Claude20, variant(&Model::ALL));
    let params = fields.optional("params", None, nullable(params));
    fields.finish(|| {
        Some(Payload {
            content: content?,
            model: model?,
            params: params?.unwrap_or_default(),
        })
    })
}

fn params(value: &Json) -> Outcome<Params> {
    let mut fields = Fields::of(value)?;
    let usual_stops = ["\n\nHuman", "Observation:"].map(str::to_owned).to_vec();
    let stop_sequences = fields.optional("stop_sequences", usual_stops, list(1..=10, text(225)));
    let temperature = fields.optional("temperature", 0.2, float(0.0..=1.0));
    let max_tokens = fields.optional("max_tokens_to_sample", 2048, integer(1..=2048));
    fields.finish(|| {
        Some(Params {
            stop_sequences: stop_sequences?,
            temperature: temperature?,
            max_tokens: max_tokens?,
        })
    })
}
