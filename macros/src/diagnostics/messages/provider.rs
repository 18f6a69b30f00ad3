//! What a provider cannot say.

use proc_macro2::{Group, Ident};
use quote::ToTokens;
use syn::{Path, Receiver, Signature, Token, Type};

use super::super::Diagnostic;
use crate::graph::{Lifetime, Place, TypeKey};
use crate::syntax::Kind;

pub(crate) fn malformed_provider(error: &syn::Error, kind: Kind) -> Diagnostic {
    let note = format!("`{}` cannot read the provider", kind.attribute());
    Diagnostic::of_syntax(error).note(note)
}

pub(crate) fn not_a_function(marker: &Path, lifetime: Lifetime) -> Diagnostic {
    let rule = format!("`#[{}]` goes on a function", lifetime.name());
    Diagnostic::new(marker, rule)
}

pub(crate) fn reserved_name(name: &Ident, container: &Ident) -> Diagnostic {
    let rule = format!(
        "a provider cannot be named `{name}`: `{container}::{name}` is the container's own"
    );
    Diagnostic::new(name, rule)
}

pub(crate) fn two_of_a_name(name: &Ident, earlier: &Place) -> Diagnostic {
    Diagnostic::new(name, format!("two providers are named `{name}`"))
        .note(format!("the other one: {earlier}"))
}

/// The attribute is none of ours, and almost called as one.
pub(crate) fn unknown_lifetime(attribute: &Path, meant: Lifetime) -> Diagnostic {
    let written = attribute.to_token_stream().to_string().replace(' ', "");
    let name = meant.name();
    Diagnostic::new(attribute, format!("no lifetime is called `{written}`"))
        .help(format!("write `#[{name}]`"))
}

pub(crate) fn two_lifetimes(second: &Path) -> Diagnostic {
    Diagnostic::new(second, "a provider has one lifetime").help("remove one of the two attributes")
}

pub(crate) fn unknown_provider_option(option: &Ident, lifetime: Lifetime) -> Diagnostic {
    Diagnostic::new(
        option,
        format!("unknown option of `#[{}]`", lifetime.name()),
    )
}

pub(crate) fn misplaced_option(option: &Ident, owner: Lifetime) -> Diagnostic {
    let rule = format!("`{option}` is an option of `#[{}]`", owner.name());
    Diagnostic::new(option, rule)
}

pub(crate) fn extract_of_a_borrow(option: &Ident, key: &TypeKey) -> Diagnostic {
    let rule = format!("an extractor gives its value away, and `{key}` borrows");
    Diagnostic::new(option, rule).help("return an owned value, or remove `extract`")
}

pub(crate) fn malformed_provider_option(error: &syn::Error) -> Diagnostic {
    Diagnostic::of_syntax(error).help("to provide a trait object too, write `as = dyn Trait`")
}

pub(crate) fn provider_with_receiver(receiver: &Receiver) -> Diagnostic {
    Diagnostic::new(receiver, "a provider has no `self`")
        .help("what it depends on are its parameters: `db: &Db`")
}

pub(crate) fn provider_without_body(semicolon: &Token![;], lifetime: Lifetime) -> Diagnostic {
    Diagnostic::new(
        semicolon,
        format!("a `#[{}]` needs a body", lifetime.name()),
    )
    .help("what the caller of `build` gives is an `#[input]`")
}

pub(crate) fn returns_nothing(signature: &Signature) -> Diagnostic {
    let rule = "a provider returns what it provides";
    Diagnostic::new(&signature.ident, rule)
}

pub(crate) fn returns_impl_trait(signature: &Signature) -> Diagnostic {
    Diagnostic::new(
        &signature.output,
        "a provider returns a type that has a name",
    )
    .help("name the type, or return `Box<dyn Trait>`")
}

pub(crate) fn returns_reference(signature: &Signature) -> Diagnostic {
    Diagnostic::new(
        &signature.output,
        "a provider returns a value, not a reference",
    )
    .help("return a type that holds the reference, such as `Repo<'_>`")
}

pub(crate) fn returns_unsized(signature: &Signature) -> Diagnostic {
    let rule = "a provider returns a value whose size is known";
    Diagnostic::new(&signature.output, rule)
        .help("return what holds it: `Box<dyn Store>` or `Arc<dyn Store>`, `String`, `Vec<u8>`")
}

pub(crate) fn returns_the_container(ty: &Type, container: &Ident) -> Diagnostic {
    let rule = format!("a provider is a part of `{container}`, and cannot return it");
    Diagnostic::new(ty, rule).help("return the type of what it provides")
}

pub(crate) fn input_with_body(body: &Group) -> Diagnostic {
    let rule = "an `#[input]` has no body: its value is given to `build`";
    Diagnostic::new(body, rule).help("end it with `;`, or make it a `#[singleton]`")
}

pub(crate) fn input_with_parameters(parameters: &impl ToTokens) -> Diagnostic {
    let rule = "an `#[input]` has no parameters: its value is given to `build`";
    Diagnostic::new(parameters, rule).help("make it a `#[singleton]`")
}

pub(crate) fn borrowing_singleton(ty: &Type) -> Diagnostic {
    Diagnostic::new(ty, "a singleton cannot borrow: nothing outlives it")
        .help("return an owned value, or make it a `#[request]` or a `#[factory]`")
}
