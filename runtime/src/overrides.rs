//! What a test has run in the place of providers. Nothing of it is in a program without the feature.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

use futures_util::FutureExt;

/// All that is overridden in one container. An instance of a generic provider is told from others by
/// the type of what takes its place.
#[derive(Clone, Default)]
pub struct Overrides(HashMap<(&'static str, TypeId), Arc<dyn Any + Send + Sync>>);

/// What takes the place of a provider that can be waited for.
pub enum Override<Sync: ?Sized, Async: ?Sized> {
    /// A closure.
    Sync(Arc<Sync>),
    /// A closure whose value is waited for.
    Async(Arc<Async>),
}

/// A value that an async closure is going to make.
pub type Made<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// A module whose `N`th provider can be overridden with an `F`. A generic one provides `Instance` then.
pub trait Accepts<N, F, Instance: ?Sized> {
    /// Has it run in the provider's place.
    fn accept(overrides: &mut Overrides, make: F);
}

/// The same with an async `F`.
pub trait AcceptsAsync<N, F, Instance: ?Sized> {
    /// Has it run in the provider's place.
    fn accept(overrides: &mut Overrides, make: F);
}

impl Overrides {
    /// What takes the provider's place, if anything does.
    #[must_use]
    pub fn get<T: Clone + 'static>(&self, provider: &'static str) -> Option<T> {
        let found = self.0.get(&(provider, TypeId::of::<T>()))?;
        found.downcast_ref::<T>().cloned()
    }

    /// Makes sure that nothing takes the provider's place, where its value may borrow and what stands
    /// there may not.
    ///
    /// # Panics
    ///
    /// If something does.
    #[track_caller]
    pub fn refuse<T>(&self, provider: &'static str) {
        assert!(
            !self.0.contains_key(&(provider, typeid::of::<T>())),
            "`{provider}` is overridden for a type that may borrow where it is asked for. In a task, \
             bound the type parameters by `'static`"
        );
    }

    /// Has this take the provider's place, where `_lookup` will find it.
    pub fn set<T: Send + Sync + 'static>(
        &mut self,
        provider: &'static str,
        _lookup: fn(&Self) -> Option<T>,
        value: T,
    ) {
        self.keep(provider, value);
    }

    /// The same where a lookup finds another form of it.
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

/// The value of an override where nothing can be waited for.
///
/// # Panics
///
/// If it is not there at once.
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
