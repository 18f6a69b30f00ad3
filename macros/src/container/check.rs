//! The rules that concern the graph as a whole. Each reports all that break it.

use super::expand::plan_of;
use super::parse::{Container, Declaration};
use crate::diagnostics::messages::{self, after_body, lazy, lifetime, mismatch, thread};
use crate::diagnostics::{Diagnostic, Errors};
use crate::graph::{Graph, Lifetime, Provider, Until, callable, cycle, sent, trail};
use crate::plan::{Plan, Step, plan};

pub(crate) fn graph(container: &Container, graph: &Graph, errors: &mut Errors) {
    check_cycles(container, graph, errors);
    check_captives(container, graph, errors);
    check_callables(container, graph, errors);
    check_applied(container, graph, errors);
    check_ends(container, graph, errors);
    check_extracted(container, graph, errors);
    check_turns(container, graph, errors);
    check_blocking(container, graph, errors);
    check_exclusive(container, graph, errors);
    if errors.is_empty() {
        check_lazy(container, graph, errors);
    }
}

/// Nothing can be built from itself.
fn check_cycles(container: &Container, graph: &Graph, errors: &mut Errors) {
    for cycle in cycle::cycles(graph) {
        let first = &container.providers[graph.declared(cycle[0])];
        let parameters = &first.parameters;
        errors.push(lifetime::cycle(first.name(), parameters, &cycle, graph));
    }
}

/// A singleton is built when there is no request.
fn check_captives(container: &Container, graph: &Graph, errors: &mut Errors) {
    for (position, declaration) in container.providers.iter().enumerate() {
        if declaration.lifetime != Lifetime::Singleton {
            continue;
        }
        if let Some(way) = trail::to_request(graph, position) {
            let parameter = graph.providers[position].parameter_from(way[1]);
            let subject = parameter.and_then(|parameter| declaration.parameters.get(parameter));
            errors
                .extend(subject.map(|subject| lifetime::captive_dependency(subject, &way, graph)));
        }
    }
    check_captive_instances(container, graph, errors);
}

/// For the dependencies of a generic provider, once and not for each instance.
fn check_captive_instances(container: &Container, graph: &Graph, errors: &mut Errors) {
    for (position, provider) in graph.providers.iter().enumerate() {
        let Some(generic) = provider.instance_of else {
            continue;
        };
        let is_kept = provider.lifetime == Lifetime::Singleton;
        if !is_kept || trail::to_request(graph, generic).is_some() {
            continue;
        }
        let Some(way) = trail::to_request(graph, position) else {
            continue;
        };
        let parameter = graph.providers[position].parameter_from(way[1]);
        let parameters = &container.providers[generic].parameters;
        let subject = parameter.and_then(|parameter| parameters.get(parameter));
        errors.extend(subject.map(|subject| lifetime::captive_dependency(subject, &way, graph)));
    }
}

/// A factory that is requested as a function must support that form.
fn check_callables(container: &Container, graph: &Graph, errors: &mut Errors) {
    for (declaration, provider) in container.providers.iter().zip(&graph.providers) {
        for (parameter, linked) in declaration.parameters.iter().zip(&provider.parameters) {
            let flaw = callable::flaw(graph, &parameter.demand, &linked.source);
            errors.extend(flaw.map(|flaw| messages::uncallable(parameter, &flaw, graph)));
        }
    }
}

/// A value that one parameter borrows exclusively cannot be used by another at the same time.
fn check_exclusive(container: &Container, graph: &Graph, errors: &mut Errors) {
    let is_exclusive = |provider: &Provider| {
        let mut parameters = provider.parameters.iter();
        parameters.any(|parameter| parameter.source.is_exclusive())
    };
    let declared = container.providers.iter().zip(&graph.providers);
    let mut exclusive = declared
        .filter(|(_, provider)| is_exclusive(provider))
        .peekable();
    // A provider in a cycle has no plan.
    if exclusive.peek().is_none() || !cycle::cycles(graph).is_empty() {
        return;
    }
    for (declaration, provider) in exclusive {
        let sources = provider.parameters.iter();
        let sources: Vec<_> = sources.map(|parameter| parameter.source.clone()).collect();
        let conflict = plan(graph, &sources).conflict(graph);
        errors.extend(conflict.map(|conflict| {
            let mistake = messages::conflict(&declaration.parameters, &conflict, graph);
            in_its_block(mistake, declaration, provider)
        }));
    }
}

