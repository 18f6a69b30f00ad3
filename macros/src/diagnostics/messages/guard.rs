//! Guards that cannot run.

use quote::ToTokens;

use super::super::Diagnostic;
use super::{configured_out, count_of_arguments, declared};
use crate::graph::similar::similar;
use crate::graph::{Graph, Provider};
use crate::syntax::Applied;

pub(crate) fn unknown_guard(guard: &Applied, graph: &Graph) -> Diagnostic {
    let name = guard.plain_name();
    let rule = format!("no provider of `{}` is named `{name}`", graph.container);
    let diagnostic = diagnostic!(&guard.provider, rule);
    if let Some(absent) = graph.absent.iter().find(|absent| absent.name == name) {
        return configured_out(diagnostic, absent);
    }
    let names = graph.providers.iter().map(Provider::plain_name);
    match similar(&name, names) {
        Some(name) => diagnostic.help(format!("write `guard({name})`")),
        None => diagnostic.help("a guard is a `#[request]` that returns `Result<(), E>`"),
    }
}

pub(crate) fn guard_that_is_kept(place: &impl ToTokens, provider: &Provider) -> Diagnostic {
    let rule = format!(
        "`{}` is a {}, which is built before any request, so it cannot guard one",
        provider.name,
        provider.lifetime.name()
    );
    diagnostic!(place, rule)
        .note(declared(provider))
        .help("a guard is a `#[request]` that returns `Result<(), E>`")
}

pub(crate) fn wrong_argument_count_of_guard(
    guard: &Applied,
    provider: &Provider,
    given: usize,
) -> Diagnostic {
    diagnostic!(&guard.provider, count_of_arguments(provider, given))
        .note(declared(provider))
        .help(format!(
            "pass them in the guard: `guard({}(…))`",
            provider.name
        ))
}
