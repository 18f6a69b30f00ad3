//! `after_body`, where the rules allow it.

use fastrand::Rng;

use super::chance;
use crate::graph::{Graph, Lifetime};

/// Marks some providers, and with each of them all that need it.
pub(super) fn mark(rng: &mut Rng, graph: &mut Graph) {
    for position in 0..graph.providers.len() {
        let is_kept = graph.providers[position].lifetime == Lifetime::Singleton;
        if !is_kept && !is_guarding(graph, position) && chance(rng, 15) {
            mark_dependents(graph, position);
        }
    }
}

/// A guard is built from it, or is it.
fn is_guarding(graph: &Graph, position: usize) -> bool {
    let handlers = graph.handlers.iter();
    let mut guards = handlers.flat_map(|handler| &handler.guards);
    guards.any(|guard| graph.reaches(*guard, position))
}

fn mark_dependents(graph: &mut Graph, position: usize) {
    let all = 0..graph.providers.len();
    let dependents: Vec<_> = all.filter(|one| graph.reaches(*one, position)).collect();
    for dependent in dependents {
        graph.providers[dependent].is_after_body = true;
    }
}
