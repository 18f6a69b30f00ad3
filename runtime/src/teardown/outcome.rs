use std::thread;

use axum::http::StatusCode;

/// How a request went, for the teardown of what was built for it.
///
/// A teardown takes it as its last argument, or not at all:
///
/// ```
/// # use hardwire::Outcome;
/// # struct Tx;
/// impl Tx {
///     async fn finish(self, outcome: Outcome) -> Result<(), std::io::Error> {
///         match outcome {
///             Outcome::Ok => self.commit().await,
///             _ => self.roll_back().await,
///         }
///     }
///     # async fn commit(self) -> Result<(), std::io::Error> { Ok(()) }
///     # async fn roll_back(self) -> Result<(), std::io::Error> { Ok(()) }
/// }
/// # let _ = Tx::finish;
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Outcome {
    /// A response with a status below 400 that is no `Err`; a task that did not return an `Err`.
    Ok,
    /// Any other response. An `Err` of the handler, and the refusal of a provider or of an extractor,
    /// whatever its status. A teardown that failed before this one. A body that failed under way.
    Err,
    /// The handler, or a provider, panicked.
    Panicked,
    /// The client went away, or whatever waited for the response did.
    Cancelled,
}

impl Outcome {
    pub(super) fn of_status(status: StatusCode) -> Self {
        if status.as_u16() < 400 {
            Self::Ok
        } else {
            Self::Err
        }
    }

    /// Of what is being dropped before it came to its end.
    pub(super) fn of_drop() -> Self {
        if thread::panicking() {
            Self::Panicked
        } else {
            Self::Cancelled
        }
    }
}
