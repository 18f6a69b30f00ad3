//! The overrides of a container. Without the feature, none of this is compiled.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

use futures_util::FutureExt;

/// All overrides of one container. Instances of a generic provider are distinguished by the type of the override.
#[derive(Clone, Default)]
pub struct Overrides(HashMap<(&'static str, TypeId), Arc<dyn Any + Send + Sync>>);

/// The override of a provider that can be awaited.
pub enum Override<Sync: ?Sized, Async: ?Sized> {
    /// A closure.
    Sync(Arc<Sync>),
    /// A closure that returns a future.
    Async(Arc<Async>),
}

/// The future of an async closure.
pub type Made<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// A module whose `N`th provider can be overridden with an `F`. For a generic provider, `Instance` is the type.
pub trait Accepts<N, F, Instance: ?Sized> {
    /// Sets the override.
    fn accept(overrides: &mut Overrides, make: F);
}

/// The same for an async `F`.
pub trait AcceptsAsync<N, F, Instance: ?Sized> {
    /// Sets the override.
    fn accept(overrides: &mut Overrides, make: F);
}

impl Overrides {
    /// Returns the override of the provider, if there is one.
    #[must_use]
    pub fn get<T: Clone + 'static>(&self, provider: &'static str) -> Option<T> {
        let found = self.0.get(&(provider, TypeId::of::<T>()))?;
        found.downcast_ref::<T>().cloned()
    }

    /// Checks that the provider has no override, where its value may borrow and an override may not.
    ///
    /// # Panics
    ///
    /// If it has one.
    #[track_caller]
    pub fn refuse<T>(&self, provider: &'static str) {
        assert!(
            !self.0.contains_key(&(provider, typeid::of::<T>())),
            "`{provider}` is overridden for a type that may borrow where it is asked for. In a task, \
             bound the type parameters by `'static`"
        );
    }

    /// Sets the override. `_lookup` determines the type by which it is found.
    pub fn set<T: Send + Sync + 'static>(
        &mut self,
        provider: &'static str,
        _lookup: fn(&Self) -> Option<T>,
        value: T,
    ) {
        self.keep(provider, value);
    }

    /// The same, for a lookup in another form.
    pub fn keep<T: Send + Sync + 'static>(&mut self, provider: &'static str, value: T) {
        self.0
            .insert((provider, TypeId::of::<T>()), Arc::new(value));
    }
}

impl fmt::Debug for Overrides {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let providers = self.0.keys().map(|(provider, _)| provider);
        formatter.debug_set().entries(providers).finish()
    }
}

impl<Sync: ?Sized, Async: ?Sized> Clone for Override<Sync, Async> {
    fn clone(&self) -> Self {
        match self {
            Self::Sync(make) => Self::Sync(Arc::clone(make)),
            Self::Async(make) => Self::Async(Arc::clone(make)),
        }
    }
}

/// Polls the future of an override where the caller cannot await.
///
/// # Panics
///
/// If it is not ready at the first poll.
#[track_caller]
#[must_use]
pub fn at_once<T>(provider: &str, made: Made<T>) -> T {
    let Some(made) = made.now_or_never() else {
        panic!(
            "the override of `{provider}` waits, but a value that is not `Send` may be there: give it \
             with `override_{provider}`, or let it return at once"
        );
    };
    made
}
