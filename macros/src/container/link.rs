//! [`Container`] → [`Graph`]: each parameter gets its source.

use super::parse::{Container, Declaration};
use crate::diagnostics::{Errors, messages};
use crate::graph::resolve::{Site, resolve};
use crate::graph::{Graph, Parameter, Provider, Source};
use crate::syntax::place;

/// The graph of a container. A parameter that gets nothing is reported, and is left an `#[arg]`.
pub(crate) fn graph(container: &Container, errors: &mut Errors) -> Graph {
    let providers = container.providers.iter().map(unlinked).collect();
    let mut graph = Graph {
        container: container.name.to_string(),
        is_broken: false,
        providers,
    };
    let linked: Vec<_> = container
        .providers
        .iter()
        .map(|declaration| parameters(declaration, &graph, errors))
        .collect();
    for (provider, parameters) in graph.providers.iter_mut().zip(linked) {
        provider.parameters = parameters;
    }
    graph
}

/// A provider of which only its arguments are known, which is what others must know of it.
fn unlinked(declaration: &Declaration) -> Provider {
    let returned = &declaration.returned;
    let parameters = declaration
        .parameters
        .iter()
        .filter(|parameter| parameter.is_argument());
    Provider {
        name: declaration.name().to_string(),
        lifetime: declaration.lifetime,
        key: returned.key.clone(),
        holder: returned.holder,
        is_async: declaration.function.signature.asyncness.is_some(),
        is_fallible: returned.is_fallible,
        borrows: returned.borrows,
        parameters: parameters
            .map(|parameter| Parameter {
                name: parameter.local_name(),
                source: Source::Argument,
            })
            .collect(),
        place: place(declaration.name().span()),
    }
}

fn parameters(declaration: &Declaration, graph: &Graph, errors: &mut Errors) -> Vec<Parameter> {
    let site = Site::Provider(declaration.lifetime);
    let sources = declaration.parameters.iter().map(|parameter| {
        let source = resolve(&graph.providers, &parameter.demand, site).unwrap_or_else(|reason| {
            errors.push(messages::unresolved(parameter, &reason, graph, site));
            Source::Argument
        });
        Parameter {
            name: parameter.local_name(),
            source,
        }
    });
    sources.collect()
}
