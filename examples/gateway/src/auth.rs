//! Who is calling, and what they may do.

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
    /// The time by which tokens expire.
    #[singleton(as = dyn Clock)]
    fn clock() -> SystemClock {
        SystemClock
    }

    /// The connections to the issuers of tokens.
    #[singleton]
    fn issuers_client(config: &Config) -> Result<Client, ClientError> {
        let timeout = config.auth.fetch_timeout.0;
        outbound::client(timeout, timeout)
    }

    /// The issuers of tokens, with their keys; none if authentication is bypassed.
    #[singleton(teardown = Issuers::close)]
    fn issuers(config: &Config, issuers_client: &Client) -> Issuers<Published> {
        Issuers::start(issuer::configured(&config.auth, issuers_client))
    }

    /// Whom to let in.
    #[singleton]
    fn gate(config: &Config, issuers: &Issuers<Published>) -> Gate {
        Gate::new(&config.auth, issuers.clone())
    }

    /// Who is calling.
    #[request]
    async fn user(headers: &HeaderMap, gate: &Gate, clock: &dyn Clock) -> Result<User, AuthError> {
        gate.admit(headers, clock).await
    }

    /// The identity that the rate limit applies to.
    #[request]
    fn caller(user: &User, extensions: &Extensions) -> Caller {
        Caller::of(user, extensions)
    }

    /// A caller who may do what the scope allows, for each scope that a handler asks for.
    #[request]
    fn authorized<S: Scope>(user: &User) -> Result<Authorized<S>, Forbidden> {
        Authorized::of(user)
    }
}
