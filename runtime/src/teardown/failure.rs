//! A failed teardown of a successful request, on its way to the caller.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use tokio_util::task::task_tracker::TaskTrackerToken;

use super::TeardownError;
use super::conversion::Conversion;
use super::ending::Failed;
use super::error::Reason;
use super::teardowns::Teardowns;

/// Reported as an event, unless it is taken first.
pub(super) struct Failure {
    provider: &'static str,
    cause: Option<Cause>,
    /// Reports it, unless it was already reported.
    reporter: Option<Reporter>,
}

struct Reporter {
    teardowns: Teardowns,
    /// `shutdown` waits until it is taken or reported.
    _open: TaskTrackerToken,
}

/// Why a teardown failed.
pub(super) enum Cause {
    /// It returned an error.
    Returned(Failed),
    /// It panicked, timed out or was lost.
    Cut(Reason),
}

/// In the extensions of a response that replaces another status, for a middleware that would otherwise see a success.
#[derive(Clone, Copy)]
pub(super) struct DidNotEnd;

impl Cause {
    pub(super) fn into_reason(self) -> Reason {
        match self {
            Self::Returned(failed) => Reason::failed(failed.into_source()),
            Self::Cut(reason) => reason,
        }
    }
}

impl Failure {
    pub(super) fn new(provider: &'static str, cause: Cause, teardowns: &Teardowns) -> Self {
        Self {
            provider,
            cause: Some(cause),
            reporter: Some(Reporter {
                teardowns: teardowns.clone(),
                _open: teardowns.token(),
            }),
        }
    }

    /// The failure of a list that was dropped and has already been reported.
    pub(super) fn lost(provider: &'static str) -> Self {
        Self {
            provider,
            cause: Some(Cause::Cut(Reason::Lost)),
            reporter: None,
        }
    }

    /// The response: that of the error, if it is not a success. Otherwise the client receives no details, and an
    /// event has them.
    pub(super) fn into_response(mut self) -> Response {
        let reason = match self.cause.take() {
            Some(Cause::Returned(failed)) => match failed.into_response(self.conversions()) {
                Ok(response) => return marked(response),
                Err(source) => Reason::failed(source),
            },
            Some(Cause::Cut(reason)) => reason,
            None => Reason::Lost,
        };
        self.report(reason);
        StatusCode::INTERNAL_SERVER_ERROR.into_response()
    }

    /// The error that a task receives.
    pub(super) fn into_error(mut self) -> TeardownError {
        let reason = self.cause.take().map_or(Reason::Lost, Cause::into_reason);
        TeardownError::new(self.provider, reason)
    }

    fn conversions(&self) -> &[Conversion] {
        let reporter = self.reporter.as_ref();
        reporter.map_or(&[], |reporter| reporter.teardowns.conversions())
    }

    fn report(&self, reason: Reason) {
        if let Some(Reporter { teardowns, .. }) = &self.reporter {
            teardowns.report(TeardownError::new(self.provider, reason));
        }
    }
}

fn marked(mut response: Response) -> Response {
    response.extensions_mut().insert(DidNotEnd);
    response
}

impl Drop for Failure {
    fn drop(&mut self) {
        if let Some(cause) = self.cause.take() {
            self.report(cause.into_reason());
        }
    }
}
