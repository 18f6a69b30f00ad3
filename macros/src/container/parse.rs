//! Tokens → [`Container`].

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::discouraged::Speculative;
use syn::parse::{ParseStream, Parser};
use syn::token::Bracket;
use syn::{Attribute, Expr, Generics, ImplItem, Token, Type, Visibility, braced};

pub(crate) use super::declaration::Declaration;
use super::declarations::Declarations;
use super::kept_instances::KeptInstance;
use super::marker::lifetime_of;
use super::options::Options;
use super::provider::{Member, member_of};
use crate::condition::Answers;
use crate::diagnostics::Errors;
use crate::diagnostics::messages::{block, parameter, provider};
use crate::graph::{Absent, Conversion};
use crate::syntax::{Function, HalfTyped, too_deep, without_our_attributes};
use crate::vocabulary::Kind;

/// An `impl` block under `#[container]`, or under `#[module]`.
pub(crate) struct Container {
    pub(crate) kind: Kind,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    /// What every error and rejection in a handler is converted to: `error = ApiError`.
    pub(crate) error: Option<Type>,
    /// `rejections = own`: a rejection of an extractor is not converted.
    pub(crate) keeps_rejections: bool,
    /// The state of the application, if that is another type: `state = AppState`.
    pub(crate) state: Option<Type>,
    /// How long a teardown may take: `teardown_timeout = Duration::from_secs(5)`.
    pub(crate) teardown_timeout: Option<Expr>,
    pub(crate) name: Ident,
    /// What is known of the conditions in the block.
    pub(crate) answers: Answers,
    pub(crate) providers: Declarations,
    /// The providers whose conditions do not hold.
    pub(crate) absent: Vec<Absent>,
    /// What else stands in the block: constants, functions that are not providers.
    pub(crate) others: Vec<TokenStream>,
    /// Functions that are being typed, with what can be read of them.
    pub(crate) half_typed: Vec<Function>,
    /// A provider could not be read, and is not among them.
    pub(crate) is_partial: bool,
    /// What is taken in, each once.
    pub(crate) modules: Vec<Module>,
    /// Of generic singletons, once all that asks for them is known.
    pub(crate) instances: Vec<KeptInstance>,
}

/// A module as the container names it.
pub(crate) struct Module {
    /// The same wherever it is reached from.
    pub(crate) identity: String,
    pub(crate) name: String,
    /// `chat::Chat`, or `<chat::Chat as Takes<N0, App>>::Module` of a module within it.
    pub(crate) ty: TokenStream,
    /// Where it is listed.
    pub(crate) place: Span,
    /// What its macro carries, to be handed on.
    pub(crate) carried: TokenStream,
}

impl Container {
    /// What is absent, and nothing of its name is there in its place.
    pub(crate) fn missing(&self) -> impl Iterator<Item = &Absent> {
        self.absent.iter().filter(|absent| {
            let mut providers = self.providers.iter();
            !providers.any(|provider| provider.name().unraw() == absent.name)
        })
    }

    /// What is converted to the container's error.
    pub(crate) fn conversion(&self) -> Conversion {
        match self.error {
            None => Conversion::Nothing,
            Some(_) if self.keeps_rejections => Conversion::Errors,
            Some(_) => Conversion::ErrorsAndRejections,
        }
    }

    /// What is no provider stays in the block.
    fn keep(&mut self, tokens: TokenStream) {
        self.others.push(without_our_attributes(tokens));
    }
}

/// The container, unless it cannot be told what it is meant to be.
pub(crate) fn container(
    options: &Options,
    answers: &Answers,
    item: TokenStream,
    errors: &mut Errors,
) -> Option<Container> {
    if let Some(token) = too_deep(&item, 1) {
        errors.push(parameter::nested_too_deeply(&token));
        return emptied(item, options);
    }
    let first = item.clone().into_iter().next();
    let parse = |input: ParseStream<'_>| block(input, options, answers, errors);
    match parse.parse2(item) {
        Ok(container) => Some(container),
        Err(_) if !errors.is_empty() => None,
        Err(_) => {
            errors.push(block::not_an_inherent_impl(&first, options.kind));
            None
        }
    }
}

/// The container without what stands in its block.
fn emptied(item: TokenStream, options: &Options) -> Option<Container> {
    let emptied: TokenStream = item
        .into_iter()
        .map(|token| match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                Group::new(Delimiter::Brace, TokenStream::new()).into()
            }
            token => token,
        })
        .collect();
    if too_deep(&emptied, 1).is_some() {
        return None;
    }
    let (answers, errors) = (Answers::default(), &mut Errors::default());
    let parse = |input: ParseStream<'_>| block(input, options, &answers, errors);
    let mut container = parse.parse2(emptied).ok()?;
    container.is_partial = true;
    Some(container)
}

fn block(
    input: ParseStream<'_>,
    options: &Options,
    answers: &Answers,
    errors: &mut Errors,
) -> syn::Result<Container> {
    let attributes = input.call(Attribute::parse_outer)?;
    let (name, misplaced) = head(input)?;
    let mut container = Container {
        kind: options.kind,
        attributes,
        visibility: options.visibility(),
        error: options.error.clone(),
        keeps_rejections: options.rejections.is_some(),
        state: options.state.clone(),
        teardown_timeout: options.teardown_timeout.clone(),
        name,
        answers: answers.clone(),
        providers: Declarations::default(),
        absent: Vec::new(),
        others: Vec::new(),
        half_typed: Vec::new(),
        is_partial: misplaced.is_some(),
        modules: Vec::new(),
        instances: Vec::new(),
    };
    if let Some(misplaced) = misplaced {
        errors.push(block::not_an_inherent_impl(&misplaced, options.kind));
        let _: TokenStream = input.parse()?;
        return Ok(container);
    }
    let content;
    braced!(content in input);
    while !content.is_empty() {
        member(&content, &mut container, errors)?;
    }
    Ok(container)
}

