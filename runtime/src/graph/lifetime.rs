use std::fmt;

/// The scope of a provider: how long its value lives, and so how often the provider runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Lifetime {
    /// Passed by the caller, as an argument of `App::build`.
    Input,
    /// Built once, with the container.
    Singleton,
    /// Built at most once in each request.
    Request,
    /// Built each time it is requested.
    Factory,
}

impl Lifetime {
    /// All scopes, the longest first.
    pub const ALL: &'static [Self] = &[Self::Input, Self::Singleton, Self::Request, Self::Factory];

    /// The name of the attribute that declares it.
    ///
    /// ```
    /// # use hardwire::graph::Lifetime;
    /// assert_eq!(Lifetime::Singleton.name(), "singleton");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Input => "input",
            Self::Singleton => "singleton",
            Self::Request => "request",
            Self::Factory => "factory",
        }
    }
}

impl fmt::Display for Lifetime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}
