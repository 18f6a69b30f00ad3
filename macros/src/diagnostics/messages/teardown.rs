//! What cannot be torn down.

use proc_macro2::Ident;

use super::super::Diagnostic;
use crate::graph::TypeKey;

pub(crate) fn malformed_teardown(error: &syn::Error) -> Diagnostic {
    Diagnostic::of_syntax(error)
        .help("write `teardown = Tx::finish`, and behind it `until = response` to let it wait")
}

pub(crate) fn until_without_teardown(until: &Ident) -> Diagnostic {
    Diagnostic::new(
        until,
        "`until` says when a teardown runs, and there is none",
    )
    .help("write `teardown = Tx::finish, until = response`")
}

pub(crate) fn teardown_of_factory(option: &Ident) -> Diagnostic {
    let rule = "a factory gives its value away, so nobody knows when to tear it down";
    Diagnostic::new(option, rule).help("make it a `#[request]`, or let its `Drop` do it")
}

pub(crate) fn teardown_of_input(option: &Ident) -> Diagnostic {
    let rule = "an `#[input]` is the caller's: who built it tears it down";
    Diagnostic::new(option, rule).help("remove `teardown`, or make it a `#[singleton]`")
}

pub(crate) fn teardown_of_a_borrow(option: &Ident, key: &TypeKey) -> Diagnostic {
    let rule = format!(
        "`{key}` borrows, and what is torn down must last without the request it was built for"
    );
    Diagnostic::new(option, rule).help("return an owned value, or tear down what it borrows from")
}

pub(crate) fn extract_of_what_is_torn_down(option: &Ident, key: &TypeKey) -> Diagnostic {
    let rule = format!("an extractor gives its value away, and `{key}` is kept for its teardown");
    Diagnostic::new(option, rule)
        .help("remove `extract`, and let the handlers that need it be `#[inject]`ed")
}
