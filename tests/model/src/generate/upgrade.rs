//! `&T` becomes `&mut T` or `T` where no value borrows from it.

use fastrand::Rng;

use super::{Asker, chance};
use crate::graph::{Access, Asks, Graph, Lifetime, Parameter, Runs};

/// Lets some parameters have more than a reference.
pub(super) fn upgrade(rng: &mut Rng, graph: &mut Graph) {
    let allowed: Vec<_> = (0..graph.providers.len())
        .map(|position| allowed(graph, position))
        .collect();
    let of_providers = graph
        .providers
        .iter_mut()
        .filter(|provider| !provider.borrows());
    let of_providers = of_providers.flat_map(|provider| &mut provider.parameters);
    let of_handlers = graph.handlers.iter_mut();
    let of_handlers = of_handlers.flat_map(|handler| &mut handler.parameters);
    for Parameter { asks, .. } in of_providers.chain(of_handlers) {
        if let Asks::Value {
            provider, access, ..
        } = asks
            && let Some(upgraded) = rng.choice(&allowed[*provider])
            && chance(rng, 40)
        {
            *access = *upgraded;
        }
    }
}

/// A singleton is cloned. The value of a request is had by one alone, unless a factory or another
/// thread holds it, or what borrows from it.
pub(super) fn allowed(graph: &Graph, position: usize) -> Vec<Access> {
    let provider = &graph.providers[position];
    if provider.borrows() || provider.is_in_option() {
        return Vec::new();
    }
    match provider.lifetime {
        Lifetime::Factory => Vec::new(),
        Lifetime::Singleton => vec![Access::Owned],
        Lifetime::Request if provider.is_numbered || is_held(graph, position) => Vec::new(),
        Lifetime::Request if provider.is_in_arc() => vec![Access::Owned],
        Lifetime::Request => vec![Access::Exclusive, Access::Owned],
    }
}

fn is_held(graph: &Graph, position: usize) -> bool {
    graph.askers().any(|asker| {
        let mut parameters = asker.parameters().iter();
        let has_it = parameters.any(|parameter| {
            let sources = graph.sources(&parameter.asks);
            sources.contains(&position)
        });
        has_it
            && match asker {
                Asker::Handler(_) => false,
                Asker::Provider(provider) => {
                    provider.borrows()
                        || provider.lifetime == Lifetime::Factory
                        || provider.runs == Runs::Blocking
                }
            }
    })
}
