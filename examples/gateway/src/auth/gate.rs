//! Authentication: required or bypassed, depending on the configuration.

use axum::http::HeaderMap;
use tracing::debug;

use super::{
    AuthError, User,
    clock::Clock,
    credentials,
    error::Refusal,
    issuer::{Published, Source},
    issuers::Issuers,
    signature,
};
use crate::config;

/// Authentication: required or bypassed, depending on the configuration.
pub(crate) enum Gate<S = Published> {
    /// Every caller is accepted, regardless of the headers.
    Bypassed,
    /// A caller needs a token from a trusted issuer.
    Oidc(Issuers<S>),
}

impl<S: Source> Gate<S> {
    pub(super) fn new(config: &config::Auth, issuers: Issuers<S>) -> Self {
        if config.is_bypassed() {
            Self::Bypassed
        } else {
            Self::oidc(issuers)
        }
    }

    pub(super) fn oidc(issuers: Issuers<S>) -> Self {
        signature::install();
        Self::Oidc(issuers)
    }

    pub(super) async fn admit(
        &self,
        headers: &HeaderMap,
        clock: &dyn Clock,
    ) -> Result<User, AuthError> {
        match self {
            Self::Bypassed => Ok(User::anyone()),
            Self::Oidc(issuers) => {
                let token = credentials::token(headers)?;
                Ok(authenticate(token, issuers, clock).await?)
            }
        }
    }
}

async fn authenticate<S: Source>(
    token: &str,
    issuers: &Issuers<S>,
    clock: &dyn Clock,
) -> Result<User, Refusal> {
    let claims = issuers.verify(token).await?;
    claims.check_times(clock.now())?;
    debug!(
        realm = claims.gitlab_realm.as_deref().unwrap_or_default(),
        "A caller was authenticated"
    );
    Ok(User {
        id: claims.id(),
        scopes: Some(claims.scopes.unwrap_or_default()),
    })
}

#[cfg(test)]
mod tests;
