//! Dependencies that nothing provides.

use super::super::{Diagnostic, offer};
use super::{configured_out, key_of};
use crate::graph::resolve::{Choice, Shape, Site};
use crate::graph::similar::similar;
use crate::graph::{Graph, trail};
use crate::syntax::Parameter;

/// The path leads from a provider that nothing needs to the one whose parameter this is.
pub(crate) fn missing_dependency(
    parameter: &Parameter,
    graph: &Graph,
    site: Site,
    way: &[usize],
) -> Diagnostic {
    let key = key_of(parameter);
    let container = &graph.container;
    let rule = format!("nothing in `{container}` provides `{key}`");
    let diagnostic = diagnostic!(&parameter.subject, rule);
    let is_elsewhere = |step: &usize| {
        let provider = &graph.providers[*step];
        provider.module.is_some() || provider.instance_of.is_some()
    };
    let diagnostic = if way.len() > 1 || way.iter().any(is_elsewhere) {
        diagnostic.note(format!("{} → `{key}`", trail::display(graph, way)))
    } else {
        diagnostic
    };
    if let Some(absent) = graph.absent.iter().find(|absent| absent.would_provide(key)) {
        return configured_out(diagnostic, absent);
    }
    diagnostic.help(offer::instead(parameter, graph, site))
}

/// An `Option` or a `Vec` of what nothing provides, which a misspelt name would be too.
pub(crate) fn always_absent(parameter: &Parameter, graph: &Graph, way: &[usize]) -> Diagnostic {
    let (key, container) = (key_of(parameter), &graph.container);
    let absent = match parameter.demand.shape {
        Shape::Collection { .. } => "empty",
        _ => "`None`",
    };
    let rule = format!("nothing in `{container}` provides `{key}`, so this is always {absent}");
    let diagnostic = diagnostic!(&parameter.subject, rule);
    let diagnostic = if way.len() > 1 {
        diagnostic.note(format!("{} → `{key}`", trail::display(graph, way)))
    } else {
        diagnostic
    };
    let meant = "if that is meant, mark the parameter `#[optional]`";
    match offer::probably_meant(parameter, graph) {
        Some((_, provider)) => diagnostic.help(format!(
            "{}: ask for that, or, {meant}",
            offer::provided(provider, container)
        )),
        None => diagnostic.help(meant),
    }
}

pub(crate) fn unknown_provider(parameter: &Parameter, graph: &Graph) -> Diagnostic {
    let Choice::Named { provider: name, .. } = &parameter.demand.choice else {
        return missing_dependency(parameter, graph, Site::Handler, &[]);
    };
    let rule = format!("no provider of `{}` is named `{name}`", graph.container);
    let diagnostic = if let Some(applied) = &parameter.applied {
        diagnostic!(&applied.provider, rule)
    } else {
        diagnostic!(&parameter.subject, rule)
    };
    if let Some(absent) = graph.absent.iter().find(|absent| absent.name == *name) {
        return configured_out(diagnostic, absent);
    }
    let names = graph
        .providers
        .iter()
        .map(|provider| provider.name.as_str());
    let of_the_type = || {
        let mut providers = graph.providers.iter();
        let found = providers.find(|provider| provider.key == *key_of(parameter));
        found.map(|provider| provider.name.as_str())
    };
    match similar(name, names).or_else(of_the_type) {
        Some(name) => diagnostic.help(format!("write `#[dep({name})]`")),
        None => diagnostic,
    }
}

pub(crate) fn ambiguous_dependency(
    parameter: &Parameter,
    candidates: &[usize],
    graph: &Graph,
) -> Diagnostic {
    let key = key_of(parameter);
    let rule = format!(
        "`{key}` is ambiguous: {} providers return it, and none has the parameter's name",
        candidates.len()
    );
    let first = &graph.providers[candidates[0]].name;
    let listed: Vec<_> = candidates
        .iter()
        .map(|candidate| trail::display(graph, &[*candidate]))
        .collect();
    diagnostic!(&parameter.subject, rule)
        .note(listed.join(", "))
        .help(format!(
            "give the parameter the name of one of them, or write `#[dep({first})]`"
        ))
}
