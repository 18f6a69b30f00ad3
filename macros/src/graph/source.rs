//! Where the values of parameters come from.

use super::resolve;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) source: Source,
    pub(crate) lends: Lends,
}

/// What the value of a provider may borrow from through one of its parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lends {
    Nothing,
    /// What the parameter's value borrows from itself: `fn view(c: &C<'a>) -> View<'a>`.
    Inner,
    /// The parameter's value, and what that borrows from: `fn view(c: &'a C) -> View<'a>`.
    Whole,
}

/// Where the value of a parameter comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    Provider(Dependency),
    /// `Option<&T>`: `None` if nothing in the graph provides `T`, which must be known or accepted.
    Optional(Option<Dependency>),
    /// `Option<&T>` of a provider that returns `Option<T>`, `Option<Arc<T>>` or `Option<Box<T>>`.
    Contents {
        of: Dependency,
        /// What is in it is an `Arc` or a `Box`, and the parameter asks for what is in that.
        is_held: bool,
    },
    /// `Result<&T, E>`: what a provider returned, which refuses nothing.
    Outcome(Dependency),
    /// `impl Deferred<T, E>`: the provider runs when its value is first asked for.
    Deferred(Dependency),
    /// `Vec<&T>`: what every provider of `T` gives, in declared order.
    Collection {
        members: Vec<Dependency>,
        /// Each beside its provider's name.
        is_named: bool,
    },
    /// `impl Fn(…) -> T` or `impl AsyncFn(…) -> T`: the factory itself.
    Callable {
        provider: usize,
        is_async: bool,
        /// The one of the factory's `traits` that it returns, by its position.
        cast: Option<usize>,
    },
    Part(Part),
    Extractor,
    /// `#[arg]`: given by whoever calls the factory.
    Argument,
    /// What a generic provider asks for by its type parameters: it depends on the instance.
    Open(Box<resolve::Demand>),
    /// Nothing, which the container has reported: the graph is broken.
    Nowhere,
}

/// A provider asked for its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Dependency {
    pub(crate) provider: usize,
    pub(crate) access: Access,
    /// The provider keeps its value in an `Arc` or a `Box`, and the parameter asks for what is in it.
    pub(crate) is_peeled: bool,
    /// `#[dep(name(args))]`: the factory's `#[arg]`s are given at the parameter.
    pub(crate) is_applied: bool,
    /// The one of the provider's `traits` that the parameter asks for, by its position.
    pub(crate) cast: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    /// `&T`
    Shared,
    /// `&mut T`
    Exclusive,
    /// `T`
    Owned,
}

/// What a parameter may borrow from the head of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Headers,
    Method,
    Uri,
    Version,
    Extensions,
    Parts,
}

impl Dependency {
    /// The value of this provider, as it returns it or as one of its `traits`.
    pub(crate) fn owned(provider: usize, cast: Option<usize>) -> Self {
        Self {
            provider,
            access: Access::Owned,
            is_peeled: false,
            is_applied: false,
            cast,
        }
    }
}

impl Source {
    /// The providers this value comes from, by value or as a callable.
    pub(crate) fn providers(&self) -> impl Iterator<Item = usize> + '_ {
        let called = match self {
            Self::Callable { provider, .. } => Some(*provider),
            _ => None,
        };
        let asked = self.dependencies().iter();
        asked.map(|dependency| dependency.provider).chain(called)
    }

    /// It is somebody's for as long as it is borrowed.
    pub(crate) fn is_exclusive(&self) -> bool {
        let mut dependencies = self.dependencies().iter();
        dependencies.any(|dependency| dependency.access == Access::Exclusive)
    }

    /// The providers that are asked for their values.
    pub(crate) fn dependencies(&self) -> &[Dependency] {
        match self {
            Self::Provider(dependency)
            | Self::Contents { of: dependency, .. }
            | Self::Optional(Some(dependency))
            | Self::Outcome(dependency)
            | Self::Deferred(dependency) => std::slice::from_ref(dependency),
            Self::Collection { members, .. } => members,
            _ => &[],
        }
    }

    /// Comes from the request itself, not from a provider.
    pub(crate) fn is_request_head(&self) -> bool {
        matches!(self, Self::Part(_) | Self::Extractor)
    }
}

impl Part {
    pub(crate) const ALL: [Self; 6] = [
        Self::Headers,
        Self::Method,
        Self::Uri,
        Self::Version,
        Self::Extensions,
        Self::Parts,
    ];

    /// The name of the type in `http`.
    pub(crate) fn type_name(self) -> &'static str {
        match self {
            Self::Headers => "HeaderMap",
            Self::Method => "Method",
            Self::Uri => "Uri",
            Self::Version => "Version",
            Self::Extensions => "Extensions",
            Self::Parts => "Parts",
        }
    }

    /// The method of `http::Request` and the field of `http::request::Parts` that hold it.
    pub(crate) fn field_name(self) -> &'static str {
        match self {
            Self::Headers => "headers",
            Self::Method => "method",
            Self::Uri => "uri",
            Self::Version => "version",
            Self::Extensions => "extensions",
            Self::Parts => "parts",
        }
    }

    pub(crate) fn named(type_name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|part| part.type_name() == type_name)
    }
}
