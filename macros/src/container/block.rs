use proc_macro2::{Ident, Span, TokenStream, TokenTree, token_stream};
use quote::{ToTokens, quote};

use super::parse::Kind;
use crate::condition::Answers;
use crate::syntax::next_group;

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

impl Block {
    /// What was passed on. Not by syn, which would take the item apart.
    pub(crate) fn read(tokens: &mut token_stream::IntoIter) -> Option<Self> {
        let TokenTree::Ident(kind) = tokens.next()? else {
            return None;
        };
        Some(Self {
            kind: if kind == Kind::Module.word() {
                Kind::Module
            } else {
                Kind::Container
            },
            options: next_group(tokens)?,
            item: next_group(tokens)?,
            answers: syn::parse2(tokens.collect()).ok()?,
        })
    }
}