/// `App` of `mod app`, which is probably the container that handlers are wired to.
fn capitalized(name: &Ident) -> Ident {
    let name_of_module = name.unraw().to_string();
    let mut letters = name_of_module.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let name_of_type: String = first.chain(letters).collect();
    Ident::new(&name_of_type, name.span())
}

/// The name of the container, and what stands where only `impl App` may stand.
fn head(input: ParseStream<'_>) -> syn::Result<(Ident, Option<TokenStream>)> {
    if !input.peek(Token![impl]) {
        let _: Visibility = input.parse()?;
        let keyword: Ident = input.call(Ident::parse_any)?;
        let mut name: Ident = input.parse()?;
        if keyword == "mod" {
            name = capitalized(&name);
        }
        return Ok((name, Some(keyword.into_token_stream())));
    }
    let _: Token![impl] = input.parse()?;
    let generics: Generics = input.parse()?;
    let ty: Type = input.parse()?;
    if input.peek(Token![for]) {
        let _: Token![for] = input.parse()?;
        let implementor: Type = input.parse()?;
        return Ok((last_name(&implementor)?, Some(ty.into_token_stream())));
    }
    let name = last_name(&ty)?;
    let is_plain = matches!(&ty, Type::Path(path) if path.path.get_ident().is_some());
    let misplaced = match generics.lt_token {
        Some(_) => Some(generics.to_token_stream()),
        None if is_plain && input.peek(syn::token::Brace) => None,
        None => Some(ty.into_token_stream()),
    };
    Ok((name, misplaced))
}

fn last_name(ty: &Type) -> syn::Result<Ident> {
    let name = match ty {
        Type::Path(path) => path.path.segments.last(),
        _ => None,
    };
    name.map(|segment| segment.ident.clone())
        .ok_or_else(|| syn::Error::new_spanned(ty, "expected the name of the container"))
}

fn member(
    content: ParseStream<'_>,
    container: &mut Container,
    errors: &mut Errors,
) -> syn::Result<()> {
    let ahead = content.fork();
    match ahead.parse::<Function>() {
        Ok(function) => {
            content.advance_to(&ahead);
            match member_of(container, function, errors) {
                Member::Provider(provider) => {
                    container.is_partial |= provider.options.is_incomplete;
                    container.providers.push(*provider);
                }
                Member::Absent(absent) => container.absent.push(absent),
                Member::Unmarked(tokens, absent) => {
                    container.others.push(tokens);
                    container.absent.extend(absent);
                }
                Member::Lost(tokens) => {
                    container.others.push(tokens);
                    container.is_partial = true;
                }
            }
            Ok(())
        }
        Err(error) => no_function(content, container, &error, errors),
    }
}

/// A constant, a type, a call of a macro; or a function that cannot be read, of which rustc may be
/// able to read more, if it is not half typed.
fn no_function(
    content: ParseStream<'_>,
    container: &mut Container,
    error: &syn::Error,
    errors: &mut Errors,
) -> syn::Result<()> {
    let attributes = content.fork().call(Attribute::parse_outer);
    container.is_partial |= attributes.is_err();
    let attributes = attributes.unwrap_or_default();
    let marker = attributes.iter().find_map(|attribute| {
        let lifetime = lifetime_of(attribute)?;
        Some((attribute.path().clone(), lifetime))
    });
    let ahead = content.fork();
    if let Ok(item) = ahead.parse::<ImplItem>() {
        content.advance_to(&ahead);
        errors.extend(marker.map(|(path, lifetime)| provider::not_a_function(&path, lifetime)));
        container.keep(item.into_token_stream());
        return Ok(());
    }
    container.is_partial |= marker.is_some();
    // What does not end is half typed, which rustc has told.
    let Some(tokens) = rest_of_member(content)? else {
        return Ok(());
    };
    let half = HalfTyped::of(&tokens);
    let is_told = half.as_ref().is_some_and(|half| half.untold.is_none());
    let kind = container.kind;
    let marker = marker.filter(|_| !is_told);
    errors.extend(marker.map(|_| provider::malformed_provider(error, kind)));
    match half {
        Some(half) => container.half_typed.push(half.function),
        None => container.keep(tokens),
    }
    Ok(())
}

/// The tokens up to a `;` or behind a body, if there is any before the next member begins.
fn rest_of_member(content: ParseStream<'_>) -> syn::Result<Option<TokenStream>> {
    let mut tokens = TokenStream::new();
    while content.peek(Token![#]) {
        tokens.extend([content.parse::<TokenTree>()?]);
        if !content.peek(Bracket) {
            return Ok(None);
        }
        tokens.extend([content.parse::<TokenTree>()?]);
    }
    let mut may_be_attribute = false;
    while !content.is_empty() && (may_be_attribute || !content.peek(Token![#])) {
        // Type parameters can have attributes too.
        may_be_attribute = content.peek(Token![<]) || content.peek(Token![,]);
        let token: TokenTree = content.parse()?;
        let is_end = match &token {
            TokenTree::Punct(punct) => punct.as_char() == ';',
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
            _ => false,
        };
        tokens.extend([token]);
        if is_end {
            return Ok(Some(tokens));
        }
    }
    Ok(None)
}
