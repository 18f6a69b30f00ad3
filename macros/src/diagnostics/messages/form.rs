//! What cannot be what it is marked as.

use proc_macro2::{Group, Ident};
use quote::ToTokens;
use syn::{Path, Receiver, Signature, Token, Type};

use super::super::Diagnostic;
use crate::container::Kind;
use crate::graph::similar::similar;
use crate::graph::{Lifetime, Place, TypeKey};
use crate::syntax::Parameter;

/// The compiler's stack would not last to read it.
pub(crate) fn nested_too_deeply(place: &impl ToTokens) -> Diagnostic {
    Diagnostic::new(place, "this is nested too deeply to be read")
        .help("give a part of it a name: `type Inner = …;`")
}

// Containers.

pub(crate) fn not_an_inherent_impl(place: &impl ToTokens, kind: Kind) -> Diagnostic {
    let attribute = kind.attribute();
    let rule = format!("`{attribute}` goes on an inherent `impl` without generics");
    Diagnostic::new(place, rule).help(format!(
        "write `{attribute} impl App {{ … }}`; it defines `App` as well"
    ))
}

pub(crate) fn unknown_container_option(place: &impl ToTokens, kind: Kind) -> Diagnostic {
    let rule = format!("unknown option of `{}`", kind.attribute());
    Diagnostic::new(place, rule).help(container_options(kind))
}

pub(crate) fn malformed_container_option(error: &syn::Error, kind: Kind) -> Diagnostic {
    Diagnostic::of_syntax(error).help(container_options(kind))
}

fn container_options(kind: Kind) -> &'static str {
    match kind {
        Kind::Container => {
            "a visibility, modules, an error and a bound can stand here: `#[container(pub, modules(Chat), error = ApiError, teardown_timeout = Duration::from_secs(5))]`"
        }
        Kind::Module => "a visibility and modules can stand here: `#[module(pub, modules(Db))]`",
    }
}

pub(crate) fn repeated_option(place: &impl ToTokens) -> Diagnostic {
    Diagnostic::new(place, "this option stands here twice").help("remove one of the two")
}

// Modules.

/// What is listed is a container, whose graph is closed.
pub(crate) fn not_a_module(path: &Path) -> Diagnostic {
    let name = path_text(path);
    let rule = format!("`{name}` is a container, and only modules can be taken in");
    Diagnostic::new(path, rule).help(format!("let `{name}` be a `#[module]`"))
}

pub(crate) fn module_of_other_version(path: &Path) -> Diagnostic {
    let rule = "the module was built by another version of hardwire";
    Diagnostic::new(path, rule).help("let both crates depend on the same version")
}

/// A handler has nobody to supply what a module lacks.
pub(crate) fn not_a_container(path: &Path) -> Diagnostic {
    let name = path_text(path);
    let rule = format!("`{name}` is a module, and a handler is wired to a container");
    Diagnostic::new(path, rule).help(format!("name the container that takes in `{name}`"))
}

fn path_text(path: &Path) -> String {
    path.to_token_stream().to_string().replace(' ', "")
}

pub(crate) fn other_version(place: &impl ToTokens) -> Diagnostic {
    let rule = "the container was built by another version of hardwire";
    Diagnostic::new(place, rule).help("let both crates depend on the same version")
}

// Providers.

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

/// What waits blocks nobody.
pub(crate) fn blocking_async(option: &Ident) -> Diagnostic {
    Diagnostic::new(option, "an async provider waits on no thread of its own")
        .help("remove `blocking`, or `async`")
}

pub(crate) fn blocking_that_borrows(ty: &Type) -> Diagnostic {
    let rule = "a blocking provider runs on another thread, so what it returns cannot borrow";
    Diagnostic::new(ty, rule).help("return an owned value")
}

pub(crate) fn blocking_argument_that_borrows(argument: &Parameter) -> Diagnostic {
    let rule = "a blocking provider runs on another thread, so its `#[arg]` cannot borrow";
    Diagnostic::new(&argument.argument.ty, rule).help("take an owned value")
}

pub(crate) fn extract_of_a_borrow(option: &Ident, key: &TypeKey) -> Diagnostic {
    let rule = format!("an extractor gives its value away, and `{key}` borrows");
    Diagnostic::new(option, rule).help("return an owned value, or remove `extract`")
}

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

// Parameters.

pub(crate) fn argument_outside_factory(parameter: &Parameter, lifetime: Lifetime) -> Diagnostic {
    let rule = format!(
        "a `#[{}]` has nobody to give it an `#[arg]`",
        lifetime.name()
    );
    Diagnostic::new(&parameter.argument.pat, rule).help("make it a `#[factory]`")
}

pub(crate) fn contradictory_parameter(second: &Path) -> Diagnostic {
    Diagnostic::new(
        second,
        "a parameter has one of `#[dep]`, `#[extract]` and `#[arg]`",
    )
}

pub(crate) fn malformed_dep(error: &syn::Error) -> Diagnostic {
    Diagnostic::of_syntax(error)
        .help("write `#[dep]`, `#[dep(provider)]` or `#[dep(provider(arguments))]`")
}

// Handlers.

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

pub(crate) fn not_an_async_fn(place: &impl ToTokens) -> Diagnostic {
    Diagnostic::new(place, "`#[inject]` goes on an `async fn`")
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

pub(crate) fn handler_argument(parameter: &Parameter) -> Diagnostic {
    Diagnostic::new(
        &parameter.argument.pat,
        "a handler has nobody to give it an `#[arg]`",
    )
    .help("a value from the request is an extractor: `Query(model): Query<Model>`")
}
