//! What a provider cannot say.

use proc_macro2::{Group, Ident};
use quote::ToTokens;
use syn::parse::Parse;
use syn::{Path, Receiver, Signature, Token, Type, TypeTraitObject};

use super::super::{Diagnostic, place_of};
use crate::graph::similar::similar;
use crate::graph::{Lifetime, Place, TypeKey};
use crate::syntax::Misread;
use crate::vocabulary::{Kind, ProviderOption, Word};

pub(crate) fn malformed_provider(error: &syn::Error, kind: Kind) -> Diagnostic {
    let note = format!("`{}` cannot read the provider", kind.attribute());
    diagnostic!(&place_of(error), error.to_string()).note(note)
}

/// A scope is read by the container. Nothing else calls its macro.
pub(crate) fn scope_outside_a_container(attribute: &Ident) -> Diagnostic {
    let rule = format!("`#[{attribute}]` is only valid in a `#[container]` or a `#[module]`");
    diagnostic!(attribute, rule).help(
        "move the function into `#[container] impl App { … }`, or mark that block `#[container]`",
    )
}

pub(crate) fn not_a_function(marker: &Path, lifetime: Lifetime) -> Diagnostic {
    let rule = format!("`#[{}]` is only valid on a function", lifetime.name());
    diagnostic!(marker, rule)
}

pub(crate) fn reserved_name(name: &Ident, container: &Ident) -> Diagnostic {
    let rule = format!(
        "a provider cannot be named `{name}`: `{container}::{name}` is the container's own"
    );
    diagnostic!(name, rule)
}

pub(crate) fn two_of_a_name(name: &Ident, earlier: &Place) -> Diagnostic {
    diagnostic!(name, format!("two providers are named `{name}`"))
        .note(format!("the other one is at {earlier}"))
}

/// The attribute is none of ours, and almost called as one.
pub(crate) fn unknown_lifetime(attribute: &Path, meant: Lifetime) -> Diagnostic {
    let written = attribute.to_token_stream().to_string().replace(' ', "");
    let name = meant.name();
    diagnostic!(attribute, format!("unknown attribute `#[{written}]`"))
        .help(format!("write `#[{name}]`"))
}

pub(crate) fn two_lifetimes(second: &Path) -> Diagnostic {
    diagnostic!(second, "a provider has one scope").help("remove one of the two attributes")
}

pub(crate) fn unknown_provider_option(option: &impl ToTokens, lifetime: Lifetime) -> Diagnostic {
    let (written, scope) = (option.to_token_stream().to_string(), lifetime.name());
    let diagnostic = diagnostic!(
        option,
        format!("unknown option `{written}` of `#[{scope}]`")
    );
    let known: Vec<_> = ProviderOption::all_on(lifetime).map(Word::name).collect();
    match similar(&written, known.iter().copied()) {
        Some(meant) => diagnostic.help(format!("write `{meant}`")),
        None if written == "async" => diagnostic.help("write `async fn`"),
        None => diagnostic.help(format!("the options are `{}`", known.join("`, `"))),
    }
}

/// A word with something after it: a value, or the next option without a comma.
pub(crate) fn option_with_a_value(
    option: &Ident,
    misread: &Misread,
    lifetime: Lifetime,
) -> Diagnostic {
    let place = misread.place(option);
    if let Some(next) = misread.next_option() {
        let rule = format!("no comma between `{option}` and `{next}`");
        return diagnostic!(&place, rule).help(format!("write `{option}, {next}`"));
    }
    diagnostic!(&place, format!("`{option}` takes no value"))
        .help(format!("write `#[{}({option})]`", lifetime.name()))
}

/// `#[singleton = "db"]`
pub(crate) fn scope_with_a_value(value: &impl ToTokens, lifetime: Lifetime) -> Diagnostic {
    let name = lifetime.name();
    diagnostic!(value, format!("`#[{name}]` takes no value")).help(format!(
        "write `#[{name}]`; a provider is named by its function"
    ))
}

