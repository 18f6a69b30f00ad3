//! What a module carries is known to its own macro alone. So the macros of the listed modules call
//! one another: each adds what it carries, and behind the last one the graph is closed.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Path, Token, braced};

use super::super::{Block, Options, define};
use crate::diagnostics::Errors;
use crate::inject;
use crate::syntax::{CalledWith, Hardwire};

/// One entry of `modules(…)`, and what its macro carries: nothing, if it is no module.
pub(in super::super) struct Gathered {
    pub(super) path: Path,
    pub(super) carried: TokenStream,
}

/// What the macros pass on.
struct Chain {
    gathered: Vec<Gathered>,
    /// The modules that are still to be asked, beginning with the one that is being asked.
    rest: Vec<Path>,
    block: Block,
}

/// The call of the first module's macro; the container itself if no module is taken in.
///
/// Input: `#[container(modules(chat::Chat, Auth))] impl App { … }`
///
/// Output: `chat::Chat! { {} { chat::Chat, Auth } container (modules(chat::Chat, Auth)) { impl App { … } } }`
pub(in super::super) fn through_modules(block: Block) -> TokenStream {
    let listed = Options::of(block.kind, block.options.clone(), &mut Errors::default());
    let chain = Chain {
        gathered: Vec::new(),
        rest: listed.modules.unwrap_or_default(),
        block,
    };
    chain.go_on()
}

/// Adds what one module carries.
///
/// Input: `{ …carried… } {} { chat::Chat, Auth } container (…) { impl App { … } }`
///
/// Output: `Auth! { { { chat::Chat } { …carried… } } { Auth } container (…) { impl App { … } } }`, and in
/// the end the container.
pub(crate) fn gather(input: TokenStream) -> TokenStream {
    let mut tokens = input.into_iter().peekable();
    let hardwire = Hardwire::handed_on(&mut tokens);
    let Some(TokenTree::Group(carried)) = tokens.next() else {
        let place = Span::call_site();
        return syn::Error::new(place, "expected what a module carries").to_compile_error();
    };
    match CalledWith::of(tokens) {
        CalledWith::Handler { options, item, .. } => {
            Hardwire::by_path(hardwire, || inject::module(options, item))
        }
        CalledWith::Chain(chain) => add(carried.stream(), chain),
    }
}

/// Goes on behind what is no module.
pub(crate) fn skip(chain: TokenStream) -> TokenStream {
    add(TokenStream::new(), chain)
}

fn add(carried: TokenStream, chain: TokenStream) -> TokenStream {
    match syn::parse2::<Chain>(chain) {
        Ok(mut chain) if !chain.rest.is_empty() => {
            let path = chain.rest.remove(0);
            chain.gathered.push(Gathered { path, carried });
            chain.go_on()
        }
        Ok(chain) => chain.go_on(),
        Err(error) => error.to_compile_error(),
    }
}

impl Chain {
    fn go_on(self) -> TokenStream {
        match self.rest.first().cloned() {
            Some(next) => quote!(#next! { #self }),
            None => define(self.block, self.gathered),
        }
    }
}

impl ToTokens for Chain {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self {
            gathered,
            rest,
            block,
        } = self;
        tokens.extend(quote!({ #(#gathered)* } { #(#rest),* } #block));
    }
}

impl Parse for Chain {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let (gathered, rest);
        braced!(gathered in input);
        braced!(rest in input);
        let mut all = Vec::new();
        while !gathered.is_empty() {
            all.push(gathered.parse()?);
        }
        let rest =
            Punctuated::<Path, Token![,]>::parse_terminated_with(&rest, Path::parse_mod_style)?;
        Ok(Self {
            gathered: all,
            rest: rest.into_iter().collect(),
            block: input.parse()?,
        })
    }
}

impl ToTokens for Gathered {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { path, carried } = self;
        tokens.extend(quote!({ #path } { #carried }));
    }
}

impl Parse for Gathered {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let (path, carried);
        braced!(path in input);
        braced!(carried in input);
        Ok(Self {
            path: path.call(Path::parse_mod_style)?,
            carried: carried.parse()?,
        })
    }
}
