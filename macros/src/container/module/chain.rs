//! What a module carries is known to its own macro alone. So the macros of the listed modules call
//! one another: each adds what it carries, and behind the last one the graph is closed.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Path, Token};

use super::super::options::Listed;
use super::super::{Block, Options, define};
use crate::diagnostics::Errors;
use crate::inject;
use crate::syntax::{CalledWith, Hardwire, next_group};

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
        rest: paths(listed.modules.unwrap_or_default()),
        block,
    };
    chain.go_on()
}

fn paths(listed: Vec<Listed>) -> Vec<Path> {
    listed.into_iter().map(|module| module.path).collect()
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
    let Some(mut chain) = Chain::read(chain) else {
        let place = Span::call_site();
        return syn::Error::new(place, "expected a chain of modules").to_compile_error();
    };
    if !chain.rest.is_empty() {
        let path = chain.rest.remove(0);
        chain.gathered.push(Gathered { path, carried });
    }
    chain.go_on()
}

impl Chain {
    /// Not by syn, which goes over all that it is given: what is carried is not to be looked at again
    /// at each module.
    fn read(tokens: TokenStream) -> Option<Self> {
        let mut tokens = tokens.into_iter();
        let mut gathered = next_group(&mut tokens)?.into_iter();
        let rest = Punctuated::<Path, Token![,]>::parse_terminated_with;
        let rest = |input: ParseStream<'_>| rest(input, Path::parse_mod_style);
        let rest = rest.parse2(next_group(&mut tokens)?).ok()?;
        let gathered = std::iter::from_fn(|| {
            let path = Path::parse_mod_style
                .parse2(next_group(&mut gathered)?)
                .ok()?;
            let carried = next_group(&mut gathered)?;
            Some(Gathered { path, carried })
        });
        Some(Self {
            gathered: gathered.collect(),
            rest: rest.into_iter().collect(),
            block: Block::read(&mut tokens)?,
        })
    }

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

impl ToTokens for Gathered {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { path, carried } = self;
        tokens.extend(quote!({ #path } { #carried }));
    }
}
