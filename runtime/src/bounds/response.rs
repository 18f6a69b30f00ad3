//! Responses, and errors that become responses.

use axum::response::Response;

use crate::sealed::Sealed;

/// A response: a type that implements axum's [`IntoResponse`](axum::response::IntoResponse).
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not implement `IntoResponse`",
    label = "not a response",
    note = "a handler, and each provider that can refuse a request, returns types that implement axum's `IntoResponse`",
    note = "with `#[container(error = ApiError)]`, the error of a provider is converted to `ApiError` first",
    note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#error_that_is_no_response"
)]
pub trait IntoResponse {
    /// The response.
    fn into_response(self) -> Response;

    #[doc(hidden)]
    fn sealed(_: Sealed);
}

#[diagnostic::do_not_recommend]
impl<T: axum::response::IntoResponse> IntoResponse for T {
    #[inline]
    fn into_response(self) -> Response {
        axum::response::IntoResponse::into_response(self)
    }

    fn sealed(_: Sealed) {}
}

/// The return type of a generated handler, which exposes nothing else to axum.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not implement `IntoResponse`",
    label = "not a response",
    note = "a handler returns a type that implements axum's `IntoResponse`",
    note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#what_needs_nothing_and_is_no_response"
)]
pub trait Responds: axum::response::IntoResponse {
    #[doc(hidden)]
    fn sealed(_: Sealed);
}

#[diagnostic::do_not_recommend]
impl<T: axum::response::IntoResponse> Responds for T {
    fn sealed(_: Sealed) {}
}

/// The error of a container or handler, `error = ApiError`. It implements [`From`] for the error of each provider
/// that the handler needs, and for the rejection of each extractor.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{E}` cannot be converted to `{Self}`, the error that `error = …` names",
    label = "refuses with `{E}`",
    note = "write `impl From<{E}> for {Self}`",
    note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#error_that_the_container_cannot_convert"
)]
pub trait ContainerError<E> {
    /// Converts the error.
    fn from_refusal(error: E) -> Self;

    #[doc(hidden)]
    fn sealed(_: Sealed);
}

#[diagnostic::do_not_recommend]
impl<T: From<E>, E> ContainerError<E> for T {
    #[inline]
    fn from_refusal(error: E) -> Self {
        Self::from(error)
    }

    fn sealed(_: Sealed) {}
}

/// Returns the response of a handler's own error, `#[inject(App, error = MatrixError)]`.
#[inline]
pub fn refuse<E: IntoResponse>(error: E) -> Response {
    error.into_response()
}
