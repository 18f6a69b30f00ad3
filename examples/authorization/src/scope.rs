//! The scopes of a token, as types.

use std::marker::PhantomData;

/// A scope that a token can have.
pub(crate) trait Scope {
    /// Its name in the token.
    const NAME: &'static str;
}

pub(crate) struct Read;

impl Scope for Read {
    const NAME: &'static str = "read";
}

pub(crate) struct Write;

impl Scope for Write {
    const NAME: &'static str = "write";
}

/// Proof that the user has this scope.
pub(crate) struct Authorized<S>(PhantomData<S>);

impl<S: Scope> Authorized<S> {
    pub(crate) fn new() -> Self {
        Self(PhantomData)
    }
}
