//! `after_body`, where the rules allow it.

use fastrand::Rng;

use super::chance;
use crate::graph::{Graph, Lifetime, Turn};

/// Marks some providers, and with each of them all that need it.
pub(super) fn mark(rng: &mut Rng, graph: &mut Graph) {
    for position in 0..graph.providers.len() {
        if !is_kept(graph, position) && !is_guarding(graph, position) && chance(rng, 15) {
            mark_dependents(graph, position);
        }
    }
}

fn is_kept(graph: &Graph, position: usize) -> bool {
    graph.providers[position].lifetime == Lifetime::Singleton
}

/// A guard is built from it, or is it.
fn is_guarding(graph: &Graph, position: usize) -> bool {
    let handlers = graph.handlers.iter();
    let mut guards = handlers.flat_map(|handler| &handler.guards);
    guards.any(|guard| needs(graph, *guard, position))
}

fn mark_dependents(graph: &mut Graph, position: usize) {
    let all = 0..graph.providers.len();
    let dependents: Vec<_> = all.filter(|one| needs(graph, *one, position)).collect();
    for dependent in dependents {
        graph.providers[dependent].turn = Turn::AfterBody;
    }
}

/// The first is the second, or is built from it in the same request.
fn needs(graph: &Graph, one: usize, other: usize) -> bool {
    let mut parameters = graph.providers[one].parameters.iter();
    !is_kept(graph, one)
        && (one == other
            || parameters.any(|parameter| {
                let mut sources = graph.sources(&parameter.asks).into_iter();
                sources.any(|source| needs(graph, source, other))
            }))
}
