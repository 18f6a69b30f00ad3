//! The generics of a task, which borrows its container for as long as what it returns borrows from it.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{GenericParam, Generics, Lifetime};

use super::super::parse::Handler;
use crate::syntax::{Parameter, code_span, local_span};

impl Handler {
    /// What its caller gives.
    pub(super) fn arguments(&self) -> impl Iterator<Item = &Parameter> {
        self.parameters
            .iter()
            .filter(|parameter| parameter.is_argument())
    }
}

/// Input: `async fn find<'a, 'b>(db: &'a Db, log: &'b Log, #[arg] key: &str) -> Row<'a>`
///
/// Output: `<'app: 'a, 'a>`
pub(super) fn generics(handler: &Handler) -> Generics {
    let mut generics = handler.function.signature.generics.clone();
    let kept = kept(handler);
    let is_kept = |parameter: &GenericParam| match parameter {
        GenericParam::Lifetime(parameter) => kept.contains(&parameter.lifetime),
        _ => true,
    };
    generics.params = generics.params.into_iter().filter(is_kept).collect();
    if let Some(app) = lifetime(handler) {
        let lent = lent(handler);
        generics
            .params
            .insert(0, syn::parse_quote_spanned!(code_span()=> #app: #(#lent)+*));
    }
    if generics.params.is_empty() {
        generics.lt_token = None;
        generics.gt_token = None;
    }
    generics
}

/// `'app`, where what is returned says that it borrows from what was given.
pub(super) fn lifetime(handler: &Handler) -> Option<Lifetime> {
    let is_lent = !lent(handler).is_empty();
    is_lent.then(|| Lifetime::new("'app", local_span()))
}

/// The lifetimes for which the container lends something.
fn lent(handler: &Handler) -> Vec<Lifetime> {
    let injected = handler.parameters.iter();
    let injected = injected.filter(|parameter| !parameter.is_argument());
    let tokens: TokenStream = injected
        .map(|parameter| parameter.argument.ty.to_token_stream())
        .collect();
    let mut kept = kept(handler);
    kept.retain(|lifetime| mentions(tokens.clone(), lifetime));
    kept
}

/// The lifetimes that the emitted function has too: those of its arguments and of what it returns.
fn kept(handler: &Handler) -> Vec<Lifetime> {
    let signature = &handler.function.signature;
    let mut tokens = signature.output.to_token_stream();
    tokens.extend(
        handler
            .arguments()
            .map(|argument| argument.argument.ty.to_token_stream()),
    );
    tokens.extend(signature.generics.where_clause.to_token_stream());
    let mut lifetimes = Vec::new();
    for parameter in &signature.generics.params {
        match parameter {
            GenericParam::Lifetime(parameter) => {
                lifetimes.push(parameter.lifetime.clone());
                tokens.extend(parameter.bounds.to_token_stream());
            }
            other => tokens.extend(other.to_token_stream()),
        }
    }
    lifetimes.retain(|lifetime| mentions(tokens.clone(), lifetime));
    lifetimes
}

fn mentions(tokens: TokenStream, lifetime: &Lifetime) -> bool {
    let mut is_after_quote = false;
    tokens.into_iter().any(|token| {
        let was_after_quote = is_after_quote;
        is_after_quote = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '\'');
        match token {
            TokenTree::Group(group) => mentions(group.stream(), lifetime),
            TokenTree::Ident(name) => was_after_quote && name == lifetime.ident,
            _ => false,
        }
    })
}
