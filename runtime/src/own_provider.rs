//! Checks whether a type for which a generic provider, or none, was selected has its own provider under another
//! spelling, which the macros cannot see.

use std::sync::Arc;

use crate::bounds::Extracted;
use crate::one_spelling::OneSpellingPerType;
use crate::sealed::Sealed;

/// Implemented with `u8` for every type, and also with `i32` for the types that `Block` provides. If both apply, an
/// integer literal of unknown type is an `i32`, the default.
///
/// `GENERIC` is 0 for the instances of generic providers and 1 for other types, in a block that has such instances. In
/// any other block it is 0 for all types.
#[doc(hidden)]
pub trait MayBeProvidedIn<Block: ?Sized, N, const GENERIC: usize> {
    #[doc(hidden)]
    fn sealed(_: Sealed);
}

impl<T: ?Sized, Block: ?Sized, const GENERIC: usize> MayBeProvidedIn<Block, u8, GENERIC> for T {
    fn sealed(_: Sealed) {}
}
impl<T, Block: ?Sized, const GENERIC: usize> MayBeProvidedIn<Block, i32, GENERIC> for T
where
    T: ?Sized + OneSpellingPerType<Block, GENERIC>,
{
    fn sealed(_: Sealed) {}
}

/// A generic provider is only used for types that no other provider returns. An `Option` is `None`, and a `Vec` lacks
/// a value, only if no provider returns it.
///
/// `Repo<Account>` and `Repo<User>` are different types to the macros. If `Account` is an alias of `User`, a generic
/// provider would replace the provider of `Repo<User>`. Use the spelling of that provider, or name the intended
/// provider: `#[dep(repo)]`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` has a provider of its own, which spells the type differently",
    label = "spelled like this, that provider is not used",
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
// With a single implementation, rustc would infer the type of the literal from it.
#[diagnostic::do_not_recommend]
impl<T: ?Sized> HasNoOwnProvider<u16> for T {
    fn sealed(_: Sealed) {}
}

/// Compiles only if the block does not provide the type. It is called with an integer literal.
#[doc(hidden)]
pub const fn no_own_provider<Block: ?Sized, const GENERIC: usize, T, N>(_: Extracted<T>, _: N)
where
    T: ?Sized + MayBeProvidedIn<Block, N, GENERIC> + HasNoOwnProvider<N>,
    N: Copy,
{
}

/// The same for a value in a holder: `HOLDER` is 0 for `Arc<T>`, 1 for `Box<T>`, 2 for `Option<T>`, 3 for
/// `Option<Arc<T>>`, 4 for `Option<Box<T>>`, 5 for `&'static T`.
#[doc(hidden)]
pub trait MayBeHeldIn<Block: ?Sized, N, const GENERIC: usize, const HOLDER: usize> {
    #[doc(hidden)]
    fn sealed(_: Sealed);
}

impl<T, Block, const GENERIC: usize, const HOLDER: usize> MayBeHeldIn<Block, u8, GENERIC, HOLDER>
    for T
where
    T: ?Sized,
    Block: ?Sized,
{
    fn sealed(_: Sealed) {}
}

macro_rules! holders {
    ($($number:literal $holder:ty $(, $unsized:tt $($lifetime:lifetime)?)?;)*) => {
        $(impl<T, Block, const GENERIC: usize> MayBeHeldIn<Block, i32, GENERIC, $number> for T
        where
            $(T: $unsized Sized $(+ $lifetime)?,)?
            Block: ?Sized,
            $holder: OneSpellingPerType<Block, GENERIC>,
        {
            fn sealed(_: Sealed) {}
        })*
    };
}

holders! {
    0 Arc<T>, ?;
    1 Box<T>, ?;
    2 Option<T>;
    3 Option<Arc<T>>, ?;
    4 Option<Box<T>>, ?;
    5 &'static T, ? 'static;
}

/// Compiles only if the block does not provide the type in this holder either: `type SharedUser = Arc<User>` would hide
/// one from an `Option<&User>` that found nothing. It is called with an integer literal.
#[doc(hidden)]
pub const fn no_held_provider<Block: ?Sized, const GENERIC: usize, const HOLDER: usize, T, N>(
    _: Extracted<T>,
    _: N,
) where
    T: ?Sized + MayBeHeldIn<Block, N, GENERIC, HOLDER> + HasNoOwnProvider<N>,
    N: Copy,
{
}
