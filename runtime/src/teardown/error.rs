use std::any::Any;
use std::error::Error;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::panic;

/// The error of a teardown.
pub(super) type Source = Box<dyn Error + Send + Sync>;

/// A teardown failed, panicked or timed out.
///
/// If it returned an error, that is the [source](Error::source).
#[derive(Clone, Debug)]
pub struct TeardownError {
    provider: &'static str,
    reason: Reason,
}

#[derive(Clone, Debug)]
pub(super) enum Reason {
    Failed(Arc<dyn Error + Send + Sync>),
    Panicked(String),
    /// It exceeded this timeout.
    TimedOut(Duration),
    /// The runtime ended first, or did not exist.
    Lost,
}

impl TeardownError {
    pub(super) fn new(provider: &'static str, reason: Reason) -> Self {
        Self { provider, reason }
    }

    /// Emits an event.
    pub(super) fn report(&self) {
        let error: &(dyn Error + 'static) = self;
        tracing::error!(provider = self.provider, error, "a teardown went wrong");
    }

    /// The name of the provider.
    #[must_use]
    pub fn provider(&self) -> &'static str {
        self.provider
    }
}

impl Reason {
    pub(super) fn failed(source: Source) -> Self {
        Self::Failed(Arc::from(source))
    }

    pub(super) fn panicked(payload: &(dyn Any + Send)) -> Self {
        Self::Panicked(panic::message(payload))
    }
}

impl fmt::Display for TeardownError {
    /// Does not print the source, because error reporters print it separately.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "teardown of `{}` ", self.provider)?;
        match &self.reason {
            Reason::Failed(_) => write!(formatter, "failed"),
            Reason::Panicked(text) => write!(formatter, "panicked: {text}"),
            Reason::TimedOut(bound) => write!(formatter, "took longer than {bound:?}"),
            Reason::Lost => write!(formatter, "was lost with its runtime"),
        }
    }
}

impl Error for TeardownError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.reason {
            Reason::Failed(source) => Some(&**source),
            Reason::Panicked(_) | Reason::TimedOut(_) | Reason::Lost => None,
        }
    }
}

/// The shutdown of a container was incomplete.
#[derive(Clone, Debug)]
pub struct ShutdownError(Arc<Ended>);

/// What happened.
#[derive(Debug)]
pub(super) struct Ended {
    pub(super) failures: Vec<TeardownError>,
    pub(super) unfinished: usize,
    pub(super) lost: usize,
}

impl Ended {
    pub(super) fn into_result(self) -> Result<(), ShutdownError> {
        if self.failures.is_empty() && self.unfinished == 0 && self.lost == 0 {
            Ok(())
        } else {
            Err(ShutdownError(Arc::new(self)))
        }
    }
}

impl ShutdownError {
    /// The teardowns that failed since `shutdown` was called, those of requests first.
    #[must_use]
    pub fn failures(&self) -> &[TeardownError] {
        &self.0.failures
    }

    /// The number of requests and of their teardowns that did not end in time.
    #[must_use]
    pub fn unfinished(&self) -> usize {
        self.0.unfinished
    }

    /// The number of teardowns that were lost because their runtime ended first or did not exist.
    #[must_use]
    pub fn lost(&self) -> usize {
        self.0.lost
    }
}

impl fmt::Display for ShutdownError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Ended {
            failures,
            unfinished,
            lost,
        } = &*self.0;
        write!(
            formatter,
            "{} teardowns failed, {unfinished} requests were not over, {lost} teardowns were lost",
            failures.len()
        )
    }
}

impl Error for ShutdownError {
    /// The first failure.
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        let first = self.0.failures.first()?;
        Some(first)
    }
}
