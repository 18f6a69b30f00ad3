//! What each of the services does for a request, however it is wired.

use std::sync::Arc;

use axum::Json;
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use serde::Serialize;

/// Lives as long as the service.
#[derive(Clone, Debug)]
pub struct Config {
    /// What every answer begins with.
    pub greeting: String,
}

/// Lives as long as the service.
#[derive(Clone, Debug)]
pub struct Pool {
    token: HeaderValue,
    balances: Arc<[(u64, i64)]>,
}

/// Who is at the other end, as the request says.
#[derive(Clone, Copy, Debug)]
pub struct Session<'a> {
    /// The value of the header `authorization`.
    pub token: &'a HeaderValue,
}

/// Who is at the other end, as the pool says.
#[derive(Clone, Copy, Debug)]
pub struct User {
    /// The number of the user.
    pub id: u64,
}

/// A view of the data that does not change while a request is answered.
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
    /// The configuration that all services use.
    #[must_use]
    pub fn fixed() -> Self {
        Self {
            greeting: "Hello".to_owned(),
        }
    }
}

impl Pool {
    /// The data that all services use.
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
    /// 401 if nobody has it.
    #[expect(clippy::unused_async, reason = "a real one asks a database")]
    pub async fn user_of(&self, session: Session<'_>) -> Result<User, StatusCode> {
        (*session.token == self.token)
            .then_some(User { id: 7 })
            .ok_or(StatusCode::UNAUTHORIZED)
    }

    /// A new transaction.
    ///
    /// # Errors
    ///
    /// 503 if there is no data.
    #[expect(clippy::unused_async, reason = "a real one asks a database")]
    pub async fn begin(&self) -> Result<Transaction, StatusCode> {
        self.begin_now()
    }

    /// A new transaction, for what cannot wait.
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
    /// 401 if the request names none.
    pub fn of(headers: &'a HeaderMap) -> Result<Self, StatusCode> {
        let token = headers.get(AUTHORIZATION).ok_or(StatusCode::UNAUTHORIZED)?;
        Ok(Self { token })
    }
}

impl Transaction {
    /// What the user has.
    #[must_use]
    pub fn balance_of(&self, user: User) -> Option<i64> {
        let found = self.balances.iter().find(|(id, _)| *id == user.id);
        found.map(|(_, balance)| *balance)
    }
}

/// What a service answers, when its repository found the balance.
///
/// # Errors
///
/// 404 if it did not.
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
