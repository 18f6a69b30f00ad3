//! The words in which generated code describes a graph. They are `const`, and part of no promise.
//!
//! ```
//! use hardwire::__private::graph;
//!
//! const GRAPH: &hardwire::Graph = &graph::container(
//!     "App",
//!     &[
//!         graph::singleton("db", "Db").asynchronous().at("src/app.rs", 7),
//!         graph::request("user", "User").fallible().at("src/app.rs", 12).needs(&[
//!             graph::part("headers", "HeaderMap"),
//!             graph::shared("db", 0),
//!         ]),
//!     ],
//! );
//! ```

use super::{Access, Graph, Lifetime, Parameter, Provider, Source};

#[must_use]
pub const fn container(name: &'static str, providers: &'static [Provider]) -> Graph {
    Graph::new(name, providers)
}

#[must_use]
pub const fn input(name: &'static str, provides: &'static str) -> Provider {
    Provider::new(Lifetime::Input, name, provides)
}

#[must_use]
pub const fn singleton(name: &'static str, provides: &'static str) -> Provider {
    Provider::new(Lifetime::Singleton, name, provides)
}

#[must_use]
pub const fn request(name: &'static str, provides: &'static str) -> Provider {
    Provider::new(Lifetime::Request, name, provides)
}

#[must_use]
pub const fn factory(name: &'static str, provides: &'static str) -> Provider {
    Provider::new(Lifetime::Factory, name, provides)
}

/// `&T`
#[must_use]
pub const fn shared(name: &'static str, provider: usize) -> Parameter {
    given(name, provider, Access::Shared)
}

/// `&mut T`
#[must_use]
pub const fn exclusive(name: &'static str, provider: usize) -> Parameter {
    given(name, provider, Access::Exclusive)
}

/// `T`
#[must_use]
pub const fn owned(name: &'static str, provider: usize) -> Parameter {
    given(name, provider, Access::Owned)
}

/// `impl Fn(…) -> T`
#[must_use]
pub const fn callable(name: &'static str, provider: usize) -> Parameter {
    given(name, provider, Access::Callable)
}

/// `impl AsyncFn(…) -> T`
#[must_use]
pub const fn async_callable(name: &'static str, provider: usize) -> Parameter {
    given(name, provider, Access::AsyncCallable)
}

/// `Option<&T>`, `Option<T>`
#[must_use]
pub const fn optional(name: &'static str, provider: Option<usize>, access: Access) -> Parameter {
    Parameter::new(name, Source::Optional { provider, access })
}

/// `Vec<&dyn T>`
#[must_use]
pub const fn collection(name: &'static str, providers: &'static [usize]) -> Parameter {
    Parameter::new(name, Source::Collection { providers })
}

/// `&HeaderMap` and the like
#[must_use]
pub const fn part(name: &'static str, type_name: &'static str) -> Parameter {
    Parameter::new(name, Source::Part(type_name))
}

#[must_use]
pub const fn extractor(name: &'static str, type_name: &'static str) -> Parameter {
    Parameter::new(name, Source::Extractor(type_name))
}

/// `#[arg]`
#[must_use]
pub const fn argument(name: &'static str, type_name: &'static str) -> Parameter {
    Parameter::new(name, Source::Argument(type_name))
}

const fn given(name: &'static str, provider: usize, access: Access) -> Parameter {
    Parameter::new(name, Source::Provider { provider, access })
}
