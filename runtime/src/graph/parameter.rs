use std::slice;

/// A parameter of a provider, and where its value comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Parameter {
    name: &'static str,
    source: Source,
}

/// Where the value of a parameter comes from.
///
/// A provider is named by its position in [`Graph::providers`](super::Graph::providers).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Source {
    /// A provider of the container.
    Provider {
        /// Its position.
        provider: usize,
        /// How its value is given.
        access: Access,
    },
    /// `Option<&T>`: a provider, if the container has one.
    Optional {
        /// Its position, unless the container has none.
        provider: Option<usize>,
        /// How its value is given.
        access: Access,
    },
    /// `Vec<&dyn T>`: all providers of a type.
    Collection {
        /// Their positions, in declared order.
        providers: Vec<usize>,
    },
    /// A part of the request's head, by the name of its type: `HeaderMap`.
    Part(&'static str),
    /// An axum extractor, by its type: `Json<Ask>`.
    Extractor(&'static str),
    /// `#[arg]`: given by whoever calls the factory. Its type.
    Argument(&'static str),
}

/// How a parameter is given a provider's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Access {
    /// `&T`
    Shared,
    /// `&mut T`
    Exclusive,
    /// `T`: the value itself, a clone of it, or one made for the purpose.
    Owned,
    /// `impl Fn(…) -> T`: the factory itself.
    Callable,
    /// `impl AsyncFn(…) -> T`: the factory itself.
    AsyncCallable,
}

impl Access {
    pub(super) const ALL: [Self; 5] = [
        Self::Shared,
        Self::Exclusive,
        Self::Owned,
        Self::Callable,
        Self::AsyncCallable,
    ];

    /// As generated code and JSON have it.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Shared => "shared",
            Self::Exclusive => "exclusive",
            Self::Owned => "owned",
            Self::Callable => "callable",
            Self::AsyncCallable => "async callable",
        }
    }
}

impl Parameter {
    pub(super) const fn new(name: &'static str, source: Source) -> Self {
        Self { name, source }
    }

    /// Its name. `_` if its pattern has none.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Where its value comes from.
    #[must_use]
    pub const fn source(&self) -> &Source {
        &self.source
    }
}

impl Source {
    /// The positions of the providers that the value comes from.
    ///
    /// ```
    /// # use hardwire::graph::{Access, Source};
    /// let shared = Source::Provider { provider: 3, access: Access::Shared };
    /// assert_eq!(shared.providers(), [3]);
    /// assert!(Source::Part("HeaderMap").providers().is_empty());
    /// ```
    #[must_use]
    pub fn providers(&self) -> &[usize] {
        match self {
            Self::Provider { provider, .. } => slice::from_ref(provider),
            Self::Optional { provider, .. } => provider.as_slice(),
            Self::Collection { providers } => providers,
            Self::Part(_) | Self::Extractor(_) | Self::Argument(_) => &[],
        }
    }
}
