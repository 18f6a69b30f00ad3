//! The container's `error` for a teardown that is declared in a module.
//!
//! The teardown's error is inferred beside the module, and the container's `error` is known beside the
//! container, so no code knows both. But a module that writes the error's type down somewhere in its
//! block can say how *any* container's `error` is made of it. The container asks for its own, and keeps
//! what it finds. Which of them fits is decided by the error that comes.

use std::any::Any;
use std::marker::PhantomData;
use std::ops::Deref;

use axum::response::{IntoResponse, Response};

/// The response for one type of error `E`, which is taken out of an `Option<E>`. Any other is left.
pub type Conversion = fn(&mut dyn Any) -> Option<Response>;

/// The error of a container, for which an error `E` can be converted.
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

/// The error that a provider fails with.
pub enum OfProvider {}

/// The error of its teardown.
pub enum OfTeardown {}

/// A module that writes down the type of an error of its `N`th provider, which the container's error
/// `C` is made of.
pub trait Converts<N, Role, C> {
    /// The conversion.
    const CONVERSION: Conversion;
}

/// What the module `M` says of its `N`th provider.
pub struct Conversions<M, N, Role, C, const LEVEL: u8 = 0>(PhantomData<Question<M, N, Role, C>>);

/// Which error of which module becomes which error, without a value of any of them.
type Question<M, N, Role, C> = fn() -> (M, N, Role, C);

impl<M, N, Role, C> Conversions<M, N, Role, C> {
    /// To be asked.
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
    /// Nothing: the error has no such conversion, or its type is not written down.
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
