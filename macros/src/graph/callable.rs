//! What runs when a factory is called as `impl Fn` or `impl AsyncFn`: it, and the factories whose
//! values it needs, each time anew.

use super::resolve::{Demand, Shape};
use super::{Graph, Lifetime, Provider, Source, trail};

/// Why a factory cannot be called in the form in which it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// The way to a factory that is async, where a call cannot wait.
    Async(Vec<usize>),
    /// The way to a factory that can fail, where a call has no error to return.
    Fallible(Vec<usize>),
    /// A call returns a `Result`, and nothing in it can fail.
    Infallible(usize),
}

/// The flaw of this demand, if this source is a factory to be called.
pub(crate) fn flaw(graph: &Graph, demand: &Demand, source: Source) -> Option<Flaw> {
    let Source::Callable {
        provider: factory,
        is_async,
    } = source
    else {
        return None;
    };
    let is_fallible = matches!(
        demand.shape,
        Shape::Callable {
            is_fallible: true,
            ..
        }
    );
    let way = |is_end: fn(&Provider) -> bool| {
        let made_in_the_call = |position| factories_of(graph, position);
        let is_end = |position: usize| is_end(&graph.providers[position]);
        trail::shortest(factory, made_in_the_call, is_end)
    };
    let to_async = way(|provider| provider.is_async).filter(|_| !is_async);
    if let Some(way) = to_async {
        return Some(Flaw::Async(way));
    }
    match way(|provider| provider.is_fallible) {
        Some(way) if !is_fallible => Some(Flaw::Fallible(way)),
        None if is_fallible => Some(Flaw::Infallible(factory)),
        _ => None,
    }
}

/// The factories whose values this one takes.
fn factories_of(graph: &Graph, position: usize) -> Vec<usize> {
    let taken = |source: &Source| match source {
        Source::Provider(dependency) => Some(dependency.provider),
        _ => None,
    };
    let parameters = graph.providers[position].parameters.iter();
    parameters
        .filter_map(|parameter| taken(&parameter.source))
        .filter(|provider| graph.providers[*provider].lifetime == Lifetime::Factory)
        .collect()
}
