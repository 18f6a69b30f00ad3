use super::Lifetime;

/// When the value of a provider with a teardown ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Teardown {
    /// When the handler has returned, before the response leaves.
    Handler,
    /// `until = response`: when the response has been sent.
    Response,
    /// When the container is shut down.
    Shutdown,
}

impl Teardown {
    /// When values of this lifetime end, unless their provider says otherwise.
    pub(super) const fn of(lifetime: Lifetime) -> Self {
        match lifetime {
            Lifetime::Singleton => Self::Shutdown,
            _ => Self::Handler,
        }
    }

    /// What it is that the value lasts until.
    ///
    /// ```
    /// # use hardwire::graph::Teardown;
    /// assert_eq!(Teardown::Response.name(), "response");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Handler => "handler",
            Self::Response => "response",
            Self::Shutdown => "shutdown",
        }
    }

    /// As it is said of the provider that declares it.
    pub(super) const fn mark(self) -> &'static str {
        match self {
            Self::Handler | Self::Shutdown => "teardown",
            Self::Response => "teardown until response",
        }
    }
}
