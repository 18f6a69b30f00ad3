//! What functions for `map_request_with_state` and `map_response_with_state` cannot have.

use quote::ToTokens;

use super::super::Diagnostic;
use super::{declared, ends};
use crate::graph::{Graph, Provider, trail};
use crate::syntax::Parameter;

/// Which of the two is meant cannot be seen.
pub(crate) fn provided_response(response: &Parameter, provider: &Provider) -> Diagnostic {
    let rule = format!(
        "`{0}` could be the response that the function maps, or the value of `{1}`",
        provider.key,
        provider.plain_name()
    );
    Diagnostic::new(&response.subject, rule)
        .note(declared(provider))
        .help("write `axum::response::Response` for the first, or `#[dep]` for the second")
}

/// The way leads to a value whose teardown would come too early.
pub(crate) fn ends_before_the_request(
    place: &impl ToTokens,
    way: &[usize],
    graph: &Graph,
) -> Diagnostic {
    let (_, last) = ends(way, graph);
    let until = if last.is_shared() {
        "is shared with the functions that handle the request"
    } else {
        "lasts until the response has been sent"
    };
    let rule = format!(
        "`{}` {until}, but this function returns before the request is handled, and its values end then",
        last.plain_name()
    );
    Diagnostic::new(place, rule)
        .note(trail::display(graph, way))
        .help("make it a middleware: take `next: Next` as the last parameter")
}
