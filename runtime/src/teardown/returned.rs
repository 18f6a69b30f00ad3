//! What a handler or a task returned, told apart by what it is, and not by what its type is called.

use std::marker::PhantomData;
use std::ops::Deref;

use axum::response::Response;

use super::ends::{Ends, Unended};
use super::slot::Slots;
use super::{Outcome, TeardownError};
use crate::bounds::{IntoResponse, TaskReturn};

/// A reference to it. Of a `Result` its own method is found, of anything else that of what it
/// derefs to.
pub struct Returned<'a, T>(pub &'a T);

impl<T, E> Returned<'_, Result<T, E>> {
    /// `Err` of an `Err`.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        if self.0.is_ok() {
            Outcome::Ok
        } else {
            Outcome::Err
        }
    }
}

/// What is no `Result`.
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

/// The response of what a handler returned, as an `Err` if that is one.
///
/// # Errors
///
/// If it is the response of an `Err`.
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

/// A task that returns an `R`, with values of which this says whether they can fail to end.
///
/// Who can be told is found by what there is: an error that can carry the failure; nobody, if nothing
/// can fail; else it is a mistake.
pub struct Carries<R, Certainty, const LEVEL: u8 = 0>(PhantomData<fn() -> (R, Certainty)>);

impl<R, Certainty> Carries<R, Certainty> {
    /// With the values in these slots.
    #[must_use]
    pub fn of<S: Slots<Certainty = Certainty>>(_: &Ends<S>, _: &R) -> Self {
        Self(PhantomData)
    }
}

impl<T, E: From<TeardownError>, Certainty> Carries<Result<T, E>, Certainty, 0> {
    /// The failure is what the task returns.
    #[expect(clippy::missing_errors_doc, reason = "it is one")]
    pub fn unended(&self, _: Result<T, E>, failure: Unended) -> Result<T, E> {
        Err(E::from(failure.into_error()))
    }
}

impl<R, Certainty: Unpin> Carries<R, Certainty, 1> {
    /// A teardown that cannot fail panicked, or took too long: an event.
    pub fn unended(&self, returned: R, failure: Unended) -> R {
        drop(failure);
        returned
    }
}

impl<R, Certainty> Carries<R, Certainty, 2> {
    /// Nobody would be told.
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
