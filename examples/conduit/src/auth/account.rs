//! Users in requests and responses.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::User;
use crate::{error::ApiError, validation::Faults};

/// Wraps a user in requests and responses: `{"user": …}`.
#[derive(Deserialize, Serialize, ToSchema)]
pub(crate) struct UserBody<T> {
    pub(super) user: T,
}

#[derive(Deserialize, ToSchema)]
pub(crate) struct Registration {
    pub(super) username: String,
    pub(super) email: String,
    pub(super) password: String,
}

#[derive(Deserialize, ToSchema)]
pub(crate) struct Login {
    pub(super) email: String,
    pub(super) password: String,
}

/// Absent fields do not change.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Changes {
    pub(super) username: Option<String>,
    pub(super) email: Option<String>,
    pub(super) password: Option<String>,
    pub(super) bio: Option<String>,
    pub(super) image: Option<String>,
}

/// The user, in responses to the same user.
#[derive(Serialize, ToSchema)]
pub(crate) struct Account {
    email: String,
    token: String,
    username: String,
    bio: String,
    image: String,
}

impl Registration {
    pub(super) fn check(&self) -> Result<(), ApiError> {
        Faults::default()
            .filled("username", Some(&self.username))
            .filled("email", Some(&self.email))
            .filled("password", Some(&self.password))
            .check()
    }
}

impl Changes {
    pub(super) fn check(&self) -> Result<(), ApiError> {
        Faults::default()
            .filled("username", self.username.as_deref())
            .filled("email", self.email.as_deref())
            .filled("password", self.password.as_deref())
            .check()
    }
}

impl Account {
    pub(super) fn new(user: User, token: String) -> Self {
        let User {
            email,
            username,
            bio,
            image,
            ..
        } = user;
        Self {
            email,
            token,
            username,
            bio,
            image,
        }
    }
}
