//! Values that one function builds for all functions of the same request that come after it.
//!
//! They are in the request's extensions, each under a type of its own.

use std::any::type_name;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::ptr;
use std::sync::Arc;

use axum::http::Extensions;

use crate::sealed::Sealed;

/// A type of which a request can share a value: it is read by several functions, on whatever thread
/// they run.
///
/// It is implemented for every type that is [`Send`], [`Sync`] and `'static`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be shared within a request",
    label = "not `Send + Sync + 'static`",
    note = "a `#[request(shared)]` value is kept in the request's extensions: use a `Mutex` or an atomic for a `Cell`, and an `Arc` for an `Rc`",
    note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#shared_that_is_not_sync"
)]
pub trait Shared {
    #[doc(hidden)]
    fn sealed(_: Sealed);
}

#[diagnostic::do_not_recommend]
impl<T: Send + Sync + 'static + ?Sized> Shared for T {
    fn sealed(_: Sealed) {}
}

/// Names the type of a value that requests share, which must be a [`Shared`].
pub struct SharedOf<T: Shared + ?Sized>(PhantomData<T>);

impl<T: Shared + ?Sized> fmt::Debug for SharedOf<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SharedOf")
    }
}

/// The place of one provider's value in the extensions of a request: its type is the container's
/// alone. The value is a `Pointer`, an `Arc`.
pub struct Place<App, Provider, Pointer>(
    PhantomData<fn() -> App>,
    PhantomData<fn() -> Provider>,
    PhantomData<fn() -> Pointer>,
);

/// What stands there.
struct Kept<App, Provider, Pointer> {
    /// Another container of the same type has values of its own.
    app: App,
    value: Pointer,
    provider: PhantomData<fn() -> Provider>,
}

impl<App: Clone, Provider, Pointer: Clone> Clone for Kept<App, Provider, Pointer> {
    fn clone(&self) -> Self {
        Self {
            app: self.app.clone(),
            value: self.value.clone(),
            provider: PhantomData,
        }
    }
}

impl<App, Provider, Pointer> Place<App, Provider, Pointer>
where
    App: Deref<Target: Sized> + Clone + Send + Sync + 'static,
    Provider: 'static,
    Pointer: Clone + Send + Sync + 'static,
{
    /// The value that an outer function has built, if one has.
    #[must_use]
    pub fn find(self, extensions: &Extensions, app: &App) -> Option<Pointer> {
        let kept = extensions.get::<Kept<App, Provider, Pointer>>()?;
        ptr::eq(&raw const **app, &raw const *kept.app).then(|| kept.value.clone())
    }

    /// Keeps the value, if there is one, for the functions that the request comes to next.
    pub fn keep(self, extensions: &mut Extensions, app: &App, value: Option<&Pointer>) {
        if let Some(value) = value {
            extensions.insert(Kept::<App, Provider, Pointer> {
                app: app.clone(),
                value: value.clone(),
                provider: PhantomData,
            });
        }
    }
}

impl<App, Provider, Pointer> Place<App, Provider, Pointer> {
    /// Of a provider.
    #[must_use]
    pub const fn new() -> Self {
        Self(PhantomData, PhantomData, PhantomData)
    }
}

impl<App, Provider, Pointer> Default for Place<App, Provider, Pointer> {
    fn default() -> Self {
        Self::new()
    }
}

impl<App, Provider, Pointer> fmt::Debug for Place<App, Provider, Pointer> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(type_name::<Self>())
    }
}

/// Found where the value cannot be shared. The program does not compile, and the container has reported it.
impl<App, Provider, Pointer> Deref for Place<App, Provider, Pointer> {
    type Target = NoPlace<Pointer>;

    fn deref(&self) -> &NoPlace<Pointer> {
        &NoPlace(PhantomData)
    }
}

/// A place in which nothing can be kept.
pub struct NoPlace<Pointer>(PhantomData<fn() -> Pointer>);

#[allow(
    clippy::unused_self,
    reason = "they are found by the type that they are called on"
)]
impl<Pointer> NoPlace<Pointer> {
    /// Nothing.
    #[must_use]
    pub const fn find<App>(&self, _: &Extensions, _: &App) -> Option<Pointer> {
        None
    }

    /// Nothing is kept.
    pub const fn keep<App>(&self, _: &mut Extensions, _: &App, _: Option<&Pointer>) {}
}

impl<Pointer> fmt::Debug for NoPlace<Pointer> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("NoPlace")
    }
}

/// The value of a box in an `Arc`. `Arc::from` does not say which allocator the `Arc` has.
#[must_use]
pub fn arc_of<T: ?Sized>(value: Box<T>) -> Arc<T> {
    Arc::from(value)
}
