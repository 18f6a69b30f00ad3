//! Values that cannot be torn down.

use proc_macro2::Ident;

use syn::ExprPath;
use syn::parse::Parse;

use super::super::Diagnostic;
use crate::graph::TypeKey;
use crate::syntax::Misread;

pub(crate) fn malformed_teardown(option: &Ident, misread: &Misread) -> Diagnostic {
    let path = misread.meant(ExprPath::parse);
    let path = path.as_deref().unwrap_or("Tx::finish");
    let rule = "`teardown` takes the path of a function";
    diagnostic!(&misread.place(option), rule).help(format!("write `teardown = {path}`"))
}

pub(crate) fn malformed_until(option: &Ident, misread: &Misread) -> Diagnostic {
    let rule =
        "`until` takes `response`; without it, a teardown runs when the handler has returned";
    diagnostic!(&misread.place(option), rule).help("write `until = response`, or remove it")
}

pub(crate) fn until_without_teardown(until: &Ident) -> Diagnostic {
    diagnostic!(until, "`until` needs a `teardown`",)
        .help("write `teardown = Tx::finish, until = response`")
}

pub(crate) fn teardown_of_factory(option: &Ident) -> Diagnostic {
    let rule = "`teardown` is not supported on `#[factory]`: the caller owns the value";
    diagnostic!(option, rule).help("make it a `#[request]`, or implement `Drop`")
}

pub(crate) fn teardown_of_input(option: &Ident) -> Diagnostic {
    let rule = "`teardown` is not supported on `#[input]`: the caller of `build` owns the value";
    diagnostic!(option, rule).help("remove `teardown`, or make it a `#[singleton]`")
}

pub(crate) fn teardown_of_a_borrow(option: &Ident, key: &TypeKey) -> Diagnostic {
    let rule = format!("`{key}` borrows, and a value with a teardown must outlive the request");
    diagnostic!(option, rule).help("return an owned value, or tear down what it borrows from")
}

pub(crate) fn extract_of_what_is_torn_down(option: &Ident, key: &TypeKey) -> Diagnostic {
    let rule = format!("`extract` gives the value away, and `{key}` is kept for its teardown");
    diagnostic!(option, rule)
        .help("remove `extract`, and use `#[inject]` on the handlers that need it")
}
