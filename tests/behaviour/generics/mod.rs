//! Generic providers: one instance for each requested type.

mod factories;
mod forms;
mod instances;
mod patterns;
mod shapes;
mod singletons;

use std::marker::PhantomData;

use axum::http::{HeaderMap, StatusCode};

/// A permission, as a type.
trait Scope: Send + Sync + 'static {
    const NAME: &'static str;
}

struct Read;
struct Write;

impl Scope for Read {
    const NAME: &'static str = "read";
}

impl Scope for Write {
    const NAME: &'static str = "write";
}

/// The user who sent the request, with their scopes.
struct User(String);

impl User {
    fn of(headers: &HeaderMap) -> Self {
        let scopes = headers
            .get("scopes")
            .and_then(|scopes| scopes.to_str().ok());
        Self(scopes.unwrap_or_default().to_owned())
    }

    fn may<S: Scope>(&self) -> bool {
        self.0.split(',').any(|scope| scope == S::NAME)
    }
}

/// Proof that the user has this scope.
struct Authorized<S> {
    name: &'static str,
    scope: PhantomData<fn() -> S>,
}

impl<S: Scope> Authorized<S> {
    fn of(user: &User) -> Result<Self, StatusCode> {
        let authorized = Self {
            name: S::NAME,
            scope: PhantomData,
        };
        let is_allowed = user.may::<S>();
        is_allowed
            .then_some(authorized)
            .ok_or(StatusCode::FORBIDDEN)
    }
}
