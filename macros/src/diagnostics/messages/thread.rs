//! What cannot run on another thread.

use super::super::Diagnostic;
use super::{ends, key_of};
use crate::graph::{Graph, trail};
use crate::syntax::Parameter;

pub(crate) fn blocking_exclusive(parameter: &Parameter) -> Diagnostic {
    let key = key_of(parameter);
    let rule =
        format!("a blocking provider runs on another thread, so it cannot borrow `&mut {key}`");
    Diagnostic::new(&parameter.argument.ty, rule).help(format!(
        "ask for `&{key}` or `{key}`, and return what was changed"
    ))
}

/// The way leads from what is asked for to the value that borrows.
pub(crate) fn blocking_of_a_borrow(
    parameter: &Parameter,
    way: &[usize],
    graph: &Graph,
) -> Diagnostic {
    let (_, last) = ends(way, graph);
    let rule = format!(
        "a blocking provider runs on another thread, and what `{}` returns borrows",
        last.name
    );
    Diagnostic::new(&parameter.subject, rule)
        .note(trail::display(graph, way))
        .help(format!("let `{}` return an owned value", last.name))
}
