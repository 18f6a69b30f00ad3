//! Users, passwords and tokens.

mod account;
mod error;
mod handlers;
mod password;
mod tokens;
mod turns;
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
use turns::{Turn, Turns};

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

    #[singleton]
    fn turns() -> Turns {
        Turns::new()
    }

    /// A permit to hash a password, acquired after the body has been read.
    #[request(after_body)]
    async fn turn(turns: &Turns) -> Turn {
        turns.take().await
    }

    /// Hashes a password. This is slow, so it runs on the blocking pool.
    #[factory(after_body, blocking)]
    fn hash(
        argon2: &Argon2<'static>,
        _turn: &Turn,
        #[arg] password: String,
    ) -> Result<PasswordHash, ApiError> {
        PasswordHash::of(argon2, &password)
    }

    /// Verifies a password against a hash, also on the blocking pool.
    #[factory(after_body, blocking)]
    fn matches(
        argon2: &Argon2<'static>,
        _turn: &Turn,
        #[arg] password: String,
        #[arg] hash: PasswordHash,
    ) -> Result<bool, ApiError> {
        hash.matches(argon2, &password)
    }

    /// The user of the token. A handler with this dependency requires authentication.
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

    /// The current user, or an anonymous visitor. A token is optional, but must be valid.
    #[request]
    fn viewer(user: Result<&User, AuthError>) -> Result<Viewer, AuthError> {
        match user {
            Ok(user) => Ok(user.viewer()),
            Err(AuthError::Missing) => Ok(Viewer(None)),
            Err(error) => Err(error),
        }
    }

    /// The response that describes a user, with a new token.
    #[factory]
    fn account(tokens: &Tokens, clock: &Clock, #[arg] user: User) -> Result<Account, ApiError> {
        let token = tokens.issue(user.id, clock.now())?;
        Ok(Account::new(user, token))
    }
}
