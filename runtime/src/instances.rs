//! Checks whether two instances of a generic provider are the same type, which the macros cannot see.

use std::marker::PhantomData;

use crate::bounds::Extracted;
use crate::sealed::Sealed;

/// Two instances of a generic provider that one function needs.
#[derive(Debug)]
pub struct TwoInstances<A: ?Sized, B: ?Sized>(PhantomData<A>, PhantomData<B>);

/// One of the two instances is the type `A`: for the first one this is implemented with `u8`, for the second one with
/// `i32`. If both are `A`, an integer literal of unknown type is an `i32`, the default.
#[doc(hidden)]
pub trait OneOfThemIs<A: ?Sized, N> {
    #[doc(hidden)]
    fn sealed(_: Sealed);
}

impl<A: ?Sized, B: ?Sized> OneOfThemIs<A, u8> for TwoInstances<A, B> {
    fn sealed(_: Sealed) {}
}
impl<A: ?Sized, B: ?Sized> OneOfThemIs<B, i32> for TwoInstances<A, B> {
    fn sealed(_: Sealed) {}
}

/// Two instances of a generic provider are different types. The macros only see different spellings.
///
/// A value is built once in a function, but `&Tx<Main>` and `&Tx<Primary>` would be two values if `Primary` were an
/// alias of `Main`. Spell the type the same way wherever the function, or a provider that it needs, asks for it.
#[diagnostic::on_unimplemented(
    message = "`{A}` would be built twice: it is asked for under two spellings",
    label = "the same type as another one that is asked for",
    note = "the function, and each provider that it needs, must write the type alike",
    note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#instances_of_one_type"
)]
pub trait AreTwoTypes<A: ?Sized, N> {
    #[doc(hidden)]
    fn sealed(_: Sealed);
}

#[diagnostic::do_not_recommend]
impl<A: ?Sized, B: ?Sized> AreTwoTypes<A, u8> for TwoInstances<A, B> {
    fn sealed(_: Sealed) {}
}
// With a single implementation, rustc would infer the type of the literal from it.
#[diagnostic::do_not_recommend]
impl<A: ?Sized, B: ?Sized> AreTwoTypes<A, u16> for TwoInstances<A, B> {
    fn sealed(_: Sealed) {}
}

/// Compiles only if the two types differ. It is called with an integer literal.
#[doc(hidden)]
pub const fn two_types<A: ?Sized, B: ?Sized, N: Copy>(_: Extracted<A>, _: Extracted<B>, _: N)
where
    TwoInstances<A, B>: OneOfThemIs<A, N> + AreTwoTypes<A, N>,
{
}
