//! The requirements of generated code on your types.
//!
//! You do not implement these traits: each has a blanket implementation for all types that meet its requirement. If a
//! type does not, rustc reports it in terms of dependency injection. The traits are hidden from the documentation,
//! because rustdoc would list them on the page of each of your types. Other items that rustc may name in such a message
//! are here too. The macros implement [`OneSpellingPerType`].
//!
//! | trait | required of | requirement |
//! |---|---|---|
//! | `FromRequest`, `FromRequestParts` | an extractor | axum's trait of this name |
//! | `HeadAndState` | the arguments of an extraction | the head of a request and the state |
//! | `FromHead` | an extractor of a provider, where another one reads the body | axum's `FromRequestParts` |
//! | `IntoResponse`, `Responds` | a response, or an error that refuses | axum's `IntoResponse` |
//! | `ContainerError<E>` | the `error` of a container or handler | `From<E>` for each refusal |
//! | `FromState<S>` | a container with `state = S` | axum's `FromRef<S>` |
//! | `Singleton` | a singleton | `Send + Sync + 'static` |
//! | `Shared` | a `#[request(shared)]` value | `Send + Sync + 'static` |
//! | `Shareable`, `SharedError` | a value or an error with several users | `Clone` |
//! | `LazyFailure` | the error of a lazy singleton | `Clone + Send + Sync + 'static` |
//! | `TimesOut` | the error of a lazy singleton with a `timeout` | `From<LazyTimeout>` |
//! | `StartUpError` | the error of a singleton | converts into `Box<dyn Error + Send + Sync>` |
//! | `TeardownFailure` | the error of a teardown | converts into `Box<dyn Error + Send + Sync>` |
//! | `TaskReturn` | the return type of a task with a fallible teardown | a `Result` whose error is `From<TeardownError>` |
//! | `Is<T>` | the type that a provider returns | it is the requested type |
//! | `GuardValue` | the value of a guard | it decides nothing, because it is ignored |
//! | `IsGiven<App, Name>` | the builder of a test | the external singleton is set |
//! | `HasNoOwnProvider` | a type from a generic provider | no other provider returns it |

use std::error::Error;
use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::Request;
use axum::http::request::Parts;
use axum::response::Response;

pub use crate::blocking::blocking;
pub use crate::external::{Given, IsGiven, Missing};
pub use crate::fallible::{Fallible, NotAResult, ResultOf, Returned, Value, returns_a_result};
pub use crate::from_head::{FromHead, HeadAndState, extract_head};
pub use crate::guard_value::{GuardValue, guard_result, guard_value, infallible_guard};
pub use crate::instances::{AreTwoTypes, OneOfThemIs, TwoInstances, two_types};
pub use crate::mapped::MappedRequest;
pub use crate::one_spelling::OneSpellingPerType;
pub use crate::own_provider::{
    HasNoOwnProvider, MayBeHeldIn, MayBeProvidedIn, no_held_provider, no_own_provider,
};
pub use crate::refusal::IntoError;
pub use crate::same::{As, Is, same, same_mut, same_type, same_value};
use crate::sealed::Sealed;
pub use crate::shared::{Shared, SharedOf};
pub use crate::singleton::SingletonOf;
pub use crate::teardown::{Carries, Failing, SingletonTeardown, Teardown, Whole};
use crate::{LazyError, LazyTimeout, TeardownError, lazy};

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

/// A value that is passed by value and needed again: a type that implements [`Clone`].
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is taken by value, but is needed elsewhere too, and does not implement `Clone`",
    label = "cannot be cloned",
    note = "ask for `&{Self}`, or derive `Clone` for `{Self}`",
    note = "another parameter, a provider or a guard of the same function needs the value too",
    note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#taken_twice_and_not_clone"
)]
pub trait Shareable: Sized {
    /// A clone for one of the users.
    #[must_use]
    fn clone(&self) -> Self;

    #[doc(hidden)]
    fn sealed(_: Sealed);
}

#[diagnostic::do_not_recommend]
impl<T: Clone> Shareable for T {
    #[inline]
    fn clone(&self) -> Self {
        Clone::clone(self)
    }

    fn sealed(_: Sealed) {}
}

/// A singleton that a parameter receives by value, as a clone: a type that implements [`Clone`].
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "the singleton `{Self}` is taken by value, and does not implement `Clone`",
    label = "cannot be cloned",
    note = "ask for `&{Self}`, or derive `Clone` for `{Self}`",
    note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#singleton_by_value_that_is_not_clone"
)]
pub trait ClonedSingleton: Sized {
    /// A clone for the parameter.
    #[must_use]
    fn clone(&self) -> Self;

    #[doc(hidden)]
    fn sealed(_: Sealed);
}

#[diagnostic::do_not_recommend]
impl<T: Clone> ClonedSingleton for T {
    #[inline]
    fn clone(&self) -> Self {
        Clone::clone(self)
    }

    fn sealed(_: Sealed) {}
}

