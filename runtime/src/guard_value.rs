//! Checks that a guard does not express its decision in its value, which is ignored.

use std::convert::Infallible;
use std::future::Future;
use std::ops::ControlFlow;
use std::rc::Rc;
use std::sync::Arc;
use std::task::Poll;

use axum::http::StatusCode;
use axum::response::{Redirect, Response};

use crate::fallible::{Mistaken, Outcome};
use crate::sealed::Sealed;

/// A type whose values say yes or no. A guard that returns one looks as if it refused a request.
///
/// A `Result` is one if `RESULT` is true. Otherwise it is reported where the provider is declared.
#[doc(hidden)]
pub trait Decision<const RESULT: bool> {
    #[doc(hidden)]
    fn sealed(_: Sealed);
}

impl<const RESULT: bool> Decision<RESULT> for bool {
    fn sealed(_: Sealed) {}
}
impl<const RESULT: bool> Decision<RESULT> for StatusCode {
    fn sealed(_: Sealed) {}
}
impl<T, const RESULT: bool> Decision<RESULT> for Option<T> {
    fn sealed(_: Sealed) {}
}
impl<T, E> Decision<true> for Result<T, E> {
    fn sealed(_: Sealed) {}
}
impl<T, const RESULT: bool> Decision<RESULT> for Poll<T> {
    fn sealed(_: Sealed) {}
}
impl<B, C, const RESULT: bool> Decision<RESULT> for ControlFlow<B, C> {
    fn sealed(_: Sealed) {}
}
impl<B, const RESULT: bool> Decision<RESULT> for Response<B> {
    fn sealed(_: Sealed) {}
}
impl<const RESULT: bool> Decision<RESULT> for Redirect {
    fn sealed(_: Sealed) {}
}
// Responses such as `(StatusCode, "no token")`.
impl<T: Decision<true>, A, const RESULT: bool> Decision<RESULT> for (T, A) {
    fn sealed(_: Sealed) {}
}
impl<T: Decision<true>, A, B, const RESULT: bool> Decision<RESULT> for (T, A, B) {
    fn sealed(_: Sealed) {}
}
impl<T: Decision<true>, const N: usize, const RESULT: bool> Decision<RESULT> for [T; N] {
    fn sealed(_: Sealed) {}
}
impl<T: ?Sized + Decision<true>, const RESULT: bool> Decision<RESULT> for &T {
    fn sealed(_: Sealed) {}
}
impl<T: ?Sized + Decision<true>, const RESULT: bool> Decision<RESULT> for Arc<T> {
    fn sealed(_: Sealed) {}
}
impl<T: ?Sized + Decision<true>, const RESULT: bool> Decision<RESULT> for Box<T> {
    fn sealed(_: Sealed) {}
}
impl<T: ?Sized + Decision<true>, const RESULT: bool> Decision<RESULT> for Rc<T> {
    fn sealed(_: Sealed) {}
}

/// Implemented with `u8` for every type, and also with `i32` for a [`Decision`]. If both apply, an integer literal of
/// unknown type is an `i32`, the default.
#[doc(hidden)]
pub trait MayDecide<N, const RESULT: bool> {
    #[doc(hidden)]
    fn sealed(_: Sealed);
}

impl<T, const RESULT: bool> MayDecide<u8, RESULT> for T {
    fn sealed(_: Sealed) {}
}
impl<T: Decision<RESULT>, const RESULT: bool> MayDecide<i32, RESULT> for T {
    fn sealed(_: Sealed) {}
}

/// Like [`MayDecide`], for futures: a guard's future that is not awaited does nothing.
#[doc(hidden)]
pub trait MayBeAFuture<N> {
    #[doc(hidden)]
    fn sealed(_: Sealed);
}

impl<T> MayBeAFuture<u8> for T {
    fn sealed(_: Sealed) {}
}
impl<T: Future> MayBeAFuture<i32> for T {
    fn sealed(_: Sealed) {}
}

/// A guard refuses a request by its error, and its value is ignored.
///
/// So the value must not be a decision, such as a `bool`, an `Option` or another `Result`, or a future of one.
#[diagnostic::on_unimplemented(
    message = "a guard's value is ignored: `{Self}` cannot refuse a request",
    label = "only an error of this guard refuses a request",
    note = "let the provider return `Result<(), E>`",
    note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#guard_whose_value_decides"
)]
pub trait GuardValue<N> {
    #[doc(hidden)]
    fn sealed(_: Sealed);
}

#[diagnostic::do_not_recommend]
impl<T> GuardValue<u8> for T {
    fn sealed(_: Sealed) {}
}
// With a single implementation, rustc would infer the type of the literal from it.
#[diagnostic::do_not_recommend]
impl<T> GuardValue<u16> for T {
    fn sealed(_: Sealed) {}
}

/// Returns the value of a guard of which the provider's declaration confirms that it is not a `Result`. It is called with integer literals.
#[doc(hidden)]
#[inline(always)]
#[allow(
    clippy::inline_always,
    reason = "it only checks a type, and must not cost a move"
)]
pub const fn guard_value<T, N, F>(value: T, _: N, _: F) -> T
where
    T: MayDecide<N, false> + MayBeAFuture<F> + GuardValue<N> + GuardValue<F>,
    N: Copy,
    F: Copy,
{
    value
}

/// Returns what a guard with the option `infallible` returned. It is called with integer literals.
#[doc(hidden)]
#[inline(always)]
#[allow(
    clippy::inline_always,
    reason = "it only checks a type, and must not cost a move"
)]
pub const fn infallible_guard<T, N, F>(value: T, _: N, _: F) -> T
where
    T: MayDecide<N, true> + MayBeAFuture<F> + GuardValue<N> + GuardValue<F>,
    N: Copy,
    F: Copy,
{
    value
}

/// Returns what a fallible guard returned. It is called with integer literals.
///
/// # Errors
///
/// The error of the guard.
#[doc(hidden)]
#[inline(always)]
#[allow(
    clippy::inline_always,
    reason = "it only checks a type, and must not cost a move"
)]
pub fn guard_result<T, E, N, F>(result: Result<T, E>, _: N, _: F) -> Result<T, E>
where
    T: MayDecide<N, true> + MayBeAFuture<F> + GuardValue<N> + GuardValue<F>,
    N: Copy,
    F: Copy,
{
    result
}

impl<T, E> Outcome<Result<T, E>> {
    /// The `Result` of a guard.
    ///
    /// # Errors
    ///
    /// The error of the guard.
    #[inline]
    pub fn guard_result(self) -> Result<T, E> {
        self.0
    }
}

impl Mistaken {
    /// Never called, because the program does not compile. `()` decides nothing, so that no other error follows.
    #[doc(hidden)]
    #[allow(
        clippy::unused_self,
        reason = "it is found by the type that it is called on"
    )]
    pub fn guard_result(&self) -> Result<(), Infallible> {
        unreachable!()
    }
}
