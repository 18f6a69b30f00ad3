//! Mistakes in lazy singletons.

use proc_macro2::Ident;
use quote::ToTokens;

use super::super::Diagnostic;
use super::{duration, ends};
use crate::graph::{Graph, TypeKey, trail};
use crate::syntax::Misread;

pub(crate) fn malformed_timeout(option: &Ident, misread: &Misread) -> Diagnostic {
    diagnostic!(&misread.place(option), "`timeout` takes a `Duration`")
        .help(format!("write `timeout = {}`", duration(misread)))
}

pub(crate) fn timeout_without_lazy(option: &Ident) -> Diagnostic {
    let rule = "`timeout` bounds the build of a lazy singleton, and this one is not lazy";
    diagnostic!(option, rule).help("write `lazy, timeout = std::time::Duration::from_secs(5)`")
}

/// A provider that exceeds its timeout needs an error to return.
pub(crate) fn timeout_of_infallible(option: &Ident, key: &TypeKey) -> Diagnostic {
    let rule = "a provider with a `timeout` can fail, so it must return a `Result`";
    diagnostic!(option, rule).help(format!(
        "write `-> Result<{key}, …>`, with an error that is `From<hardwire::LazyTimeout>`"
    ))
}

/// `FromRef` cannot wait.
pub(crate) fn state_of_lazy(option: &Ident) -> Diagnostic {
    let rule = "`state` needs a value at once, and a lazy singleton must be awaited";
    diagnostic!(option, rule).help("remove `state`, or `lazy`")
}

/// The path leads from a lazy singleton to what can fail while it is built.
pub(crate) fn lazy_cannot_fail(
    returned: &impl ToTokens,
    way: &[usize],
    graph: &Graph,
) -> Diagnostic {
    let (first, last) = ends(way, graph);
    let rule = format!(
        "`{}` can fail, so the lazy singleton `{}` must return a `Result`",
        last.name, first.name
    );
    diagnostic!(returned, rule)
        .note(trail::display(graph, way))
        .help(format!("write `-> Result<{}, …>`", first.key))
}
