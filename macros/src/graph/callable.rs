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
    /// The way to a factory that borrows a value exclusively, which no two calls can do.
    Exclusive(Vec<usize>),
    /// The way to a value that borrows, which the future of an async call cannot hold and be `Send`.
    Borrowing(Vec<usize>),
}

/// The flaw of this demand, if this source is a factory to be called.
pub(crate) fn flaw(graph: &Graph, demand: &Demand, source: &Source) -> Option<Flaw> {
    let Source::Callable {
        provider: factory,
        is_async,
        ..
    } = *source
    else {
        return None;
    };
    let is_fallible = match &demand.shape {
        Shape::Callable {
            is_fallible, whole, ..
        } => {
            let made = &graph.providers[factory];
            let is_made = |whole| made.provides(whole);
            *is_fallible && !whole.as_ref().is_some_and(is_made)
        }
        _ => false,
    };
    let way = |is_end: fn(&Provider) -> bool| {
        let made_in_the_call = |position| factories_of(graph, position);
        let is_end = |position: usize| is_end(&graph.providers[position]);
        trail::shortest(factory, made_in_the_call, is_end)
    };
    if let Some(way) = way(borrows_exclusively) {
        return Some(Flaw::Exclusive(way));
    }
    if let Some(way) = to_borrowing(graph, factory).filter(|_| is_async) {
        return Some(Flaw::Borrowing(way));
    }
    let to_async = way(|provider| provider.is_async).filter(|_| !is_async);
    if let Some(way) = to_async {
        return Some(Flaw::Async(way));
    }
    let to_lazy = || to_lazy_failure(graph, factory).filter(|_| is_async);
    match way(|provider| provider.is_fallible).or_else(to_lazy) {
        Some(way) if !is_fallible => Some(Flaw::Fallible(way)),
        None if is_fallible => Some(Flaw::Infallible(factory)),
        _ => None,
    }
}

fn borrows_exclusively(provider: &Provider) -> bool {
    let mut parameters = provider.parameters.iter();
    parameters.any(|parameter| parameter.source.is_exclusive())
}

/// The way to a request value that the factory, or one whose value it takes, needs and that borrows.
fn to_borrowing(graph: &Graph, factory: usize) -> Option<Vec<usize>> {
    let needed = |position: usize| match graph.providers[position].lifetime {
        Lifetime::Factory => dependencies_of(graph, position).collect(),
        Lifetime::Input | Lifetime::Singleton | Lifetime::Request => Vec::new(),
    };
    trail::shortest(factory, needed, |position| {
        let provider = &graph.providers[position];
        provider.lifetime == Lifetime::Request && provider.borrows
    })
}

fn dependencies_of(graph: &Graph, position: usize) -> impl Iterator<Item = usize> {
    let parameters = graph.providers[position].parameters.iter();
    let needed = parameters.flat_map(|parameter| parameter.source.dependencies());
    needed.map(|dependency| dependency.provider)
}

/// The factories whose values this one takes.
fn factories_of(graph: &Graph, position: usize) -> Vec<usize> {
    dependencies_of(graph, position)
        .filter(|provider| graph.providers[*provider].lifetime == Lifetime::Factory)
        .collect()
}

/// The way to a lazy singleton that can fail, and that is waited for when the factory is called as
/// `impl AsyncFn`: for it, for a factory whose value it takes, or for one that it calls and that
/// cannot wait itself.
pub(crate) fn to_lazy_failure(graph: &Graph, factory: usize) -> Option<Vec<usize>> {
    let within_the_call = |position: usize| {
        let parameters = graph.providers[position].parameters.iter();
        let needed = parameters.flat_map(|parameter| parameter.source.providers_before_a_call());
        needed
            .filter(|provider| {
                let provider = &graph.providers[*provider];
                provider.is_lazy() || provider.lifetime == Lifetime::Factory
            })
            .collect()
    };
    let next = |position: usize| match graph.providers[position].lifetime {
        Lifetime::Factory => within_the_call(position),
        Lifetime::Input | Lifetime::Singleton | Lifetime::Request => Vec::new(),
    };
    trail::shortest(factory, next, |position| {
        let provider = &graph.providers[position];
        provider.is_lazy() && provider.is_fallible
    })
}

