//! The rules of functions that map a request or a response on its way.

use super::link::Linked;
use super::parse::Handler;
use crate::diagnostics::Errors;
use crate::diagnostics::messages::mapping;
use crate::graph::{Graph, Provider, Source, Until, trail};

/// Reports what must outlast the function, which returns before the request is handled.
pub(super) fn check_ends(handler: &Handler, linked: &Linked, errors: &mut Errors) {
    let graph = &linked.graph;
    let guards = handler.options.guards.iter().zip(&linked.guards);
    let of_guards = guards.filter_map(|(guard, source)| {
        Some(mapping::ends_before_the_request(
            &guard.provider,
            &to_lasting(graph, source)?,
            graph,
        ))
    });
    errors.extend(of_guards);
    let parameters = handler.parameters.iter().zip(&linked.sources);
    let of_parameters = parameters.filter_map(|(parameter, source)| {
        let way = to_lasting(graph, source)?;
        Some(mapping::ends_before_the_request(
            &parameter.subject,
            &way,
            graph,
        ))
    });
    errors.extend(of_parameters);
}

/// The shortest way to a value that others have when the function has returned.
fn to_lasting(graph: &Graph, source: &Source) -> Option<Vec<usize>> {
    let next = |position: usize| graph.providers[position].dependencies().collect();
    let is_lasting = |position: usize| lasts(&graph.providers[position]);
    let mut providers = source.providers();
    providers.find_map(|start| trail::shortest(start, next, is_lasting))
}

fn lasts(provider: &Provider) -> bool {
    match provider.teardown {
        Some(Until::Response) => true,
        Some(Until::End) => provider.is_shared(),
        None => false,
    }
}
