//! Values that the functions of a request cannot share.

use proc_macro2::Ident;

use super::super::Diagnostic;
use super::declared;
use crate::graph::{Provider, TypeKey};
use crate::syntax::Parameter;

pub(crate) fn shared_borrow(option: &Ident, key: &TypeKey) -> Diagnostic {
    let rule =
        format!("`{key}` borrows, and a shared value must outlive the function that builds it");
    diagnostic!(option, rule).help("return an owned value, or remove `shared`")
}

pub(crate) fn exclusive_borrow_of_shared(parameter: &Parameter, provider: &Provider) -> Diagnostic {
    let key = &provider.key;
    let rule =
        format!("`&mut {key}` of a shared value: other functions of the request have it too");
    diagnostic!(&parameter.argument.ty, rule)
        .note(declared(provider))
        .help(format!(
            "ask for `&{key}` and keep the state that changes in a lock, or remove `shared` from `{}`",
            provider.name
        ))
}
