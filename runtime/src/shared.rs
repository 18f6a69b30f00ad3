//! Values that one function of a request builds for all functions after it.
//!
//! They are stored in the request's extensions, each with its own type as the key.

use std::any::type_name;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::http::Extensions;

use crate::sealed::Sealed;

/// A type whose value can be shared within a request: several functions use it, on any thread.
///
/// It is implemented for every type that is [`Send`], [`Sync`] and `'static`.
#[doc(hidden)]
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

/// Names the type of a shared value, which must be [`Shared`].
pub struct SharedOf<T: Shared + ?Sized>(PhantomData<T>);

impl<T: Shared + ?Sized> fmt::Debug for SharedOf<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SharedOf")
    }
}

/// The key of one provider's value in the extensions of a request. The type is unique for the container. The value is
/// a `Pointer`, an `Arc`.
pub struct Place<App, Provider, Pointer>(
    PhantomData<fn() -> App>,
    PhantomData<fn() -> Provider>,
    PhantomData<fn() -> Pointer>,
);

/// The entry in the extensions.
struct Kept<App, Provider, Pointer> {
    /// Distinguishes containers of the same type.
    container: Identity,
    value: Pointer,
    place: PhantomData<Place<App, Provider, Pointer>>,
}

/// Identifies a container among all of its type in the process. Its address does not: a request may
/// outlive its container, and another container may then have the same address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity(u64);

/// A container that can be distinguished from others of its type.
pub trait Identified {
    /// Which one it is.
    fn identity(&self) -> Identity;
}

impl Identity {
    /// Of a container that is being built.
    #[must_use]
    #[expect(
        clippy::new_without_default,
        reason = "a default would be equal to another"
    )]
    pub fn new() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

impl<App, Provider, Pointer: Clone> Clone for Kept<App, Provider, Pointer> {
    fn clone(&self) -> Self {
        Self {
            container: self.container,
            value: self.value.clone(),
            place: PhantomData,
        }
    }
}

impl<App, Provider, Pointer> Place<App, Provider, Pointer>
where
    App: Identified + 'static,
    Provider: 'static,
    Pointer: Clone + Send + Sync + 'static,
{
    /// Returns the value that an earlier function has built, if any.
    #[must_use]
    pub fn find(self, extensions: &Extensions, app: &App) -> Option<Pointer> {
        let kept = extensions.get::<Kept<App, Provider, Pointer>>()?;
        (kept.container == app.identity()).then(|| kept.value.clone())
    }

    /// Stores the value, if there is one, for the functions after this one.
    pub fn keep(self, extensions: &mut Extensions, app: &App, value: Option<&Pointer>) {
        if let Some(value) = value {
            extensions.insert(Kept::<App, Provider, Pointer> {
                container: app.identity(),
                value: value.clone(),
                place: PhantomData,
            });
        }
    }
}

impl<App, Provider, Pointer> Place<App, Provider, Pointer> {
    /// The key of a provider.
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

/// Used if the value cannot be shared. The container has reported it, and the program does not compile.
impl<App, Provider, Pointer> Deref for Place<App, Provider, Pointer> {
    type Target = NoPlace<Pointer>;

    fn deref(&self) -> &NoPlace<Pointer> {
        &NoPlace(PhantomData)
    }
}

/// A key that stores nothing.
pub struct NoPlace<Pointer>(PhantomData<fn() -> Pointer>);

#[allow(
    clippy::unused_self,
    reason = "they are found by the type that they are called on"
)]
impl<Pointer> NoPlace<Pointer> {
    /// Returns nothing.
    #[must_use]
    pub const fn find<App>(&self, _: &Extensions, _: &App) -> Option<Pointer> {
        None
    }

    /// Stores nothing.
    pub const fn keep<App>(&self, _: &mut Extensions, _: &App, _: Option<&Pointer>) {}
}

impl<Pointer> fmt::Debug for NoPlace<Pointer> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("NoPlace")
    }
}

/// Moves the content of a box into an `Arc`. With `Arc::from`, the allocator would be ambiguous.
#[must_use]
pub fn arc_of<T: ?Sized>(value: Box<T>) -> Arc<T> {
    Arc::from(value)
}
