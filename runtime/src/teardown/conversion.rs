//! The conversion of a teardown's error to the container's `error`, for teardowns declared in a module.
//!
//! The teardown's error type is inferred in the module, and the container's `error` is known in the container, so no
//! code knows both. But a module that writes the error type somewhere in its block can implement the conversion for
//! *any* container error. The container collects these conversions. The type of the actual error selects one.

use std::any::Any;
use std::marker::PhantomData;
use std::ops::Deref;

use axum::response::{IntoResponse, Response};

/// Converts one error type `E` to a response. It takes an `Option<E>`, and ignores other types.
pub type Conversion = fn(&mut dyn Any) -> Option<Response>;

/// The error of a container that can be converted from `E`.
pub trait FromFailure<E> {
    /// The conversion.
    const CONVERSION: Conversion;
}

impl<C: From<E> + IntoResponse, E: 'static> FromFailure<E> for C {
    const CONVERSION: Conversion = |error| {
        let error: &mut Option<E> = error.downcast_mut()?;
        Some(C::from(error.take()?).into_response())
    };
}

/// Marks the error of a provider.
pub enum OfProvider {}

/// Marks the error of its teardown.
pub enum OfTeardown {}

/// A module that writes the error type of its `N`th provider. The container's error `C` can be converted from it.
pub trait Converts<N, Role, C> {
    /// The conversion.
    const CONVERSION: Conversion;
}

/// Finds the conversion for the `N`th provider of the module `M`.
pub struct Conversions<M, N, Role, C, const LEVEL: u8 = 0>(PhantomData<Question<M, N, Role, C>>);

/// Contains no value of any of these types.
type Question<M, N, Role, C> = fn() -> (M, N, Role, C);

impl<M, N, Role, C> Conversions<M, N, Role, C> {
    /// Creates the query.
    #[must_use]
    pub const fn of_module() -> Self {
        Self(PhantomData)
    }
}

impl<M: Converts<N, Role, C>, N, Role, C> Conversions<M, N, Role, C, 0> {
    /// The conversion.
    #[must_use]
    pub fn get(&self) -> Option<Conversion> {
        Some(M::CONVERSION)
    }
}

impl<M, N, Role, C> Conversions<M, N, Role, C, 1> {
    /// No conversion: the error cannot be converted, or its type is not written.
    #[must_use]
    pub fn get(&self) -> Option<Conversion> {
        None
    }
}

impl<M, N, Role, C> Deref for Conversions<M, N, Role, C, 0> {
    type Target = Conversions<M, N, Role, C, 1>;

    fn deref(&self) -> &Self::Target {
        &Conversions(PhantomData)
    }
}
