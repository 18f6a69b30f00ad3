//! Who is calling.

use axum::{
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use hardwire::module;

#[module]
impl AuthModule {
    /// Who is calling.
    #[request]
    fn user(headers: &HeaderMap) -> Result<User, AuthError> {
        bypass(headers)
    }
}

/// A caller that was let in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct User;

/// Why a caller was turned away. Nobody is, as long as authentication can only be bypassed.
#[derive(Debug)]
pub(crate) enum AuthError {}

impl IntoResponse for AuthError {
    fn into_response(self) -> Response {
        match self {}
    }
}

/// Everyone is let in, whatever their headers say.
#[expect(
    clippy::unnecessary_wraps,
    reason = "verifying a token will be able to fail"
)]
fn bypass(_headers: &HeaderMap) -> Result<User, AuthError> {
    Ok(User)
}
