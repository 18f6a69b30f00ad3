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
mod open;
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

<<<<<<< HEAD
=======
/// One function of the container, or one input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Provider {
    pub(crate) name: String,
    pub(crate) lifetime: Lifetime,
    pub(crate) begins: Begins,
    pub(crate) key: TypeKey,
    /// `as = dyn Store`: the trait objects that it provides too.
    pub(crate) traits: Vec<TypeKey>,
    pub(crate) holder: Holder,
    /// It is waited for.
    pub(crate) is_async: bool,
    pub(crate) thread: Thread,
    pub(crate) turn: Turn,
    pub(crate) is_fallible: bool,
    /// How it writes what it returns.
    pub(crate) result: ResultName,
    /// Its value may hold references to what it was built from.
    pub(crate) borrows: bool,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) place: Place,
    /// The module it is declared in, by its position among those that the container takes in.
    pub(crate) module: Option<usize>,
    /// `billing` of `billing_config`, if the module is taken in under another name.
    pub(crate) prefix: Option<String>,
    /// The generic provider that this is one of.
    pub(crate) instance_of: Option<usize>,
    /// `teardown = path`: its value is kept for so long, and then ended.
    pub(crate) teardown: Option<Until>,
    pub(crate) sharing: Sharing,
}

/// Which functions of a request have the value that one of them has built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sharing {
    /// That one.
    Own,
    /// `shared`: it and all functions further in. The value is in an `Arc`, whatever pointer the
    /// provider returns it in.
    Request { returned: Holder },
}

/// What the name of a return type says of whether it is a `Result`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ResultName {
    /// `Result<T, E>` is one. Any other name is none, which rustc confirms where it is written.
    Own,
    /// `AppResult<T>` is one, which rustc confirms where it is written.
    Alias,
    /// It is the value, whatever it is: `infallible`.
    Unconfirmed,
}

/// When the value of a provider with a teardown ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Until {
    /// Behind the handler, before the response leaves. A singleton: at shutdown.
    End,
    /// `until = response`
    Response,
}

/// How long a value lives, which is how often its provider runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lifetime {
    Input,
    Singleton,
    Request,
    Factory,
}

/// When a singleton is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Begins {
    /// With the container. What is no singleton begins when it is asked for, and is no case of this.
    AtStart,
    /// `lazy`
    OnUse,
}

/// Where a provider's function runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Thread {
    /// In the task that asks for its value.
    Own,
    /// On tokio's blocking pool, where it is waited for.
    Blocking,
}

/// Whether a provider runs before the handler's body is read, or after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    BeforeBody,
    /// `after_body`
    AfterBody,
}

/// The pointer a value is kept in: `Arc<T>` and `Box<T>` both provide `T`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holder {
    Plain,
    Arc,
    Box,
    /// `&'static T`, which a singleton may return.
    Static,
}

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

>>>>>>> checks
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
