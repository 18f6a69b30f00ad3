use std::error::Error;
use std::fmt;

/// A container could not be built, because one of its providers failed.
///
/// What the provider returned is the [source](Error::source).
#[derive(Debug)]
pub struct BuildError {
    provider: &'static str,
    path: &'static [&'static str],
    source: Box<dyn Error + Send + Sync>,
}

impl BuildError {
    pub(crate) fn new(
        provider: &'static str,
        path: &'static [&'static str],
        source: Box<dyn Error + Send + Sync>,
    ) -> Self {
        Self {
            provider,
            path,
            source,
        }
    }

    /// The name of the provider that failed.
    #[must_use]
    pub fn provider(&self) -> &'static str {
        self.provider
    }

    /// The way through the graph that led to it: the container, then providers that need one
    /// another, the one that failed last.
    #[must_use]
    pub fn path(&self) -> &'static [&'static str] {
        self.path
    }
}

impl fmt::Display for BuildError {
    /// Without the source, which whoever reports the error prints behind it.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "provider `{}` failed ({})",
            self.provider,
            self.path.join(" → ")
        )
    }
}

impl Error for BuildError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.source)
    }
}
