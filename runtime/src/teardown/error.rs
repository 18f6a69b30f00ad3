use std::any::Any;
use std::error::Error;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::panic;

/// What a teardown returns when it fails.
pub(super) type Source = Box<dyn Error + Send + Sync>;

/// A teardown did not do what it was there for.
///
/// What it returned, if it came to that, is the [source](Error::source).
#[derive(Clone, Debug)]
pub struct TeardownError {
    provider: &'static str,
    reason: Reason,
}

#[derive(Clone, Debug)]
pub(super) enum Reason {
    Failed(Arc<dyn Error + Send + Sync>),
    Panicked(String),
    /// It was given up after this time.
    TimedOut(Duration),
    /// The runtime ended first, or there was none.
    Lost,
}

impl TeardownError {
    pub(super) fn new(provider: &'static str, reason: Reason) -> Self {
        Self { provider, reason }
    }

    /// Says so to whoever listens to events.
    pub(super) fn report(&self) {
        let error: &(dyn Error + 'static) = self;
        tracing::error!(provider = self.provider, error, "a teardown went wrong");
    }

    /// The name of the provider whose value it was.
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
    /// Without the source, which whoever reports the error prints behind it.
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

/// Not everything ended as it should have when a container was shut down.
#[derive(Clone, Debug)]
pub struct ShutdownError(Arc<Ended>);

/// What became of it.
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
    /// The teardowns that went wrong since `shutdown` was called, those of requests first.
    #[must_use]
    pub fn failures(&self) -> &[TeardownError] {
        &self.0.failures
    }

    /// How many requests and teardowns of requests were not over when there was no more time to
    /// wait for them.
    #[must_use]
    pub fn unfinished(&self) -> usize {
        self.0.unfinished
    }

    /// How many teardowns were lost, because a runtime ended before they did, or there was none.
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
