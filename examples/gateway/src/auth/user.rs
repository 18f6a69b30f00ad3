//! An authenticated caller.

/// An authenticated caller.
#[derive(Debug, Clone)]
pub(crate) struct User {
    /// The subject of the token, with its issuer.
    pub(super) id: Option<String>,
    /// The scopes of the token. `None` if authentication is bypassed; scopes are not checked then.
    pub(super) scopes: Option<Vec<String>>,
}

impl User {
    /// The caller if authentication is bypassed.
    pub(super) fn anyone() -> Self {
        Self {
            id: None,
            scopes: None,
        }
    }

    /// Identifies the caller. `None` if the token has no subject, or if authentication is bypassed.
    pub(super) fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    pub(super) fn may(&self, scope: &str) -> bool {
        let scopes = self.scopes.as_ref();
        scopes.is_none_or(|scopes| scopes.iter().any(|own| own == scope))
    }
}

#[cfg(test)]
mod tests {
    use super::User;
    use crate::auth::{AuthModule, Authorized, DuoChat, Forbidden};

    fn chatting(scopes: Option<&[&str]>) -> Result<Authorized<DuoChat>, Forbidden> {
        let owned = |scopes: &[&str]| scopes.iter().copied().map(str::to_owned).collect();
        AuthModule::authorized(&User {
            scopes: scopes.map(owned),
            ..User::anyone()
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
