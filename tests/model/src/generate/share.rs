//! Request values that a middleware and the handler after it have in common.

use fastrand::Rng;

use super::{Asker, chance};
use crate::graph::{Access, Asks, Graph, Lifetime, Parameter};

/// Shares some of the values that no parameter borrows exclusively or takes.
pub(super) fn share(rng: &mut Rng, graph: &mut Graph) {
    for position in 0..graph.providers.len() {
        let provider = &graph.providers[position];
        let may_be = provider.lifetime == Lifetime::Request
            && !provider.borrows()
            && !provider.is_after_body()
            && !is_exclusive(graph, position);
        if !may_be || !chance(rng, 40) {
            continue;
        }
        let provider = &mut graph.providers[position];
        provider.is_shared = true;
        if let Some(teardown) = &mut provider.teardown {
            teardown.given = Access::Shared;
        }
    }
}

fn is_exclusive(graph: &Graph, position: usize) -> bool {
    let is_it = |parameter: &Parameter| {
        matches!(
            parameter.asks,
            Asks::Value { provider, access: Access::Exclusive, .. } | Asks::Deferred { provider, .. }
                if provider == position
        )
    };
    graph.askers().any(|asker| match asker {
        Asker::Provider(provider) => provider.parameters.iter().any(is_it),
        Asker::Handler(handler) => handler.parameters.iter().any(is_it),
    })
}
