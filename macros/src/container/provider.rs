//! One function of the block → a provider, or what it is instead.

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::token::Paren;
use syn::{FnArg, Path, Signature, Token, VisRestricted, Visibility};

use super::blocking;
use super::declaration::{Declaration, Origin};
use super::generic;
use super::marker::{correct, lifetime_of};
use super::parse::Container;
use super::provider_options::ProviderOptions;
use crate::diagnostics::Errors;
use crate::diagnostics::messages::{
    self, after_body, deferred, lazy, parameter, provider, shared, teardown,
};
use crate::graph::resolve::Shape;
use crate::graph::{Absent, Holder, Lifetime};
use crate::syntax::{
    Body, Function, Parameter, ReturnType, Unreturnable, parameters, place, type_key,
    type_parameters, under_its_name,
};
use crate::vocabulary::Kind;

/// What is defined beside the providers, under the container's name.
const RESERVED: [&str; 4] = ["build", "builder", "shutdown", "test_builder"];

pub(crate) enum Member {
    Provider(Box<Declaration>),
    /// Its condition does not hold.
    Absent(Absent),
    /// A function without a lifetime, and what it would provide if it had one.
    Unmarked(TokenStream, Option<Absent>),
    /// What remains of a provider that can be none.
    Lost(TokenStream),
}

pub(super) fn member_of(
    container: &Container,
    mut function: Function,
    errors: &mut Errors,
) -> Member {
    let answers = &container.answers;
    let mut settled = answers.settle(function.attributes.clone());
    errors.extend(correct(&mut settled.attributes));
    let mut markers = settled.attributes.iter().filter_map(|marker| {
        let lifetime = lifetime_of(marker)?;
        Some((marker.clone(), lifetime))
    });
    let (Some((marker, lifetime)), second) = (markers.next(), markers.next()) else {
        let options = ProviderOptions::default();
        let absent =
            (function.signature.receiver().is_none()).then(|| absent(&function, &options, None));
        return Member::Unmarked(function.into_token_stream(), absent);
    };
    if let Some(condition) = settled.failed {
        let options = ProviderOptions::of(&marker, lifetime, &mut Errors::default());
        return Member::Absent(absent(&function, &options, Some(condition)));
    }
    function.attributes = settled.attributes;
    answers.settle_inputs(&mut function.signature);
    let saying_self = name_self(&mut function.signature, &container.name);
    let origin = origin(container.kind, marker.path(), &function);
    function
        .attributes
        .retain(|attribute| lifetime_of(attribute).is_none());
    errors.extend(second.map(|(second, _)| provider::two_lifetimes(second.path())));
    let mut options = ProviderOptions::of(&marker, lifetime, errors);
    options.name_self(&container.name);
    if is_taken(container, &function.signature.ident, errors) {
        return Member::Lost(TokenStream::new());
    }
    let mut member = provider(container, (lifetime, options), function, origin, errors);
    if let Member::Provider(declaration) = &mut member {
        declaration.saying_self = saying_self;
    }
    member
}

/// Puts the block's name in the place of `Self`, and returns the signature that says `Self`.
fn name_self(signature: &mut Signature, block: &Ident) -> Option<Signature> {
    let tokens = signature.to_token_stream();
    if !tokens.to_string().contains("Self") {
        return None;
    }
    let named = syn::parse2(under_its_name(tokens, block)).ok()?;
    let mut written = std::mem::replace(signature, named);
    let (parameters, _) = parameters(&written);
    settle(&mut written, &parameters);
    Some(written)
}

/// Takes the attributes that are for us off the parameters.
fn settle(signature: &mut Signature, parameters: &[Parameter]) {
    let typed = signature.inputs.iter_mut();
    let typed = typed.filter(|input| matches!(input, FnArg::Typed(_)));
    for (input, parameter) in typed.zip(parameters) {
        *input = FnArg::Typed(parameter.argument.clone());
    }
}

/// What is told of it to those who miss it.
fn absent(function: &Function, options: &ProviderOptions, condition: Option<String>) -> Absent {
    let name = &function.signature.ident;
    let returned = options.return_type(&function.signature.output).ok();
    let generics = type_parameters(&function.signature.generics);
    let generics: Vec<_> = generics.map(|name| name.unraw().to_string()).collect();
    let keys = returned
        .into_iter()
        .map(|returned| returned.key)
        .chain(options.traits.iter().map(type_key))
        .map(|key| key.marked(&generics));
    Absent {
        name: name.unraw().to_string(),
        keys: keys.collect(),
        condition,
        place: place(name.span()),
    }
}

