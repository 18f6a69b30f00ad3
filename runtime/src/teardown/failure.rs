//! A teardown that went wrong while all was well, on its way to whoever waits for the request.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use tokio_util::task::task_tracker::TaskTrackerToken;

use super::TeardownError;
use super::conversion::Conversion;
use super::ending::Failed;
use super::error::Reason;
use super::teardowns::Teardowns;

/// It is an event, unless it is taken first.
pub(super) struct Failure {
    provider: &'static str,
    cause: Option<Cause>,
    /// Who reports it, unless that was done.
    reporter: Option<Reporter>,
}

struct Reporter {
    teardowns: Teardowns,
    /// Until it is taken or reported, `shutdown` waits for it.
    _open: TaskTrackerToken,
}

/// Why a teardown did not do what it was there for.
pub(super) enum Cause {
    /// It returned an error.
    Returned(Failed),
    /// It never did.
    Cut(Reason),
}

/// In the extensions of a response that stands for one of another status, for a middleware that
/// would take it for a success.
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

    /// Of a list that is not there any more, and has said so.
    pub(super) fn lost(provider: &'static str) -> Self {
        Self {
            provider,
            cause: Some(Cause::Cut(Reason::Lost)),
            reporter: None,
        }
    }

    /// What the client receives: the error's response, if it has one that is no success. Otherwise it
    /// learns nothing, and an event says what was wrong.
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

    /// What a task receives.
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
