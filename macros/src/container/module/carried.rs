//! The contents of a module's macro: the modules that it includes, and then itself.
//!
//! ```text
//! { "hardwire 0.1.0" "1a2b" Db whole }
//! { "hardwire 0.1.0" "3c4d" Chat whole
//!   ("src/chat.rs" 12 #[request] pub(crate) async fn user(headers: &HeaderMap, db: &Db) -> User {})
//!   ["cfg windows⇥clock⇥src/chat.rs⇥18⇥Clock"] }
//! ```
//!
//! A provider that is configured out is in brackets, as its line in the text of a graph.

use proc_macro2::{Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::parse::{Parse, ParseStream};
use syn::token::Bracket;
use syn::{LitInt, LitStr, braced, bracketed, parenthesized};

use super::super::parse::Container;
use super::super::{Contents, Published};
use super::prefixes::Renaming;
use crate::graph::{Absent, Place, descriptor};
use crate::syntax::{Function, fingerprint};

/// One module, read where it is taken in.
pub(super) struct Carried {
    /// The same wherever the module is reached from.
    pub(super) identity: String,
    pub(super) name: String,
    /// It has mistakes in it, which it has reported.
    pub(super) is_partial: bool,
    pub(super) providers: Vec<CarriedProvider>,
    pub(super) absent: Vec<Absent>,
    /// As it is handed on.
    pub(super) tokens: TokenStream,
}

pub(super) struct CarriedProvider {
    pub(super) place: Place,
    pub(super) function: Function,
    /// What it, and what it asks for by name, is called in the container.
    pub(super) renaming: Renaming,
}

/// What the macro of this module carries.
pub(in super::super) fn published(module: &Container, is_broken: bool) -> Published {
    let providers = module
        .providers
        .iter()
        .filter(|provider| provider.is_own())
        .map(|provider| {
            let (file, line) = (&provider.origin.place.file, provider.origin.place.line);
            let (line, written) = (Literal::usize_unsuffixed(line), &provider.origin.written);
            quote!((#file #line #written))
        });
    let absent = module.missing().map(absent);
    let providers: Vec<_> = providers.chain(absent).collect();
    let name = &module.name;
    let state = format_ident!("{}", if is_broken { PARTIAL } else { WHOLE });
    let text = quote!(#name #(#providers)*).to_string();
    let identity = fingerprint(&text, name.span());
    let heading = descriptor::HEADING;
    let taken = module.modules.iter().map(|module| &module.carried);
    let carried = quote!(#(#taken)* { #heading #identity #name #state #(#providers)* });
    Published {
        visibility: module.visibility.clone(),
        name: name.clone(),
        fingerprint: identity,
        contents: Contents::Modules(carried),
    }
}

fn absent(absent: &Absent) -> TokenStream {
    let line = descriptor::encode_absent(absent);
    quote!([#line])
}

const PARTIAL: &str = "partial";
const WHOLE: &str = "whole";

/// The modules of one entry, or nothing if another version wrote them. Whatever is wrong with them
/// is shown at the entry.
pub(super) fn read(carried: TokenStream, entry: Span) -> Option<Vec<Carried>> {
    let modules = carried.into_iter().map(|tokens| {
        let located = located(tokens.to_token_stream(), entry);
        let mut module: Carried = syn::parse2(located).ok()?;
        module.tokens = tokens.to_token_stream();
        Some(module)
    });
    modules.collect()
}

/// The tokens, all of them at this place.
fn located(tokens: TokenStream, place: Span) -> TokenStream {
    let tokens = tokens.into_iter().map(|mut token| {
        if let TokenTree::Group(group) = &token {
            let inner = located(group.stream(), place);
            token = Group::new(group.delimiter(), inner).into();
        }
        token.set_span(place);
        token
    });
    tokens.collect()
}

impl Parse for Carried {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let content;
        braced!(content in input);
        let heading: LitStr = content.parse()?;
        if heading.value() != descriptor::HEADING {
            return Err(content.error("written by another version"));
        }
        let identity: LitStr = content.parse()?;
        let name: Ident = content.parse()?;
        let state: Ident = content.parse()?;
        let (mut providers, mut absent) = (Vec::new(), Vec::new());
        while !content.is_empty() {
            if content.peek(Bracket) {
                absent.push(content.call(parse_absent)?);
            } else {
                providers.push(content.parse()?);
            }
        }
        Ok(Self {
            identity: identity.value(),
            name: name.to_string(),
            is_partial: state == PARTIAL,
            providers,
            absent,
            tokens: TokenStream::new(),
        })
    }
}

impl Parse for CarriedProvider {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let content;
        parenthesized!(content in input);
        Ok(Self {
            place: content.call(parse_place)?,
            function: content.parse()?,
            renaming: Renaming::default(),
        })
    }
}

fn parse_absent(input: ParseStream<'_>) -> syn::Result<Absent> {
    let content;
    bracketed!(content in input);
    let line: LitStr = content.parse()?;
    let unknown = || syn::Error::new(line.span(), "expected a provider that is configured out");
    descriptor::decode_absent(&line.value()).ok_or_else(unknown)
}

fn parse_place(input: ParseStream<'_>) -> syn::Result<Place> {
    let (file, line): (LitStr, LitInt) = (input.parse()?, input.parse()?);
    Ok(Place {
        file: file.value(),
        line: line.base10_parse()?,
    })
}
