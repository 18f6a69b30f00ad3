//! The return type of a function for `map_request_with_state`.

use axum::extract::Request;
use axum::response::Response;

use crate::bounds::IntoResponse;
use crate::sealed::Sealed;

/// The request to continue with, or the response that refuses it: axum's [`Request`], or a `Result` of it.
///
/// A function under `#[inject]` with this return type is for axum's
/// [`map_request_with_state`](axum::middleware::map_request_with_state).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not what a function for `map_request_with_state` returns",
    label = "not axum's `Request`, or a `Result` of it",
    note = "`#[inject]` treats a function whose return type is written `Request` or `Result<Request, …>` as one; give a response of your own another name",
    note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#mapped_request_behind_an_alias"
)]
pub trait MappedRequest {
    /// Converts both forms to one type.
    #[expect(clippy::missing_errors_doc, reason = "it is one or not")]
    #[expect(
        clippy::result_large_err,
        reason = "both are as large, and neither is boxed for that"
    )]
    fn mapped(self) -> Result<Request, Response>;

    #[doc(hidden)]
    fn sealed(_: Sealed);
}

impl MappedRequest for Request {
    fn mapped(self) -> Result<Request, Response> {
        Ok(self)
    }

    fn sealed(_: Sealed) {}
}

impl<E: IntoResponse> MappedRequest for Result<Request, E> {
    fn mapped(self) -> Result<Request, Response> {
        self.map_err(IntoResponse::into_response)
    }

    fn sealed(_: Sealed) {}
}
