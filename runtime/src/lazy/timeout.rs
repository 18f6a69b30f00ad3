use std::error::Error;
use std::fmt;
use std::time::Duration;

use super::LazyError;

/// A lazy singleton took longer to build than its `timeout` says.
///
/// It becomes the error of the provider, by `From`.
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

    /// How long it was waited for.
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

/// The build, given up after this time.
///
/// # Errors
///
/// If it fails, or there is no more time.
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
