//! Checks whether a type for which a generic provider was selected has its own provider under another spelling, which
//! the macros cannot see.

use crate::bounds::Extracted;
use crate::one_spelling::OneSpellingPerType;
use crate::sealed::Sealed;

/// Implemented with `u8` for every type, and also with `i32` for the types that `Block` provides. If both apply, an
/// integer literal of unknown type is an `i32`, the default.
#[doc(hidden)]
pub trait MayBeProvidedIn<Block: ?Sized, N> {
    #[doc(hidden)]
    fn sealed(_: Sealed);
}

impl<T: ?Sized, Block: ?Sized> MayBeProvidedIn<Block, u8> for T {
    fn sealed(_: Sealed) {}
}
impl<T: ?Sized + OneSpellingPerType<Block>, Block: ?Sized> MayBeProvidedIn<Block, i32> for T {
    fn sealed(_: Sealed) {}
}

/// A generic provider is only used for types that no other provider returns.
///
/// `Repo<Account>` and `Repo<User>` are different types to the macros. If `Account` is an alias of `User`, a generic
/// provider would replace the provider of `Repo<User>`. Use the spelling of that provider, or name the intended
/// provider: `#[dep(repo)]`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` has a provider of its own, which spells the type differently",
    label = "spelled like this, a generic provider would give it",
    note = "write the type as its own provider does, or name the provider that is meant: `#[dep(name)]`"
)]
pub trait HasNoOwnProvider<N> {
    #[doc(hidden)]
    fn sealed(_: Sealed);
}

#[diagnostic::do_not_recommend]
impl<T: ?Sized> HasNoOwnProvider<u8> for T {
    fn sealed(_: Sealed) {}
}
// With a single implementation, rustc would infer the type of the literal from it.
#[diagnostic::do_not_recommend]
impl<T: ?Sized> HasNoOwnProvider<u16> for T {
    fn sealed(_: Sealed) {}
}

/// Compiles only if the block does not provide the type. It is called with an integer literal.
#[doc(hidden)]
pub const fn no_own_provider<Block: ?Sized, T, N>(_: Extracted<T>, _: N)
where
    T: ?Sized + MayBeProvidedIn<Block, N> + HasNoOwnProvider<N>,
    N: Copy,
{
}
