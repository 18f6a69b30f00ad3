//! Parameters of handlers whose values are built on first use.

use fastrand::Rng;

use super::chance;
use super::upgrade::allowed;
use crate::graph::{Access, Asks, Graph, Handler, Lifetime, Parameter};

/// Defers some of the values that a handler has for itself.
pub(super) fn defer(rng: &mut Rng, graph: &mut Graph) {
    for number in 0..graph.handlers.len() {
        for position in 0..graph.handlers[number].parameters.len() {
            let handler = &graph.handlers[number];
            let Asks::Value { provider, mark, .. } = handler.parameters[position].asks else {
                continue;
            };
            if may_wait(graph, handler, position, provider) && chance(rng, 50) {
                let is_got = chance(rng, 75);
                graph.handlers[number].parameters[position].asks = Asks::Deferred {
                    provider,
                    mark,
                    is_got,
                };
            }
        }
    }
}

/// Its dependencies are borrowed until the function ends, so no other parameter can borrow them exclusively.
fn may_wait(graph: &Graph, handler: &Handler, position: usize, provider: usize) -> bool {
    let is_of_request = graph.providers[provider].lifetime == Lifetime::Request;
    let may_be_exclusive = allowed(graph, provider).contains(&Access::Exclusive);
    let borrowed = needs(graph, provider);
    let is_borrowed = |parameter: &Parameter| {
        let mut sources = graph.sources(&parameter.asks).into_iter();
        sources.any(|source| borrowed.contains(&source))
    };
    let own = |other: usize| other == position;
    let has_for_itself = |parameter: &Parameter| {
        matches!(
            parameter.asks,
            Asks::Value {
                access: Access::Exclusive,
                ..
            } | Asks::Deferred { .. }
        )
    };
    // A deferred value may need a value that is requested here, and another deferred value may need this one.
    let mut others = handler.parameters.iter().enumerate();
    is_of_request
        && may_be_exclusive
        && has_no_exclusive(graph, provider)
        && !others.any(|(other, parameter)| {
            let waits_for_it = matches!(parameter.asks, Asks::Deferred { provider: waiting, .. } if needs(graph, waiting).contains(&provider));
            !own(other) && (waits_for_it || has_for_itself(parameter) && is_borrowed(parameter))
        })
}

/// It takes nothing exclusively: that would be borrowed until the function ends.
fn has_no_exclusive(graph: &Graph, provider: usize) -> bool {
    let mut parameters = graph.providers[provider].parameters.iter();
    parameters.all(|parameter| {
        !matches!(
            parameter.asks,
            Asks::Value {
                access: Access::Exclusive,
                ..
            }
        )
    })
}

/// Everything that it is built from, at any depth.
fn needs(graph: &Graph, provider: usize) -> Vec<usize> {
    let mut all = Vec::new();
    let mut open = vec![provider];
    while let Some(next) = open.pop() {
        let parameters = graph.providers[next].parameters.iter();
        for source in parameters.flat_map(|parameter| graph.sources(&parameter.asks)) {
            if !all.contains(&source) {
                all.push(source);
                open.push(source);
            }
        }
    }
    all
}
