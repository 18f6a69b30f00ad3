//! Mistakes in `#[inject]` and its function.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::{Path, Receiver, Token};

use super::super::{Diagnostic, place_of};
use crate::graph::similar::similar;
use crate::syntax::Parameter;

pub(crate) fn malformed_handler(error: &syn::Error) -> Diagnostic {
    diagnostic!(&place_of(error), error.to_string()).note("`#[inject]` cannot read the function")
}

pub(crate) fn malformed_container(error: &syn::Error) -> Diagnostic {
    diagnostic!(
        &place_of(error),
        "`#[inject(…)]` starts with the name of a container"
    )
    .help("write `#[inject(App)]`; without a name, the `App` in scope is used")
}

/// The known options come with the forms in which they are written.
pub(crate) fn unknown_inject_option(place: &impl ToTokens, known: &[(&str, &str)]) -> Diagnostic {
    let written = place.to_token_stream().to_string();
    let names = known.iter().map(|(name, _)| *name);
    let meant = similar(&written, names).and_then(|meant| {
        let mut known = known.iter();
        known.find(|(name, _)| *name == meant)
    });
    let forms = meant.map_or(known, std::slice::from_ref);
    let forms = forms.iter().map(|(_, form)| format!("`{form}`"));
    diagnostic!(place, format!("unknown option `{written}` of `#[inject]`")).help(format!(
        "the options, after the container, are {}",
        forms.collect::<Vec<_>>().join(", ")
    ))
}

pub(crate) fn malformed_inject_option(name: &Ident, form: &str) -> Diagnostic {
    diagnostic!(name, format!("malformed option `{name}`"))
        .help(format!("write `#[inject(App, {form})]`"))
}

pub(crate) fn repeated_inject_option(name: &Ident) -> Diagnostic {
    let rule = format!("duplicate option `{name}`");
    diagnostic!(name, rule).help("remove one of the two")
}

pub(crate) fn repeated_inject(second: &Path) -> Diagnostic {
    diagnostic!(second, "duplicate `#[inject]`")
        .help("remove one of the two, and write all options in the other one")
}

pub(crate) fn not_a_handler(place: &impl ToTokens) -> Diagnostic {
    diagnostic!(
        place,
        "`#[inject]` is only valid on a function, an inherent `impl` or an inline `mod`",
    )
}

pub(crate) fn under_async_trait(place: &impl ToTokens) -> Diagnostic {
    diagnostic!(
        place,
        "`#[inject]` cannot be used under `#[async_trait]`, which removes the `async fn`",
    )
    .help("wire a function outside of the `impl`, and call it here")
}

pub(crate) fn handler_without_body(semicolon: &Token![;]) -> Diagnostic {
    diagnostic!(semicolon, "a handler needs a body")
}

pub(crate) fn unsupported_qualifier(place: &impl ToTokens, qualifier: &str) -> Diagnostic {
    diagnostic!(place, format!("a handler cannot be `{qualifier}`"))
        .help(format!("remove `{qualifier}`"))
}

pub(crate) fn handler_with_receiver(receiver: &Receiver) -> Diagnostic {
    diagnostic!(receiver, "a handler has no `self`")
        .help("its dependencies are its parameters: `user: &User`")
}

pub(crate) fn next_that_is_not_last(next: &Parameter) -> Diagnostic {
    let rule = "the `Next` of a middleware is its last parameter";
    diagnostic!(&next.subject, rule)
        .help("move it after the others; for a `Next` of your own, write `#[dep]` or `#[extract]` before it")
}
