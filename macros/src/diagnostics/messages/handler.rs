//! What `#[inject]` and its function cannot say.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::{Receiver, Token};

use super::super::Diagnostic;
use crate::graph::similar::similar;
use crate::syntax::Parameter;

pub(crate) fn malformed_handler(error: &syn::Error) -> Diagnostic {
    Diagnostic::of_syntax(error).note("`#[inject]` cannot read the function")
}

pub(crate) fn malformed_container(error: &syn::Error) -> Diagnostic {
    Diagnostic::at(error, "`#[inject]` begins with the name of a container")
        .help("write `#[inject(App)]`, or nothing for the `App` in scope")
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
    Diagnostic::new(place, "unknown option of `#[inject]`").help(format!(
        "behind the container can stand {}",
        forms.collect::<Vec<_>>().join(", ")
    ))
}

pub(crate) fn malformed_inject_option(name: &Ident, form: &str) -> Diagnostic {
    Diagnostic::new(name, format!("`{name}` is not written like this"))
        .help(format!("write `#[inject(App, {form})]`"))
}

pub(crate) fn repeated_inject_option(name: &Ident) -> Diagnostic {
    let rule = format!("`{name}` is said twice");
    Diagnostic::new(name, rule).help("remove one of the two")
}

pub(crate) fn not_a_handler(place: &impl ToTokens) -> Diagnostic {
    Diagnostic::new(
        place,
        "`#[inject]` goes on a function, on an inherent `impl` or on an inline `mod`",
    )
}

pub(crate) fn under_async_trait(place: &impl ToTokens) -> Diagnostic {
    Diagnostic::new(
        place,
        "`#[async_trait]` leaves no `async fn` for `#[inject]`",
    )
    .help("wire a function outside of the `impl`, and call it here")
}

pub(crate) fn handler_without_body(semicolon: &Token![;]) -> Diagnostic {
    Diagnostic::new(semicolon, "a handler needs a body")
}

pub(crate) fn unsupported_qualifier(place: &impl ToTokens, qualifier: &str) -> Diagnostic {
    Diagnostic::new(place, format!("a handler cannot be `{qualifier}`"))
        .help(format!("remove `{qualifier}`"))
}

pub(crate) fn handler_with_receiver(receiver: &Receiver) -> Diagnostic {
    Diagnostic::new(receiver, "a handler has no `self`")
        .help("what it needs are its parameters: `user: &User`")
}

pub(crate) fn next_that_is_not_last(next: &Parameter) -> Diagnostic {
    let rule = "the `Next` of a middleware is its last parameter";
    Diagnostic::new(&next.subject, rule)
        .help("move it behind the others; with a `Next` of your own, say `#[dep]` or `#[extract]`")
}
