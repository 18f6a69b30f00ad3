//! Extractors.

use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::sync::Arc;

use axum::extract::Request;
use axum::http::request::Parts;

use crate::sealed::Sealed;

/// An extractor that may consume the body: a type that implements axum's [`FromRequest`](axum::extract::FromRequest).
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{S}` does not provide `{Self}`, and it is not an extractor",
    label = "neither provided nor extracted",
    note = "a dependency is a type that a provider of `{S}` returns; an extractor implements axum's `FromRequest` or `FromRequestParts`",
    note = "`Json<T>`, `Query<T>`, `Path<T>` and `Form<T>` need `T: serde::Deserialize`, `Extension<T>` needs `T: Clone`; ask for a singleton as `&T` instead of `State<T>`",
    note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#last_neither_provided_nor_extractor"
)]
pub trait FromRequest<S, M>: Sized {
    /// The rejection.
    type Rejection;

    /// Extracts the value from the whole request.
    fn from_request(
        request: Request,
        state: &S,
    ) -> impl Future<Output = Result<Self, Self::Rejection>> + Send;

    #[doc(hidden)]
    fn sealed(_: Sealed);
}

#[diagnostic::do_not_recommend]
impl<T: axum::extract::FromRequest<S, M>, S, M> FromRequest<S, M> for T {
    type Rejection = T::Rejection;

    #[inline]
    fn from_request(
        request: Request,
        state: &S,
    ) -> impl Future<Output = Result<Self, Self::Rejection>> + Send {
        T::from_request(request, state)
    }

    fn sealed(_: Sealed) {}
}

/// An extractor that does not consume the body: a type that implements axum's
/// [`FromRequestParts`](axum::extract::FromRequestParts).
///
/// `M` is always [`Head`]. Because it must be inferred, rustc examines the type, and its message names the
/// requirement of axum's trait that is not met.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{S}` does not provide `{Self}`, and it is not an extractor of a request's head",
    label = "neither provided nor extracted from the head",
    note = "a dependency is a type that a provider of `{S}` returns; an extractor implements axum's `FromRequest` or `FromRequestParts`",
    note = "`Json<T>`, `Query<T>`, `Path<T>` and `Form<T>` need `T: serde::Deserialize`, `Extension<T>` needs `T: Clone`; ask for a singleton as `&T` instead of `State<T>`",
    note = "one extractor reads the body, the last one; all others implement axum's `FromRequestParts`",
    note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#two_that_read_the_body"
)]
pub trait FromRequestParts<S, M>: Sized {
    /// The rejection.
    type Rejection;

    /// Extracts the value from the head of the request.
    fn from_request_parts(
        parts: &mut Parts,
        state: &S,
    ) -> impl Future<Output = Result<Self, Self::Rejection>> + Send;

    #[doc(hidden)]
    fn sealed(_: Sealed);
}

/// Extracts `T` from the whole request.
///
/// # Errors
///
/// The rejection of the extractor.
#[inline]
pub fn from_request<T: FromRequest<S, M>, S, M>(
    request: Request,
    state: &S,
) -> impl Future<Output = Result<T, T::Rejection>> + Send {
    T::from_request(request, state)
}

/// Extracts `T` from the head of the request.
///
/// # Errors
///
/// The rejection of the extractor.
#[inline]
pub fn from_request_parts<T: FromRequestParts<S, M>, S, M>(
    parts: &mut Parts,
    state: &S,
) -> impl Future<Output = Result<T, T::Rejection>> + Send {
    T::from_request_parts(parts, state)
}

/// The same as [`from_request`], for a type that cannot be named where it is extracted.
#[doc(hidden)]
#[inline]
pub fn extract<T: FromRequest<S, M>, S, M>(
    _: Extracted<T>,
    request: Request,
    state: &S,
) -> impl Future<Output = Result<T, T::Rejection>> + Send {
    T::from_request(request, state)
}

/// A request without its body.
#[derive(Debug)]
pub enum Head {}

/// Carries the type of an extractor to a handler that cannot name it, because the provider may be in another module.
#[doc(hidden)]
pub struct Extracted<T: ?Sized>(PhantomData<fn() -> T>);

impl<T: ?Sized> Extracted<T> {
    /// The type is this one.
    #[doc(hidden)]
    #[must_use]
    pub const fn new() -> Self {
        Self(PhantomData)
    }

    /// Creates the marker.
    #[doc(hidden)]
    #[must_use]
    pub const fn in_arc(self) -> Extracted<Arc<T>> {
        Extracted::new()
    }

    /// Creates the marker.
    #[doc(hidden)]
    #[must_use]
    pub const fn in_box(self) -> Extracted<Box<T>> {
        Extracted::new()
    }
}

impl<T> Extracted<T> {
    /// The same for an optional value.
    #[doc(hidden)]
    #[must_use]
    pub const fn in_option(self) -> Extracted<Option<T>> {
        Extracted::new()
    }
}

impl<T: ?Sized> fmt::Debug for Extracted<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Extracted")
    }
}

#[diagnostic::do_not_recommend]
impl<T: axum::extract::FromRequestParts<S>, S> FromRequestParts<S, Head> for T {
    type Rejection = T::Rejection;

    #[inline]
    fn from_request_parts(
        parts: &mut Parts,
        state: &S,
    ) -> impl Future<Output = Result<Self, Self::Rejection>> + Send {
        T::from_request_parts(parts, state)
    }

    fn sealed(_: Sealed) {}
}