fn origin(kind: Kind, scope: &Path, function: &Function) -> Origin {
    let written = match kind {
        Kind::Container => TokenStream::new(),
        Kind::Module => function.emptied(),
    };
    Origin {
        module: None,
        scope: scope.clone(),
        position: 0,
        prefix: None,
        function: None,
        place: place(function.signature.ident.span()),
        written,
    }
}

/// Providers are told apart by their names, and stand beside what the container defines itself.
pub(crate) fn is_taken(container: &Container, name: &Ident, errors: &mut Errors) -> bool {
    let earlier = container.providers.named(name);
    let is_reserved = RESERVED.contains(&name.to_string().as_str());
    if let Some(earlier) = earlier {
        errors.push(provider::two_of_a_name(name, &earlier.origin.place));
    } else if is_reserved {
        errors.push(provider::reserved_name(name, &container.name));
    }
    earlier.is_some() || is_reserved
}

fn provider(
    container: &Container,
    (lifetime, mut options): (Lifetime, ProviderOptions),
    mut function: Function,
    origin: Origin,
    errors: &mut Errors,
) -> Member {
    let mut parameters = read_parameters(&mut function.signature, errors);
    if lifetime == Lifetime::Input
        && let Some(mistake) = generic::generic_input(&function)
    {
        errors.push(mistake);
        return Member::Lost(TokenStream::new());
    }
    let earlier = errors.count();
    let Some(mut returned) = returned(&function, (lifetime, &options), &container.name, errors)
    else {
        return Member::Lost(function_alone(&function, &container.name));
    };
    options.is_incomplete |= errors.count() > earlier;
    let Some(generics) = generic::mark(&function, &mut parameters, &mut returned, errors) else {
        return Member::Lost(function_alone(&function, &container.name));
    };
    generic::check_options(&mut options, &generics, &returned.key, errors);
    check_shared(&mut options, &returned, errors);
    check_extract(&mut options, &returned, errors);
    check_teardown(&mut options, &returned, errors);
    check_timeout(&mut options, &returned, errors);
    check_form(&function, lifetime, &parameters, errors);
    blocking::check(&options, &function, (&parameters, &returned), errors);
    parameters.retain(|_| lifetime != Lifetime::Input);
    if let Body::Missing(_) = function.body
        && lifetime != Lifetime::Input
    {
        function.body = syn::parse_quote!({ ::core::unreachable!() });
    }
    if matches!(function.visibility, Visibility::Inherited) {
        let place = function.signature.fn_token.span;
        function.visibility = visible_at(place, &container.visibility);
    }
    Member::Provider(Box::new(Declaration {
        lifetime,
        options,
        origin,
        function,
        saying_self: None,
        parameters,
        returned,
        generics,
    }))
}

/// The parameters, of which the signature keeps what is for rustc.
fn read_parameters(signature: &mut Signature, errors: &mut Errors) -> Vec<Parameter> {
    let (parameters, faults) = parameters(signature);
    errors.extend(faults.iter().map(messages::unreadable_parameter));
    settle(signature, &parameters);
    parameters
}

/// What the function provides, unless it cannot provide anything.
fn returned(
    function: &Function,
    (lifetime, options): (Lifetime, &ProviderOptions),
    container: &Ident,
    errors: &mut Errors,
) -> Option<ReturnType> {
    let signature = &function.signature;
    if let Some(receiver) = signature.receiver() {
        errors.push(provider::provider_with_receiver(receiver));
        return None;
    }
    match options.return_type(&signature.output) {
        Ok(returned) if returned.holder == Holder::Static && !lifetime.is_kept() => {
            let unreturnable = Unreturnable::Reference;
            errors.push(messages::unreturnable(signature, unreturnable));
            None
        }
        Ok(returned) if returned.borrows && lifetime.is_kept() => {
            errors.push(provider::borrowing_singleton(&returned.provided));
            None
        }
        Ok(returned) if is_container(&returned, container) => {
            errors.push(provider::returns_the_container(
                &returned.provided,
                container,
            ));
            None
        }
        Ok(returned) => Some(returned),
        Err(unreturnable) => {
            errors.push(messages::unreturnable(signature, unreturnable));
            // Whoever calls `build` gives it all the same.
            let given = ReturnType::by_reference(&signature.output);
            given.filter(|_| lifetime == Lifetime::Input)
        }
    }
}

