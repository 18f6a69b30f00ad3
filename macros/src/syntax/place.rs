use proc_macro2::Span;

use crate::graph::Place;

/// Where a token stands in the user's code.
pub(crate) fn place(span: Span) -> Place {
    Place {
        file: span.file(),
        line: span.start().line,
    }
}
