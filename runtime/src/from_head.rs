//! The extractor of a provider that cannot read the body.

use std::future::Future;

use axum::http::request::Parts;

use crate::bounds::{Extracted, Head};
use crate::sealed::Sealed;

/// An extractor of a provider, where another extractor reads the body: a type that implements axum's
/// [`FromRequestParts`](axum::extract::FromRequestParts).
///
/// `M` is always [`Head`]. Because it must be inferred, rustc examines the type.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a provider takes `{Self}`, which cannot be extracted from the head of a request",
    label = "needs that provider",
    note = "one extractor reads the body, the last one: a provider's only if the function has none and nothing after it needs the head",
    note = "let the function read the body, or mark the provider that needs the head later with `after_body`",
    note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#provider_that_reads_the_body_of_another"
)]
pub trait FromHead<S, M>: Sized {
    /// The rejection.
    type Rejection: axum::response::IntoResponse;

    /// Extracts the value from the head of the request.
    fn from_head(
        parts: &mut Parts,
        state: &S,
    ) -> impl Future<Output = Result<Self, Self::Rejection>> + Send;

    #[doc(hidden)]
    fn sealed(_: Sealed);
}

#[diagnostic::do_not_recommend]
impl<T: axum::extract::FromRequestParts<S>, S> FromHead<S, Head> for T {
    type Rejection = T::Rejection;

    #[inline]
    fn from_head(
        parts: &mut Parts,
        state: &S,
    ) -> impl Future<Output = Result<Self, Self::Rejection>> + Send {
        T::from_request_parts(parts, state)
    }

    fn sealed(_: Sealed) {}
}

/// Extracts the value of a provider's parameter, whose type the caller cannot name, from the head of the request.
///
/// # Errors
///
/// Returns the rejection of the extractor.
#[doc(hidden)]
#[inline]
pub fn extract_head<T: FromHead<S, M>, S, M>(
    _: Extracted<T>,
    parts: &mut Parts,
    state: &S,
) -> impl Future<Output = Result<T, T::Rejection>> + Send {
    T::from_head(parts, state)
}

/// The head of a request, and the state for which it is extracted. It is one argument of a type without a state in it:
/// otherwise rustc shows an error of [`FromHead`] at the state.
#[doc(hidden)]
pub trait HeadAndState<'p, 's, S: 's> {
    /// Returns both.
    fn split(self) -> (&'p mut Parts, &'s S);

    #[doc(hidden)]
    fn sealed(_: Sealed);
}

impl<'p, 's, S: 's> HeadAndState<'p, 's, S> for (&'p mut Parts, &'s S) {
    #[inline]
    fn split(self) -> (&'p mut Parts, &'s S) {
        self
    }

    fn sealed(_: Sealed) {}
}
