//! Users, passwords and tokens.

mod account;
mod error;
mod handlers;
mod password;
mod tokens;
mod user;

use argon2::Argon2;
use axum::http::HeaderMap;
use hardwire::module;
use sqlx::AnyPool;

pub(crate) use error::AuthError;
pub(crate) use handlers::routes;
pub(crate) use password::PasswordHash;
pub(crate) use tokens::Tokens;
pub(crate) use user::{User, Viewer};

use crate::{clock::Clock, config::Config, error::ApiError};
use account::Account;

#[module]
impl Auth {
    #[singleton]
    fn tokens(config: &Config) -> Result<Tokens, jsonwebtoken::errors::Error> {
        Tokens::signed_with(&config.secret)
    }

    #[singleton]
    fn argon2() -> Argon2<'static> {
        Argon2::default()
    }

    /// Hashes a password. That takes long, so it runs on the blocking pool.
    #[factory(blocking)]
    fn hash(argon2: &Argon2<'static>, #[arg] password: String) -> Result<PasswordHash, ApiError> {
        PasswordHash::of(argon2, &password)
    }

    /// Compares a password with a hash, on the blocking pool too.
    #[factory(blocking)]
    fn matches(
        argon2: &Argon2<'static>,
        #[arg] password: String,
        #[arg] hash: PasswordHash,
    ) -> Result<bool, ApiError> {
        hash.matches(argon2, &password)
    }

    /// The user that the token of a request names. A handler that asks for it requires authentication.
    #[request]
    async fn user(
        headers: &HeaderMap,
        tokens: &Tokens,
        clock: &Clock,
        pool: &AnyPool,
    ) -> Result<User, AuthError> {
        let id = tokens.verify(headers, clock.now())?;
        User::by_id(pool, id).await?.ok_or(AuthError::Invalid)
    }

    /// The user who asks, or an anonymous visitor: authentication is optional, but a token must be valid.
    #[request]
    fn viewer(user: Result<&User, AuthError>) -> Result<Viewer, AuthError> {
        match user {
            Ok(user) => Ok(user.viewer()),
            Err(AuthError::Missing) => Ok(Viewer(None)),
            Err(error) => Err(error),
        }
    }

    /// Makes the response about a user, with a new token.
    #[factory]
    fn account(tokens: &Tokens, clock: &Clock, #[arg] user: User) -> Result<Account, ApiError> {
        let token = tokens.issue(user.id, clock.now())?;
        Ok(Account::new(user, token))
    }
}