pub(crate) fn misplaced_option(option: ProviderOption, place: &Ident) -> Diagnostic {
    let scopes = option.entry().places.iter();
    let scopes: Vec<_> = scopes
        .map(|scope| format!("`#[{}]`", scope.name()))
        .collect();
    let scopes = match scopes.as_slice() {
        [others @ .., last] if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        _ => scopes.concat(),
    };
    diagnostic!(place, format!("`{place}` is only valid on {scopes}"))
}

pub(crate) fn extract_of_a_borrow(option: &Ident, key: &TypeKey) -> Diagnostic {
    let rule = format!("`extract` needs an owned value, and `{key}` borrows");
    diagnostic!(option, rule).help("return an owned value, or remove `extract`")
}

pub(crate) fn malformed_provider_option(option: &Ident, misread: &Misread) -> Diagnostic {
    let object = misread.meant(TypeTraitObject::parse);
    let path = misread.meant(syn::Path::parse_mod_style);
    let object = match (object, path) {
        (_, Some(path)) => format!("dyn {path}"),
        (Some(object), None) => object.replacen("dyn", "dyn ", 1),
        (None, None) => "dyn Trait".to_owned(),
    };
    diagnostic!(&misread.place(option), "`as` takes a trait object")
        .help(format!("write `as = {object}`"))
}

pub(crate) fn provider_with_receiver(receiver: &Receiver) -> Diagnostic {
    diagnostic!(receiver, "a provider has no `self`")
        .help("its dependencies are its parameters: `db: &Db`")
}

pub(crate) fn provider_without_body(semicolon: &Token![;], lifetime: Lifetime) -> Diagnostic {
    diagnostic!(
        semicolon,
        format!("a `#[{}]` needs a body", lifetime.name()),
    )
    .help("a value that the caller of `build` passes is an `#[input]`")
}

pub(crate) fn returns_nothing(signature: &Signature) -> Diagnostic {
    diagnostic!(&signature.ident, "a provider must return a value")
        .help("write the type that it provides after `->`; a guard returns `Result<(), E>`")
}

pub(crate) fn returns_impl_trait(signature: &Signature) -> Diagnostic {
    let diagnostic = diagnostic!(&signature.output, "a provider must return a named type");
    let written = signature
        .output
        .to_token_stream()
        .to_string()
        .replace(' ', "");
    if written.contains("Future<Output=") && signature.asyncness.is_none() {
        return diagnostic.help("write `async fn`, and return what the future results in");
    }
    diagnostic.help("name the type, or return `Box<dyn Trait>`")
}

pub(crate) fn returns_reference(signature: &Signature) -> Diagnostic {
    diagnostic!(
        &signature.output,
        "a provider returns a value, not a reference",
    )
    .help("return a type that holds the reference, such as `Repo<'_>`")
}

pub(crate) fn returns_unsized(signature: &Signature) -> Diagnostic {
    let rule = "a provider must return a type of known size";
    diagnostic!(&signature.output, rule)
        .help("return an owned type: `Box<dyn Store>` or `Arc<dyn Store>`, `String`, `Vec<u8>`")
}

pub(crate) fn returns_the_container(ty: &Type, container: &Ident) -> Diagnostic {
    let rule = format!("a provider is a part of `{container}`, and cannot return it");
    diagnostic!(ty, rule).help("return the type that it provides")
}

pub(crate) fn input_with_body(body: &Group) -> Diagnostic {
    let rule = "an `#[input]` has no body: its value is passed to `build`";
    diagnostic!(body, rule).help("end it with `;`, or make it a `#[singleton]`")
}

pub(crate) fn input_with_parameters(parameters: &impl ToTokens) -> Diagnostic {
    let rule = "an `#[input]` has no parameters: its value is passed to `build`";
    diagnostic!(parameters, rule).help("make it a `#[singleton]`")
}

pub(crate) fn borrowing_singleton(ty: &Type) -> Diagnostic {
    diagnostic!(ty, "a singleton cannot borrow: nothing outlives it")
        .help("return an owned value, or make it a `#[request]` or a `#[factory]`")
}
