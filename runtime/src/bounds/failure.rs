//! Errors outside of handlers: of singletons, of teardowns and of tasks.

use std::error::Error;
use std::future::Future;
use std::time::Duration;

use crate::sealed::Sealed;
use crate::{LazyError, LazyTimeout, TeardownError, lazy};

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
