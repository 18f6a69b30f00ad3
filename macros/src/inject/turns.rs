//! Guards run before the body is read.

use super::parse::Handler;
use crate::diagnostics::Errors;
use crate::diagnostics::messages::after_body;
use crate::graph::{Graph, Source, trail};

/// Reports the guards that would run after it.
pub(super) fn check(
    handler: &Handler,
    guards: &[Option<Source>],
    graph: &Graph,
    errors: &mut Errors,
) {
    let guards = handler.options.guards.iter().zip(guards);
    for (guard, source) in guards {
        let mut providers = source.iter().flat_map(Source::providers);
        let way = providers.find_map(|provider| trail::through_marked(graph, provider));
        errors.extend(way.map(|way| after_body::guard_after_the_body(guard, &way, graph)));
    }
}
