//! What outlives what it needs, or needs itself.

use proc_macro2::Ident;
use quote::ToTokens;

use super::super::Diagnostic;
use super::ends;
use crate::graph::{Graph, Lifetime, trail};
use crate::syntax::Parameter;

pub(crate) fn singleton_reads_request(parameter: &Parameter) -> Diagnostic {
    Diagnostic::new(
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
    Diagnostic::new(&subject.subject, rule)
        .note(trail::display(graph, way))
        .help(format!("make `{}` a `#[request]`", singleton.name))
}

/// The way leads from what is kept until the response is sent to what is not.
pub(crate) fn ends_too_early(subject: &Parameter, way: &[usize], graph: &Graph) -> Diagnostic {
    let (first, last) = ends(way, graph);
    let rule = format!(
        "`{}` is kept until the response is sent, and `{}`, which it is built from, is not",
        first.name, last.name
    );
    Diagnostic::new(&subject.subject, rule)
        .note(trail::display(graph, way))
        .help(format!(
            "let `{}` be torn down `until = response` too",
            last.name
        ))
}

/// The way leads from what is extracted to what is torn down.
pub(crate) fn extract_needs_teardown(
    option: &impl ToTokens,
    way: &[usize],
    graph: &Graph,
) -> Diagnostic {
    let (_, last) = ends(way, graph);
    let rule = format!(
        "`{}` is torn down behind the handler, where an extractor has no say",
        last.name
    );
    Diagnostic::new(option, rule)
        .note(trail::display(graph, way))
        .help("remove `extract`, and let the handlers that need it be `#[inject]`ed")
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
    let diagnostic = match entry.and_then(|position| parameters.get(position)) {
        Some(parameter) => Diagnostic::new(&parameter.subject, rule),
        None => Diagnostic::new(first, rule),
    };
    let diagnostic = diagnostic.note(trail::display(graph, cycle));
    match cycle {
        [_] => diagnostic.help("name the provider that was meant: `#[dep(other)]`"),
        _ => diagnostic.help("take what they share into a provider of its own"),
    }
}
