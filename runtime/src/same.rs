//! That a provider gives exactly the type that is asked for.
//!
//! The macros compare types as they are written, by their last segments, and rustc decides. But rustc
//! also converts: a reference to what derefs to the type that is asked for, and a pointer to a trait
//! object whose supertrait is asked for. Such a value is another one than was meant.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

/// That a type is the type that is asked for. Each type is itself, and nothing else.
#[diagnostic::on_unimplemented(
    message = "the provider returns `{Self}`, which is not the same type as `{Asked}`",
    label = "this type is not the one that the provider returns",
    note = "types are matched by the last segment of their paths, and are not converted: rename one of them, or write the type that the provider returns"
)]
pub trait Is<Asked: ?Sized>: sealed::Sealed<Asked> {
    /// The reference, unchanged.
    #[doc(hidden)]
    fn lend(&self) -> &Asked;

    /// The reference, unchanged.
    #[doc(hidden)]
    fn lend_mut(&mut self) -> &mut Asked;

    /// The value, unchanged.
    #[doc(hidden)]
    fn give(self) -> Asked
    where
        Self: Sized,
        Asked: Sized;
}

#[diagnostic::do_not_recommend]
impl<T: ?Sized> Is<T> for T {
    #[inline]
    fn lend(&self) -> &T {
        self
    }

    #[inline]
    fn lend_mut(&mut self) -> &mut T {
        self
    }

    #[inline]
    fn give(self) -> T
    where
        T: Sized,
    {
        self
    }
}

mod sealed {
    pub trait Sealed<Asked: ?Sized> {}

    #[diagnostic::do_not_recommend]
    impl<T: ?Sized> Sealed<T> for T {}
}

/// The reference, as one to the type that is asked for, which must be the same.
#[inline]
pub fn same<Given: ?Sized + Is<Asked>, Asked: ?Sized>(value: &Given) -> &Asked {
    value.lend()
}

/// The same for an exclusive reference.
#[inline]
pub fn same_mut<Given: ?Sized + Is<Asked>, Asked: ?Sized>(value: &mut Given) -> &mut Asked {
    value.lend_mut()
}

/// The same for a value.
#[inline]
pub fn same_value<Given: Is<Asked>, Asked>(value: Given) -> Asked {
    value.give()
}

/// Compiles if both are one type.
pub const fn same_type<Given: ?Sized + Is<Asked>, Asked: ?Sized>() {}

/// The trait object that a provider gives its value as, which has no name where the value is asked
/// for.
#[doc(hidden)]
pub struct As<T: ?Sized>(PhantomData<fn(&T)>);

impl<T: ?Sized> As<T> {
    /// That it is this type.
    #[must_use]
    pub const fn new() -> Self {
        Self(PhantomData)
    }

    /// The value as the trait object.
    #[inline]
    pub fn lend(self, value: &T) -> &T {
        value
    }

    /// The value as the trait object.
    #[inline]
    pub fn lend_mut(self, value: &mut T) -> &mut T {
        value
    }

    /// The value as the trait object.
    #[inline]
    pub fn arc(self, value: Arc<T>) -> Arc<T> {
        value
    }

    /// The value as the trait object.
    #[inline]
    pub fn boxed(self, value: Box<T>) -> Box<T> {
        value
    }
}

impl<T: ?Sized> Default for As<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: ?Sized> fmt::Debug for As<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("As")
    }
}
