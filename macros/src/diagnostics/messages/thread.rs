//! Blocking providers that cannot run on another thread.

use proc_macro2::Ident;
use syn::Type;

use super::super::Diagnostic;
use super::{ends, key_of};
use crate::graph::{Graph, trail};
use crate::syntax::Parameter;

pub(crate) fn blocking_exclusive(parameter: &Parameter) -> Diagnostic {
    let key = key_of(parameter);
    let rule =
        format!("a blocking provider runs on another thread, so it cannot borrow `&mut {key}`");
    diagnostic!(&parameter.argument.ty, rule).help(format!(
        "ask for `&{key}` or `{key}`, and return the change"
    ))
}

/// The path leads from the requested value to the one that borrows.
pub(crate) fn blocking_of_a_borrow(
    parameter: &Parameter,
    way: &[usize],
    graph: &Graph,
) -> Diagnostic {
    let (_, last) = ends(way, graph);
    let rule = format!(
        "a blocking provider runs on another thread, and the value of `{}` borrows",
        last.name
    );
    diagnostic!(&parameter.subject, rule)
        .note(trail::display(graph, way))
        .help(format!("let `{}` return an owned value", last.name))
}

/// An `async` provider does not block a thread.
pub(crate) fn blocking_async(option: &Ident) -> Diagnostic {
    diagnostic!(option, "`blocking` is not valid on an `async fn`")
        .help("remove `blocking`, or `async`")
}

pub(crate) fn blocking_that_borrows(ty: &Type) -> Diagnostic {
    let rule = "a blocking provider runs on another thread, so its value cannot borrow";
    diagnostic!(ty, rule).help("return an owned value")
}

pub(crate) fn blocking_argument_that_borrows(argument: &Parameter) -> Diagnostic {
    let rule = "a blocking provider runs on another thread, so its `#[arg]` cannot borrow";
    diagnostic!(&argument.argument.ty, rule).help("take an owned value")
}
