//! The rules that concern the graph as a whole. Each reports all that break it.

use super::parse::Container;
use crate::diagnostics::{Errors, messages};
use crate::graph::{Graph, Lifetime, cycle, trail};

/// What the container itself defines beside its providers.
const RESERVED: [&str; 5] = ["build", "builder", "get", "shutdown", "test_builder"];

pub(crate) fn graph(container: &Container, graph: &Graph, errors: &mut Errors) {
    check_names(container, graph, errors);
    check_arguments(container, errors);
    check_singletons(container, errors);
    check_cycles(container, graph, errors);
    check_captives(container, graph, errors);
}

/// Providers are told apart by their names, and stand beside what the container defines itself.
fn check_names(container: &Container, graph: &Graph, errors: &mut Errors) {
    for (position, declaration) in container.providers.iter().enumerate() {
        let name = declaration.name();
        if RESERVED.iter().any(|reserved| name == reserved) {
            errors.push(messages::reserved_name(name, graph));
        }
        let earlier = graph.providers[..position]
            .iter()
            .find(|earlier| name == &earlier.name);
        if let Some(earlier) = earlier {
            errors.push(messages::two_of_a_name(name, earlier));
        }
    }
}

/// Only a factory is called by somebody who could give it an argument.
fn check_arguments(container: &Container, errors: &mut Errors) {
    for declaration in container
        .providers
        .iter()
        .filter(|provider| provider.lifetime != Lifetime::Factory)
    {
        for parameter in declaration
            .parameters
            .iter()
            .filter(|parameter| parameter.is_argument())
        {
            errors.push(messages::argument_outside_factory(
                parameter,
                declaration.lifetime,
            ));
        }
    }
}

/// A singleton outlives everything that it could borrow from.
fn check_singletons(container: &Container, errors: &mut Errors) {
    for declaration in container
        .providers
        .iter()
        .filter(|provider| provider.lifetime.is_kept())
    {
        if declaration.returned.borrows {
            errors.push(messages::borrowing_singleton(
                &declaration.returned.provided,
            ));
        }
    }
}

/// Nothing can be built from itself.
fn check_cycles(container: &Container, graph: &Graph, errors: &mut Errors) {
    for cycle in cycle::cycles(graph) {
        let first = &container.providers[cycle[0]];
        errors.push(messages::cycle(first, &cycle, graph));
    }
}

/// A singleton is built when there is no request.
fn check_captives(container: &Container, graph: &Graph, errors: &mut Errors) {
    for (position, declaration) in container.providers.iter().enumerate() {
        if declaration.lifetime != Lifetime::Singleton {
            continue;
        }
        if let Some(way) = trail::to_request(graph, position) {
            let parameter = graph.providers[position]
                .parameters
                .iter()
                .position(|parameter| parameter.source.provider() == Some(way[1]));
            let subject = parameter.and_then(|parameter| declaration.parameters.get(parameter));
            errors.extend(subject.map(|subject| messages::captive(subject, &way, graph)));
        }
    }
}
