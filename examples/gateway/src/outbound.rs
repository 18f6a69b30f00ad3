//! HTTP clients that do not follow redirects, and bounded bodies.

use std::{sync::Arc, time::Duration};

use reqwest::{Certificate, Client, Response, redirect};
use rustls::crypto::{CryptoProvider, ring};

/// Why a client cannot be built.
#[derive(Debug, thiserror::Error)]
#[error("cannot set up the HTTP client: {0}")]
pub(crate) struct ClientError(#[from] reqwest::Error);

/// A client that sends credentials to the configured host only: it does not follow redirects and sends no `Referer`.
pub(crate) fn client(connect: Duration, read: Duration) -> Result<Client, ClientError> {
    // Fails if another client in this process has already installed it.
    let _: Result<(), Arc<CryptoProvider>> = ring::default_provider().install_default();
    let bundled = webpki_root_certs::TLS_SERVER_ROOT_CERTS
        .iter()
        .map(|der| Certificate::from_der(der));
    Ok(Client::builder()
        .tls_certs_merge(bundled.collect::<Result<Vec<_>, _>>()?)
        .connect_timeout(connect)
        .read_timeout(read)
        .redirect(redirect::Policy::none())
        .referer(false)
        .retry(reqwest::retry::never())
        .user_agent(concat!("hardwire-gateway/", env!("CARGO_PKG_VERSION")))
        .build()?)
}

/// The whole body, or `None` if it is larger than this many bytes.
pub(crate) async fn body(
    mut response: Response,
    largest: usize,
) -> Result<Option<Vec<u8>>, reqwest::Error> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        if body.len() + chunk.len() > largest {
            return Ok(None);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Some(body))
}

/// The last cause of a failure. The URL is omitted, because it may contain the address of a private proxy.
pub(crate) fn cause(error: reqwest::Error) -> String {
    let error = error.without_url();
    let causes = std::iter::successors(Some(&error as &dyn std::error::Error), |error| {
        error.source()
    });
    causes.last().map(ToString::to_string).unwrap_or_default()
}
