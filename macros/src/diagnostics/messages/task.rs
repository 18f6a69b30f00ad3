//! Mistakes in tasks.

use quote::ToTokens;
use syn::ReturnType;

use super::super::Diagnostic;
use super::ends;
use crate::graph::{Graph, trail};
use crate::syntax::{Parameter, type_key};

pub(crate) fn task_reads_request(parameter: &Parameter) -> Diagnostic {
    diagnostic!(
        &parameter.subject,
        "a task cannot read a request: it runs outside of any",
    )
    .help("a value that the caller of the task passes is marked `#[arg]`")
}

/// The path leads from what the task asks for to what reads the request.
pub(crate) fn task_needs_request(
    place: &impl ToTokens,
    way: &[usize],
    graph: &Graph,
) -> Diagnostic {
    let (_, last) = ends(way, graph);
    let rule = format!("`{}` reads the request, and a task has none", last.name);
    diagnostic!(place, rule)
        .note(trail::display(graph, way))
        .help("take the value as an `#[arg]`")
}

/// The path leads from what the task asks for to what can fail.
pub(crate) fn task_cannot_fail(
    place: &impl ToTokens,
    output: &ReturnType,
    way: &[usize],
    graph: &Graph,
) -> Diagnostic {
    let (_, last) = ends(way, graph);
    let rule = format!(
        "`{}` can fail, so the task must return a `Result`",
        last.name
    );
    let value = match output {
        ReturnType::Default => "()".to_owned(),
        ReturnType::Type(_, ty) => type_key(ty).to_string(),
    };
    diagnostic!(place, rule)
        .note(trail::display(graph, way))
        .help(format!("write `-> Result<{value}, …>`"))
}