impl Source {
    /// Those whose values are there before what asks for them is called, and what is called there
    /// without being waited for.
    fn providers_before_a_call(&self) -> impl Iterator<Item = usize> {
        let waits = matches!(self, Self::Callable { is_async: true, .. });
        self.providers().filter(move |_| !waits)
    }
}

#[cfg(test)]
mod tests {
    use super::{Flaw, flaw, to_lazy_failure};
    use crate::graph::resolve::{Choice, Demand, Shape};
    use crate::graph::sample::{graph, provider, value};
    use crate::graph::{Begins, Lifetime, Provider, Source, TypeKey};

    /// The flaw of calling the first of these as `impl Fn`, or as one that returns a `Result`.
    fn flaw_of(providers: Vec<Provider>, is_fallible: bool) -> Option<Flaw> {
        let shape = Shape::Callable {
            key: TypeKey::named("first"),
            is_async: false,
            is_fallible,
            whole: None,
            arguments: 0,
        };
        let demand = Demand {
            name: String::new(),
            shape,
            choice: Choice::ByType,
        };
        let source = Source::Callable {
            provider: 0,
            is_async: false,
            cast: None,
        };
        flaw(&graph(providers), &demand, &source)
    }

    fn needing(sources: &[Source]) -> Provider {
        provider("first", Lifetime::Factory, sources)
    }

    fn fallible(lifetime: Lifetime) -> Provider {
        Provider {
            is_fallible: true,
            ..provider("fallible", lifetime, &[])
        }
    }

    #[test]
    fn a_factory_by_value_can_fail_within_the_call() {
        let providers = || vec![needing(&[value(1)]), fallible(Lifetime::Factory)];
        assert_eq!(
            flaw_of(providers(), false),
            Some(Flaw::Fallible(vec![0, 1]))
        );
        assert_eq!(flaw_of(providers(), true), None);
    }

    #[test]
    fn a_request_value_fails_before_the_call() {
        let providers = vec![needing(&[value(1)]), fallible(Lifetime::Request)];
        assert_eq!(flaw_of(providers, false), None);
    }

    #[test]
    fn a_factory_that_is_itself_called_fails_where_it_is_called() {
        let called = Source::Callable {
            provider: 1,
            is_async: false,
            cast: None,
        };
        let providers = vec![needing(&[called]), fallible(Lifetime::Factory)];
        assert_eq!(flaw_of(providers, false), None);
    }

    #[test]
    fn waiting_is_reported_before_failing() {
        let slow = Provider {
            is_async: true,
            ..fallible(Lifetime::Factory)
        };
        let flaw = flaw_of(vec![needing(&[value(1)]), slow], false);
        assert_eq!(flaw, Some(Flaw::Async(vec![0, 1])));
    }

    #[test]
    fn a_result_needs_something_that_can_fail() {
        assert_eq!(flaw_of(vec![needing(&[])], true), Some(Flaw::Infallible(0)));
    }

    #[test]
    fn a_lazy_singleton_fails_in_a_call_that_can_wait_for_it() {
        let lazy = Provider {
            begins: Begins::OnUse,
            ..fallible(Lifetime::Singleton)
        };
        let providers = vec![needing(&[value(1)]), lazy];
        assert_eq!(
            to_lazy_failure(&graph(providers.clone()), 0),
            Some(vec![0, 1])
        );
        assert_eq!(flaw_of(providers, false), None);
    }

    #[test]
    fn a_loop_of_factories_comes_to_an_end() {
        assert_eq!(flaw_of(vec![needing(&[value(0)])], false), None);
    }
}
