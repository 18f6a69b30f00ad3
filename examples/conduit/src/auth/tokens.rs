//! Signed tokens of users.

use axum::http::{HeaderMap, header::AUTHORIZATION};
use jsonwebtoken::{
    Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode, errors::Error,
};
use serde::{Deserialize, Serialize};

use super::AuthError;
use crate::clock::Timestamp;

/// The validity of a token, in seconds.
const VALIDITY: i64 = 30 * 24 * 60 * 60;

/// Issues tokens and verifies them.
pub(crate) struct Tokens {
    signing: EncodingKey,
    verifying: DecodingKey,
}

#[derive(Serialize, Deserialize)]
struct Claims {
    sub: i64,
    exp: i64,
}

impl Tokens {
    pub(crate) fn signed_with(secret: &[u8]) -> Result<Self, Error> {
        Ok(Self {
            signing: EncodingKey::from_secret(secret)?,
            verifying: DecodingKey::from_secret(secret)?,
        })
    }

    pub(crate) fn issue(&self, user: i64, now: Timestamp) -> Result<String, Error> {
        let claims = Claims {
            sub: user,
            exp: now.seconds() + VALIDITY,
        };
        encode(&Header::new(Algorithm::HS256), &claims, &self.signing)
    }

    /// The user of the token in the header `Authorization: Token …`.
    pub(crate) fn verify(&self, headers: &HeaderMap, now: Timestamp) -> Result<i64, AuthError> {
        let header = headers.get(AUTHORIZATION).ok_or(AuthError::Missing)?;
        let token = header
            .to_str()
            .ok()
            .and_then(|header| header.strip_prefix("Token "));
        let token = token.ok_or(AuthError::Invalid)?;
        let claims = self.claims(token).map_err(|_| AuthError::Invalid)?;
        if claims.exp <= now.seconds() {
            return Err(AuthError::Invalid);
        }
        Ok(claims.sub)
    }

    fn claims(&self, token: &str) -> Result<Claims, Error> {
        let mut validation = Validation::new(Algorithm::HS256);
        // `jsonwebtoken` would compare it with the system's clock.
        validation.validate_exp = false;
        Ok(decode::<Claims>(token, &self.verifying, &validation)?.claims)
    }
}
