//! The chat model.

use std::fmt;

use futures_util::stream::BoxStream;
use serde::{Deserialize, Serialize};

use crate::{
    anthropic::{Anthropic, UpstreamError},
    builtin::BuiltIn,
    inferences::{Inference, Inferences},
};

/// The models that a caller can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "&'static str", try_from = "String")]
pub(crate) enum Model {
    Instant11,
    Instant12,
    Claude20,
    Claude21,
}

impl Model {
    pub(crate) const ALL: [Self; 4] = [
        Self::Instant11,
        Self::Instant12,
        Self::Claude20,
        Self::Claude21,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Instant11 => "claude-instant-1.1",
            Self::Instant12 => "claude-instant-1.2",
            Self::Claude20 => "claude-2.0",
            Self::Claude21 => "claude-2.1",
        }
    }
}

impl From<Model> for &'static str {
    fn from(model: Model) -> Self {
        model.name()
    }
}

impl TryFrom<String> for Model {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        let model = Self::ALL.into_iter().find(|model| model.name() == name);
        model.ok_or_else(|| format!("no model is called `{name}`"))
    }
}

impl fmt::Display for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The parameters of a model.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Params {
    pub(crate) stop_sequences: Vec<String>,
    pub(crate) temperature: f64,
    pub(crate) max_tokens: i64,
}

/// The parameters of a request without `params`.
impl Default for Params {
    fn default() -> Self {
        Self {
            stop_sequences: Vec::new(),
            temperature: 0.2,
            max_tokens: 2048,
        }
    }
}

/// An answer in several parts.
pub(crate) type TextStream = BoxStream<'static, Result<String, UpstreamError>>;

/// The engine that answers. The configuration selects it.
#[derive(Clone)]
pub(crate) enum Engine {
    Anthropic(Anthropic),
    BuiltIn(BuiltIn),
}

impl Engine {
    /// The name of the engine in metrics.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Anthropic(_) => "anthropic",
            Self::BuiltIn(_) => "built-in",
        }
    }
}

/// A model with its parameters.
pub(crate) struct Claude {
    pub(crate) engine: Engine,
    pub(crate) inferences: Inferences,
    pub(crate) model: Model,
    pub(crate) params: Params,
}

impl Claude {
    /// Returns the complete answer.
    pub(crate) async fn answer(&self, prompt: &str) -> Result<String, UpstreamError> {
        let _in_flight = self.begin();
        match &self.engine {
            Engine::Anthropic(anthropic) => {
                anthropic.answer(prompt, self.model, &self.params).await
            }
            Engine::BuiltIn(builtin) => Ok(builtin.answer(prompt)),
        }
    }

    /// Returns the answer as a stream as soon as its first text has arrived.
    pub(crate) async fn stream(&self, prompt: &str) -> Result<TextStream, UpstreamError> {
        let in_flight = self.begin();
        let texts = match &self.engine {
            Engine::Anthropic(anthropic) => {
                anthropic.stream(prompt, self.model, &self.params).await?
            }
            Engine::BuiltIn(builtin) => builtin.stream(prompt),
        };
        Ok(in_flight.while_streaming(texts))
    }

    fn begin(&self) -> Inference {
        self.inferences.begin(self.engine.name(), self.model)
    }
}
