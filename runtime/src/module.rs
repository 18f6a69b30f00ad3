//! How a container refers to private types and functions of a module.
//!
//! A module implements these traits for every container. The parameter `For` allows rustc to resolve the associated
//! types in another crate: without a local type in the trait reference, other crates could add implementations.

/// The digits of numbers in the traits below: 12 is `(N1, N2)`. For a const parameter, rustc would create an item
/// with a body at each use.
macro_rules! digits {
    ($($digit:ident)*) => {$(
        /// A digit.
        pub enum $digit {}
    )*};
}

digits! { N0 N1 N2 N3 N4 N5 N6 N7 N8 N9 }

/// A container or module that includes a module as its `N`th.
pub trait Takes<N, For: ?Sized = Self> {
    /// The module, independent of its path.
    type Module;
}

/// The `N`th module that a container includes.
pub type Module<App, N> = <App as Takes<N>>::Module;

/// A module whose `N`th provider returns a value that containers store.
pub trait Keeps<N, For: ?Sized> {
    /// The type of the value.
    type Kept;
}

/// A module whose `N`th provider is a lazy singleton.
pub trait FailsWith<N, For: ?Sized> {
    /// Its error type, or `Infallible`.
    type Failure;
}
