//! How a container names what is in a module: types and functions that only the module can see.
//!
//! A module says so to whatever container asks. That `For` stands in the trait is what lets rustc
//! see through to the types in another crate: a trait of one crate for a type of another might get
//! more impls, unless a local type is in it.

/// The digits of numbers in the traits below: 12 is `(N1, N2)`. Of a constant in its place, rustc makes
/// an item with a body, each time that it is written.
macro_rules! digits {
    ($($digit:ident)*) => {$(
        /// A digit.
        pub enum $digit {}
    )*};
}

digits! { N0 N1 N2 N3 N4 N5 N6 N7 N8 N9 }

/// A container, or a module, that takes in a module: its `N`th.
pub trait Takes<N, For: ?Sized = Self> {
    /// The module, whatever its path is.
    type Module;
}

/// The `N`th module that a container takes in.
pub type Module<App, N> = <App as Takes<N>>::Module;

/// A module whose `N`th provider makes a value that containers keep.
pub trait Keeps<N, For: ?Sized> {
    /// What the provider makes.
    type Kept;
}

/// A module whose `N`th provider makes a lazy singleton.
pub trait FailsWith<N, For: ?Sized> {
    /// The error with which it fails, or what there is none of.
    type Failure;
}
