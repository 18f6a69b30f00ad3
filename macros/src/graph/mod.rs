//! What a graph is, as plain data: no token in it, so that it can be checked, planned, drawn and
//! tested without a compiler.

use std::rc::Rc;

pub(crate) mod callable;
pub(crate) mod cycle;
mod demand;
pub(crate) mod descriptor;
pub(crate) mod generic;
pub(crate) mod hidden;
pub(crate) mod instances;
pub(crate) mod lazy;
mod outcome;
mod provider;
mod providers;
pub(crate) mod resolve;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod sent;
mod several;
pub(crate) mod similar;
mod source;
pub(crate) mod trail;
pub(crate) mod twins;
mod type_key;
pub(crate) mod unseen;

pub(crate) use provider::{
    Begins, Holder, Lifetime, Provider, ResultName, Sharing, Thread, Turn, Until,
};
pub(crate) use providers::Providers;
pub(crate) use source::{Access, Dependency, Lends, Parameter, Part, Source};
pub(crate) use type_key::{Bindings, Head, Name, TypeKey};

/// Everything one container provides, in declared order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Graph {
    pub(crate) container: String,
    /// A graph with mistakes in it, which its container has reported: nothing is wired from it.
    pub(crate) is_broken: bool,
    /// Some of it could not be read, so that what seems to be missing may only not be seen.
    pub(crate) is_partial: bool,
    pub(crate) conversion: Conversion,
    /// Its handlers take another state, `state = AppState`, from which the container is taken.
    pub(crate) has_state: bool,
    pub(crate) overrides: Overrides,
    pub(crate) providers: Providers,
    /// What would provide something if its condition held.
    pub(crate) absent: Rc<[Absent]>,
}

/// What is converted to the error of the container before it refuses a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Conversion {
    /// The container has no error.
    Nothing,
    /// `error = ApiError, rejections = own`
    Errors,
    /// `error = ApiError`
    ErrorsAndRejections,
}

/// Whether a test may have something else run in the place of request and factory providers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Overrides {
    Impossible,
    Possible {
        /// The factories that take arguments of any type, and are overridden for each by itself.
        for_any: Vec<usize>,
    },
}

/// A provider under a `#[cfg(…)]` that does not hold, or a function without a lifetime. It is no part of
/// the graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Absent {
    pub(crate) name: String,
    /// The types that it would provide; of a generic one, with its type parameters marked.
    pub(crate) keys: Vec<TypeKey>,
    /// Nothing if it has no lifetime.
    pub(crate) condition: Option<String>,
    pub(crate) place: Place,
}

/// A line of a source file, as rustc names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) file: String,
    pub(crate) line: usize,
}

impl std::fmt::Display for Place {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}:{}", self.file, self.line)
    }
}

impl Absent {
    /// It would give this type if its condition held.
    pub(crate) fn would_provide(&self, key: &TypeKey) -> bool {
        self.keys.iter().any(|own| own.bind(key).is_some())
    }
}

impl Graph {
    /// A provider of this type is configured out.
    pub(crate) fn is_configured_out(&self, key: &TypeKey) -> bool {
        let mut absent = self.absent.iter();
        absent.any(|absent| absent.condition.is_some() && absent.would_provide(key))
    }

    pub(crate) fn has_overrides(&self) -> bool {
        self.overrides != Overrides::Impossible
    }

    /// Whether it is overridden is only known where its arguments are.
    pub(crate) fn is_overridden_for_any(&self, provider: usize) -> bool {
        let declared = self.declared(provider);
        matches!(&self.overrides, Overrides::Possible { for_any } if for_any.contains(&declared))
    }

    /// It is an instance of a generic provider for a type that borrows.
    pub(crate) fn borrows_by_type(&self, provider: usize) -> bool {
        let instance = &self.providers[provider];
        let Some(generic) = instance.instance_of else {
            return false;
        };
        let declared = &self.providers[generic].parameters;
        let mut parameters = declared.iter().zip(&instance.parameters);
        parameters.any(|(declared, linked)| {
            let mut sources = linked.source.providers();
            let is_open = matches!(declared.source, Source::Open(_));
            is_open && sources.any(|source| self.providers[source].borrows)
        })
    }

    /// It is an instance of a generic provider, or its arguments are of any type.
    pub(crate) fn is_generic(&self, provider: usize) -> bool {
        self.providers[provider].instance_of.is_some() || self.is_overridden_for_any(provider)
    }

    /// What the extractor of this provider gives: what it returns, or a clone of what functions share.
    pub(crate) fn extracted(&self, provider: usize) -> Source {
        let is_peeled = match self.providers[provider].sharing {
            Sharing::Own => false,
            Sharing::Request { returned } => returned != Holder::Arc,
        };
        Source::Provider(Dependency {
            is_peeled,
            ..Dependency::owned(provider, None)
        })
    }

    /// A singleton that is only lent while the container is built.
    pub(crate) fn is_slot(&self, provider: usize) -> bool {
        let provider = &self.providers[provider];
        provider.lifetime == Lifetime::Singleton && provider.teardown.is_some()
    }
}
