//! Claude, through Anthropic's API.

mod api;
mod error;
mod events;
mod prompt;
mod reading;
mod retry;

use std::sync::Arc;

use axum::http::HeaderValue;
use futures_util::{StreamExt, TryStreamExt, stream};
use reqwest::{Client, Response, Url, header::CONTENT_TYPE};
use tokio::{
    task::yield_now,
    time::{Instant, timeout_at},
};

pub(crate) use error::UpstreamError;

use crate::{
    claude::{Model, Params, TextStream},
    config::{self, Api, ApiKey, Deadline, ModelNames},
    outbound,
};
use api::Ask;

/// The version of the API.
const VERSION: HeaderValue = HeaderValue::from_static("2023-06-01");
/// In bytes. Any answer of 2048 tokens, the maximum, is smaller.
const LARGEST_ANSWER: usize = 4 * 1024 * 1024;

/// A client of Anthropic's API.
#[derive(Clone)]
pub(crate) struct Anthropic(Arc<Settings>);

struct Settings {
    client: Client,
    key: ApiKey,
    url: Url,
    api: Api,
    models: ModelNames,
    deadline: Deadline,
}

impl Anthropic {
    pub(crate) fn new(config: &config::Anthropic, key: ApiKey, client: Client) -> Self {
        Self(Arc::new(Settings {
            client,
            key,
            url: config.base_url.join(api::path(config.api)),
            api: config.api,
            models: config.models.clone().unwrap_or_default(),
            deadline: config.deadline,
        }))
    }

    pub(crate) async fn answer(
        &self,
        prompt: &str,
        model: Model,
        params: &Params,
    ) -> Result<String, UpstreamError> {
        let ask = self.0.ask(prompt, model, params, false);
        retry::within(self.0.deadline(), || self.0.answer(&ask)).await
    }

    /// Returns when the first text has arrived, so that an earlier failure becomes an error response.
    pub(crate) async fn stream(
        &self,
        prompt: &str,
        model: Model,
        params: &Params,
    ) -> Result<TextStream, UpstreamError> {
        let deadline = self.0.deadline();
        let ask = self.0.ask(prompt, model, params, true);
        let texts = retry::within(deadline, || self.0.stream(&ask)).await?;
        Ok(ending_at(deadline, texts))
    }
}

impl Settings {
    fn deadline(&self) -> Instant {
        Instant::now() + self.deadline.0
    }

    fn ask<'a>(
        &'a self,
        prompt: &'a str,
        model: Model,
        params: &'a Params,
        stream: bool,
    ) -> Ask<'a> {
        let model = self
            .models
            .get(model)
            .unwrap_or_else(|| api::model_name(self.api, model));
        Ask {
            prompt,
            model,
            params,
            stream,
        }
    }

    async fn send(&self, ask: &Ask<'_>) -> Result<Response, UpstreamError> {
        let request = self
            .client
            .post(self.url.clone())
            .header("x-api-key", self.key.0.clone())
            .header("anthropic-version", VERSION)
            .header(CONTENT_TYPE, "application/json")
            .json(&api::body(self.api, ask));
        let response = request.send().await?;
        if response.status().is_success() {
            Ok(response)
        } else {
            Err(UpstreamError::of_status(&response))
        }
    }

    async fn answer(&self, ask: &Ask<'_>) -> Result<String, UpstreamError> {
        let body = outbound::body(self.send(ask).await?, LARGEST_ANSWER).await?;
        let body = body.ok_or(UpstreamError::Garbled("a response that is too large"))?;
        reading::answer(self.api, &body)
    }

    async fn stream(&self, ask: &Ask<'_>) -> Result<TextStream, UpstreamError> {
        let mut texts = events::texts(self.api, self.send(ask).await?).boxed();
        let first = texts.try_next().await?;
        Ok(stream::iter(first.map(Ok)).chain(texts).boxed())
    }
}

/// The same texts. If the deadline passes first, the stream ends with an error.
fn ending_at(deadline: Instant, texts: TextStream) -> TextStream {
    stream::try_unfold(texts, move |mut texts| async move {
        let next = timeout_at(deadline, texts.try_next())
            .await
            .unwrap_or(Err(UpstreamError::Timeout));
        if let Err(error) = &next {
            error.log();
            // The server discards buffered output when a body fails. Yield so that it is sent first.
            yield_now().await;
        }
        Ok(next?.map(|text| (text, texts)))
    })
    .boxed()
}
