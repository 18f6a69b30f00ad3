//! Mistakes in functions for `map_request_with_state`.

use quote::ToTokens;

use super::super::Diagnostic;
use super::ends;
use crate::graph::{Graph, trail};

/// The path leads to a value whose teardown would come too early.
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
    diagnostic!(place, rule)
        .note(trail::display(graph, way))
        .help("make it a middleware: take `next: Next` as the last parameter")
}
