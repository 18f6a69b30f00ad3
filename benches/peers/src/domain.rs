//! The types and functions that all services share, independently of their wiring.

use std::sync::Arc;

use axum::Json;
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use serde::Serialize;

/// The configuration, a singleton.
#[derive(Clone, Debug)]
pub struct Config {
    /// The first word of every answer.
    pub greeting: String,
}

/// The connection pool, a singleton.
#[derive(Clone, Debug)]
pub struct Pool {
    token: HeaderValue,
    balances: Arc<[(u64, i64)]>,
}

/// The session of a request.
#[derive(Clone, Copy, Debug)]
pub struct Session<'a> {
    /// The value of the header `authorization`.
    pub token: &'a HeaderValue,
}

/// The user of a session, according to the pool.
#[derive(Clone, Copy, Debug)]
pub struct User {
    /// The id of the user.
    pub id: u64,
}

/// A consistent view of the data during a request.
#[derive(Clone, Debug)]
pub struct Transaction {
    balances: Arc<[(u64, i64)]>,
}

/// The body of a response.
#[derive(Debug, Serialize)]
pub struct Reply {
    user: u64,
    text: String,
}

impl Config {
    /// The same configuration for all services.
    #[must_use]
    pub fn fixed() -> Self {
        Self {
            greeting: "Hello".to_owned(),
        }
    }
}

impl Pool {
    /// The same data for all services.
    #[must_use]
    pub fn connect(_config: &Config) -> Self {
        Self {
            token: HeaderValue::from_static("Bearer secret"),
            balances: Arc::new([(3, -20), (7, 1250)]),
        }
    }

    /// The user with this token.
    ///
    /// # Errors
    ///
    /// 401 if no user has it.
    #[expect(clippy::unused_async, reason = "a real pool would query a database")]
    pub async fn user_of(&self, session: Session<'_>) -> Result<User, StatusCode> {
        (*session.token == self.token)
            .then_some(User { id: 7 })
            .ok_or(StatusCode::UNAUTHORIZED)
    }

    /// Begins a transaction.
    ///
    /// # Errors
    ///
    /// 503 if there is no data.
    #[expect(clippy::unused_async, reason = "a real pool would query a database")]
    pub async fn begin(&self) -> Result<Transaction, StatusCode> {
        self.begin_now()
    }

    /// Begins a transaction without awaiting.
    ///
    /// # Errors
    ///
    /// 503 if there is no data.
    pub fn begin_now(&self) -> Result<Transaction, StatusCode> {
        let balances = Arc::clone(&self.balances);
        (!balances.is_empty())
            .then_some(Transaction { balances })
            .ok_or(StatusCode::SERVICE_UNAVAILABLE)
    }
}

impl<'a> Session<'a> {
    /// The session of a request.
    ///
    /// # Errors
    ///
    /// 401 if the request has no token.
    pub fn of(headers: &'a HeaderMap) -> Result<Self, StatusCode> {
        let token = headers.get(AUTHORIZATION).ok_or(StatusCode::UNAUTHORIZED)?;
        Ok(Self { token })
    }
}

impl Transaction {
    /// The balance of the user, or `None` if there is none.
    #[must_use]
    pub fn balance_of(&self, user: User) -> Option<i64> {
        let found = self.balances.iter().find(|(id, _)| *id == user.id);
        found.map(|(_, balance)| *balance)
    }
}

/// The answer of a service with the balance from its repository.
///
/// # Errors
///
/// 404 if there is no balance.
pub fn answer(
    config: &Config,
    session: Session<'_>,
    balance: Option<i64>,
) -> Result<String, StatusCode> {
    let balance = balance.ok_or(StatusCode::NOT_FOUND)?;
    let length = session.token.len();
    Ok(format!("{}: {balance} ({length})", config.greeting))
}

/// The response to a request.
pub fn reply(user: User, text: String) -> Json<Reply> {
    Json(Reply {
        user: user.id,
        text,
    })
}
