//! What the services of all shapes are about.

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
pub struct Tokens {
    known: (String, u64),
}

/// A singleton.
#[derive(Debug)]
pub struct Prices {
    /// What one letter costs.
    pub per_letter: u64,
}

/// Who asks: a value of each request.
#[derive(Debug)]
pub struct User {
    /// The number of the user.
    pub id: u64,
}

/// What answers: made anew at each place that asks.
#[derive(Debug)]
pub struct Model<'a> {
    config: &'a Config,
    prices: &'a Prices,
    number: u32,
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
    text: String,
    price: u64,
}

impl Config {
    /// The one that all services use.
    #[must_use]
    pub fn fixed() -> Self {
        Self {
            greeting: "Hello".to_owned(),
        }
    }
}

impl Prices {
    /// Those that all services use.
    #[must_use]
    pub fn fixed() -> Self {
        Self { per_letter: 2 }
    }
}

impl Tokens {
    /// Those that all services know.
    #[must_use]
    pub fn fixed() -> Self {
        Self {
            known: ("Bearer secret".to_owned(), 7),
        }
    }

    /// The user whose token is in the headers, asked for as a database would be.
    ///
    /// # Errors
    ///
    /// 401 if there is no token, or none that is known.
    pub async fn user_of(&self, headers: &HeaderMap) -> Result<User, StatusCode> {
        self.verify(headers)?;
        Ok(User { id: self.known.1 })
    }

    /// Whether there is a token that is known.
    ///
    /// # Errors
    ///
    /// 401 if there is not.
    pub fn verify(&self, headers: &HeaderMap) -> Result<(), StatusCode> {
        let token = headers.get(AUTHORIZATION).ok_or(StatusCode::UNAUTHORIZED)?;
        let is_known = token.as_bytes() == self.known.0.as_bytes();
        is_known.then_some(()).ok_or(StatusCode::UNAUTHORIZED)
    }
}

impl Answer {
    /// This text for this price.
    #[must_use]
    pub fn new(text: String, price: u64) -> Self {
        Self { text, price }
    }
}

impl<'a> Model<'a> {
    /// A client of this model.
    #[must_use]
    pub fn new(config: &'a Config, prices: &'a Prices, number: u32) -> Self {
        Self {
            config,
            prices,
            number,
        }
    }

    /// The answer for this user, waited for as an upstream would be.
    pub async fn answer(&self, user: u64, text: &str) -> Answer {
        Answer {
            text: format!("{} {user}: {text} ({})", self.config.greeting, self.number),
            price: self.prices.per_letter * text.len() as u64,
        }
    }
}