/// A value with a teardown that a parameter receives by value, as a clone: a type that implements [`Clone`].
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` belongs to its teardown, so it cannot be taken by value",
    label = "ask for `&{Self}` or `&mut {Self}`",
    note = "a type that implements `Clone` is cloned, and the teardown receives the original",
    note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#torn_down_by_value_and_not_clone"
)]
pub trait ClonedBesideTeardown: Sized {
    /// A clone for the parameter.
    #[must_use]
    fn clone(&self) -> Self;

    #[doc(hidden)]
    fn sealed(_: Sealed);
}

#[diagnostic::do_not_recommend]
impl<T: Clone> ClonedBesideTeardown for T {
    #[inline]
    fn clone(&self) -> Self {
        Clone::clone(self)
    }

    fn sealed(_: Sealed) {}
}

/// An error that several parameters receive in a `Result`: a type that implements [`Clone`].
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "several parameters receive the error `{Self}`, which does not implement `Clone`",
    label = "cannot be cloned",
    note = "derive `Clone` for `{Self}`, or let only one of the parameters ask for a `Result`",
    note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#error_that_several_receive"
)]
pub trait SharedError: Sized {
    /// A clone for one of the users.
    #[must_use]
    fn clone(&self) -> Self;

    #[doc(hidden)]
    fn sealed(_: Sealed);
}

#[diagnostic::do_not_recommend]
impl<E: Clone> SharedError for E {
    #[inline]
    fn clone(&self) -> Self {
        Clone::clone(self)
    }

    fn sealed(_: Sealed) {}
}

/// An error of start-up: an [`Error`] that is `Send` and `Sync`, or a type that converts into a boxed one.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an error that `build` can return",
    label = "not an error",
    note = "the error of a singleton's provider implements `std::error::Error` and is `Send` and `Sync`, or converts into a `Box` of such an error",
    note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#start_up_error_that_is_no_error"
)]
pub trait StartUpError {
    /// The error in a box.
    fn boxed(self) -> Box<dyn Error + Send + Sync>;

    #[doc(hidden)]
    fn sealed(_: Sealed);
}

#[diagnostic::do_not_recommend]
impl<T: Into<Box<dyn Error + Send + Sync>>> StartUpError for T {
    fn boxed(self) -> Box<dyn Error + Send + Sync> {
        self.into()
    }

    fn sealed(_: Sealed) {}
}

/// The error of a teardown. It is reported in an event, or its response replaces that of the request.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a teardown cannot fail with `{Self}`",
    label = "neither an error nor a response",
    note = "the error of a teardown implements `IntoResponse`, or converts to the `error` of the container, or implements `std::error::Error` and is `Send` and `Sync`",
    note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#teardown_error_that_is_none"
)]
pub trait TeardownFailure {
    /// The error in a box.
    #[doc(hidden)]
    fn boxed(self) -> Box<dyn Error + Send + Sync>;

    #[doc(hidden)]
    fn sealed(_: Sealed);
}

#[diagnostic::do_not_recommend]
impl<E: Into<Box<dyn Error + Send + Sync>>> TeardownFailure for E {
    fn boxed(self) -> Box<dyn Error + Send + Sync> {
        self.into()
    }

    fn sealed(_: Sealed) {}
}

/// The return type of a task in which a teardown can fail: a `Result` whose error implements [`From`] for
/// [`TeardownError`].
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a teardown in this task can fail, and `{Self}` cannot carry its error",
    label = "not a `Result` whose error is `From<TeardownError>`",
    note = "return a `Result<_, E>`, and write `impl From<hardwire::TeardownError> for E`",
    note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#task_that_cannot_carry_a_teardown"
)]
pub trait TaskReturn {
    #[doc(hidden)]
    fn sealed(_: Sealed);
}

#[diagnostic::do_not_recommend]
impl<T, E: From<TeardownError>> TaskReturn for Result<T, E> {
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

/// The error of a lazy singleton. All waiting callers receive it.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the error of a lazy singleton",
    label = "not `Clone + Send + Sync + 'static`",
    note = "every caller that waits for a lazy singleton receives its error: derive `Clone` for `{Self}`, or return it in an `Arc`",
    note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#lazy_error_that_is_not_clone"
)]
pub trait LazyFailure: Clone + Send + Sync + 'static {
    #[doc(hidden)]
    fn sealed(_: Sealed);
}

#[diagnostic::do_not_recommend]
impl<E: Clone + Send + Sync + 'static> LazyFailure for E {
    fn sealed(_: Sealed) {}
}

/// The error of a lazy singleton with a `timeout`. It can represent the timeout.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot report that a lazy singleton took too long",
    label = "not `From<LazyTimeout>`",
    note = "a provider with a `timeout` fails with its own error: write `impl From<hardwire::LazyTimeout> for {Self}`",
    note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#lazy_error_that_cannot_say_it_took_too_long"
)]
pub trait TimesOut: From<LazyTimeout> {
    /// Limits the build to the timeout.
    #[doc(hidden)]
    fn bounded<T>(
        provider: &'static str,
        bound: Duration,
        build: impl Future<Output = Result<T, LazyError<Self>>> + Send,
    ) -> impl Future<Output = Result<T, LazyError<Self>>> + Send {
        lazy::bounded(provider, bound, build)
    }

    #[doc(hidden)]
    fn sealed(_: Sealed);
}

#[diagnostic::do_not_recommend]
impl<E: From<LazyTimeout>> TimesOut for E {
    fn sealed(_: Sealed) {}
}

/// An argument of a factory that the function receives as well: a type that implements [`Copy`].
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is moved to a factory, and the function needs it too: give the factory a reference or a clone",
    label = "cannot be copied",
    note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#argument_that_is_moved"
)]
pub trait Kept: Sized {
    /// A copy for the factory.
    #[must_use]
    fn kept(&self) -> Self;

    #[doc(hidden)]
    fn sealed(_: Sealed);
}

#[diagnostic::do_not_recommend]
impl<T: Copy> Kept for T {
    #[inline]
    fn kept(&self) -> Self {
        *self
    }

    fn sealed(_: Sealed) {}
}
