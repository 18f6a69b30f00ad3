//! Values of which a parameter receives a copy.

use crate::sealed::Sealed;

/// Declares a trait that requires [`Clone`]. There is one for each situation, because a trait has one message.
macro_rules! cloned {
    ($(#[$attribute:meta])* $name:ident) => {
        $(#[$attribute])*
        pub trait $name: Sized {
            /// A clone for the parameter.
            #[must_use]
            fn clone(&self) -> Self;

            #[doc(hidden)]
            fn sealed(_: Sealed);
        }

        #[diagnostic::do_not_recommend]
        impl<T: Clone> $name for T {
            #[inline]
            fn clone(&self) -> Self {
                Clone::clone(self)
            }

            fn sealed(_: Sealed) {}
        }
    };
}

cloned! {
    /// A value that is passed by value and needed again: a type that implements [`Clone`].
    #[doc(hidden)]
    #[diagnostic::on_unimplemented(
        message = "`{Self}` is taken by value, but is needed elsewhere too, and does not implement `Clone`",
        label = "cannot be cloned",
        note = "ask for `&{Self}`, or derive `Clone` for `{Self}`",
        note = "another parameter, a provider or a guard of the same function needs the value too",
        note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#taken_twice_and_not_clone"
    )]
    Shareable
}

cloned! {
    /// A singleton that a parameter receives by value, as a clone: a type that implements [`Clone`].
    #[doc(hidden)]
    #[diagnostic::on_unimplemented(
        message = "the singleton `{Self}` is taken by value, and does not implement `Clone`",
        label = "cannot be cloned",
        note = "ask for `&{Self}`, or derive `Clone` for `{Self}`",
        note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#singleton_by_value_that_is_not_clone"
    )]
    ClonedSingleton
}

cloned! {
    /// A value with a teardown that a parameter receives by value, as a clone: a type that implements [`Clone`].
    #[doc(hidden)]
    #[diagnostic::on_unimplemented(
        message = "`{Self}` belongs to its teardown, so it cannot be taken by value",
        label = "ask for `&{Self}` or `&mut {Self}`",
        note = "a type that implements `Clone` is cloned, and the teardown receives the original",
        note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#torn_down_by_value_and_not_clone"
    )]
    ClonedBesideTeardown
}

cloned! {
    /// An error that several parameters receive in a `Result`: a type that implements [`Clone`].
    #[doc(hidden)]
    #[diagnostic::on_unimplemented(
        message = "several parameters receive the error `{Self}`, which does not implement `Clone`",
        label = "cannot be cloned",
        note = "derive `Clone` for `{Self}`, or let only one of the parameters ask for a `Result`",
        note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#error_that_several_receive"
    )]
    SharedError
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
