//! [`Handler`] and descriptor → the sources of the handler's parameters.

use syn::LitStr;

use super::parse::Handler;
use crate::diagnostics::{Errors, messages};
use crate::graph::resolve::{Site, resolve};
use crate::graph::{Graph, Source, descriptor};

/// A handler whose parameters all have a source.
pub(super) struct Linked {
    pub(super) graph: Graph,
    pub(super) sources: Vec<Source>,
}

/// The graph and the sources, if the graph can be read.
pub(super) fn handler(
    handler: &Handler,
    descriptor: &LitStr,
    errors: &mut Errors,
) -> Option<Linked> {
    let Some(graph) = descriptor::decode(&descriptor.value()) else {
        errors.push(messages::other_version(&handler.container));
        return None;
    };
    if graph.is_broken {
        return Some(Linked {
            graph,
            sources: Vec::new(),
        });
    }
    let mut sources = Vec::new();
    for parameter in &handler.parameters {
        match resolve(&graph.providers, &parameter.demand, Site::Handler) {
            Ok(source) => sources.push(source),
            Err(reason) => errors.push(messages::unresolved(
                parameter,
                &reason,
                &graph,
                Site::Handler,
            )),
        }
    }
    Some(Linked { graph, sources })
}
