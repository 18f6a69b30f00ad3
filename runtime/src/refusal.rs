//! Converts an error to that of the container, `#[container(error = ApiError)]`.

use std::convert::Infallible;

use crate::bounds::ContainerError;
use crate::sealed::Sealed;

/// A refusal: the error of a provider, or the rejection of an extractor.
///
/// `Refusal(error).into_container_error()` is `From::from(error)`. For [`Infallible`] it requires no `From`. One
/// trait cannot express this, because its implementations would overlap for an error that implements
/// `From<Infallible>`. But an inherent method takes precedence over that of a trait.
#[derive(Debug)]
pub struct Refusal<E>(pub E);

impl Refusal<Infallible> {
    /// Never called.
    #[inline]
    #[must_use]
    pub fn into_container_error<T>(self) -> T {
        match self.0 {}
    }
}

/// Converts to the error that a task names, `#[inject(App, task, error = JobError)]`, before it becomes the error
/// that the task returns.
#[inline]
pub const fn own<E>(error: E) -> E {
    error
}

/// The conversion of all other refusals. The method's name is unlikely to occur in a user's trait.
pub trait IntoError<E> {
    /// Converts to the container's error.
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
