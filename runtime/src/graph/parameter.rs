use std::slice;

/// A parameter of a provider, and the source of its value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Parameter {
    name: &'static str,
    source: Source,
}

/// The source of a parameter's value.
///
/// Providers are identified by their position in [`Graph::providers`](super::Graph::providers).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Source {
    /// A provider of the container.
    Provider {
        /// Its position.
        provider: usize,
        /// How the parameter receives the value.
        access: Access,
    },
    /// `Option<&T>`: a provider, if the container has one.
    Optional {
        /// Its position, or `None` without a provider.
        provider: Option<usize>,
        /// How the parameter receives the value.
        access: Access,
    },
    /// `Vec<&dyn T>`: all providers of a type.
    Collection {
        /// Their positions, in declared order.
        providers: Vec<usize>,
    },
    /// A part of the request head, with the name of its type: `HeaderMap`.
    Part(&'static str),
    /// An axum extractor, with its type: `Json<Ask>`.
    Extractor(&'static str),
    /// `#[arg]`: passed by the caller of the factory. Contains the type.
    Argument(&'static str),
}

/// How a parameter receives the value of a provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Access {
    /// `&T`
    Shared,
    /// `&mut T`
    Exclusive,
    /// `T`: the value itself, a clone, or a new value of a factory.
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

    /// The word in generated code and in JSON.
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

    /// The name, or `_` if the pattern has none.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The source of the value.
    #[must_use]
    pub const fn source(&self) -> &Source {
        &self.source
    }
}

impl Source {
    /// The positions of the providers of the value.
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
