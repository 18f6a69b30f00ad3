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
    note = "all requests share a singleton, on all threads: use a `Mutex` or an atomic for a `Cell`, and an `Arc` for an `Rc`",
    note = "for a trait object, write `trait Store: Send + Sync`",
    note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#singleton_that_is_not_sync"
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
