//! Which singletons wait for their first use.

use super::{Graph, Lifetime};

/// Those that are built with the container: what is not lazy, and what that needs at any depth.
pub(crate) fn built_at_start(graph: &Graph) -> Vec<bool> {
    let mut is_needed = vec![false; graph.providers.len()];
    let mut waiting: Vec<_> = (0..graph.providers.len())
        .filter(|position| is_eager(graph, *position))
        .collect();
    while let Some(position) = waiting.pop() {
        if !std::mem::replace(&mut is_needed[position], true) {
            waiting.extend(graph.providers[position].dependencies());
        }
    }
    let providers = graph.providers.iter().zip(is_needed);
    providers
        .map(|(provider, is_needed)| {
            is_needed && provider.lifetime == Lifetime::Singleton && !provider.is_generic()
        })
        .collect()
}

fn is_eager(graph: &Graph, position: usize) -> bool {
    let provider = &graph.providers[position];
    provider.lifetime == Lifetime::Singleton && !provider.is_lazy() && !provider.is_generic()
}

#[cfg(test)]
mod tests {
    use super::built_at_start;
    use crate::graph::Lifetime::{Factory, Request, Singleton};
    use crate::graph::sample::{graph, provider, value};
    use crate::graph::{Begins, Provider, Source};

    fn lazy(name: &str, sources: &[Source]) -> Provider {
        Provider {
            begins: Begins::OnUse,
            ..provider(name, Singleton, sources)
        }
    }

    #[test]
    fn what_is_lazy_waits() {
        let graph = graph(vec![
            lazy("db", &[value(1)]),
            provider("config", Singleton, &[]),
        ]);
        assert_eq!(built_at_start(&graph), [false, true]);
    }

    #[test]
    fn what_a_request_needs_waits() {
        let graph = graph(vec![
            lazy("db", &[]),
            provider("user", Request, &[value(0)]),
        ]);
        assert_eq!(built_at_start(&graph), [false, false]);
    }

    #[test]
    fn what_is_not_lazy_waits_for_nothing_that_it_needs() {
        let graph = graph(vec![
            lazy("config", &[]),
            lazy("db", &[value(0)]),
            provider("client", Factory, &[value(1)]),
            provider("cache", Singleton, &[value(2)]),
        ]);
        assert_eq!(built_at_start(&graph), [true, true, false, true]);
    }
}
