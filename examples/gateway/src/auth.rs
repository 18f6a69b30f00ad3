//! Who is calling, and what they may do.

mod caller;
mod scope;

use axum::{
    http::{Extensions, HeaderMap},
    response::{IntoResponse, Response},
};
use hardwire::module;

pub(crate) use caller::Caller;
pub(crate) use scope::{Authorized, DuoChat, Forbidden, Scope};

#[module]
impl AuthModule {
    /// Who is calling.
    #[request]
    fn user(headers: &HeaderMap) -> Result<User, AuthError> {
        bypass(headers)
    }

    /// Whose requests are counted together.
    #[request]
    fn caller(user: &User, extensions: &Extensions) -> Caller {
        Caller::of(user, extensions)
    }

    /// A caller who may do what the scope allows, for each scope that a handler asks for.
    #[request]
    fn authorized<S: Scope>(user: &User) -> Result<Authorized<S>, Forbidden> {
        Authorized::of(user)
    }
}

/// A caller that was let in.
#[derive(Debug, Clone)]
pub(crate) struct User {
    /// The scopes of their token; nothing is checked where authentication is bypassed.
    scopes: Option<Vec<String>>,
}

impl User {
    /// Who they are, by their token; `None` where authentication is bypassed.
    #[expect(clippy::unused_self, reason = "there are no tokens yet")]
    fn id(&self) -> Option<&str> {
        None
    }

    fn may(&self, scope: &str) -> bool {
        let scopes = self.scopes.as_ref();
        scopes.is_none_or(|scopes| scopes.iter().any(|own| own == scope))
    }
}

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
    Ok(User { scopes: None })
}

#[cfg(test)]
mod tests {
    use super::{AuthModule, Authorized, DuoChat, Forbidden, User};

    fn chatting(scopes: Option<&[&str]>) -> Result<Authorized<DuoChat>, Forbidden> {
        let owned = |scopes: &[&str]| scopes.iter().copied().map(str::to_owned).collect();
        AuthModule::authorized(&User {
            scopes: scopes.map(owned),
        })
    }

    #[test]
    fn a_caller_with_the_scope_is_authorized() {
        assert!(chatting(Some(&["code_suggestions", "duo_chat"])).is_ok());
    }

    #[test]
    fn a_caller_without_the_scope_is_not() {
        assert!(chatting(Some(&["code_suggestions"])).is_err());
        assert!(chatting(Some(&[])).is_err());
    }

    #[test]
    fn everyone_is_where_authentication_is_bypassed() {
        assert!(chatting(None).is_ok());
    }
}
