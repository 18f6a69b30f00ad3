//! Whether a type, for which a generic provider was chosen, has a provider of its own under another
//! spelling, which the macros cannot see.

use crate::bounds::Extracted;
use crate::one_spelling::OneSpellingPerType;
use crate::sealed::Sealed;

/// Every type in the way `u8`, and one that the block `Block` provides in the way `i32` too. If it is
/// both, an integer whose type is not known is an `i32`, as ever in Rust.
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

/// A generic provider gives a type only where no other provider gives exactly this one.
///
/// `Repo<Account>` and `Repo<User>` are two types to the macros. If `Account` is another name for
/// `User`, a provider of `Repo<User>` would be passed over for a generic one. Write the type as that
/// provider does, or name the provider that is meant: `#[dep(repo)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has a provider of its own, which spells the type differently",
    label = "spelled like this, a generic provider would return it",
    note = "write the type as its own provider does, or name the provider: `#[dep(name)]`",
    note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#own_provider_behind_an_alias"
)]
pub trait HasNoOwnProvider<N> {
    #[doc(hidden)]
    fn sealed(_: Sealed);
}

#[diagnostic::do_not_recommend]
impl<T: ?Sized> HasNoOwnProvider<u8> for T {
    fn sealed(_: Sealed) {}
}
// If there were no other one, it would be that one's type that the integer has.
#[diagnostic::do_not_recommend]
impl<T: ?Sized> HasNoOwnProvider<u16> for T {
    fn sealed(_: Sealed) {}
}

/// Compiles if the block does not provide the type, and does nothing. It is called with an integer
/// literal.
#[doc(hidden)]
pub const fn no_own_provider<Block: ?Sized, T, N>(_: Extracted<T>, _: N)
where
    T: ?Sized + MayBeProvidedIn<Block, N> + HasNoOwnProvider<N>,
    N: Copy,
{
}
