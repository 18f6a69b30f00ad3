//! Confirms that a provider returns exactly the requested type.
//!
//! The macros compare types as written, by their last segments, and rustc checks the result. But rustc also converts:
//! a reference to a type that derefs to the requested one, and a pointer to a trait object whose supertrait is
//! requested. Such a value would not be the intended one.

use std::convert::Infallible;
use std::fmt;
use std::marker::PhantomData;

/// The type is the requested type. Implemented for each type and itself only.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "the provider returns `{Self}`, which is not the same type as `{Asked}`",
    label = "not the type that the provider returns",
    note = "types are matched by the last segment of their paths, and are not converted: rename one of the two, or write the type that the provider returns",
    note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#another_type_of_the_same_name"
)]
pub trait Is<Asked: ?Sized>: sealed::Sealed<Asked> {
    /// Returns the reference unchanged.
    #[doc(hidden)]
    fn lend(&self) -> &Asked;

    /// Returns the reference unchanged.
    #[doc(hidden)]
    fn lend_mut(&mut self) -> &mut Asked;

    /// Returns the value unchanged.
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

/// Never used as a value. For a trait with a single implementation, rustc would infer the requested type from it, and
/// then convert the value.
#[diagnostic::do_not_recommend]
impl<T: ?Sized> Is<Undecided<T>> for T {
    fn lend(&self) -> &Undecided<T> {
        unreachable!("no value has this type")
    }

    fn lend_mut(&mut self) -> &mut Undecided<T> {
        unreachable!("no value has this type")
    }

    fn give(self) -> Undecided<T>
    where
        T: Sized,
    {
        unreachable!("no value has this type")
    }
}

/// A type without values.
#[doc(hidden)]
pub struct Undecided<T: ?Sized>(Infallible, PhantomData<T>);

mod sealed {
    pub trait Sealed<Asked: ?Sized> {}

    #[diagnostic::do_not_recommend]
    impl<T: ?Sized> Sealed<T> for T {}

    #[diagnostic::do_not_recommend]
    impl<T: ?Sized> Sealed<super::Undecided<T>> for T {}
}

/// Returns the reference. Its type must be the requested one.
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

/// Compiles only if both are the same type.
pub const fn same_type<Given: ?Sized + Is<Asked>, Asked: ?Sized>() {}

/// Converts a provider's value to the trait object that the provider declares. The caller cannot name that type.
/// `Held` is the value in the pointer that the provider returns.
#[doc(hidden)]
pub struct As<Value: ?Sized, Object: ?Sized, Held = (), HeldObject = ()> {
    /// Converts a reference.
    pub lend: for<'a> fn(&'a Value) -> &'a Object,
    /// Converts an exclusive reference.
    pub lend_mut: for<'a> fn(&'a mut Value) -> &'a mut Object,
    /// Converts the pointer.
    pub hold: fn(Held) -> HeldObject,
}

impl<Value: ?Sized, Object: ?Sized, Held, HeldObject> fmt::Debug
    for As<Value, Object, Held, HeldObject>
{
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("As")
    }
}

impl<Value: ?Sized, Object: ?Sized, Held, HeldObject> As<Value, Object, Held, HeldObject> {
    /// Returns the value as the trait object.
    #[inline]
    pub fn lend(self, value: &Value) -> &Object {
        (self.lend)(value)
    }

    /// Returns the value as the trait object.
    #[inline]
    pub fn lend_mut(self, value: &mut Value) -> &mut Object {
        (self.lend_mut)(value)
    }

    /// Returns the pointer as one to the trait object.
    #[inline]
    pub fn hold(self, value: Held) -> HeldObject {
        (self.hold)(value)
    }
}
