//! Providers that run before the body is read, but need a value that is built after it.

use proc_macro2::Ident;
use syn::Path;

use super::super::Diagnostic;
use super::ends;
use crate::graph::{Graph, TypeKey, trail};
use crate::syntax::{Applied, Parameter};

/// The path leads from an unmarked provider, whose attribute this is, to a marked one.
pub(crate) fn before_the_body(scope: &Path, way: &[usize], graph: &Graph) -> Diagnostic {
    let (first, last) = ends(way, graph);
    let rule = format!(
        "`{}` runs before the body is read, and needs `{}`, which is built after it",
        first.name, last.name
    );
    diagnostic!(scope, rule)
        .note(trail::display(graph, way))
        .help(format!(
            "mark `{}` too: `#[{}(after_body)]`",
            first.name,
            first.lifetime.name()
        ))
}

/// The path leads from what the parameter asks for to an unmarked instance, and to the marked provider
/// that it needs.
pub(crate) fn instance_before_the_body(
    parameter: &Parameter,
    way: &[usize],
    graph: &Graph,
) -> Diagnostic {
    let last = ends(way, graph).1;
    let instance = way.iter().rev().nth(1).unwrap_or(&way[0]);
    let instance = &graph.providers[*instance];
    let rule = format!(
        "`{}` runs before the body is read, and needs `{}`, which is built after it",
        instance.key, last.name
    );
    diagnostic!(&parameter.subject, rule)
        .note(trail::display(graph, way))
        .help(format!(
            "mark `{}` too: `#[{}(after_body)]`",
            instance.name,
            instance.lifetime.name()
        ))
}

/// The path leads from the guard to the last marked provider that it needs.
pub(crate) fn guard_after_the_body(guard: &Applied, way: &[usize], graph: &Graph) -> Diagnostic {
    let first = ends(way, graph).0;
    let rule = format!(
        "a guard runs before the body is read, and `{}` runs after it",
        first.name
    );
    diagnostic!(&guard.provider, rule)
        .note(trail::display(graph, way))
        .help(format!(
            "remove `after_body` from `{}`, or ask for its value as a parameter",
            first.name
        ))
}

pub(crate) fn extract_after_the_body(option: &Ident, key: &TypeKey) -> Diagnostic {
    let rule = format!(
        "an extractor of the head runs before the body is read, and `{key}` is built after it"
    );
    diagnostic!(option, rule).help("remove `extract` or `after_body`")
}

pub(crate) fn shared_after_the_body(option: &Ident, key: &TypeKey) -> Diagnostic {
    let rule = format!(
        "a shared value is kept in the head of the request, and `{key}` is built after the head is gone"
    );
    diagnostic!(option, rule).help("remove `shared` or `after_body`")
}
