//! The types and functions that the services of all shapes share.

use axum::http::{HeaderMap, StatusCode, header::AUTHORIZATION};
use serde::{Deserialize, Serialize};

/// The configuration, a singleton.
#[derive(Debug)]
pub struct Config {
    /// The first word of every answer.
    pub greeting: String,
}

/// The known tokens, a singleton.
#[derive(Debug)]
pub struct Tokens {
    known: (String, u64),
}

/// The prices, a singleton.
#[derive(Debug)]
pub struct Prices {
    /// The price of one letter.
    pub per_letter: u64,
}

/// The user of a request.
#[derive(Debug)]
pub struct User {
    /// The id of the user.
    pub id: u64,
}

/// The model that answers, built by a factory.
#[derive(Debug)]
pub struct Model<'a> {
    config: &'a Config,
    prices: &'a Prices,
    number: u32,
}

/// The body of a request.
#[derive(Debug, Deserialize)]
pub struct Ask {
    /// The number of the model.
    pub model: u32,
    /// The question.
    pub text: String,
}

/// The body of a response.
#[derive(Debug, Serialize)]
pub struct Answer {
    text: String,
    price: u64,
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

impl Prices {
    /// The same tokens for all services.
    #[must_use]
    pub fn fixed() -> Self {
        Self { per_letter: 2 }
    }
}

impl Tokens {
    /// The same prices for all services.
    #[must_use]
    pub fn fixed() -> Self {
        Self {
            known: ("Bearer secret".to_owned(), 7),
        }
    }

    /// Finds the user whose token is in the headers. It is async, like a database query.
    ///
    /// # Errors
    ///
    /// 401 if there is no token, or if it is unknown.
    pub async fn user_of(&self, headers: &HeaderMap) -> Result<User, StatusCode> {
        self.verify(headers)?;
        Ok(User { id: self.known.1 })
    }

    /// Checks that the headers contain a known token.
    ///
    /// # Errors
    ///
    /// 401 if they do not.
    pub fn verify(&self, headers: &HeaderMap) -> Result<(), StatusCode> {
        let token = headers.get(AUTHORIZATION).ok_or(StatusCode::UNAUTHORIZED)?;
        let is_known = token.as_bytes() == self.known.0.as_bytes();
        is_known.then_some(()).ok_or(StatusCode::UNAUTHORIZED)
    }
}

impl Answer {
    /// An answer with this text and price.
    #[must_use]
    pub fn new(text: String, price: u64) -> Self {
        Self { text, price }
    }
}

impl<'a> Model<'a> {
    /// A client of the model with this number.
    #[must_use]
    pub fn new(config: &'a Config, prices: &'a Prices, number: u32) -> Self {
        Self {
            config,
            prices,
            number,
        }
    }

    /// The answer for this user. It is async, like a call to an upstream.
    pub async fn answer(&self, user: u64, text: &str) -> Answer {
        Answer {
            text: format!("{} {user}: {text} ({})", self.config.greeting, self.number),
            price: self.prices.per_letter * text.len() as u64,
        }
    }
}
