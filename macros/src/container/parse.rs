//! Tokens → [`Container`].

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::discouraged::Speculative;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, FnArg, ImplItem, Meta, Token, Type, Visibility, braced};

use crate::diagnostics::{Errors, messages};
use crate::graph::Lifetime;
use crate::syntax::{Body, Function, Parameter, ReturnType, parameters};

/// An `impl` block under `#[container]`.
pub(crate) struct Container {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) name: Ident,
    pub(crate) providers: Vec<Declaration>,
    /// What else stands in the block: constants, functions that are not providers.
    pub(crate) others: Vec<TokenStream>,
}

/// A function with a lifetime.
pub(crate) struct Declaration {
    pub(crate) lifetime: Lifetime,
    /// Without the attributes that are for us, and with the container's visibility if it had none.
    pub(crate) function: Function,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) returned: ReturnType,
}

impl Declaration {
    pub(crate) fn name(&self) -> &Ident {
        &self.function.signature.ident
    }
}

/// The container, unless it cannot be told what it is meant to be.
pub(crate) fn container(
    options: TokenStream,
    item: TokenStream,
    errors: &mut Errors,
) -> Option<Container> {
    let visibility = match options_of.parse2(options) {
        Ok(visibility) => visibility,
        Err(error) => {
            errors.push(messages::unknown_container_option(&error));
            syn::parse_quote!(pub(crate))
        }
    };
    let parse = |input: ParseStream<'_>| block(input, visibility, errors);
    match parse.parse2(item) {
        Ok(container) => container,
        Err(error) => {
            errors.push(messages::malformed_container(&error));
            None
        }
    }
}

/// `pub`, `pub(super)`, or nothing, which is `pub(crate)`.
fn options_of(input: ParseStream<'_>) -> syn::Result<Visibility> {
    match input.parse()? {
        Visibility::Inherited => Ok(syn::parse_quote!(pub(crate))),
        visibility => Ok(visibility),
    }
}

fn block(
    input: ParseStream<'_>,
    visibility: Visibility,
    errors: &mut Errors,
) -> syn::Result<Option<Container>> {
    let attributes = input.call(Attribute::parse_outer)?;
    if !input.peek(Token![impl]) {
        return Ok(not_inherent(input, &input.cursor().token_stream(), errors));
    }
    let keyword: Token![impl] = input.parse()?;
    if input.peek(Token![<]) {
        return Ok(not_inherent(input, &keyword, errors));
    }
    let ty: Type = input.parse()?;
    let name = match &ty {
        Type::Path(path) => path.path.get_ident().cloned(),
        _ => None,
    };
    let Some(name) = name.filter(|_| input.peek(syn::token::Brace)) else {
        return Ok(not_inherent(input, &ty, errors));
    };
    let content;
    braced!(content in input);
    let mut container = Container {
        attributes,
        visibility,
        name,
        providers: Vec::new(),
        others: Vec::new(),
    };
    while !content.is_empty() {
        member(&content, &mut container, errors)?;
    }
    Ok(Some(container))
}

fn not_inherent(
    input: ParseStream<'_>,
    place: &impl ToTokens,
    errors: &mut Errors,
) -> Option<Container> {
    errors.push(messages::not_an_inherent_impl(place));
    let _: syn::Result<TokenStream> = input.parse();
    None
}

fn member(
    content: ParseStream<'_>,
    container: &mut Container,
    errors: &mut Errors,
) -> syn::Result<()> {
    let ahead = content.fork();
    let Ok(function) = ahead.parse::<Function>() else {
        container
            .others
            .push(content.parse::<ImplItem>()?.into_token_stream());
        return Ok(());
    };
    content.advance_to(&ahead);
    let (ours, theirs) = function
        .attributes
        .iter()
        .cloned()
        .partition::<Vec<_>, _>(|attribute| lifetime_of(attribute).is_some());
    let Some(marker) = ours.first() else {
        container.others.push(function.into_token_stream());
        return Ok(());
    };
    if let Some(second) = ours.get(1) {
        errors.push(messages::two_lifetimes(second.path()));
    }
    let function = Function {
        attributes: theirs,
        ..function
    };
    container
        .providers
        .extend(declaration(marker, function, &container.visibility, errors));
    Ok(())
}

fn declaration(
    marker: &Attribute,
    mut function: Function,
    visibility: &Visibility,
    errors: &mut Errors,
) -> Option<Declaration> {
    let lifetime = lifetime_of(marker)?;
    if let Meta::List(list) = &marker.meta {
        errors.push(messages::unknown_provider_option(&list.tokens, lifetime));
    }
    check_form(&function, lifetime, errors);
    let parameters = parameters(&function.signature, errors);
    let returned = match ReturnType::of(&function.signature.output) {
        Ok(returned) => returned,
        Err(unreturnable) => {
            errors.push(messages::unreturnable(&function.signature, unreturnable));
            return None;
        }
    };
    if matches!(function.visibility, Visibility::Inherited) {
        function.visibility = visibility.clone();
    }
    function.signature.inputs = parameters
        .iter()
        .map(|parameter| FnArg::Typed(parameter.argument.clone()))
        .collect();
    Some(Declaration {
        lifetime,
        function,
        parameters,
        returned,
    })
}

fn check_form(function: &Function, lifetime: Lifetime, errors: &mut Errors) {
    if let Some(receiver) = function.signature.receiver() {
        errors.push(messages::provider_with_receiver(receiver));
    }
    match (&function.body, lifetime) {
        (Body::Block(body), Lifetime::Input) => errors.push(messages::input_with_body(body)),
        (Body::Missing(semicolon), Lifetime::Singleton | Lifetime::Request | Lifetime::Factory) => {
            errors.push(messages::provider_without_body(semicolon, lifetime));
        }
        _ => {}
    }
    if lifetime == Lifetime::Input && !function.signature.inputs.is_empty() {
        errors.push(messages::input_with_parameters(&function.signature.inputs));
    }
}

fn lifetime_of(attribute: &Attribute) -> Option<Lifetime> {
    let lifetimes = [
        Lifetime::Input,
        Lifetime::Singleton,
        Lifetime::Request,
        Lifetime::Factory,
    ];
    lifetimes
        .into_iter()
        .find(|lifetime| attribute.path().is_ident(lifetime.name()))
}

/// The item with every `#[singleton]`, `#[arg]` and so on taken out, at any depth, so that rustc
/// does not report them as unknown behind our own error.
pub(crate) fn without_our_attributes(tokens: TokenStream) -> TokenStream {
    let mut kept: Vec<TokenTree> = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) if is_our_attribute(&group) && ends_with_pound(&kept) => {
                kept.pop();
            }
            TokenTree::Group(group) => {
                let mut inner =
                    Group::new(group.delimiter(), without_our_attributes(group.stream()));
                inner.set_span(group.span());
                kept.push(inner.into());
            }
            other => kept.push(other),
        }
    }
    kept.into_iter().collect()
}

fn ends_with_pound(tokens: &[TokenTree]) -> bool {
    matches!(tokens.last(), Some(TokenTree::Punct(punct)) if punct.as_char() == '#')
}

fn is_our_attribute(group: &Group) -> bool {
    const NAMES: [&str; 7] = [
        "input",
        "singleton",
        "request",
        "factory",
        "dep",
        "extract",
        "arg",
    ];
    let first = group.stream().into_iter().next();
    group.delimiter() == Delimiter::Bracket
        && matches!(first, Some(TokenTree::Ident(name)) if NAMES.iter().any(|ours| name == ours))
}
