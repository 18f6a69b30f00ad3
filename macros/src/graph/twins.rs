//! Instances of one generic provider that one function needs. A value is built once in a function, so
//! they must not be one type under two spellings, which only rustc can see.

use std::collections::HashSet;

use super::generic::possible;
use super::{Dependency, Graph, Lifetime, Provider, Source};

/// Whose parameter it is that says the type of an instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asker {
    /// The function's own parameter.
    Target(usize),
    Provider {
        provider: usize,
        parameter: usize,
    },
}

/// Those among the providers that a function needs: each two of which one generic provider is made.
pub(crate) fn twins(graph: &Graph, needed: &[usize]) -> Vec<[usize; 2]> {
    let mut twins = Vec::new();
    for (position, second) in needed.iter().enumerate() {
        if graph.providers[*second].is_request_instance() {
            let generic = graph.declared(*second);
            let earlier = needed[..position].iter();
            let earlier = earlier.filter(|first| {
                *first != second && graph.providers[**first].instance_of == Some(generic)
            });
            twins.extend(earlier.map(|first| [*first, *second]));
        }
    }
    twins
}

/// Who asks for an instance by its type: the function itself, if it does. One that asks for a trait
/// object of it does not say which type it is.
pub(crate) fn asker(
    graph: &Graph,
    [sources, guards]: [&[Source]; 2],
    instance: usize,
) -> Option<Asker> {
    let asks = |source: &Source| {
        let mut asked = source.dependencies().iter();
        let is_called = matches!(source, Source::Callable { provider, cast: None, .. } if *provider == instance);
        is_called
            || asked.any(|asked: &Dependency| asked.provider == instance && asked.cast.is_none())
    };
    if let Some(parameter) = sources.iter().position(asks) {
        return Some(Asker::Target(parameter));
    }
    let mut known = HashSet::new();
    let asked = sources.iter().chain(guards);
    let mut open: Vec<_> = asked.flat_map(Source::providers).collect();
    while let Some(provider) = open.pop() {
        if !known.insert(provider) {
            continue;
        }
        let mut parameters = graph.providers[provider].parameters.iter();
        if let Some(parameter) = parameters.position(|parameter| asks(&parameter.source)) {
            return Some(Asker::Provider {
                provider,
                parameter,
            });
        }
        open.extend(graph.providers[provider].dependencies());
    }
    None
}

impl Graph {
    /// The source may be an instance of a generic provider, whose type is compared with others.
    pub(crate) fn may_be_instance(&self, source: &Source) -> bool {
        let mut asked = source.providers();
        match source {
            Source::Open(demand) => {
                let mut possible = possible(&self.providers, demand).into_iter();
                possible.any(|provider| self.providers[provider].is_generic())
            }
            _ => asked.any(|asked| self.providers[asked].instance_of.is_some()),
        }
    }
}

impl Provider {
    fn is_request_instance(&self) -> bool {
        self.instance_of.is_some() && self.lifetime == Lifetime::Request
    }
}

#[cfg(test)]
mod tests {
    use super::{Asker, asker, twins};
    use crate::graph::sample::{graph, provider, value};
    use crate::graph::{Graph, Lifetime, Provider, TypeKey};

    fn generic(name: &str, lifetime: Lifetime) -> Provider {
        Provider {
            key: TypeKey::decode(&format!("{name}<?T>")).unwrap(),
            ..provider(name, lifetime, &[])
        }
    }

    fn instance(of: usize, key: &str, lifetime: Lifetime) -> Provider {
        Provider {
            key: TypeKey::decode(key).unwrap(),
            instance_of: Some(of),
            ..provider("instance", lifetime, &[])
        }
    }

    /// `tx<T>`, `tx<A>`, `tx<B>`, and a provider that asks for the last.
    fn transactions() -> Graph {
        let request = Lifetime::Request;
        graph(vec![
            generic("tx", request),
            instance(0, "tx<A>", request),
            instance(0, "tx<B>", request),
            provider("repo", request, &[value(2)]),
        ])
    }

    #[test]
    fn two_instances_of_one_provider_are_twins() {
        assert_eq!(twins(&transactions(), &[1, 3, 2]), [[1, 2]]);
        assert_eq!(twins(&transactions(), &[1, 3]), [[0; 2]; 0]);
    }

    #[test]
    fn what_is_made_anew_for_each_that_asks_is_no_twin() {
        let factory = Lifetime::Factory;
        let graph = graph(vec![
            generic("tx", factory),
            instance(0, "tx<A>", factory),
            instance(0, "tx<B>", factory),
        ]);
        assert_eq!(twins(&graph, &[1, 2]), [[0; 2]; 0]);
    }

    #[test]
    fn the_function_itself_says_the_type_before_a_provider_does() {
        let graph = transactions();
        let asked = [value(3), value(2)];
        assert_eq!(asker(&graph, [&asked, &[]], 2), Some(Asker::Target(1)));
        let of_repo = Asker::Provider {
            provider: 3,
            parameter: 0,
        };
        assert_eq!(asker(&graph, [&asked[..1], &[]], 2), Some(of_repo));
        assert_eq!(asker(&graph, [&[], &asked[..1]], 2), Some(of_repo));
        assert_eq!(asker(&graph, [&asked, &[]], 1), None);
    }
}
