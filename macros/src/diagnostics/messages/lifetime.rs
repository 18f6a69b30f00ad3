//! Values that outlive their dependencies, and cycles.

use proc_macro2::Ident;
use quote::ToTokens;

use super::super::Diagnostic;
use super::ends;
use crate::graph::resolve::Shape;
use crate::graph::{Graph, Lifetime, trail};
use crate::syntax::Parameter;

pub(crate) fn singleton_reads_request(parameter: &Parameter) -> Diagnostic {
    diagnostic!(
        &parameter.subject,
        "a singleton cannot read a request: it is built before the first one",
    )
    .help("make it a `#[request]`")
}

/// A singleton that keeps what lives no longer than a request.
pub(crate) fn captive_dependency(subject: &Parameter, way: &[usize], graph: &Graph) -> Diagnostic {
    let (singleton, last) = (&graph.providers[graph.declared(way[0])], ends(way, graph).1);
    let what = match last.lifetime {
        Lifetime::Request => "which lives for one request",
        _ => "which reads the request",
    };
    let rule = format!(
        "the singleton `{}` cannot need `{}`, {what}",
        singleton.name, last.name
    );
    diagnostic!(&subject.subject, rule)
        .note(trail::display(graph, way))
        .help(format!("make `{}` a `#[request]`", singleton.name))
}

/// The path leads from the value that lasts until the response is sent to the one that does not.
pub(crate) fn ends_too_early(subject: &Parameter, way: &[usize], graph: &Graph) -> Diagnostic {
    let (first, last) = ends(way, graph);
    let rule = format!(
        "`{}` is kept until the response is sent, and `{}`, which it is built from, is not",
        first.name, last.name
    );
    diagnostic!(&subject.subject, rule)
        .note(trail::display(graph, way))
        .help(format!("write `until = response` on `{}` too", last.name))
}

/// The path leads from the extracted value to the one with a teardown.
pub(crate) fn extract_needs_teardown(
    option: &impl ToTokens,
    way: &[usize],
    graph: &Graph,
) -> Diagnostic {
    let (_, last) = ends(way, graph);
    let rule = format!(
        "`{}` is torn down after the handler, which an extractor cannot wait for",
        last.name
    );
    diagnostic!(option, rule)
        .note(trail::display(graph, way))
        .help("remove `extract`, and use `#[inject]` on the handlers that need it")
}

/// The provider is part of a collection that it asks for.
fn is_collected(parameters: &[Parameter], position: usize, graph: &Graph) -> bool {
    let entry = graph.providers[position].parameter_from(position);
    let parameter = entry.and_then(|entry| parameters.get(entry));
    parameter.is_some_and(|parameter| matches!(parameter.demand.shape, Shape::Collection { .. }))
}

/// The whole loop, at the parameter that leads into it.
pub(crate) fn cycle(
    first: &Ident,
    parameters: &[Parameter],
    cycle: &[usize],
    graph: &Graph,
) -> Diagnostic {
    let names: Vec<_> = cycle
        .iter()
        .chain(cycle.first())
        .map(|step| format!("`{}`", graph.providers[*step].name))
        .collect();
    let start = &graph.providers[cycle[0]];
    let next = *cycle.get(1).unwrap_or(&cycle[0]);
    let rule = format!("`{}` needs itself: {}", start.name, names.join(" → "));
    let entry = start.parameter_from(next);
    let diagnostic = if let Some(parameter) = entry.and_then(|position| parameters.get(position)) {
        diagnostic!(&parameter.subject, rule)
    } else {
        diagnostic!(first, rule)
    };
    let diagnostic = diagnostic.note(trail::display(graph, cycle));
    match cycle {
        [only] if is_collected(parameters, *only, graph) => diagnostic.help(format!(
            "return a type of its own from `{}`, which is not part of the collection",
            start.name
        )),
        [_] => diagnostic
            .help("name the provider that is meant, `#[dep(other)]`, or ask for another type"),
        _ => diagnostic.help("move what they share into a provider of its own"),
    }
}
