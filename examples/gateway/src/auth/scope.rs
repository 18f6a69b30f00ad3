//! Scopes as types: a handler that asks for a scope cannot be called without it.

use std::marker::PhantomData;

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde_json::json;

use super::User;

/// A scope that a token can have.
pub(crate) trait Scope: Send + Sync + 'static {
    /// Its name in the token.
    const NAME: &'static str;
}

/// Permission to chat.
#[derive(Debug)]
pub(crate) enum DuoChat {}

impl Scope for DuoChat {
    const NAME: &'static str = "duo_chat";
}

/// Proof that the caller has this scope.
#[derive(Debug)]
pub(crate) struct Authorized<S>(PhantomData<S>);

impl<S: Scope> Authorized<S> {
    pub(super) fn of(user: &User) -> Result<Self, Forbidden> {
        let is_authorized = user.may(S::NAME);
        is_authorized.then_some(Self(PhantomData)).ok_or(Forbidden)
    }
}

/// The caller does not have the scope.
#[derive(Debug)]
pub(crate) struct Forbidden;

impl IntoResponse for Forbidden {
    fn into_response(self) -> Response {
        (
            StatusCode::FORBIDDEN,
            Json(json!({ "detail": "Forbidden" })),
        )
            .into_response()
    }
}

#[cfg(test)]
mod tests {
    use axum::{http::StatusCode, response::IntoResponse};

    use super::Forbidden;

    #[test]
    fn a_caller_without_the_scope_receives_a_403() {
        let response = Forbidden.into_response();
        assert_eq!(response.status(), StatusCode::FORBIDDEN);
    }
}
