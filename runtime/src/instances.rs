//! Whether two instances of a generic provider are of one type, which the macros cannot see.

use std::marker::PhantomData;

use crate::bounds::Extracted;
use crate::sealed::Sealed;

/// Two instances of a generic provider that one function needs.
#[derive(Debug)]
pub struct TwoInstances<A: ?Sized, B: ?Sized>(PhantomData<A>, PhantomData<B>);

/// One of two instances is of type `A`: the first one in the way `u8`, the second one in the way `i32`.
/// If both are, an integer whose type is not known is an `i32`, as ever in Rust.
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

/// Two instances of a generic provider are of two types, though the macros only see that they are
/// spelled differently.
///
/// A value is built once in a function, and `&Tx<Main>` and `&Tx<Primary>` would be two if `Primary`
/// were another name for `Main`. Write the type alike wherever the function, or a provider that it
/// needs, asks for it.
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
// If there were no other one, it would be that one's type that the integer has.
#[diagnostic::do_not_recommend]
impl<A: ?Sized, B: ?Sized> AreTwoTypes<A, u16> for TwoInstances<A, B> {
    fn sealed(_: Sealed) {}
}

/// Compiles if the two are two types, and does nothing. It is called with an integer literal.
#[doc(hidden)]
pub const fn two_types<A: ?Sized, B: ?Sized, N: Copy>(_: Extracted<A>, _: Extracted<B>, _: N)
where
    TwoInstances<A, B>: OneOfThemIs<A, N> + AreTwoTypes<A, N>,
{
}
