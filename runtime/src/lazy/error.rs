use std::error::Error;
use std::fmt;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

/// A lazy singleton could not be built.
///
/// If its provider returned an error, that is the [source](Error::source) and the
/// [`failure`](Self::failure). All who waited for the build have the same one.
#[derive(Clone, Debug)]
pub struct LazyError<E> {
    provider: &'static str,
    reason: Reason<E>,
}

#[derive(Clone, Debug)]
enum Reason<E> {
    Failed(E),
    Panicked(String),
    /// The container is being shut down, or the runtime is.
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

    /// Says to whoever listens to events that the provider panicked.
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

    /// What the provider returned, if it came to that.
    #[must_use]
    pub fn failure(&self) -> Option<&E> {
        match &self.reason {
            Reason::Failed(error) => Some(error),
            Reason::Panicked(_) | Reason::ShutDown => None,
        }
    }
}

/// What generated code calls.
#[doc(hidden)]
impl<E> LazyError<E> {
    /// The provider of this name returned it.
    pub fn failed(provider: &'static str, error: E) -> Self {
        let reason = Reason::Failed(error);
        Self { provider, reason }
    }

    /// The same for one that is built from it, and fails with this.
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

    /// What the provider returned, where there is no other way to fail.
    ///
    /// # Panics
    ///
    /// If the provider did, as if it had been called here; or if there is no container any more.
    pub fn into_failure(self) -> E {
        match self.reason {
            Reason::Failed(error) => error,
            // The panic itself was shown when it happened.
            Reason::Panicked(message) => std::panic::resume_unwind(Box::new(message)),
            Reason::ShutDown => panic!("{}", words(self.provider, &self.reason)),
        }
    }

    /// The response to what the provider returned. What went wrong otherwise says nothing of the
    /// program.
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
    /// Without the source, which whoever reports the error prints behind it.
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
