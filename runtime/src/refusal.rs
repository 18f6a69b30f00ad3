//! How an error becomes that of its container, `#[container(error = ApiError)]`.

use std::convert::Infallible;

use axum::response::Response;

use crate::bounds::{ContainerError, IntoResponse};
use crate::sealed::Sealed;

/// What refuses a request: the error of a provider, or the rejection of an extractor.
///
/// `Refusal(error).into_container_error()` is `From::from(error)`, and of an [`Infallible`] it asks for no
/// `From`. That cannot be said by one trait, whose implementations would overlap where an error has
/// a `From` of it. But a method of the type itself comes before that of a trait.
#[derive(Debug)]
pub struct Refusal<E>(pub E);

impl Refusal<Infallible> {
    /// What never is.
    #[inline]
    #[must_use]
    pub fn into_container_error<T>(self) -> T {
        match self.0 {}
    }
}

/// The response of a handler's own error, `#[inject(App, error = MatrixError)]`.
#[inline]
pub fn refuse<E: IntoResponse>(error: E) -> Response {
    error.into_response()
}

/// The error that a task names, `#[inject(App, task, error = JobError)]`, before it becomes the one that the
/// task returns.
#[inline]
pub const fn own<E>(error: E) -> E {
    error
}

/// The conversion of all other refusals. Its method has a name that no trait of a user has.
pub trait IntoError<E> {
    /// The error of the container.
    fn into_container_error<T: ContainerError<E>>(self) -> T;

    #[doc(hidden)]
    fn sealed(_: Sealed);
}

impl<E> IntoError<E> for Refusal<E> {
    #[inline]
    fn into_container_error<T: ContainerError<E>>(self) -> T {
        T::from_refusal(self.0)
    }

    fn sealed(_: Sealed) {}
}
