//! Whether a provider can fail is read off the name of the type that it returns. Here the compiler
//! confirms it.

use std::convert::Infallible;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use crate::bounds::{Shareable, SharedError};

/// A `Result` of this value, whatever alias it is written as.
///
/// A provider whose return type is called `…Result<T>` can fail, and provides `T`.
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

/// A `Result`, whose error is named even where an alias hides it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a `Result`, although its name says so",
    label = "not a `Result`",
    note = "a provider whose return type is called `…Result<T>` can fail, and provides `T`",
    note = "to provide `{Self}` itself, write `#[request(infallible)]`, or the same on a singleton or a factory",
    note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#not_a_result"
)]
pub trait Fallible: sealed::Sealed {
    /// What it fails with.
    type Error;
}

#[diagnostic::do_not_recommend]
impl<T, E> Fallible for Result<T, E> {
    type Error = E;
}

/// A type that a provider can return as a value.
///
/// Everything is one, but a `Result` that is called otherwise: `type Checked = Result<(), Denied>`.
#[diagnostic::on_unimplemented(
    message = "a provider's return type is a `Result` behind an alias",
    label = "write `{Self}`",
    note = "whether a provider can fail is decided by the name of its return type, which is `Result` or ends in it: `AppResult<T>`",
    note = "to provide the `Result` itself, write `#[request(infallible)]`, or the same on a singleton or a factory",
    note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#result_behind_an_alias"
)]
pub trait NotAResult: sealed::Sealed {}

/// With an implementation at all, rustc does not say that there is none.
#[diagnostic::do_not_recommend]
impl NotAResult for Mistaken {}

#[allow(unreachable_pub, reason = "a public trait needs it, and nobody else")]
mod sealed {
    pub trait Sealed {}

    impl<T, E> Sealed for Result<T, E> {}

    impl Sealed for super::Mistaken {}
}

/// That a provider returns a `Result` of what it provides.
#[doc(hidden)]
pub const fn returns_a_result<R: ResultOf<T>, T>() {}

/// The type that a provider returns.
#[doc(hidden)]
pub struct Returned<T>(PhantomData<fn() -> T>);

impl<T> Returned<T> {
    /// That it is this type.
    #[doc(hidden)]
    pub const TYPE: Self = Self(PhantomData);
}

impl<T, E> Returned<Result<T, E>> {
    /// Comes before that of any other type, and never compiles.
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
}

impl<T> Value for Returned<T> {}

impl<T> fmt::Debug for Returned<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Returned")
    }
}

/// What a provider returned, as a `Result`.
///
/// Where it is none, the container's declaration does not compile. Nothing follows from that where
/// the value is used: it is then whatever is expected there.
#[derive(Debug)]
pub struct Outcome<T>(pub T);

impl<T, E> Outcome<Result<T, E>> {
    /// The `Result` itself.
    ///
    /// # Errors
    ///
    /// As it is.
    #[inline]
    pub fn result(self) -> Result<T, E> {
        self.0
    }
}

/// A clone of what a slot lends, or of why there is nothing in it.
///
/// # Errors
///
/// The clone of the error.
pub fn owned<T: Shareable, E: SharedError>(lent: &Result<&mut T, E>) -> Result<T, E> {
    match lent {
        Ok(value) => Ok(Shareable::clone(&**value)),
        Err(error) => Err(SharedError::clone(error)),
    }
}

/// An error that a parameter before has received a clone of. It is cloned once more if it can be; if it
/// cannot, the program does not compile for that other parameter, which is enough to say.
#[derive(Debug)]
pub struct Again<'a, E>(pub &'a E);

impl<E: Clone> Again<'_, E> {
    /// Another clone.
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

/// An error that is not `Clone`.
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

/// Unwraps a value that is only made if something needs it: not if what it is for is there
/// already, or is overridden.
///
/// # Panics
///
/// If it was not made.
#[track_caller]
pub fn needed<T>(value: Option<T>) -> T {
    value.expect("what is needed was made")
}

/// What was taken for a `Result`.
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
