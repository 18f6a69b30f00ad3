//! Selects how the error of a teardown is reported, by the traits that it implements.
//!
//! This is decided in the container, where the types are known, by autoref specialization: rustc uses the first
//! method whose bounds hold, from one level to the next.

use std::borrow::Cow;
use std::marker::PhantomData;
use std::ops::Deref;

use axum::response::{IntoResponse, Response};

use super::error::Source;
use crate::bounds::TeardownFailure;

/// The error `E` of a teardown, in a container whose error is `C`.
pub struct Failing<C, E, const LEVEL: u8 = 0>(PhantomData<fn() -> (C, E)>);

/// The error of a container without `error`.
pub enum NoError {}

/// Strings are error messages. As a response, they would be a success.
pub trait Text {}

impl Text for String {}
impl Text for &'static str {}
impl Text for Cow<'static, str> {}

impl<C, E, const LEVEL: u8> Failing<C, E, LEVEL> {
    pub(super) const fn new() -> Self {
        Self(PhantomData)
    }
}

macro_rules! levels {
    ($($level:literal then $next:literal,)*) => {$(
        impl<C, E> Deref for Failing<C, E, $level> {
            type Target = Failing<C, E, $next>;

            fn deref(&self) -> &Self::Target {
                &Failing(PhantomData)
            }
        }
    )*};
}

levels! {
    0 then 1,
    1 then 2,
    2 then 3,
}

impl<C: From<E> + IntoResponse, E> Failing<C, E, 0> {
    /// The response of the container's error.
    #[must_use]
    pub fn answer(&self) -> Option<fn(E) -> Response> {
        Some(|error| C::from(error).into_response())
    }
}

impl<C, E: Text> Failing<C, E, 1> {
    /// No conversion.
    #[must_use]
    pub fn answer(&self) -> Option<fn(E) -> Response> {
        None
    }
}

impl<C, E: IntoResponse> Failing<C, E, 2> {
    /// The response of the error itself.
    #[must_use]
    pub fn answer(&self) -> Option<fn(E) -> Response> {
        Some(E::into_response)
    }
}

impl<C, E> Failing<C, E, 3> {
    /// No response.
    #[must_use]
    pub fn answer(&self) -> Option<fn(E) -> Response> {
        None
    }
}

impl<C, E: Into<Source>> Failing<C, E, 0> {
    /// The error itself.
    #[must_use]
    pub fn source(&self) -> fn(E) -> Source {
        E::into
    }
}

impl<C, E: IntoResponse> Failing<C, E, 1> {
    /// The text of its response.
    #[must_use]
    pub fn source(&self) -> fn(E) -> Source {
        |error| of_response(&error.into_response())
    }
}

impl<C: From<E> + IntoResponse, E> Failing<C, E, 2> {
    /// The text of its response.
    #[must_use]
    pub fn source(&self) -> fn(E) -> Source {
        |error| of_response(&C::from(error).into_response())
    }
}

impl<C, E> Failing<C, E, 3> {
    /// The error cannot be described.
    #[must_use]
    pub fn source(&self) -> fn(E) -> Source
    where
        E: TeardownFailure,
    {
        E::boxed
    }
}

fn of_response(response: &Response) -> Source {
    format!("its response is {}", response.status()).into()
}
