//! What generated code asks of your types.
//!
//! Nothing has to implement these traits, and nothing can: each has an implementation for all types
//! that do what it says. Where a type does not, rustc says so in words about wiring.

use std::error::Error;
use std::future::Future;

use axum::extract::Request;
use axum::http::request::Parts;
use axum::response::Response;

pub use crate::teardown::{SingletonTeardown, Teardown};

/// An extractor, whether or not it reads the body: what implements axum's
/// [`FromRequest`](axum::extract::FromRequest).
#[diagnostic::on_unimplemented(
    message = "nothing in `{S}` provides `{Self}`, and it is no extractor",
    label = "neither provided nor extracted",
    note = "a provider of `{S}` returns the type as it is written here, and an extractor implements axum's `FromRequest` or `FromRequestParts`"
)]
pub trait FromRequest<S, M>: Sized {
    /// Why there is no such value.
    type Rejection;

    /// The value, made from the whole request.
    fn from_request(
        request: Request,
        state: &S,
    ) -> impl Future<Output = Result<Self, Self::Rejection>> + Send;
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
}

/// An extractor that leaves the body alone: what implements axum's
/// [`FromRequestParts`](axum::extract::FromRequestParts).
///
/// `M` is always [`Head`]. It is there to be inferred: rustc looks into the types that it knows all
/// of, and then tells what axum's trait lacks.
#[diagnostic::on_unimplemented(
    message = "nothing in `{S}` provides `{Self}`, and it is no extractor of a request's head",
    label = "neither provided nor extracted from the head",
    note = "a provider of `{S}` returns the type as it is written here, and such an extractor implements axum's `FromRequestParts`",
    note = "the body is read by one extractor, the last one"
)]
pub trait FromRequestParts<S, M>: Sized {
    /// Why there is no such value.
    type Rejection;

    /// The value, made from the head of the request.
    fn from_request_parts(
        parts: &mut Parts,
        state: &S,
    ) -> impl Future<Output = Result<Self, Self::Rejection>> + Send;
}

/// All of a request but its body.
#[derive(Debug)]
pub enum Head {}

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
}

/// What can be answered: what implements axum's
/// [`IntoResponse`](axum::response::IntoResponse).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no response",
    label = "nothing to answer with",
    note = "what a handler returns, and the error of a provider that it needs, implements axum's `IntoResponse`",
    note = "under `#[container(error = ApiError)]`, the error of a provider becomes an `ApiError` first"
)]
pub trait IntoResponse {
    /// The response.
    fn into_response(self) -> Response;
}

#[diagnostic::do_not_recommend]
impl<T: axum::response::IntoResponse> IntoResponse for T {
    #[inline]
    fn into_response(self) -> Response {
        axum::response::IntoResponse::into_response(self)
    }
}

/// The same for axum, which is told that the handler returns no more than that.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no response",
    label = "nothing to answer with",
    note = "what a handler returns implements axum's `IntoResponse`"
)]
pub trait Responds: axum::response::IntoResponse {}

#[diagnostic::do_not_recommend]
impl<T: axum::response::IntoResponse> Responds for T {}

/// What can be given away and kept for others: what is [`Clone`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is asked for by value where others need it too, and is not `Clone`",
    label = "cannot be cloned",
    note = "derive `Clone` for `{Self}`, or ask for `&{Self}`"
)]
pub trait Shareable: Sized {
    /// A clone for one of those who need it.
    #[must_use]
    fn clone(&self) -> Self;
}

#[diagnostic::do_not_recommend]
impl<T: Clone> Shareable for T {
    #[inline]
    fn clone(&self) -> Self {
        Clone::clone(self)
    }
}

/// What the start-up of a container can fail with: an [`Error`] that is `Send` and `Sync`, or what
/// becomes one in a `Box`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no error that `build` can return",
    label = "not an error",
    note = "what the provider of a singleton fails with implements `std::error::Error` and is `Send` and `Sync`, or becomes a `Box` of that"
)]
pub trait StartUpError {
    /// The error in a box.
    fn boxed(self) -> Box<dyn Error + Send + Sync>;
}

#[diagnostic::do_not_recommend]
impl<T: Into<Box<dyn Error + Send + Sync>>> StartUpError for T {
    fn boxed(self) -> Box<dyn Error + Send + Sync> {
        self.into()
    }
}
