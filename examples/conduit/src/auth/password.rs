//! Password hashes.

use argon2::{
    Argon2, PasswordHasher, PasswordVerifier,
    password_hash::{Error, phc},
};

use crate::error::ApiError;

/// A hash, its salt and its parameters, in the PHC string format.
#[derive(Clone, sqlx::Type)]
#[sqlx(transparent)]
pub(crate) struct PasswordHash(String);

impl PasswordHash {
    pub(crate) fn of(argon2: &Argon2<'_>, password: &str) -> Result<Self, ApiError> {
        let hash: phc::PasswordHash = argon2.hash_password(password.as_bytes())?;
        Ok(Self(hash.to_string()))
    }

    pub(crate) fn matches(&self, argon2: &Argon2<'_>, password: &str) -> Result<bool, ApiError> {
        match argon2.verify_password(password.as_bytes(), self.0.as_str()) {
            Ok(()) => Ok(true),
            Err(Error::PasswordInvalid) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }
}
