//! Authentication and authorization.

mod cache;
mod caller;
mod clock;
mod credentials;
mod error;
mod gate;
mod issuer;
mod issuers;
mod keys;
mod scope;
mod signature;
#[cfg(test)]
mod testing;
mod token;
mod user;

use axum::http::{Extensions, HeaderMap};
use hardwire::module;
use reqwest::Client;

pub(crate) use caller::Caller;
pub(crate) use error::AuthError;
pub(crate) use scope::{Authorized, DuoChat, Forbidden, Scope};
pub(crate) use user::User;

use crate::{
    config::Config,
    outbound::{self, ClientError},
};
use clock::{Clock, SystemClock};
use gate::Gate;
use issuer::Published;
use issuers::Issuers;

#[module]
impl AuthModule {
    /// The clock for checking the validity of tokens.
    #[singleton(as = dyn Clock)]
    fn clock() -> SystemClock {
        SystemClock
    }

    /// The HTTP client for token issuers.
    #[singleton]
    fn issuers_client(config: &Config) -> Result<Client, ClientError> {
        let timeout = config.auth.fetch_timeout.0;
        outbound::client(timeout, timeout)
    }

    /// The token issuers with their keys. There are none if authentication is bypassed.
    #[singleton(teardown = Issuers::close)]
    fn issuers(config: &Config, issuers_client: &Client) -> Issuers<Published> {
        Issuers::start(issuer::configured(&config.auth, issuers_client))
    }

    /// Authenticates callers, unless authentication is bypassed.
    #[singleton]
    fn gate(config: &Config, issuers: &Issuers<Published>) -> Gate {
        Gate::new(&config.auth, issuers.clone())
    }

    /// The caller. Refuses a request without valid credentials.
    #[request]
    async fn user(headers: &HeaderMap, gate: &Gate, clock: &dyn Clock) -> Result<User, AuthError> {
        gate.admit(headers, clock).await
    }

    /// The identity that the rate limit applies to.
    #[request]
    fn caller(user: &User, extensions: &Extensions) -> Caller {
        Caller::of(user, extensions)
    }

    /// Proof that the caller has a scope. Generic over the scope that a handler asks for.
    #[request]
    fn authorized<S: Scope>(user: &User) -> Result<Authorized<S>, Forbidden> {
        Authorized::of(user)
    }
}
