//! The trusted issuers.

use std::sync::Arc;

use futures_util::{StreamExt, future::join_all, stream::FuturesUnordered};
use tokio::time::Instant;

use super::{
    cache::{Cache, Need},
    error::Refusal,
    issuer::Source,
    token::{Claims, Token},
};

/// The trusted issuers, with their keys.
pub(crate) struct Issuers<S>(Arc<[Arc<Cache<S>>]>);

impl<S> Clone for Issuers<S> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<S: Source> Issuers<S> {
    /// Starts to fetch the keys without waiting for them, because the service must start even if an issuer is down.
    pub(super) fn start(sources: impl IntoIterator<Item = S>) -> Self {
        let issuers = Self(sources.into_iter().map(Cache::new).collect());
        for issuer in &*issuers.0 {
            issuer.refresh(Need::Current);
        }
        issuers
    }

    /// Returns the claims of a token if one of the issuers signed it.
    pub(super) async fn verify(&self, text: &str) -> Result<Claims, Refusal> {
        let token = Token::read(text)?;
        let begun = Instant::now();
        match self.verify_with(&token, Need::Current).await {
            // The issuer may have a new key.
            Err(Refusal::UnknownKey) => self.verify_with(&token, Need::NewerThan(begun)).await,
            verified => verified,
        }
    }

    /// Asks all issuers concurrently, so that a slow one does not delay the tokens of the others.
    async fn verify_with(&self, token: &Token<'_>, need: Need) -> Result<Claims, Refusal> {
        let mut refusal = Refusal::UnknownKey;
        let sets = self.0.iter().map(|issuer| issuer.keys(need));
        let mut sets: FuturesUnordered<_> = sets.collect();
        while let Some(set) = sets.next().await {
            match set.map(|set| token.verify(&set)) {
                None | Some(Err(Refusal::UnknownKey)) => {}
                // Another issuer may use the same key id for another key, or may have signed the token with the same key.
                Some(Err(refused @ (Refusal::Signature | Refusal::Issuer))) => refusal = refused,
                Some(verified) => return verified,
            }
        }
        Err(refusal)
    }

    /// Aborts the fetches in progress.
    pub(super) async fn close(&self) {
        join_all(self.0.iter().map(|issuer| issuer.close())).await;
    }
}
