use std::error::Error;
use std::fmt;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

/// A lazy singleton could not be built.
///
/// If its provider returned an error, that is the [source](Error::source) and the [`failure`](Self::failure). All
/// callers that waited for the build receive the same error.
#[derive(Clone, Debug)]
pub struct LazyError<E> {
    provider: &'static str,
    reason: Reason<E>,
}

#[derive(Clone, Debug)]
enum Reason<E> {
    Failed(E),
    Panicked(String),
    /// The container or the runtime is being shut down.
    ShutDown,
}

impl<E> LazyError<E> {
    pub(super) fn panicked(provider: &'static str, message: String) -> Self {
        let reason = Reason::Panicked(message);
        Self { provider, reason }
    }

    pub(super) fn shut_down(provider: &'static str) -> Self {
        let reason = Reason::ShutDown;
        Self { provider, reason }
    }

    /// Emits an event if the provider panicked.
    pub(super) fn report(&self) {
        if let Reason::Panicked(message) = &self.reason {
            tracing::error!(
                provider = self.provider,
                panic = message,
                "a lazy singleton could not be built"
            );
        }
    }

    /// The name of the provider.
    #[must_use]
    pub fn provider(&self) -> &'static str {
        self.provider
    }

    /// The error of the provider, if it returned one.
    #[must_use]
    pub fn failure(&self) -> Option<&E> {
        match &self.reason {
            Reason::Failed(error) => Some(error),
            Reason::Panicked(_) | Reason::ShutDown => None,
        }
    }
}

/// Used by generated code.
#[doc(hidden)]
impl<E> LazyError<E> {
    /// The provider with this name returned the error.
    pub fn failed(provider: &'static str, error: E) -> Self {
        let reason = Reason::Failed(error);
        Self { provider, reason }
    }

    /// Converts to the error of a singleton that depends on this one.
    pub fn map<F>(self, convert: impl FnOnce(E) -> F) -> LazyError<F> {
        let reason = match self.reason {
            Reason::Failed(error) => Reason::Failed(convert(error)),
            Reason::Panicked(message) => Reason::Panicked(message),
            Reason::ShutDown => Reason::ShutDown,
        };
        LazyError {
            provider: self.provider,
            reason,
        }
    }

    /// The provider's error, if it cannot fail in another way.
    ///
    /// # Panics
    ///
    /// If the provider panicked, as if it had been called here, or if the container has been shut down.
    pub fn into_failure(self) -> E {
        match self.reason {
            Reason::Failed(error) => error,
            // The panic was already reported when it happened.
            Reason::Panicked(message) => std::panic::resume_unwind(Box::new(message)),
            Reason::ShutDown => panic!("{}", words(self.provider, &self.reason)),
        }
    }

    /// The response of the provider's error. The responses to other failures disclose nothing about the program.
    pub fn into_response_by(self, respond: impl FnOnce(E) -> Response) -> Response {
        match self.reason {
            Reason::Failed(error) => respond(error),
            Reason::Panicked(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
            Reason::ShutDown => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        }
    }
}

fn words<E>(provider: &str, reason: &Reason<E>) -> String {
    match reason {
        Reason::Failed(_) => format!("provider `{provider}` failed"),
        Reason::Panicked(message) => format!("provider `{provider}` panicked: {message}"),
        Reason::ShutDown => format!("`{provider}` is not built while the container is shut down"),
    }
}

impl<E: IntoResponse> IntoResponse for LazyError<E> {
    fn into_response(self) -> Response {
        self.into_response_by(E::into_response)
    }
}

impl<E> fmt::Display for LazyError<E> {
    /// Does not print the source, because error reporters print it separately.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&words(self.provider, &self.reason))
    }
}

impl<E: Error + 'static> Error for LazyError<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.reason {
            Reason::Failed(error) => Some(error),
            Reason::Panicked(_) | Reason::ShutDown => None,
        }
    }
}
