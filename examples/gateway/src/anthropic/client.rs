//! The connections to Anthropic.

use std::sync::Arc;

use reqwest::{Certificate, Client, redirect};
use rustls::crypto::{CryptoProvider, ring};

use crate::config;

/// Why there can be no connections.
#[derive(Debug, thiserror::Error)]
#[error("cannot set up the HTTP client: {0}")]
pub(crate) struct ClientError(#[from] reqwest::Error);

/// A client that sends the key to the configured host alone: it follows no redirect and tells no referer.
pub(crate) fn client(config: &config::Anthropic) -> Result<Client, ClientError> {
    // Already there if this is not the first client of the process.
    let _: Result<(), Arc<CryptoProvider>> = ring::default_provider().install_default();
    let bundled = webpki_root_certs::TLS_SERVER_ROOT_CERTS
        .iter()
        .map(|der| Certificate::from_der(der));
    Ok(Client::builder()
        .tls_certs_merge(bundled.collect::<Result<Vec<_>, _>>()?)
        .connect_timeout(config.connect_timeout.0)
        .read_timeout(config.read_timeout.0)
        .redirect(redirect::Policy::none())
        .referer(false)
        .retry(reqwest::retry::never())
        .user_agent(concat!("hardwire-gateway/", env!("CARGO_PKG_VERSION")))
        .build()?)
}
