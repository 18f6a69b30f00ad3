//! What both services do for a request.

use axum::http::{HeaderMap, StatusCode, header::AUTHORIZATION};
use serde::{Deserialize, Serialize};

/// A singleton.
#[derive(Debug)]
pub struct Config {
    /// The text that every answer begins with.
    pub greeting: String,
}

/// A singleton.
#[derive(Debug)]
pub struct Db {
    /// The one token that is known, and whose it is.
    pub token: (String, u64),
}

/// Who asks: a value of each request.
#[derive(Debug)]
pub struct User {
    /// The number of the user.
    pub id: u64,
}

/// What answers: made anew at each place that asks.
#[derive(Debug)]
pub struct Claude<'a> {
    config: &'a Config,
    model: u32,
}

/// The body of a request.
#[derive(Debug, Deserialize)]
pub struct Ask {
    /// Which model is to answer.
    pub model: u32,
    /// The question.
    pub text: String,
}

/// The body of a response.
#[derive(Debug, Serialize)]
pub struct Answer {
    /// The answer.
    pub text: String,
}

impl Config {
    /// The configuration that both services use.
    #[must_use]
    pub fn fixed() -> Self {
        Self {
            greeting: "Hello".to_owned(),
        }
    }
}

impl Db {
    /// The data that both services use.
    #[must_use]
    pub fn fixed() -> Self {
        Self {
            token: ("Bearer secret".to_owned(), 7),
        }
    }

    /// The user whose token is in the headers.
    ///
    /// # Errors
    ///
    /// 401 if there is no token, or none that is known.
    pub async fn user_of(&self, headers: &HeaderMap) -> Result<User, StatusCode> {
        let token = headers.get(AUTHORIZATION).ok_or(StatusCode::UNAUTHORIZED)?;
        let is_known = token.as_bytes() == self.token.0.as_bytes();
        is_known
            .then_some(User { id: self.token.1 })
            .ok_or(StatusCode::UNAUTHORIZED)
    }
}

impl<'a> Claude<'a> {
    /// A client of the model.
    #[must_use]
    pub fn new(config: &'a Config, model: u32) -> Self {
        Self { config, model }
    }

    /// The answer for this user.
    #[must_use]
    pub fn answer(&self, user: &User, text: &str) -> Answer {
        Answer {
            text: format!(
                "{} {}: {text} ({})",
                self.config.greeting, user.id, self.model
            ),
        }
    }
}
