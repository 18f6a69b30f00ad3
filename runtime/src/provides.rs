/// A container that keeps a singleton of type `T`.
///
/// `#[container]` implements it for each type that exactly one singleton or input provides; it is
/// what `app.get::<T>()` asks for.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no singleton `{T}` at hand",
    label = "not one singleton `{T}` that is built with `{Self}`",
    note = "one that is lazy must be waited for, by its provider's name: `app.db.get(&app).await`",
    note = "one of several of the same type is a field, by its provider's name: `app.db`"
)]
pub trait Provides<T: Singleton + ?Sized> {
    /// The singleton.
    fn provide(&self) -> &T;
}

/// A type that can be a singleton: all requests share it, on all threads, for the whole run.
///
/// It is implemented for every type that is [`Send`], [`Sync`] and `'static`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a singleton",
    label = "not `Send + Sync + 'static`",
    note = "all requests share a singleton, on all threads: use a `Mutex` or an atomic for a `Cell`, an `Arc` for an `Rc`"
)]
pub trait Singleton {}

#[diagnostic::do_not_recommend]
impl<T: Send + Sync + 'static + ?Sized> Singleton for T {}
