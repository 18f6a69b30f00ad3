use std::thread;

use axum::http::StatusCode;

/// How a request ended, for the teardown of its values.
///
/// A teardown may take it as its last parameter:
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
    /// A response with a status below 400 that is not an `Err`, or a task that did not return an `Err`.
    Ok,
    /// Any other response; an `Err` of the handler, or a refusal, whatever its status; an earlier teardown that
    /// failed; a body that failed while it was sent.
    Err,
    /// The handler or a provider panicked.
    Panicked,
    /// The client disconnected, or the caller of the task was dropped.
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

    /// The outcome of a request that is dropped before its end.
    pub(super) fn of_drop() -> Self {
        if thread::panicking() {
            Self::Panicked
        } else {
            Self::Cancelled
        }
    }
}
