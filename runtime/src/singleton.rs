use std::fmt;
use std::marker::PhantomData;

use crate::sealed::Sealed;

/// A type that can be a singleton: all requests share it, on all threads, for the whole run time.
///
/// It is implemented for every type that is [`Send`], [`Sync`] and `'static`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a singleton",
    label = "not `Send + Sync + 'static`",
    note = "all requests share a singleton, on all threads: use a `Mutex` or an atomic for a `Cell`, an `Arc` for an `Rc`"
)]
pub trait Singleton {
    #[doc(hidden)]
    fn sealed(_: Sealed);
}

#[diagnostic::do_not_recommend]
impl<T: Send + Sync + 'static + ?Sized> Singleton for T {
    fn sealed(_: Sealed) {}
}

/// Names the type of a singleton, which must be [`Singleton`].
pub struct SingletonOf<T: Singleton>(PhantomData<T>);

impl<T: Singleton> fmt::Debug for SingletonOf<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SingletonOf")
    }
}
