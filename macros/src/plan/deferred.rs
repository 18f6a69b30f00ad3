//! Values that are built on first use: `impl Deferred<T, E>`.

use crate::graph::{Graph, Source};

/// The deferred providers that another parameter needs as well, even as a deferred value. They run before the
/// target is called.
pub(super) fn needed_plainly(graph: &Graph, guards: &[Source], target: &[Source]) -> Vec<usize> {
    let all = || guards.iter().chain(target);
    let is_deferred = |source: &&Source| matches!(source, Source::Deferred(_));
    let deferred: Vec<_> = all()
        .filter(is_deferred)
        .flat_map(Source::providers)
        .collect();
    if deferred.is_empty() {
        return deferred;
    }
    let plain = all().filter(|source| !is_deferred(source));
    let below = deferred
        .iter()
        .flat_map(|provider| graph.providers[*provider].dependencies());
    let mut open: Vec<_> = plain.flat_map(Source::providers).chain(below).collect();
    let mut needed = Vec::new();
    while let Some(provider) = open.pop() {
        if !needed.contains(&provider) {
            needed.push(provider);
            open.extend(graph.providers[provider].dependencies());
        }
    }
    let is_repeated = |at: usize| deferred[..at].contains(&deferred[at]);
    let repeated = (0..deferred.len()).filter(|at| is_repeated(*at));
    needed.extend(repeated.map(|at| deferred[at]));
    needed
}