/// A provider that runs on another thread owns its dependencies.
fn check_blocking(container: &Container, graph: &Graph, errors: &mut Errors) {
    let declared = container.providers.iter().zip(&graph.providers);
    for (declaration, provider) in declared.filter(|(_, provider)| provider.is_blocking()) {
        for (parameter, linked) in declaration.parameters.iter().zip(&provider.parameters) {
            let mistake = if linked.source.is_exclusive() {
                Some(thread::blocking_exclusive(parameter))
            } else {
                let way = sent::to_borrow(graph, &linked.source);
                way.map(|way| thread::blocking_of_a_borrow(parameter, &way, graph))
            };
            errors.extend(mistake.map(|mistake| in_its_block(mistake, declaration, provider)));
        }
    }
}

/// The mistake of a provider. In a container, one from a module is shown where the module is included, so the message
/// names the provider.
fn in_its_block(mistake: Diagnostic, declaration: &Declaration, provider: &Provider) -> Diagnostic {
    if declaration.is_own() {
        mistake
    } else {
        messages::in_module(mistake, provider)
    }
}

/// A call with arguments must be in the same block as its factory, because only there its types can be named.
fn check_applied(container: &Container, graph: &Graph, errors: &mut Errors) {
    for (declaration, provider) in container.providers.iter().zip(&graph.providers) {
        for (parameter, linked) in declaration.parameters.iter().zip(&provider.parameters) {
            for factory in graph.applied(&linked.source) {
                let factory = &graph.providers[factory];
                if factory.module == provider.module {
                    continue;
                }
                let mistake = mismatch::arguments_across_modules(parameter, factory);
                errors.push(in_its_block(mistake, declaration, provider));
            }
        }
    }
}

/// A value must not outlive the values that it was built from.
fn check_ends(container: &Container, graph: &Graph, errors: &mut Errors) {
    for (position, declaration) in container.providers.iter().enumerate() {
        if graph.providers[position].teardown != Some(Until::Response) {
            continue;
        }
        let ends_early = |until| until == Until::End;
        if let Some(way) = trail::to_teardown(graph, position, ends_early) {
            let parameter = graph.providers[position].parameter_from(way[1]);
            let subject = parameter.and_then(|parameter| declaration.parameters.get(parameter));
            errors.extend(subject.map(|subject| lifetime::ends_too_early(subject, &way, graph)));
        }
    }
}

/// An extractor has nothing that could run when the handler has returned.
fn check_extracted(container: &Container, graph: &Graph, errors: &mut Errors) {
    for (position, declaration) in container.providers.iter().enumerate() {
        if let Some(extract) = &declaration.options.extract
            && let Some(way) = trail::to_teardown(graph, position, |_| true)
        {
            errors.push(lifetime::extract_needs_teardown(extract, &way, graph));
        }
    }
}

/// A provider that needs a value from after the body is built after the body too, and must be marked so.
fn check_turns(container: &Container, graph: &Graph, errors: &mut Errors) {
    for (position, declaration) in container.providers.iter().enumerate() {
        if let Some(way) = trail::to_after_body(graph, position) {
            let scope = &declaration.origin.scope;
            errors.push(after_body::before_the_body(scope, &way, graph));
        }
    }
}

/// What fails while a lazy singleton is built becomes its own error. A graph with a cycle in it has
/// no such plan.
fn check_lazy(container: &Container, graph: &Graph, errors: &mut Errors) {
    for (position, declaration) in container.providers.iter().enumerate() {
        let provider = &graph.providers[position];
        if !provider.is_lazy() || provider.is_fallible || provider.is_generic() {
            continue;
        }
        let next = |position: usize| graph.providers[position].dependencies().collect();
        let failing = what_can_fail(graph, &plan_of(graph, position));
        let returned = &declaration.returned.provided;
        let way = failing.and_then(|failing| trail::shortest(position, next, |end| end == failing));
        errors.extend(way.map(|way| lazy::lazy_cannot_fail(returned, &way, graph)));
    }
}

/// The first provider on the way to a target that can fail.
fn what_can_fail(graph: &Graph, plan: &Plan) -> Option<usize> {
    let mut needed = plan.steps.iter().filter_map(|step| match step {
        Step::Provide { local, call } => (!plan.is_outcome(*local)).then_some(call.provider),
        Step::Await { provider, .. } => Some(*provider),
        _ => None,
    });
    needed.find(|needed| graph.providers[*needed].is_fallible)
}
