//! [`Handler`] and descriptor → the sources of the handler's parameters.

use syn::LitStr;

use super::parse::Handler;
use crate::diagnostics::Errors;
use crate::diagnostics::messages::{self, form};
use crate::graph::resolve::{Site, resolve};
use crate::graph::{Graph, Source, callable, descriptor};
use crate::syntax::Parameter;

/// A handler whose parameters all have a source.
pub(super) struct Linked {
    pub(super) graph: Graph,
    pub(super) sources: Vec<Source>,
}

/// The graph and the sources, if nothing is wrong with either.
pub(super) fn handler(
    handler: &Handler,
    descriptor: &LitStr,
    errors: &mut Errors,
) -> Option<Linked> {
    let Some(graph) = descriptor::decode(&descriptor.value()) else {
        errors.push(form::other_version(&handler.function.signature.ident));
        return None;
    };
    let sources: Vec<_> = handler
        .parameters
        .iter()
        .map(|parameter| source(parameter, &graph, errors))
        .collect();
    let sources = sources.into_iter().collect::<Option<_>>()?;
    (!graph.is_broken).then_some(Linked { graph, sources })
}

fn source(parameter: &Parameter, graph: &Graph, errors: &mut Errors) -> Option<Source> {
    match resolve(&graph.providers, &parameter.demand, Site::Handler) {
        Ok(source) => {
            let flaw = callable::flaw(graph, &parameter.demand, &source);
            errors.extend(flaw.map(|flaw| messages::uncallable(parameter, &flaw, graph)));
            Some(source)
        }
        Err(reason) if graph.is_partial && reason.is_absence() => None,
        Err(reason) => {
            let here = (Site::Handler, [].as_slice());
            errors.push(messages::unresolved(parameter, &reason, graph, here));
            None
        }
    }
}