/// What is shared outlives the function that built it.
fn check_shared(options: &mut ProviderOptions, returned: &ReturnType, errors: &mut Errors) {
    if returned.borrows
        && let Some(shared) = options.shared.take()
    {
        errors.push(shared::shared_borrow(&shared, &returned.key));
    }
    if options.after_body.is_some()
        && let Some(shared) = options.shared.take()
    {
        errors.push(after_body::shared_after_the_body(&shared, &returned.key));
    }
}

/// What an extractor gives is the caller's own.
fn check_extract(options: &mut ProviderOptions, returned: &ReturnType, errors: &mut Errors) {
    if returned.borrows
        && let Some(extract) = options.extract.take()
    {
        errors.push(provider::extract_of_a_borrow(&extract, &returned.key));
    }
    if options.after_body.is_some()
        && let Some(extract) = options.extract.take()
    {
        errors.push(after_body::extract_after_the_body(&extract, &returned.key));
    }
}

/// What is torn down outlives its request, by itself.
fn check_teardown(options: &mut ProviderOptions, returned: &ReturnType, errors: &mut Errors) {
    if returned.borrows
        && let Some(teardown) = options.teardown.take()
    {
        errors.push(teardown::teardown_of_a_borrow(
            &teardown.option,
            &returned.key,
        ));
    }
    if options.teardown.is_some()
        && let Some(extract) = options.extract.take()
    {
        errors.push(teardown::extract_of_what_is_torn_down(
            &extract,
            &returned.key,
        ));
    }
}

/// Who runs out of time has an error to say so.
fn check_timeout(options: &mut ProviderOptions, returned: &ReturnType, errors: &mut Errors) {
    if !returned.is_fallible
        && let Some(timeout) = options.timeout.take()
    {
        errors.push(lazy::timeout_of_infallible(&timeout.option, &returned.key));
    }
}

/// `Self`, or its name.
fn is_container(returned: &ReturnType, container: &Ident) -> bool {
    let name = returned.key.name();
    returned.key.is_named("Self") || name.is_some_and(|name| container == name)
}

/// The function for whoever calls it by its name, unless rustc would say of it what we have said.
fn function_alone(function: &Function, container: &Ident) -> TokenStream {
    let is_told = match ReturnType::of(&function.signature.output) {
        Ok(returned) => is_container(&returned, container),
        Err(unreturnable) => unreturnable == Unreturnable::Unsized,
    };
    match function.body {
        _ if is_told => TokenStream::new(),
        Body::Block(_) => function.to_token_stream(),
        Body::Missing(_) => TokenStream::new(),
    }
}

fn check_form(
    function: &Function,
    lifetime: Lifetime,
    parameters: &[Parameter],
    errors: &mut Errors,
) {
    match (&function.body, lifetime) {
        (Body::Block(body), Lifetime::Input) => errors.push(provider::input_with_body(body)),
        (Body::Missing(semicolon), Lifetime::Singleton | Lifetime::Request | Lifetime::Factory) => {
            errors.push(provider::provider_without_body(semicolon, lifetime));
        }
        _ => {}
    }
    let deferred = parameters
        .iter()
        .filter(|parameter| matches!(parameter.demand.shape, Shape::Deferred(_)));
    errors.extend(deferred.map(deferred::deferred_by_a_provider));
    if lifetime == Lifetime::Input && !parameters.is_empty() {
        let inputs = &function.signature.inputs;
        errors.push(provider::input_with_parameters(inputs));
    } else if lifetime != Lifetime::Factory {
        let arguments = parameters
            .iter()
            .filter(|parameter| parameter.is_argument());
        errors.extend(
            arguments.map(|argument| parameter::argument_outside_factory(argument, lifetime)),
        );
    }
}

/// The visibility as a part of what lies there: rustc tells that something is never used only if
/// all of it is the user's.
pub(super) fn visible_at(place: Span, visibility: &Visibility) -> Visibility {
    match visibility {
        Visibility::Restricted(restricted) if restricted.path.is_ident("crate") => {
            Visibility::Restricted(VisRestricted {
                pub_token: Token![pub](place),
                paren_token: Paren(place),
                in_token: None,
                path: Box::new(Ident::new("crate", place).into()),
            })
        }
        written => written.clone(),
    }
}
