//! [`Container`] → [`Graph`]: each parameter gets its source.

use syn::ext::IdentExt;

use super::parse::{Container, Declaration};
use crate::diagnostics::{Errors, messages};
use crate::graph::resolve::{Site, Unresolved, resolve};
use crate::graph::trail::Dependents;
use crate::graph::{Graph, Parameter, Provider, Source};
use crate::syntax::type_key;

/// The sources of a provider's parameters.
type Links = Vec<Result<Source, Unresolved>>;

/// The graph of a container. A parameter that gets nothing is reported.
pub(crate) fn graph(container: &Container, errors: &mut Errors) -> Graph {
    let mut graph = Graph {
        container: container.name.unraw().to_string(),
        is_broken: false,
        is_partial: container.is_partial,
        converts_errors: container.error.is_some(),
        providers: container.providers.iter().map(unlinked).collect(),
    };
    let links: Vec<Links> = container
        .providers
        .iter()
        .map(|declaration| links(declaration, &graph))
        .collect();
    for ((provider, declaration), links) in graph
        .providers
        .iter_mut()
        .zip(&container.providers)
        .zip(&links)
    {
        provider.parameters = parameters(declaration, links);
    }
    report(container, &graph, &links, errors);
    graph
}

/// A provider of which only its arguments are known, which is what others must know of it.
fn unlinked(declaration: &Declaration) -> Provider {
    let returned = &declaration.returned;
    let arguments = declaration
        .parameters
        .iter()
        .filter(|parameter| parameter.is_argument());
    Provider {
        name: declaration.name().to_string(),
        lifetime: declaration.lifetime,
        key: returned.key.clone(),
        traits: declaration.options.traits.iter().map(type_key).collect(),
        holder: returned.holder,
        is_async: declaration.function.signature.asyncness.is_some(),
        is_fallible: returned.is_fallible,
        borrows: returned.borrows,
        parameters: arguments
            .map(|parameter| Parameter {
                name: parameter.local_name(),
                source: Source::Argument,
            })
            .collect(),
        place: declaration.origin.place.clone(),
        module: declaration.origin.module,
    }
}

fn links(declaration: &Declaration, graph: &Graph) -> Links {
    let site = Site::Provider(declaration.lifetime);
    let parameters = declaration.parameters.iter();
    parameters
        .map(|parameter| resolve(&graph.providers, &parameter.demand, site))
        .collect()
}

fn parameters(declaration: &Declaration, links: &Links) -> Vec<Parameter> {
    let parameters = declaration.parameters.iter().zip(links);
    parameters
        .map(|(parameter, link)| Parameter {
            name: parameter.local_name(),
            source: link.clone().unwrap_or(Source::Nowhere),
        })
        .collect()
}

/// In the whole graph, so that a message can tell who needs what is missing.
fn report(container: &Container, graph: &Graph, links: &[Links], errors: &mut Errors) {
    let dependents = Dependents::of(graph);
    for (position, (declaration, links)) in container.providers.iter().zip(links).enumerate() {
        for (parameter, link) in declaration.parameters.iter().zip(links) {
            let Err(reason) = link else { continue };
            if graph.is_partial && reason.is_absence() {
                continue;
            }
            let site = Site::Provider(declaration.lifetime);
            let way = dependents.way_to(position);
            let told = messages::unresolved(parameter, reason, graph, (site, &way));
            errors.push(if declaration.is_own() || *reason == Unresolved::Missing {
                told
            } else {
                messages::in_module(told, &graph.providers[position])
            });
        }
    }
}
