use super::Lifetime;

/// When the value of a provider is torn down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Teardown {
    /// After the handler has returned, before the response is sent.
    Handler,
    /// `until = response`: after the response has been sent.
    Response,
    /// When the container is shut down.
    Shutdown,
}

impl Teardown {
    /// The default for values of this scope.
    pub(super) const fn of(lifetime: Lifetime) -> Self {
        match lifetime {
            Lifetime::Singleton => Self::Shutdown,
            _ => Self::Handler,
        }
    }

    /// The name in generated code and in JSON.
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

    /// The property in text and pictures.
    pub(super) const fn mark(self) -> &'static str {
        match self {
            Self::Handler | Self::Shutdown => "teardown",
            Self::Response => "teardown until response",
        }
    }
}
