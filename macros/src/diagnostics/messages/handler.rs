//! What `#[inject]` and its function cannot say.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::{Path, Receiver, Token};

use super::super::{Diagnostic, place_of};
use crate::graph::similar::similar;
use crate::syntax::Parameter;
use crate::vocabulary::{HandlerOption, Word};

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

pub(crate) fn unknown_inject_option(place: &impl ToTokens) -> Diagnostic {
    let written = place.to_token_stream().to_string();
    let names = HandlerOption::ALL.iter().map(|option| option.name());
    let meant = similar(&written, names).and_then(HandlerOption::named);
    let offered = meant.map_or(HandlerOption::ALL.to_vec(), |option| vec![option]);
    let offered = offered
        .iter()
        .map(|option| format!("`{}`", option.example()));
    diagnostic!(place, format!("unknown option `{written}` of `#[inject]`")).help(format!(
        "the options, after the container, are {}",
        offered.collect::<Vec<_>>().join(", ")
    ))
}

pub(crate) fn malformed_inject_option(option: HandlerOption, place: &Ident) -> Diagnostic {
    let example = option.example();
    diagnostic!(place, format!("malformed option `{place}`"))
        .help(format!("write `#[inject(App, {example})]`"))
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
