//! Fetches the keys of an issuer.

use std::time::Duration;

use reqwest::{Client, StatusCode, Url};
use serde::{Deserialize, de::DeserializeOwned};
use tokio::time::timeout;

use super::keys::{Document, KeySet};
use crate::{config, outbound};

const DISCOVERY: &str = "/.well-known/openid-configuration";
const LARGEST: usize = 256 * 1024;

/// A source of keys.
pub(crate) trait Source: Send + Sync + 'static {
    /// Fetches the keys, in bounded time.
    fn fetch(&self) -> impl Future<Output = Result<KeySet, FetchError>> + Send;

    /// The name of the issuer in the log.
    fn name(&self) -> &str;
}

/// The reason why the keys cannot be fetched. No message contains data from the issuer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FetchError {
    #[error("answered with status {0}")]
    Status(StatusCode),
    #[error("took too long")]
    Timeout,
    #[error("could not be reached, or broke off: {0}")]
    Connection(String),
    #[error("published {0}")]
    Content(&'static str),
}

/// An issuer that publishes its keys through `OpenID` Connect Discovery.
pub(crate) struct Published {
    client: Client,
    discovery: Url,
    timeout: Duration,
}

#[derive(Deserialize)]
struct Discovery {
    issuer: Option<String>,
    jwks_uri: String,
}

/// The trusted issuers. There are none if authentication is bypassed.
pub(super) fn configured(config: &config::Auth, client: &Client) -> Vec<Published> {
    if config.is_bypassed() {
        return Vec::new();
    }
    let mut urls = config.issuers().map(|url| url.join(DISCOVERY)).to_vec();
    urls.dedup();
    let issuers = urls.into_iter().map(|discovery| Published {
        client: client.clone(),
        discovery,
        timeout: config.fetch_timeout.0,
    });
    issuers.collect()
}

impl Published {
    async fn discover(&self) -> Result<KeySet, FetchError> {
        let discovery: Discovery = self.get(self.discovery.clone()).await?;
        let document: Document = self.get(self.keys_at(&discovery.jwks_uri)?).await?;
        KeySet::new(discovery.issuer, document).ok_or(FetchError::Content("too many keys"))
    }

    /// Checks the URL of the keys. If the discovery document was fetched over TLS, the keys must be, too.
    fn keys_at(&self, url: &str) -> Result<Url, FetchError> {
        let url = Url::parse(url).ok();
        let safe = url.filter(|url| match url.scheme() {
            "https" => true,
            "http" => self.discovery.scheme() == "http",
            _ => false,
        });
        safe.ok_or(FetchError::Content("an unsafe `jwks_uri`"))
    }

    async fn get<T: DeserializeOwned>(&self, url: Url) -> Result<T, FetchError> {
        let response = self.client.get(url).send().await?;
        if response.status() != StatusCode::OK {
            return Err(FetchError::Status(response.status()));
        }
        let body = outbound::body(response, LARGEST).await?;
        let body = body.ok_or(FetchError::Content("a document that is too large"))?;
        serde_json::from_slice(&body)
            .map_err(|_| FetchError::Content("a document of an unexpected form"))
    }
}

impl Source for Published {
    async fn fetch(&self) -> Result<KeySet, FetchError> {
        timeout(self.timeout, self.discover())
            .await
            .unwrap_or(Err(FetchError::Timeout))
    }

    fn name(&self) -> &str {
        self.discovery.host_str().unwrap_or_default()
    }
}

impl From<reqwest::Error> for FetchError {
    fn from(error: reqwest::Error) -> Self {
        if error.is_timeout() {
            return Self::Timeout;
        }
        Self::Connection(outbound::cause(error))
    }
}
