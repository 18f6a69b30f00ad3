use std::error::Error;
use std::fmt;

/// A container could not be built, because one of its providers failed.
///
/// The provider's error is the [source](Error::source).
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

    /// The path in the graph to the failed provider: the container, then each provider that needs the next one. The
    /// failed provider is last.
    #[must_use]
    pub fn path(&self) -> &'static [&'static str] {
        self.path
    }
}

impl fmt::Display for BuildError {
    /// Does not print the source, because error reporters print it separately.
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
