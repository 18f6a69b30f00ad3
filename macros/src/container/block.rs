use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::parse::{Parse, ParseStream};
use syn::{braced, parenthesized};

use super::parse::Kind;
use crate::condition::Answers;

/// An `impl` block with its attribute, as macros pass it on.
///
/// ```text
/// container (modules(Chat)) { impl App { … } }
/// ```
pub(crate) struct Block {
    pub(crate) kind: Kind,
    pub(crate) options: TokenStream,
    pub(crate) item: TokenStream,
    pub(crate) answers: Answers,
}

impl ToTokens for Block {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self {
            kind,
            options,
            item,
            answers,
        } = self;
        let kind = Ident::new(kind.word(), Span::call_site());
        tokens.extend(quote!(#kind (#options) { #item } #answers));
    }
}

impl Parse for Block {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let (options, item);
        let kind: Ident = input.parse()?;
        parenthesized!(options in input);
        braced!(item in input);
        Ok(Self {
            kind: if kind == Kind::Module.word() {
                Kind::Module
            } else {
                Kind::Container
            },
            options: options.parse()?,
            item: item.parse()?,
            answers: input.parse()?,
        })
    }
}
