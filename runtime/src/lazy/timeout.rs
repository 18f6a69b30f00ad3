use std::error::Error;
use std::fmt;
use std::time::Duration;

use super::LazyError;

/// The build of a lazy singleton exceeded its `timeout`.
///
/// It is converted to the error of the provider with `From`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LazyTimeout {
    provider: &'static str,
    bound: Duration,
}

impl LazyTimeout {
    /// The name of the provider.
    #[must_use]
    pub fn provider(&self) -> &'static str {
        self.provider
    }

    /// The timeout.
    #[must_use]
    pub fn bound(&self) -> Duration {
        self.bound
    }
}

impl fmt::Display for LazyTimeout {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { provider, bound } = self;
        write!(formatter, "`{provider}` was not built within {bound:?}")
    }
}

impl Error for LazyTimeout {}

/// Limits the build to this time.
///
/// # Errors
///
/// The error of the build, or the timeout.
pub(crate) async fn bounded<T, E: From<LazyTimeout>>(
    provider: &'static str,
    bound: Duration,
    build: impl Future<Output = Result<T, LazyError<E>>> + Send,
) -> Result<T, LazyError<E>> {
    let timeout = LazyTimeout { provider, bound };
    tokio::time::timeout(bound, build)
        .await
        .unwrap_or_else(|_| Err(LazyError::failed(provider, timeout.into())))
}
