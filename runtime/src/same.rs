//! That a provider gives exactly the type that is asked for.
//!
//! The macros compare types as they are written, by their last segments, and rustc decides. But rustc
//! also converts: a reference to what derefs to the type that is asked for, and a pointer to a trait
//! object whose supertrait is asked for. Such a value is another one than was meant.

use std::convert::Infallible;
use std::fmt;
use std::marker::PhantomData;

/// That a type is the type that is asked for. Each type is itself, and nothing else.
#[diagnostic::on_unimplemented(
    message = "the provider returns `{Self}`, which is not the same type as `{Asked}`",
    label = "not the type that the provider returns",
    note = "types are matched by the last segment of their paths, and are not converted: rename one of the two, or write the type that the provider returns",
    note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#another_type_of_the_same_name"
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

/// No value is asked for as this. Of a trait with one implementation alone, rustc takes the asked type
/// from that, before it looks at what is asked for; and converts it then.
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

/// A type without a value.
#[doc(hidden)]
pub struct Undecided<T: ?Sized>(Infallible, PhantomData<T>);

mod sealed {
    pub trait Sealed<Asked: ?Sized> {}

    #[diagnostic::do_not_recommend]
    impl<T: ?Sized> Sealed<T> for T {}

    #[diagnostic::do_not_recommend]
    impl<T: ?Sized> Sealed<super::Undecided<T>> for T {}
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

/// How a provider's value becomes the trait object that the provider declares, which has no name where
/// the value is asked for. `Held` is the value in the pointer that the provider returns.
#[doc(hidden)]
pub struct As<Value: ?Sized, Object: ?Sized, Held = (), HeldObject = ()> {
    /// Of a reference.
    pub lend: for<'a> fn(&'a Value) -> &'a Object,
    /// Of an exclusive reference.
    pub lend_mut: for<'a> fn(&'a mut Value) -> &'a mut Object,
    /// Of the pointer.
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
    /// The value as the trait object.
    #[inline]
    pub fn lend(self, value: &Value) -> &Object {
        (self.lend)(value)
    }

    /// The value as the trait object.
    #[inline]
    pub fn lend_mut(self, value: &mut Value) -> &mut Object {
        (self.lend_mut)(value)
    }

    /// The pointer as one to the trait object.
    #[inline]
    pub fn hold(self, value: Held) -> HeldObject {
        (self.hold)(value)
    }
}
