//! Inspects the return value of a handler or task by its type, independent of the type's name.

use std::marker::PhantomData;
use std::ops::Deref;

use axum::response::Response;

use super::ends::{Ends, Unended};
use super::slot::Slots;
use super::{Outcome, TeardownError};
use crate::bounds::{IntoResponse, TaskReturn};

/// A reference to it. For a `Result`, its own method applies; for other types, the method of the deref target.
pub struct Returned<'a, T>(pub &'a T);

impl<T, E> Returned<'_, Result<T, E>> {
    /// `Outcome::Err` for an `Err`.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        if self.0.is_ok() {
            Outcome::Ok
        } else {
            Outcome::Err
        }
    }
}

/// A value that is not a `Result`.
pub struct Whatever(Outcome);

impl Whatever {
    /// It did not fail.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.0
    }
}

impl<T> Deref for Returned<'_, T> {
    type Target = Whatever;

    fn deref(&self) -> &Whatever {
        &Whatever(Outcome::Ok)
    }
}

/// The response of a handler's return value, as an `Err` if the value is one.
///
/// # Errors
///
/// The response of an `Err`.
#[expect(
    clippy::result_large_err,
    reason = "both are the response, which is not boxed for that"
)]
pub fn answered<R: IntoResponse>(
    returned: R,
    outcome: impl FnOnce(&R) -> Outcome,
) -> Result<Response, Response> {
    match outcome(&returned) {
        Outcome::Ok => Ok(returned.into_response()),
        _ => Err(returned.into_response()),
    }
}

/// A task that returns an `R`, with values whose teardown may fail or not, depending on `Certainty`.
///
/// The method is selected by the types: if the error can carry the failure, the task returns it; if no teardown can
/// fail, it is an event; otherwise it is a compiler error.
pub struct Carries<R, Certainty, const LEVEL: u8 = 0>(PhantomData<fn() -> (R, Certainty)>);

impl<R, Certainty> Carries<R, Certainty> {
    /// For the values in these slots.
    #[must_use]
    pub fn of<S: Slots<Certainty = Certainty>>(_: &Ends<S>, _: &R) -> Self {
        Self(PhantomData)
    }
}

impl<T, E: From<TeardownError>, Certainty> Carries<Result<T, E>, Certainty, 0> {
    /// The task returns the failure.
    #[expect(clippy::missing_errors_doc, reason = "it is one")]
    pub fn unended(&self, _: Result<T, E>, failure: Unended) -> Result<T, E> {
        Err(E::from(failure.into_error()))
    }
}

impl<R, Certainty: Unpin> Carries<R, Certainty, 1> {
    /// A teardown that returns no error panicked or timed out: an event.
    pub fn unended(&self, returned: R, failure: Unended) -> R {
        drop(failure);
        returned
    }
}

impl<R, Certainty> Carries<R, Certainty, 2> {
    /// Fails to compile, because the failure would be lost.
    pub fn unended(&self, returned: R, failure: Unended) -> R
    where
        R: TaskReturn,
    {
        drop(failure);
        returned
    }
}

impl<R, Certainty> Deref for Carries<R, Certainty, 0> {
    type Target = Carries<R, Certainty, 1>;

    fn deref(&self) -> &Self::Target {
        &Carries(PhantomData)
    }
}

impl<R, Certainty> Deref for Carries<R, Certainty, 1> {
    type Target = Carries<R, Certainty, 2>;

    fn deref(&self) -> &Self::Target {
        &Carries(PhantomData)
    }
}
