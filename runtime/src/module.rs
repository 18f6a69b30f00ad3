//! How a container names what is in a module: types and functions that only the module can see.
//!
//! A module says so to whatever container asks. That `For` stands in the trait is what lets rustc
//! see through to the types in another crate: a trait of one crate for a type of another might get
//! more impls, unless a local type is in it.

/// A container, or a module, that takes in a module: its `N`th.
pub trait Takes<const N: usize, For: ?Sized = Self> {
    /// The module, whatever its path is.
    type Module;
}

/// A module whose `N`th provider makes a value that containers keep.
pub trait Keeps<const N: usize, For: ?Sized> {
    /// What the provider makes.
    type Kept;

    /// What is in the `Arc` or the `Box`, if it is one.
    type Inner: ?Sized;
}

/// A module whose `N`th provider makes a lazy singleton.
pub trait FailsWith<const N: usize, For: ?Sized> {
    /// The error with which it fails, or what there is none of.
    type Failure;
}

/// A module whose `N`th provider gives its value as a trait object too: its `OBJECT`th.
pub trait GivesAs<const N: usize, const OBJECT: usize, For: ?Sized> {
    /// `dyn Store + 'static`
    type Object: ?Sized;
}
