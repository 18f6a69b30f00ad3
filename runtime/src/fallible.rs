//! The macros decide by the name of the return type whether a provider can fail. Here rustc confirms it.

use std::convert::Infallible;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use crate::bounds::{Shareable, SharedError};

/// A `Result` of this value, under any alias.
///
/// A provider whose return type is named `…Result<T>` can fail, and provides `T`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a `Result` of `{T}`, although its name says so",
    label = "not a `Result<{T}, _>`",
    note = "a provider whose return type is called `…Result<T>` can fail, and provides `T`: write `Result<…>` if it provides something else",
    note = "to provide `{Self}` itself, write `#[request(infallible)]`, or the same on a singleton or a factory",
    note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#not_a_result"
)]
pub trait ResultOf<T>: sealed::Sealed {}

#[diagnostic::do_not_recommend]
impl<T, E> ResultOf<T> for Result<T, E> {}

/// A `Result`. It exposes the error type even if an alias hides it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a `Result`, although its name says so",
    label = "not a `Result`",
    note = "a provider whose return type is called `…Result<T>` can fail, and provides `T`",
    note = "to provide `{Self}` itself, write `#[request(infallible)]`, or the same on a singleton or a factory",
    note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#not_a_result"
)]
pub trait Fallible: sealed::Sealed {
    /// The error type.
    type Error;
}

#[diagnostic::do_not_recommend]
impl<T, E> Fallible for Result<T, E> {
    type Error = E;
}

/// A type that a provider can return as a value.
///
/// This is every type except a `Result` with another name, such as `type Checked = Result<(), Denied>`.
#[diagnostic::on_unimplemented(
    message = "a provider's return type is a `Result` behind an alias",
    label = "write `{Self}`",
    note = "whether a provider can fail is decided by the name of its return type, which is `Result` or ends in it: `AppResult<T>`",
    note = "to provide the `Result` itself, write `#[request(infallible)]`, or the same on a singleton or a factory",
    note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#result_behind_an_alias"
)]
pub trait NotAResult: sealed::Sealed {}

/// Without any implementation, rustc would add a note that there is none.
#[diagnostic::do_not_recommend]
impl NotAResult for Mistaken {}

#[allow(unreachable_pub, reason = "a public trait needs it, and nobody else")]
mod sealed {
    pub trait Sealed {}

    impl<T, E> Sealed for Result<T, E> {}

    impl Sealed for super::Mistaken {}
}

/// Confirms that a provider returns a `Result` of the provided type.
#[doc(hidden)]
pub const fn returns_a_result<R: ResultOf<T>, T>() {}

/// The return type of a provider.
#[doc(hidden)]
pub struct Returned<T>(PhantomData<fn() -> T>);

impl<T> Returned<T> {
    /// The type is this one.
    #[doc(hidden)]
    pub const TYPE: Self = Self(PhantomData);
}

impl<T, E> Returned<Result<T, E>> {
    /// Takes precedence for a `Result`, and never compiles.
    #[doc(hidden)]
    pub fn is_a_value(self)
    where
        Result<T, E>: NotAResult,
    {
    }
}

/// Accepts every return type that is not a `Result`.
#[doc(hidden)]
pub trait Value: Sized {
    #[doc(hidden)]
    #[allow(clippy::wrong_self_convention, reason = "it is called on a constant")]
    fn is_a_value(self) {}

    #[doc(hidden)]
    fn sealed(_: crate::sealed::Sealed);
}

impl<T> Value for Returned<T> {
    fn sealed(_: crate::sealed::Sealed) {}
}

impl<T> fmt::Debug for Returned<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Returned")
    }
}

/// The return value of a provider, as a `Result`.
///
/// If it is not a `Result`, the container does not compile. To avoid further errors, this then has whatever type is
/// expected.
#[derive(Debug)]
pub struct Outcome<T>(pub T);

impl<T, E> Outcome<Result<T, E>> {
    /// The `Result` itself.
    ///
    /// # Errors
    ///
    /// The provider's error.
    #[inline]
    pub fn result(self) -> Result<T, E> {
        self.0
    }
}

/// Clones the value or the error in a slot.
///
/// # Errors
///
/// A clone of the error.
pub fn owned<T: Shareable, E: SharedError>(lent: &Result<&mut T, E>) -> Result<T, E> {
    match lent {
        Ok(value) => Ok(Shareable::clone(&**value)),
        Err(error) => Err(SharedError::clone(error)),
    }
}

/// An error of which an earlier parameter has received a clone. It is cloned again if possible. If it is not `Clone`,
/// the other parameter already reports it.
#[derive(Debug)]
pub struct Again<'a, E>(pub &'a E);

impl<E: Clone> Again<'_, E> {
    /// Returns another clone.
    #[inline]
    #[must_use]
    pub fn cloned(&self) -> E {
        self.0.clone()
    }
}

impl<E> Deref for Again<'_, E> {
    type Target = Uncloned<E>;

    fn deref(&self) -> &Uncloned<E> {
        &Uncloned(PhantomData)
    }
}

/// An error that does not implement `Clone`.
#[derive(Debug)]
pub struct Uncloned<E>(PhantomData<fn() -> E>);

impl<E> Uncloned<E> {
    /// Never called, because the program does not compile.
    #[doc(hidden)]
    #[allow(
        clippy::unused_self,
        reason = "it is found by the type that it is called on"
    )]
    pub fn cloned(&self) -> E {
        unreachable!()
    }
}

/// Unwraps a value that is only built if something needs it. It is not needed if the value that depends on it exists
/// already, or is overridden.
///
/// # Panics
///
/// If the value was not built.
#[track_caller]
pub fn needed<T>(value: Option<T>) -> T {
    value.expect("what is needed was made")
}

/// The return value of a provider that was assumed to be a `Result`.
#[derive(Debug)]
pub struct Mistaken;

impl Mistaken {
    /// Never called, because the program does not compile.
    #[doc(hidden)]
    #[allow(
        clippy::unused_self,
        reason = "it is found by the type that it is called on"
    )]
    pub fn result<T>(&self) -> Result<T, Infallible> {
        unreachable!()
    }
}

impl<T> Deref for Outcome<T> {
    type Target = Mistaken;

    fn deref(&self) -> &Mistaken {
        &Mistaken
    }
}
