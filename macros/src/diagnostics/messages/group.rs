//! Mistakes in a group of handlers: `#[inject(…)]` on an `impl` or a `mod`.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::Path;

use super::super::Diagnostic;

/// A group without a handler guards nothing.
pub(crate) fn empty_group(keyword: &Ident) -> Diagnostic {
    let rule = format!("this `{keyword}` has no handler, so `#[inject]` does nothing");
    diagnostic!(keyword, rule)
        .help("every `async fn` in it is a handler; mark a plain `fn` with `#[inject]`")
}

/// Each function needs a name of its own.
pub(crate) fn call_of_a_group(name: &Ident) -> Diagnostic {
    diagnostic!(name, "`call` names one function, and this is a group")
        .help("write `#[inject(call = name)]` on the function in the group")
}

/// A function names another container than its group.
pub(crate) fn two_containers(own: &Path, of_group: &Path) -> Diagnostic {
    let text = |path: &Path| path.to_token_stream().to_string().replace(' ', "");
    let rule = format!(
        "the function is wired to `{}`, and its group to `{}`",
        text(own),
        text(of_group)
    );
    diagnostic!(own, rule).help("remove one of the two, or move the function out of the group")
}
