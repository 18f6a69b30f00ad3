//! The state of a router.

use crate::sealed::Sealed;

/// A container that is part of another state, `#[container(state = AppState)]`: it implements axum's
/// [`FromRef`](axum::extract::FromRef) for that state.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be taken from `{S}`",
    label = "the state of the application",
    note = "write `impl FromRef<{S}> for {Self}`, which clones the container that the state holds",
    note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#state_that_holds_no_container"
)]
pub trait FromState<S> {
    /// The container.
    fn from_state(state: &S) -> Self;

    #[doc(hidden)]
    fn sealed(_: Sealed);
}

#[diagnostic::do_not_recommend]
impl<A: axum::extract::FromRef<S>, S> FromState<S> for A {
    #[inline]
    fn from_state(state: &S) -> Self {
        A::from_ref(state)
    }

    fn sealed(_: Sealed) {}
}

/// Returns the container in the state.
#[inline]
pub fn from_state<S, A: FromState<S>>(state: &S) -> A {
    A::from_state(state)
}
